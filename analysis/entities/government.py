"""In which case a name must stand after the word before it: the models err on names that they have never seen."""

from collections.abc import Sequence
from functools import cache

from analysis import lexicon
from analysis.language import Token


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
