"""How one word of a name may be read: its nominatives with their cases, by the dictionary and by its ending."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import lexicon
from analysis.dictionary import is_known
from analysis.language import Nominal, Token, WordForm, forms, nominals
from analysis.sentences import KAZAKH

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")

DICTIONARY_CASES = {
    "nomn": "Nom", "gent": "Gen", "gen1": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "acc2": "Acc",
    "ablt": "Ins", "loct": "Loc", "loc1": "Loc", "loc2": "Loc",
}  # fmt: skip

GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}

ENDING_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut", "-": ""}

PERSONAL = frozenset({"Name", "Surn", "Patr"})

KNOWN = 1.5
"""Weight of a dictionary's own word for a name over a guess by the ending (1.0 or less)."""

FOREIGN = 0.8
"""… over one that the dictionary does not decline, where it has another («Анне»)."""

EPITHET = 0.6
"""… and over an adjective that is no name in the dictionary («Пётр Первый»)."""

BESIDE_NAME = 0.5
"""… and of a guess for a word that the dictionary has as a first name: «Катя» is no form of «Кать», «Зураба» no name of
a woman."""

FIXED_GIVEN = 0.4
"""… and of a guess for a first name in -и."""

UNDECLINED = 0.4


class NameReading(NamedTuple):  # made faster than a frozen dataclass, and an unknown name has dozens
    """One way to read a word of a name: its nominative (lower case) where it stands in one of `cases`."""

    nominative: str
    cases: frozenset[str]
    gender: str
    weight: float
    number: str = ""


ALL_CASES = frozenset(CASES)
ADJECTIVES = frozenset({"ADJF", "PRTF"})

RUSSIAN = re.compile("[а-яё]+(-[а-яё]+)*")
OF_KAZAKH = re.compile(f"[{''.join(map(chr, KAZAKH))}]")

REMEMBERED = 50_000
"""Words of which is kept what is asked of each again and again."""


def plain(word: str) -> str:
    """The word in small letters of Russian: «Жұмағұлов» is read and declined as «Жумагулов» is.

    >>> plain("Жұмағұлов"), plain("Щёголев")
    ('жумагулов', 'щёголев')
    """
    small = word.lower()
    return small.translate(KAZAKH) if OF_KAZAKH.search(small) else small


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """The word as names are compared: small letters, ё as е, Kazakh letters as Russian ones.

    >>> fold("Щёголев"), fold("Жұмағұлов")
    ('щеголев', 'жумагулов')
    """
    return plain(word).replace("ё", "е")


@lru_cache(maxsize=100_000)
def person_readings(word: str, *, given: bool = False) -> tuple[NameReading, ...]:
    """How a word of a person's name can be read: as the dictionary has it, by its ending, or undeclined.

    `given`: it stands before the surname. First names in -и that no dictionary has are not declined («Кэндзи»).
    """
    if not RUSSIAN.fullmatch(word):
        return (NameReading(word, ALL_CASES, "", 1.0),)
    known = _known(word, PERSONAL)
    beside = BESIDE_NAME if _are_called(word, given) else FIXED_GIVEN if given and word.endswith("и") else 1.0
    return (*_joined([*known, *_by_ending(word, "surnames.tsv", beside)]), undeclined(word))


def place_readings(word: str) -> tuple[NameReading, ...]:
    """The same for a word of another name: any noun or adjective of the dictionary will do."""
    if not RUSSIAN.fullmatch(word):
        return (NameReading(word, ALL_CASES, "", 1.0),)
    if known := _known(word, frozenset()):
        return tuple(_joined(known))
    return (*_joined((*_by_ending(word, "surnames.tsv"), *_by_ending(word, "place_endings.tsv"))), undeclined(word))


@lru_cache(maxsize=100_000)
def adjective_readings(word: str) -> tuple[NameReading, ...]:
    """How an adjective can be read, one that the dictionary lacks («Атбасарского») by its ending."""
    return tuple(_joined([_read(n, 1.0) for n in nominals(word) if not ADJECTIVES.isdisjoint(n.grammemes)]))


def _known(word: str, wanted: frozenset[str]) -> list[NameReading]:
    found = []
    for nominal in _listed(word):
        epithet = EPITHET if "ADJF" in nominal.grammemes else 1.0
        if nominal.known and (not wanted or wanted & nominal.grammemes or epithet < 1.0):
            weight = KNOWN * (epithet if wanted else 1.0) * (FOREIGN if "Fixd" in nominal.grammemes else 1.0)
            found.append(_read(nominal, weight))
    return found


def _listed(word: str) -> tuple[Nominal, ...]:
    """The readings of a word that the dictionary has; another one is not guessed."""
    return nominals(word) if is_listed(word) else ()


def is_listed(word: str) -> bool:
    """Whether the dictionary has the word, which is in small letters, or it is a letter, of which it may know what it
    stands for: asked before the readings where guesses do not count, since to guess takes ten times as long.

    >>> is_listed("министра"), is_listed("заречень")
    (True, False)
    """
    return len(word) == 1 or is_known(word)


