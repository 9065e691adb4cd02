"""How a person's name reads in the nominative: by agreement of its words, and by all its forms in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product

from analysis import lexicon
from analysis.language import KAZAKH, Nominal, Token, nominals

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
DICTIONARY_CASES = {
    "nomn": "Nom", "gent": "Gen", "gen1": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "acc2": "Acc",
    "ablt": "Ins", "loct": "Loc", "loc1": "Loc", "loc2": "Loc", "voct": "Nom",
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
"""… and of a guess for a word that the dictionary has as a first name: «Катя» is no form of «Кать»."""
UNDECLINED = 0.4
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

LONGEST_ABBREVIATION = 5
"""Letters of a place's name in capitals that may be an abbreviation: a longer one is a word."""


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a word of a name: its nominative (lower case) where it stands in one of `cases`."""

    nominative: str
    cases: frozenset[str]
    gender: str
    weight: float
    number: str = ""


# ---------------------------------------------------------------- readings of a word
REMEMBERED = 50_000
"""Words of which is kept what is asked of each again and again."""


@lru_cache(maxsize=REMEMBERED)
def plain(word: str) -> str:
    """The word in small letters of Russian: «Жұмағұлов» is read and declined as «Жумагулов» is.

    >>> plain("Жұмағұлов"), plain("Щёголев")
    ('жумагулов', 'щёголев')
    """
    return word.lower().translate(KAZAKH)


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """The word as names are compared: small letters, ё as е, Kazakh letters as Russian ones.

    >>> fold("Щёголев"), fold("Жұмағұлов")
    ('щеголев', 'жумагулов')
    """
    return plain(word).replace("ё", "е")


@lru_cache(maxsize=100_000)
def person_readings(word: str) -> tuple[NameReading, ...]:
    """How a word of a person's name can be read: as the dictionary has it, by its ending, or undeclined."""
    if not re.fullmatch(r"[а-яё]+(-[а-яё]+)*", word):
        return (NameReading(word, frozenset(CASES), "", 1.0),)
    known = list(_known(word, PERSONAL))
    guessed = [replace(r, weight=r.weight * (BESIDE_NAME if _are_called(word) else 1.0)) for r in _by_ending(word)]
    return (*_joined([*known, *guessed]), undeclined(word))


@lru_cache(maxsize=100_000)
def place_readings(word: str) -> tuple[NameReading, ...]:
    """The same for a word of another name: any noun or adjective of the dictionary will do."""
    if not re.fullmatch(r"[а-яё]+(-[а-яё]+)*", word):
        return (NameReading(word, frozenset(CASES), "", 1.0),)
    known = list(_known(word, frozenset()))
    guessed = (*_by_ending(word), *_by_ending(word, "place_endings.tsv"))
    return tuple(_joined(known)) if known else (*_joined(guessed), undeclined(word))


@lru_cache(maxsize=100_000)
def adjective_readings(word: str) -> tuple[NameReading, ...]:
    """How an adjective can be read, one that the dictionary lacks («Атбасарского») by its ending."""
    return tuple(_joined(_read(n, 1.0) for n in nominals(word) if {"ADJF", "PRTF"} & n.grammemes))


def _known(word: str, wanted: frozenset[str]) -> Iterator[NameReading]:
    for nominal in nominals(word):
        epithet = EPITHET if "ADJF" in nominal.grammemes else 1.0
        if nominal.known and (not wanted or wanted & nominal.grammemes or epithet < 1.0):
            weight = KNOWN * (epithet if wanted else 1.0) * (FOREIGN if "Fixd" in nominal.grammemes else 1.0)
            yield _read(nominal, weight)


def _read(nominal: Nominal, weight: float) -> NameReading:
    cases = frozenset(DICTIONARY_CASES[g] for g in nominal.grammemes if g in DICTIONARY_CASES)
    gender = next((GENDERS[g] for g in nominal.grammemes if g in GENDERS), "")
    return NameReading(nominal.nominative, cases, gender, weight, "Plur" if "plur" in nominal.grammemes else "Sing")


def _by_ending(word: str, table: str = "surnames.tsv") -> Iterator[NameReading]:
    """Readings of a word, or of the last part of a hyphened one, by a table of endings."""
    head, hyphen, tail = word.rpartition("-")
    for gender, stem, weight, endings in _paradigms(table):
        for case, variants in zip(CASES, endings, strict=True):
            for ending in variants:
                base = tail[: len(tail) - len(ending)]
                if len(base) > 1 and tail.endswith(ending) and stem.search(base):
                    for nominative in endings[0]:
                        cases = {case, "Acc"} if case == "Gen" and gender == "Masc" else {case}  # a man's
                        yield NameReading(head + hyphen + base + nominative, frozenset(cases), gender, weight, "Sing")


