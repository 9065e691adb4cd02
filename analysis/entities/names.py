"""How a person's name reads in the nominative: by agreement of its words, and by all its forms in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from operator import mul
from typing import NamedTuple

from analysis import lexicon
from analysis.entities.name_readings import (
    CASES,
    REMEMBERED,
    NameReading,
    common_start,
    fold,
    nominal_forms,
    person_readings,
    plain,
)
from analysis.language import Token

WRONG_CASE, WRONG_GENDER, WRONG_NUMBER = 0.15, 0.3, 0.4
"""What is left of a reading's weight where the word was read in another case, gender or number: models err."""
OTHER_CASE, OTHER_GENDER = 0.5, 0.8
"""How likely the models read a word in another case or gender than it has."""
FURTHER_FORM = 3.0
"""How much likelier a nominative is for each further form in the text that it explains («Тарас», «Тараса»)."""
CLEAR = 1.0
"""The fit from which a form is read as it stands («Лугина ушла»), and tells nothing of another name («Лугин»)."""

IN_FULL = 4.0
"""How much likelier a surname that stands alone is read as one that the text gives with a first name."""

CAPITALS = re.compile("[А-ЯЁ-]+")

LONGEST_ABBREVIATION = 5
"""Letters of a place's name in capitals that may be an abbreviation: a longer one is a word."""


# ---------------------------------------------------------------- votes
class Ballot(NamedTuple):
    """What one word of a text votes for: the nominatives of its readings, each with its best fit.

    `form`: the word as it stands. `clear`: it is itself the nominative that fits best. Nominatives and form are folded.
    """

    form: str
    fits: tuple[tuple[str, float], ...]
    clear: bool


def ballot(word: str, nominatives: Iterable[str], fits: Iterable[float]) -> Ballot:
    """The ballot of a word with the nominatives (folded) of its readings, and the fit of each."""
    form, best = fold(word), dict[str, float]()
    for nominative, fit in zip(nominatives, fits, strict=True):
        best[nominative] = max(best.get(nominative, 0.0), fit)
    return Ballot(form, tuple(best.items()), best.get(form, 0.0) >= max(CLEAR, *best.values(), 0.0))


def count_votes(ballots: Iterable[Ballot]) -> dict[str, float]:
    """How well each nominative explains the forms of a text: the fits of its readings, more for each further form."""
    fits: dict[str, float] = defaultdict(float)
    explained: dict[str, set[str]] = defaultdict(set)
    for form, best, clear in ballots:
        for nominative, fit in best:
            fits[nominative] += fit
            if nominative == form or not clear:
                explained[nominative].add(form)
    return {
        nominative: fit * FURTHER_FORM ** max(0, len(explained[nominative]) - 1) for nominative, fit in fits.items()
    }


# ---------------------------------------------------------------- persons
class ReadWord(NamedTuple):
    """What of a token of a person's name its nominative hangs on."""

    text: str
    case: str
    gender: str
    number: str
    given: bool
    """Whether it stands before others, as first names do."""


ReadName = tuple[ReadWord, ...]


class Agreement(NamedTuple):
    """The case, gender and number in which the words of one name agree best; "" where they do not tell."""

    case: str
    gender: str
    number: str


def name_persons(names: Sequence[Sequence[Token]]) -> list[tuple[tuple[str, ...], str]]:
    """The words of each person's name in the nominative, and the gender; all forms of a word in the text vote.

    `names` are the words (no marks) of each mention.
    """
    read = [*map(_as_read, names)]
    agreements = map(_agreement, read)
    votes = count_votes(
        [_ballot(word, agreed) for words, agreed in zip(read, agreements, strict=True) for word in words]
    )
    elected: dict[ReadName, tuple[tuple[str, ...], str]] = {}
    for words in read:
        if len(words) > 1 and words not in elected:
            elected[words] = _elect(words, votes)
    votes_alone = _after_full_names(votes, elected)
    for words in read:
        if len(words) == 1 and words not in elected:
            elected[words] = _elect(words, votes_alone)
    return [elected[words] for words in read]


def _as_read(words: Sequence[Token]) -> ReadName:
    last = len(words) - 1
    return tuple([ReadWord(w.text, w.case, w.gender, w.number, at < last) for at, w in enumerate(words)])


def _readings(word: ReadWord) -> tuple[NameReading, ...]:
    return person_readings(plain(word.text), given=word.given)


def _after_full_names(
    votes: dict[str, float], elected: Mapping[ReadName, tuple[tuple[str, ...], str]]
) -> dict[str, float]:
    """The votes for names that stand alone: a surname that a full name of the text has is likelier than its other
    reading («**Анна Ветрова** вышла. За Ветрову …, Ветрова …»: no «Ветров»)."""
    surnames = {fold(nominatives[-1]) for nominatives, _ in elected.values() if len(nominatives) > 1}
    return {nominative: vote * (IN_FULL if nominative in surnames else 1.0) for nominative, vote in votes.items()}