def _read(nominal: Nominal, weight: float) -> NameReading:
    cases, gender, number = _cases_gender_number(nominal.grammemes)
    return NameReading(nominal.nominative, cases, gender, weight, number)


@cache
def _cases_gender_number(grammemes: frozenset[str]) -> tuple[frozenset[str], str, str]:
    cases = frozenset(DICTIONARY_CASES[g] for g in grammemes if g in DICTIONARY_CASES)
    gender = next((GENDERS[g] for g in grammemes if g in GENDERS), "")
    return cases, gender, "Plur" if "plur" in grammemes else "Sing"


def _by_ending(word: str, table: str, beside: float = 1.0) -> Iterator[NameReading]:
    """Readings of a word, or of the last part of a hyphened one, by a table of endings.

    beside: what their weights are multiplied by.
    """
    begins = word.rfind("-") + 1
    for rule in _endings(table, word[begins:][-_longest(table) :]):
        ends = len(word) - len(rule.ending)
        if ends - begins > 1 and rule.stem.search(word, begins, ends):
            weight = rule.weight * beside
            for nominative in rule.nominatives:
                yield NameReading(word[:ends] + nominative, rule.cases, rule.gender, weight, "Sing")


class Ending(NamedTuple):
    """An ending of some `cases`, what the stem before it ends in, and the endings of the nominative."""

    ending: str
    stem: re.Pattern[str]
    nominatives: tuple[str, ...]
    cases: frozenset[str]
    gender: str
    weight: float


@lru_cache(maxsize=REMEMBERED)
def _endings(table: str, letters: str) -> tuple[Ending, ...]:
    """Those of a word with these last letters, in the order of the table."""
    return tuple([ending for ending in _in_letter(table, letters[-1:]) if letters.endswith(ending.ending)])


@cache
def _in_letter(table: str, letter: str) -> tuple[Ending, ...]:
    """Those that a word with this last letter may have."""
    return tuple(ending for ending in _all_endings(table) if ending.ending[-1:] in ("", letter))


@cache
def _longest(table: str) -> int:
    """The letters of the longest ending."""
    return max(len(ending.ending) for ending in _all_endings(table))


@cache
def _all_endings(table: str) -> tuple[Ending, ...]:
    found = []
    for _, short, stem, weight, *columns in lexicon.rows(table):
        gender, pattern = ENDING_GENDERS[short], re.compile(f"({stem})$")
        declined = [tuple("" if ending == "0" else ending for ending in column.split("/")) for column in columns]
        cases: dict[str, set[str]] = defaultdict(set)
        for case, variants in zip(CASES, declined, strict=True):
            for ending in variants:
                cases[ending] |= {case, "Acc"} if case == "Gen" and gender == "Masc" else {case}  # a man's
        for ending, told in cases.items():
            found.append(Ending(ending, pattern, declined[0], frozenset(told), gender, float(weight)))
    return tuple(found)


def undeclined(word: str) -> NameReading:
    """The reading of a word that is the same in all cases."""
    return NameReading(word, ALL_CASES, "", UNDECLINED)


def _joined(readings: Iterable[NameReading]) -> Iterable[NameReading]:
    """One reading for each nominative, gender and number, with all its cases."""
    found: dict[tuple[str, str, str], NameReading] = {}
    for r in readings:
        key = r.nominative, r.gender, r.number
        like = found.get(key)
        found[key] = r._replace(cases=like.cases | r.cases, weight=max(like.weight, r.weight)) if like else r
    return found.values()


def _are_called(word: str, given: bool) -> bool:
    """Whether the dictionary has it as a first name; where it is `given` before a surname, in any case."""
    return any(
        n.known and "Name" in n.grammemes and "plur" not in n.grammemes and (given or n.nominative == word)
        for n in _listed(word)
    )


def common_start(one: str, other: str) -> int:
    """How many letters two words begin with alike.

    >>> common_start("мосгорсуд", "московский")
    3
    """
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})


def nominal_forms(word: str) -> list[WordForm]:
    """The readings of `nominals` without their nominatives, which cost several times as much."""
    return [reading for reading in forms(word) if not NOMINAL.isdisjoint(reading.grammemes)]


@lru_cache(maxsize=REMEMBERED)
def is_unknown(word: str) -> bool:
    """Whether no dictionary has the word, or not as a noun."""
    small = word.lower()
    return not is_listed(small) and bool(nominal_forms(small))


def is_called(token: Token, grammeme: str) -> bool:
    """Whether the dictionary has the word, with its capital, as a first name («Name») or a patronymic («Patr»)."""
    if token.pos != "PROPN" and grammeme == "Name":
        return False
    return _is_called(token.text, grammeme)


@lru_cache(maxsize=REMEMBERED)
def _is_called(word: str, grammeme: str) -> bool:
    if not word.istitle() or not is_listed(word.lower()):
        return False
    return any(n.known and grammeme in n.grammemes for n in nominal_forms(word.lower()))