@cache
def _paradigms(table: str) -> tuple[tuple[str, re.Pattern[str], float, tuple[tuple[str, ...], ...]], ...]:
    def endings(column: str) -> tuple[str, ...]:
        return tuple("" if ending == "0" else ending for ending in column.split("/"))

    return tuple(
        (ENDING_GENDERS[gender], re.compile(f"({stem})$"), float(weight), tuple(map(endings, columns)))
        for _, gender, stem, weight, *columns in lexicon.rows(table)
    )


def undeclined(word: str) -> NameReading:
    """The reading of a word that is the same in all cases."""
    return NameReading(word, frozenset(CASES), "", UNDECLINED)


def _joined(readings: Iterable[NameReading]) -> Iterator[NameReading]:
    """One reading for each nominative, gender and number, with all its cases."""
    cases: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    weights: dict[tuple[str, str, str], float] = defaultdict(float)
    for r in readings:
        key = r.nominative, r.gender, r.number
        cases[key] |= r.cases
        weights[key] = max(weights[key], r.weight)
    for (nominative, gender, number), found in cases.items():
        yield NameReading(nominative, frozenset(found), gender, weights[nominative, gender, number], number)


def _are_called(word: str) -> bool:
    return any(n.known and {"Name", "nomn"} <= n.grammemes and n.nominative == word for n in nominals(word))


def is_called(token: Token, grammeme: str) -> bool:
    """Whether the dictionary has the word, with its capital, as a first name («Name») or a patronymic («Patr»)."""
    if not token.text.istitle() or (grammeme == "Name" and token.pos != "PROPN"):
        return False
    return any(n.known and grammeme in n.grammemes for n in nominals(token.text.lower()))


# ---------------------------------------------------------------- votes
def count_votes(ballots: Iterable[tuple[str, Iterable[tuple[NameReading, float]]]]) -> dict[str, float]:
    """How well each nominative explains the forms of a text: the fits of its readings, more for each further form.

    A ballot is a word as it stands and its readings with their fits.
    """
    fits: dict[str, float] = defaultdict(float)
    explained: dict[str, set[str]] = defaultdict(set)
    for form, readings in ballots:
        best: dict[str, float] = defaultdict(float)
        for reading, fit in readings:
            best[fold(reading.nominative)] = max(best[fold(reading.nominative)], fit)
        clear = max(best.values(), default=0.0)
        for nominative, fit in best.items():
            fits[nominative] += fit
            if fit == clear or clear < CLEAR:
                explained[nominative].add(fold(form))
    return {
        nominative: fit * FURTHER_FORM ** max(0, len(explained[nominative]) - 1) for nominative, fit in fits.items()
    }


# ---------------------------------------------------------------- persons
@dataclass(frozen=True, slots=True)
class Agreement:
    """The case, gender and number in which the words of one name agree best; "" where they do not tell."""

    case: str
    gender: str
    number: str


def name_persons(names: Sequence[Sequence[Token]]) -> list[tuple[tuple[str, ...], str]]:
    """The words of each person's name in the nominative, and the gender; all forms of a word in the text vote.

    `names` are the words (no marks) of each mention.
    """
    agreed = [_agreement(words) for words in names]
    ballots = (
        (word.text, [(r, _fit(r, agreement)) for r in person_readings(plain(word.text))])
        for words, agreement in zip(names, agreed, strict=True)
        for word in words
    )
    votes = count_votes(ballots)
    elected: dict[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], str]] = {}
    for words in names:
        if len(words) > 1 and _as_read(words) not in elected:
            elected[_as_read(words)] = _elect(words, votes)
    votes_alone = _after_full_names(votes, elected)
    for words in names:
        if len(words) == 1 and _as_read(words) not in elected:
            elected[_as_read(words)] = _elect(words, votes_alone)
    return [elected[_as_read(words)] for words in names]


def _after_full_names(
    votes: dict[str, float], elected: Mapping[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], str]]
) -> dict[str, float]:
    """The votes for names that stand alone: a surname that a full name of the text has is likelier than its other
    reading («**Анна Ветрова** вышла. За Ветрову …, Ветрова …»: no «Ветров»)."""
    surnames = {fold(nominatives[-1]) for nominatives, _ in elected.values() if len(nominatives) > 1}
    return {nominative: vote * (IN_FULL if nominative in surnames else 1.0) for nominative, vote in votes.items()}


