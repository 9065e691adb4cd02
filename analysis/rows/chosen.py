"""How a question about many texts begins."""

CHOSEN = """WITH chosen AS (SELECT text_id, text_no FROM (SELECT DISTINCT unnest(CAST(? AS VARCHAR[])) AS text_id)
    LEFT JOIN numbered USING (text_id))"""
"""The texts are the question's first value: a list of ids. Where it is a selection's (library/chosen.py), the library
puts the relation of it into the place of this list. text_no: the number by which the index of words knows a text, none
while it is not analysed."""
