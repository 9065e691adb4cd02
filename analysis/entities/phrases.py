"""How the name of a place or body reads in the nominative: its head noun, and what agrees with it before it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from analysis import lexicon
from analysis.entities.gazetteer import find_body
from analysis.entities.name_readings import (
    ALL_CASES,
    NameReading,
    adjective_readings,
    fold,
    place_readings,
    plain,
    undeclined,
)
from analysis.entities.names import WRONG_CASE, Ballot, ballot, count_votes, recase
from analysis.language import Token, forms

WRONG_NUMBER, OTHER_GENDER = 0.5, 0.7
LONGEST_ABBREVIATION = 5
"""Letters: a longer word in capitals that the dictionary knows stands in a headline («В БОЛГАРИИ»)."""
NO_VOTES: Mapping[str, float] = MappingProxyType({})


def name_phrases(names: Sequence[Sequence[Token]], witnesses: Sequence[Token] = ()) -> list[tuple[str, ...]]:
    """The words of each name in the nominative; all forms of a head in the text vote («в Заречне», «Заречень»).

    `names` are the words (no marks) of each mention; `witnesses` other words of the text that may be forms of a head.
    """
    read = [tuple(map(_shape, words)) for words in names]
    votes = count_votes(map(_ballot, [*(words[_head(words)] for words in read), *map(_shape, witnesses)]))
    told = {words: _nominative(words, votes) for words in dict.fromkeys(read)}
    return [told[words] for words in read]


def nominative_phrase(words: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name in the nominative.

    What follows the head («Министерства **сельского хозяйства**») stays as it is, and a number with all after it.
    """
    return _alone(tuple(map(_shape, words)))


class Shape(NamedTuple):
    """What of a token its nominative hangs on."""

    text: str
    lemma: str
    pos: str
    case: str
    number: str
    gender: str


def _shape(word: Token) -> Shape:
    return Shape(word.text, word.lemma, word.pos, word.case, word.number, word.gender)


@lru_cache(maxsize=50_000)
def _ballot(head: Shape) -> Ballot:
    return ballot(head.text, *zip(*_fits(head), strict=True))


@lru_cache(maxsize=50_000)
def _alone(words: tuple[Shape, ...]) -> tuple[str, ...]:
    return _nominative(words, NO_VOTES)


def _nominative(words: Sequence[Shape], votes: Mapping[str, float]) -> tuple[str, ...]:
    if not words or words[0].pos == "NUM" or words[0].text[0].isdigit():
        return tuple(w.text for w in words)
    at = _head(words)
    head = words[at]
    noun = _likeliest(head, votes)
    if at == 0:
        return _rest(words, noun.nominative)
    if head.number == "Plur" and any(w.pos == "ADJ" and w.number != "Plur" for w in words[:at]):
        one = next((form.normal for form in forms(head.text.lower())), head.lemma)
        gender = next((r.gender for r in place_readings(one) if "Nom" in r.cases), head.gender)
        return (*(_of_several(w, gender) for w in words[:at]), *_rest(words[at:], one))
    foreign = words[0].text in lexicon.words("place_particles.txt")
    before = [w.text if foreign else _agreeing(w, head, noun) for w in words[:at]]
    return (*before, *_rest(words[at:], noun.nominative))


def _likeliest(head: Shape, votes: Mapping[str, float]) -> NameReading:
    """Of the readings of a head the one that fits best, by its form and by the other forms in the text."""
    worth = [fit * votes.get(nominative, 1.0) for nominative, fit in _fits(head)]
    return _head_readings(head.text)[worth.index(max(worth))]


@lru_cache(maxsize=50_000)
def _fits(head: Shape) -> tuple[tuple[str, float], ...]:
    """The readings of a head, each as its folded nominative and its fit."""
    return tuple([(fold(reading.nominative), _fit(reading, head)) for reading in _head_readings(head.text)])


def _rest(words: Sequence[Shape], nominative: str) -> tuple[str, ...]:
    return (recase(words[0].text, nominative), *[w.text for w in words[1:]])


def _of_several(word: Shape, gender: str) -> str:
    """An adjective before a noun that several share («в Южном и **Северном** округах»): singular, as the noun is."""
    if word.number == "Plur":
        return recase(word.text, word.lemma) if gender == "Masc" else word.text
    readings = [r for r in adjective_readings(word.text.lower()) if r.gender == gender and r.number == "Sing"]
    best = next((r for r in readings if word.case in r.cases), next(iter(readings), None))
    return recase(word.text, best.nominative) if best else word.text


def _head(words: Sequence[Shape]) -> int:
    """The place of the head: the first noun; in a foreign name («Сан Хуан») the last word."""
    if len(words) == 1:
        return 0
    if words[0].text in lexicon.words("place_particles.txt"):
        return len(words) - 1
    nouns = (i for i, w in enumerate(words) if w.pos in ("NOUN", "PROPN", "X") and not _describes(words, i))
    return next(nouns, len(words) - 1)


def _describes(words: Sequence[Shape], at: int) -> bool:
    """Whether the word is an adjective before a common noun, for its capital taken for one («**Тарской** области»)."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    if after is None or after.pos != "NOUN" or not after.text.islower() or after.case != word.case:
        return False
    return bool(adjective_readings(word.text.lower()))


DECLINED = re.compile(r"([А-ЯЁ]{2,})(?:а|у|ом|ем|е|ы|и|ов|ам|ами|ах)")
"""An abbreviation in another case than the nominative («ООНа»)."""

NUMBERED = re.compile(r"([А-ЯЁа-яё-]+)(-\d+)")
"""A word with a number («Весна-2009»)."""


@lru_cache(maxsize=50_000)
def _head_readings(word: str) -> tuple[NameReading, ...]:
    if abbreviation := DECLINED.fullmatch(word):
        return (NameReading(abbreviation[1].lower(), ALL_CASES, "", 1.0),)
    if number := NUMBERED.fullmatch(word):
        inside = place_readings(plain(number[1]))
        return tuple(r._replace(nominative=r.nominative + number[2]) for r in inside)
    readings = place_readings(plain(word))
    if listed := tuple([r for r in readings if find_body(r.nominative)]):  # «в Акорде»: no «Акорд»
        return listed
    if len(word) == 1 or not word.isupper():
        return readings
    alone = undeclined(plain(word))
    headline = len(word) > LONGEST_ABBREVIATION and alone not in readings
    return readings if headline else (alone,)


def _fit(reading: NameReading, word: Shape) -> float:
    _, cases, gender, weight, number = reading
    right_case = 1.0 if word.case in cases else WRONG_CASE
    right_number = 1.0 if number in ("", word.number) else WRONG_NUMBER
    return weight * right_case * right_number * (1.0 if gender == word.gender else OTHER_GENDER)


def _agreeing(word: Shape, head: Shape, noun: NameReading) -> str:
    """An adjective before the head, in the nominative of the head's number and gender."""
    possible = adjective_readings(word.text.lower()) or place_readings(plain(word.text))
    readings = [r for r in possible if head.case in r.cases or word.case in r.cases]
    readings = [r for r in readings if r.number == (head.number or noun.number)] or readings
    genders = (noun.gender, head.gender)
    best = max(readings, key=lambda r: r.weight * (1.0 if r.gender in genders else WRONG_NUMBER), default=None)
    return recase(word.text, best.nominative) if best else word.text
