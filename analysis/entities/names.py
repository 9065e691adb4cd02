"""How a person's name reads in the nominative: by agreement of its words, and by all its forms in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import lexicon
from analysis.language import Token, nominals

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
DICTIONARY_CASES = {
    "nomn": "Nom", "gent": "Gen", "gen1": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "acc2": "Acc",
    "ablt": "Ins", "loct": "Loc", "loc1": "Loc", "loc2": "Loc", "voct": "Nom",
}  # fmt: skip
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
ENDING_GENDERS = {"m": "Masc", "f": "Fem", "-": ""}
PERSONAL = frozenset({"Name", "Surn", "Patr"})

KNOWN = 1.5
"""Weight of a dictionary's own word for a name over a guess by the ending (1.0 or less)."""
UNDECLINED = 0.5
WRONG_CASE, WRONG_GENDER = 0.1, 0.3
"""What is left of a reading's weight where the models read the word in another case or gender: they err at times."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word of a name: its nominative (lower case) where it stands in one of `cases`."""

    nominative: str
    cases: frozenset[str]
    gender: str
    weight: float
    number: str = "Sing"


# ---------------------------------------------------------------- readings of a word
def fold(word: str) -> str:
    """The word as names are compared: small letters, ё as е.

    >>> fold("Щёголев")
    'щеголев'
    """
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=100_000)
def person_readings(word: str) -> tuple[Reading, ...]:
    """How a word of a person's name can be read: as the dictionary has it, by its ending, or undeclined."""
    if not re.fullmatch(r"[а-яё]+(-[а-яё]+)*", word):
        return (Reading(word, frozenset(CASES), "", 1.0),)
    return (*_joined([*_known(word, PERSONAL), *_by_ending(word)]), undeclined(word))


@lru_cache(maxsize=100_000)
def place_readings(word: str) -> tuple[Reading, ...]:
    """The same for a word of another name: any noun or adjective of the dictionary will do."""
    if not re.fullmatch(r"[а-яё]+(-[а-яё]+)*", word):
        return (Reading(word, frozenset(CASES), "", 1.0),)
    known = list(_known(word, frozenset()))
    return tuple(_joined(known)) if known else (*_joined(_by_ending(word)), undeclined(word))


def _known(word: str, wanted: frozenset[str]) -> Iterator[Reading]:
    for nominal in nominals(word):
        if nominal.known and (not wanted or wanted & nominal.grammemes):
            cases = frozenset(DICTIONARY_CASES[g] for g in nominal.grammemes if g in DICTIONARY_CASES)
            gender = next((GENDERS[g] for g in nominal.grammemes if g in GENDERS), "")
            number = "Plur" if "plur" in nominal.grammemes else "Sing"
            weight = KNOWN * (0.5 if number == "Plur" and wanted else 1.0)
            yield Reading(nominal.nominative, cases, gender, weight, number)


def _by_ending(word: str) -> Iterator[Reading]:
    """Readings of a word, or of the last part of a hyphened one, by the table of endings."""
    head, hyphen, tail = word.rpartition("-")
    for gender, stem, weight, endings in _paradigms():
        for case, variants in zip(CASES, endings, strict=True):
            for ending in variants:
                base = tail[: len(tail) - len(ending)]
                if len(base) > 1 and tail.endswith(ending) and stem.search(base):
                    for nominative in endings[0]:
                        cases = {case, "Acc"} if case == "Gen" and gender == "Masc" else {case}
                        yield Reading(head + hyphen + base + nominative, frozenset(cases), gender, weight)


@cache
def _paradigms() -> tuple[tuple[str, re.Pattern[str], float, tuple[tuple[str, ...], ...]], ...]:
    def endings(column: str) -> tuple[str, ...]:
        return tuple("" if ending == "0" else ending for ending in column.split("/"))

    return tuple(
        (ENDING_GENDERS[gender], re.compile(f"({stem})$"), float(weight), tuple(map(endings, columns)))
        for _, gender, stem, weight, *columns in lexicon.rows("surnames.tsv")
    )