def _as_read(words: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    return tuple((word.text, word.case, word.gender, word.number) for word in words)


def _elect(words: Sequence[Token], votes: Mapping[str, float]) -> tuple[tuple[str, ...], str]:
    """The nominatives that fit each other best: all words in one case and one gender, and what the text votes for."""
    number = "Plur" if all(word.number == "Plur" for word in words) else "Sing"
    best, nominatives, genders = 0.0, tuple(word.text for word in words), {"Masc": 0.0, "Fem": 0.0}
    voted = [[(r, votes[fold(r.nominative)]) for r in person_readings(plain(word.text))] for word in words]
    for case, gender in product(CASES, genders):
        agreement = Agreement(case, gender, number)
        score, chosen = 1.0, []
        for word, readings in zip(words, voted, strict=True):
            worth = [_fit(r, agreement) * vote for r, vote in readings]
            score *= max(worth) * (1.0 if word.case == case else OTHER_CASE)
            score *= 1.0 if word.gender == gender else OTHER_GENDER
            shown = quiet_surname(word.text) if len(words) > 1 else word.text
            chosen.append(recase(shown, readings[worth.index(max(worth))][0].nominative))
        genders[gender] = max(genders[gender], score)
        if score > best:
            best, nominatives = score, tuple(chosen)
    return nominatives, max(genders, key=genders.__getitem__) if genders["Masc"] != genders["Fem"] else ""


def _agreement(words: Sequence[Token]) -> Agreement:
    """The models' reading of each word is a witness beside the dictionary and the endings."""
    readings = [person_readings(plain(word.text)) for word in words]
    cases: dict[str, float] = defaultdict(float)
    for word, possible in zip(words, readings, strict=True):
        cases[word.case] += 1.0
        for case in CASES:
            cases[case] += max((r.weight for r in possible if case in r.cases), default=0.0)
    number = "Plur" if all(word.number == "Plur" for word in words) else "Sing"
    agreed = Agreement(max(CASES, key=lambda c: (cases[c], -CASES.index(c))), "", number)
    genders: dict[str, float] = defaultdict(float)
    for word, possible in zip(words, readings, strict=True):
        genders[word.gender] += 0.5
        for gender in ("Masc", "Fem"):
            genders[gender] += max((_fit(r, replace(agreed, gender=gender)) for r in possible), default=0.0)
    masculine, feminine = genders["Masc"], genders["Fem"]
    if masculine == feminine:
        return agreed
    return replace(agreed, gender="Masc" if masculine > feminine else "Fem")


def _fit(reading: NameReading, agreement: Agreement) -> float:
    right_case = 1.0 if agreement.case in reading.cases else WRONG_CASE
    right_gender = 1.0 if not agreement.gender or reading.gender in ("", agreement.gender) else WRONG_GENDER
    right_number = 1.0 if reading.number in ("", agreement.number) else WRONG_NUMBER
    return reading.weight * right_case * right_gender * right_number


# ---------------------------------------------------------------- letters
def quiet_place(name: str) -> str:
    """A place in the capitals of a dateline as one writes it; an abbreviation keeps its own.

    >>> quiet_place("РОСТОВ-НА-ДОНУ"), quiet_place("США"), quiet_place("Тарск")
    ('Ростов-на-Дону', 'США', 'Тарск')
    """
    town = any(n.known and "Geox" in n.grammemes and "Abbr" not in n.grammemes for n in nominals(name.lower()))
    if not name.isupper() or not (town or len(name) > LONGEST_ABBREVIATION):
        return name
    return "-".join(part.lower() if part in ("НА", "ДЕ", "ЛА") else part.capitalize() for part in name.split("-"))


def quiet_surname(word: str) -> str:
    """A word of a full name in capitals as one writes it («Игнат ВЕТЛУГИН»); initials keep theirs.

    >>> quiet_surname("ВЕТЛУГИН"), quiet_surname("ЗИМИНА-ТКАЧ"), quiet_surname("И")
    ('Ветлугин', 'Зимина-Ткач', 'И')
    """
    loud = len(word) > 1 and re.fullmatch("[А-ЯЁ-]+", word)
    return "-".join(part.capitalize() for part in word.split("-")) if loud else word


@lru_cache(maxsize=REMEMBERED)
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
