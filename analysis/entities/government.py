"""In which case a name must stand after the word before it: the models err on names that they have never seen."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis import lexicon
from analysis.entities.roles import is_role
from analysis.entities.token_row import DASHES, MARKS, Name, TokenRow
from analysis.language import Token

OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})
ENDS_IN_VOWEL = re.compile("[аеёиоуыэюя]$")


def as_governed(words: Sequence[Token], before: Token | None) -> tuple[Token, ...]:
    """The words of a name, in the case that the word before asks for where they were read in one that it rules out.

    «через **Стыгу**» is an accusative whatever the model says, and so is «реку **Стыгу**».
    """
    possible = _possible(before, words[0]) if before is not None else ()
    if len(possible) != 1 or words[0].case in ("", *possible):
        return tuple(words)
    first = words[0]
    case = {"Case": possible[0]}
    return tuple(w.read_as({**w.feats, **case}) if w.case == first.case else w for w in words)


FARTHEST = 10
"""Tokens between the noun for what a person is and the name, at most."""


def as_apposed(row: TokenRow, name: Name) -> tuple[Token, ...]:
    """The words of a person's name in the case of what the person is, where they were read as a subject.

    «для чемпиона **Веселина Лунина**» is a genitive. Of «помощник министра **Пётр Зимин**», where two nouns might be
    meant, nothing is told.
    """
    words = name.words
    if words[0].case != "Nom" or not all(ENDS_IN_VOWEL.search(w.text) for w in words):  # «Хэнк» shows no other case
        return words
    cases = set(_cases_before(row, name.first))
    if len(cases) != 1 or not cases <= OBLIQUE:
        return words
    told = {"Case": cases.pop()}
    return tuple(w.read_as({**w.feats, **told}) if w.case == "Nom" else w for w in words)


def _cases_before(row: TokenRow, place: int) -> Iterator[str]:
    """The cases of the singular nouns for persons in the phrase that ends before a place, nearest first."""
    for at in range(place - 1, max(place - 1 - FARTHEST, -1), -1):
        token = row.tokens[at]
        dash = token.text in DASHES and at == place - 1
        if at + 1 in row.openings or not (dash or token.text in MARKS or token.pos in ("NOUN", "ADJ", "PROPN", "X")):
            return
        if is_role(token) or (token.pos == "NOUN" and token.feats.get("Animacy") == "Anim"):
            yield token.case if token.number == "Sing" else "Nom"


def _possible(before: Token, word: Token) -> tuple[str, ...]:
    if before.pos == "ADP":
        return tuple(_governing().get(before.text.lower(), ()))
    if before.pos == "NOUN" and before.text.islower() and before.case:
        if before.lemma in _waters_and_towns():
            return (before.case,)
        if word.case in ("Ins", "Loc"):  # a noun takes a name in the genitive: «загрязнение **Стыги**»
            return ("Gen",)
    return ()


@cache
def _governing() -> dict[str, list[str]]:
    return {preposition: cases.split() for preposition, cases in lexicon.rows("prepositions.tsv")}


@cache
def _waters_and_towns() -> frozenset[str]:
    return frozenset(lexicon.words("agreeing_kinds.txt"))