def _elect(words: ReadName, votes: Mapping[str, float]) -> tuple[tuple[str, ...], str]:
    """The nominatives that fit each other best: all words in one case and one gender, and what the text votes for."""
    number = _number(words)
    read = [*map(_readings, words)]
    voted = [[votes[fold(r.nominative)] for r in readings] for readings in read]
    every = [_fits(word, number) for word in words]
    best, agreed, genders = 0.0, CASES_AND_GENDERS[0], {"Masc": 0.0, "Fem": 0.0}
    for at in CASES_AND_GENDERS:
        (case, gender), score = at, 1.0
        for word, voices, fits in zip(words, voted, every, strict=True):
            score *= max(map(mul, fits[at], voices)) * (1.0 if word.case == case else OTHER_CASE)
            score *= 1.0 if word.gender == gender else OTHER_GENDER
        genders[gender] = max(genders[gender], score)
        if score > best:
            best, agreed = score, at
    nominatives = []
    for word, readings, voices, fits in zip(words, read, voted, every, strict=True):
        worth = [*map(mul, fits[agreed], voices)]
        shown = quiet_surname(word.text) if len(words) > 1 else word.text
        nominatives.append(recase(shown, readings[worth.index(max(worth))].nominative))
    return tuple(nominatives), _likelier(genders)


def _likelier(genders: Mapping[str, float]) -> str:
    """The gender that has more, or "" where both have as much."""
    return max(genders, key=genders.__getitem__) if genders["Masc"] != genders["Fem"] else ""


def _number(words: ReadName) -> str:
    return "Plur" if all(word.number == "Plur" for word in words) else "Sing"


EITHER = ""
CASES_AND_GENDERS = tuple(product(CASES, ("Masc", "Fem")))
AGREEMENTS = tuple(product(CASES, ("Masc", "Fem", EITHER)))


FITTED = 2_000
"""Words of whose readings it is kept how well they fit: those of some texts, at 3 KB each."""


@lru_cache(maxsize=FITTED)
def _fits(word: ReadWord, number: str) -> Mapping[tuple[str, str], tuple[float, ...]]:
    """How well the readings of a word fit in each of AGREEMENTS and in a number."""
    every = []
    for _, cases, gender, weight, own_number in _readings(word):
        right_case = [1.0 if case in cases else WRONG_CASE for case in CASES]
        right_gender = [1.0 if gender in ("", asked) else WRONG_GENDER for asked in ("Masc", "Fem")] + [1.0]
        right_number = 1.0 if own_number in ("", number) else WRONG_NUMBER
        every.append([weight * case * gender * right_number for case in right_case for gender in right_gender])
    return dict(zip(AGREEMENTS, zip(*every, strict=True), strict=True))


@lru_cache(maxsize=REMEMBERED)
def _agreement(words: ReadName) -> Agreement:
    """The models' reading of each word is a witness beside the dictionary and the endings."""
    readings = [*map(_readings, words)]
    cases: dict[str, float] = defaultdict(float)
    for word, possible in zip(words, readings, strict=True):
        weights: dict[str, float] = {}
        for reading in possible:
            for case in reading.cases:
                weights[case] = max(weights.get(case, 0.0), reading.weight)
        cases[word.case] += 1.0
        for case, weight in weights.items():
            cases[case] += weight
    case, number = max(CASES, key=cases.__getitem__), _number(words)
    genders = {"Masc": 0.0, "Fem": 0.0}
    for word in words:
        for gender in genders:
            genders[gender] += 0.5 if word.gender == gender else 0.0
            genders[gender] += max(_fits(word, number)[case, gender])
    return Agreement(case, _likelier(genders), number)


@lru_cache(maxsize=REMEMBERED)
def _ballot(word: ReadWord, agreement: Agreement) -> Ballot:
    """What a word of a name that agrees so votes for."""
    case, gender, number = agreement
    return ballot(word.text, [fold(r.nominative) for r in _readings(word)], _fits(word, number)[case, gender])


# ---------------------------------------------------------------- letters
def quiet_place(name: str) -> str:
    """A place in the capitals of a dateline as one writes it; an abbreviation keeps its own.

    >>> quiet_place("РОСТОВ-НА-ДОНУ"), quiet_place("США"), quiet_place("Тарск")
    ('Ростов-на-Дону', 'США', 'Тарск')
    """
    if not name.isupper():
        return name
    readings = nominal_forms(name.lower())
    town = any(r.known and "Geox" in r.grammemes and "Abbr" not in r.grammemes for r in readings)
    if not (town or len(name) > LONGEST_ABBREVIATION):
        return name
    within = lexicon.words_of("small_words.tsv", "within")
    parts = name.lower().split("-")
    return "-".join(part if part in within else part.capitalize() for part in parts)


def quiet_surname(word: str) -> str:
    """A word of a full name in capitals as one writes it («Игнат ВЕТЛУГИН»); initials keep theirs.

    >>> quiet_surname("ВЕТЛУГИН"), quiet_surname("ЗИМИНА-ТКАЧ"), quiet_surname("И")
    ('Ветлугин', 'Зимина-Ткач', 'И')
    """
    loud = len(word) > 1 and word.isupper() and CAPITALS.fullmatch(word)
    return "-".join(part.capitalize() for part in word.split("-")) if loud else word


@lru_cache(maxsize=REMEMBERED)
def recase(shown: str, nominative: str) -> str:
    """`nominative` in the letters of `shown`: its capitals, and its е or ё, where the two run together.

    >>> recase("Касым-Жомарта", "касым-жомарт"), recase("США", "сша"), recase("Щеголёвым", "щеголев")
    ('Касым-Жомарт', 'США', 'Щеголёв')
    """
    if len(shown) > 1 and shown.isupper():
        return nominative.upper()
    alike = common_start(fold(shown), fold(nominative))
    return shown[:alike] + nominative[alike:]
