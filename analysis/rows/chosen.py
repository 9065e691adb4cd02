"""How a question about many texts begins."""

CHOSEN = "WITH chosen AS (SELECT unnest(CAST(? AS VARCHAR[])) AS text_id)"
"""The texts are the question's first value: a list of ids. Where it is a selection's (library/chosen.py), the library
puts the relation of it into the place of this list."""