def undeclined(word: str) -> Reading:
    """The reading of a word that is the same in all cases."""
    return Reading(word, frozenset(CASES), "", UNDECLINED)


def _joined(readings: Iterable[Reading]) -> Iterator[Reading]:
    """One reading for each nominative, gender and number, with all its cases."""
    cases: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    weights: dict[tuple[str, str, str], float] = defaultdict(float)
    for r in readings:
        key = r.nominative, r.gender, r.number
        cases[key] |= r.cases
        weights[key] = max(weights[key], r.weight)
    for (nominative, gender, number), found in cases.items():
        yield Reading(nominative, frozenset(found), gender, weights[nominative, gender, number], number)


# ---------------------------------------------------------------- persons
def name_persons(names: Sequence[Sequence[Token]]) -> list[tuple[tuple[str, ...], str]]:
    """The words of each person's name in the nominative, and the gender; all forms of a word in the text vote.

    `names` are the words (no marks) of each mention.
    """
    agreed = [_agreement(words) for words in names]
    votes: dict[str, float] = defaultdict(float)
    for words, (case, gender) in zip(names, agreed, strict=True):
        for word in words:
            best: dict[str, float] = defaultdict(float)
            for reading in person_readings(word.text.lower()):
                best[fold(reading.nominative)] = max(best[fold(reading.nominative)], _fit(reading, case, gender))
            for nominative, fit in best.items():
                votes[nominative] += fit
    return [
        (tuple(_elect(word, case, gender, votes) for word in words), gender)
        for words, (case, gender) in zip(names, agreed, strict=True)
    ]


def _agreement(words: Sequence[Token]) -> tuple[str, str]:
    """The case and gender in which the words of one name agree best, the models' reading among the witnesses."""
    readings = [person_readings(word.text.lower()) for word in words]
    cases: dict[str, float] = defaultdict(float)
    for word, possible in zip(words, readings, strict=True):
        cases[word.case] += 1.0
        for case in CASES:
            cases[case] += max((r.weight for r in possible if case in r.cases), default=0.0)
    case = max(CASES, key=lambda c: (cases[c], -CASES.index(c)))
    genders: dict[str, float] = defaultdict(float)
    for word, possible in zip(words, readings, strict=True):
        genders[word.gender] += 0.5
        for gender in ("Masc", "Fem"):
            genders[gender] += max((_fit(r, case, gender) for r in possible), default=0.0)
    masculine, feminine = genders["Masc"], genders["Fem"]
    return case, "" if masculine == feminine else "Masc" if masculine > feminine else "Fem"


def _fit(reading: Reading, case: str, gender: str) -> float:
    right_case = 1.0 if case in reading.cases else WRONG_CASE
    right_gender = 1.0 if not gender or reading.gender in ("", gender) else WRONG_GENDER
    return reading.weight * right_case * right_gender


def _elect(word: Token, case: str, gender: str, votes: dict[str, float]) -> str:
    readings = person_readings(word.text.lower())
    best = max(readings, key=lambda r: _fit(r, case, gender) * votes[fold(r.nominative)])
    return recase(word.text, best.nominative)


# ---------------------------------------------------------------- letters
def recase(shown: str, nominative: str) -> str:
    """`nominative` in the letters of `shown`: its capitals, and its е or ё, where the two run together.

    >>> recase("Касым-Жомарта", "касым-жомарт"), recase("США", "сша"), recase("Щеголёвым", "щеголев")
    ('Касым-Жомарт', 'США', 'Щеголёв')
    """
    if len(shown) > 1 and shown.isupper():
        return nominative.upper()
    letters = []
    for at, letter in enumerate(nominative):
        if at < len(shown) and fold(shown[at]) == fold(letter):
            letters.append(shown[at])
        else:
            letters.append(nominative[at:])
            break
    return "".join(letters)
