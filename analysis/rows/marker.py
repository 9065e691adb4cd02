"""The word that says that somebody speaks, in dictionary form."""

from functools import lru_cache

from analysis.language import forms
from analysis.quotes.cues import cue_nouns, cues

KEPT = 10_000
"""Cues of which the form is remembered: many texts have few."""


@lru_cache(maxsize=KEPT)
def marker(cue: str) -> tuple[str, str]:
    """The dictionary form of a cue and its kind.

    >>> marker("Как отметил"), marker("по его словам"), marker(":")
    (('отметить', 'saying'), ('по словам', 'saying'), (':', ''))
    """
    words = cue.lower().replace("ё", "е").split()
    for word in words:
        if words[0] == "по" and word in cue_nouns():
            return f"по {word}", cue_nouns()[word]
        for reading in forms(word):
            lemma = reading.normal.replace("ё", "е")
            if lemma in cues() and not reading.grammemes & {"NOUN", "PREP", "CONJ"}:
                return reading.normal, cues()[lemma].kind
    return cue.lower(), ""
