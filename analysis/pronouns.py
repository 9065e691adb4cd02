"""Pronouns of the third person in all their forms, from data/lexicon/pronouns.tsv."""

from analysis import lexicon

_ROWS = lexicon.rows("pronouns.tsv")

GENDER = {form: gender for form, gender, *_ in _ROWS if gender != "Plur"}
"""«она»: Fem, «ему»: Masc."""

PLURAL = frozenset(form for form, gender, *_ in _ROWS if gender == "Plur")
"""«они»."""

POSSESSIVE = frozenset(row[0] for row in _ROWS if row[-1] == "whose")
"""«его», «её», «их»: they also say whose something is."""
