"""Who holds an office for a time: «врио губернатора», «и. о. директора» say what he is as «губернатор» does."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from analysis import lexicon


class Word(Protocol):
    """A word or mark of a sentence, read."""

    @property
    def text(self) -> str: ...
    @property
    def pos(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def feats(self) -> Mapping[str, str]: ...


BEFORE_SUBJECTS = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "ADV"})
"""After these the holder of an office may be the subject; after a noun or a preposition he hangs on it."""

FARTHEST = 4
"""Words from the last of «и. о.» to the office: «и. о. первого заместителя»."""


def acting(words: Sequence[Word]) -> Iterator[tuple[range, int]]:
    """Each holder of an office who stands in the nominative: the words that say «for a time», the place of the office.

    >>> from analysis.language import Token
    >>> office = Token(5, 16, "губернатора", "губернатор", "NOUN", {"Animacy": "Anim"}, case="Gen")
    >>> list(acting([Token(0, 4, "врио", "врио", "NOUN", {}), office]))
    [(range(0, 1), 1)]
    """
    openings = _openings()
    for place, word in enumerate(words):
        known = openings.get(word.text.lower())
        length = _length(known, words, place) if known else 0
        if length and _may_be_subject(words, place):
            office = _office(words, place + length)
            if office:
                yield range(place, place + length), office


def is_opening(word: Word) -> bool:
    """Whether the word or mark is one of «и. о.», read as the adjective of whoever holds the office."""
    return word.pos == "ADJ" and word.text.lower() in _words()


def opening_before(words: Sequence[Word], place: int) -> int:
    """Where «и. о.» begins that stands right before the word at `place`; else `place`."""
    while place and is_opening(words[place - 1]):
        place -= 1
    return place


@cache
def _words() -> frozenset[str]:
    return frozenset(word for line in lexicon.words("acting.txt") for word in line.split())


def _length(openings: Sequence[Sequence[str]], words: Sequence[Word], place: int) -> int:
    """How many words from `place` on are one of these openings; 0 where none is."""
    return next((len(one) for one in openings if _stand_at(one, words, place)), 0)


def _stand_at(opening: Sequence[str], words: Sequence[Word], place: int) -> bool:
    return [word.text.lower() for word in words[place : place + len(opening)]] == list(opening)


@cache
def _openings() -> Mapping[str, Sequence[Sequence[str]]]:
    """The longest first, by their first words."""
    found: dict[str, list[Sequence[str]]] = {}
    openings = (line.split() for line in lexicon.words("acting.txt"))
    for opening in sorted(openings, key=lambda words: (-len(words), words)):
        found.setdefault(opening[0], []).append(opening)
    return found


def _may_be_subject(words: Sequence[Word], place: int) -> bool:
    return not place or words[place - 1].pos in BEFORE_SUBJECTS


def _office(words: Sequence[Word], place: int) -> int:
    """The noun for a person in the genitive that follows, past its adjectives; 0 where none does."""
    for at in range(place, min(place + FARTHEST, len(words))):
        if words[at].case != "Gen":
            return 0
        if words[at].pos == "NOUN":
            return at if words[at].feats.get("Animacy") == "Anim" else 0
    return 0
