"""The words of a phrase: which can stand in one, which agree, and their forms."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.language import Token, WordForm, forms, inflect
from analysis.topics import stop_words
from analysis.topics.reference import fold

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = ("masc", "femn", "neut")

PERSONAL = frozenset({"Name", "Surn", "Patr"})
NOMINAL = frozenset({"NOUN", "ADJF", "ADJS", "PRTF", "UNKN"})
NOUN_LIKE = frozenset({"NOUN", "PRTF"})
FULL_ADJECTIVES = frozenset({"ADJF", "PRTF"})

PLURAL_ONLY = frozenset({"NOUN", "Pltm"})
DONE = frozenset({"PRTF", "actv", "past"})
"""A participle that says what somebody did («изменивший») makes no kind of thing."""

NOUNS = frozenset({"NOUN", "PROPN"})
NAMING = NOUNS | {"ADJ"}
CYRILLIC = re.compile(r"[а-яё][а-яё-]*[а-яё]")
DESCRIBING = re.compile(r"[а-яё-]+")


class TermWord(NamedTuple):
    """What terms ask of a word again and again, looked up once for all tokens that are alike.

    lemma: by which words are compared. fits: whether a term may have it, as the noun or adjective that it is. alone:
    whether it is one of those that make none without an adjective. known: whether the dictionary has it, or the last of
    the words that hyphens join in it; as_noun: as a noun.
    """

    lemma: str
    fits: bool
    alone: bool
    known: bool
    as_noun: bool


def term_words(tokens: Sequence[Token]) -> list[TermWord | None]:
    """What terms ask of each word that is a noun, an adjective or a participle; None for the others."""
    return [
        _term_word(token.text, token.lemma, token.pos, token.number)
        if token.pos in NAMING or (token.pos == "VERB" and is_adjective(token))
        else None
        for token in tokens
    ]


@lru_cache(maxsize=50_000)
def _term_word(text: str, tagged: str, pos: str, number: str) -> TermWord:
    word = text.lower()
    readings = forms(word)
    last = forms(word.rpartition("-")[2]) if "-" in word else readings
    lemma = _lemma(readings, tagged, number)
    fits = _may_be_noun(word, readings, text, pos) if pos in NOUNS else _may_describe(word, readings)
    known = readings[0].known or last[0].known
    as_noun = known and any("NOUN" in reading.grammemes for reading in last)
    stops = stop_words.kind(lemma)
    return TermWord(lemma, fits and stops != "never", stops != "", known, as_noun)


def _may_be_noun(word: str, readings: Sequence[WordForm], text: str, pos: str) -> bool:
    """A noun of Cyrillic letters, two at least. None is a word that the dictionary has as something else only, nor a
    person's name that stands in no mention of an entity: what nobody could identify is no subject."""
    if not CYRILLIC.fullmatch(word):
        return False
    likeliest = readings[0]
    name = text.istitle() and likeliest.grammemes & PERSONAL
    if name and (pos == "PROPN" or not likeliest.known):
        return False
    return not likeliest.known or any(not NOUN_LIKE.isdisjoint(reading.grammemes) for reading in readings)


def _may_describe(word: str, readings: Sequence[WordForm]) -> bool:
    return DESCRIBING.fullmatch(word) is not None and not readings[0].grammemes >= DONE


def is_abbreviation(text: str, word: TermWord) -> bool:
    """Capitals that the dictionary does not have, or up to three letters («БПЛА», «ИИ»): not declined."""
    return len(text) > 1 and text.isupper() and (len(text) <= 3 or not word.known)


def _lemma(readings: Sequence[WordForm], tagged: str, number: str) -> str:
    """The lemma by which words are compared, «е» for «ё». A plural that the dictionary has as a word of its own is one
    («выборы» is no plural of «выбор»)."""
    if number == "Plur" and readings[0].grammemes >= PLURAL_ONLY:
        return fold(readings[0].normal)
    likeliest = ""
    for reading in readings:
        if not NOMINAL.isdisjoint(reading.grammemes):
            normal = reading.normal.replace("ё", "е")
            if normal == tagged:
                return tagged
            likeliest = likeliest or normal
    return likeliest or tagged


def is_adjective(token: Token) -> bool:
    """An adjective or participle in its full form: short forms and comparatives are predicates."""
    full = token.pos == "ADJ" or (token.pos == "VERB" and token.feats.get("VerbForm") == "Part")
    return full and token.feats.get("Variant") != "Short" and token.feats.get("Degree") != "Cmp"


def agrees(adjective: Token, noun: Token) -> bool:
    """The same case and number, and in the singular the same gender; a word the tagger leaves open is looked up."""
    if not adjective.case:
        return any(_marks(noun.case, noun.number) <= reading.grammemes for reading in forms(adjective.text.lower()))
    same = _case(adjective) == _case(noun) and adjective.number == noun.number
    return same and (noun.number == "Plur" or _gender(adjective) in (_gender(noun), "") or not noun.gender)


def _case(token: Token) -> str:
    """Nominative and accusative are one («морской порт» is either, and the tagger need not decide)."""
    return "Nom" if token.case == "Acc" else token.case


def _gender(token: Token) -> str:
    """Masculine and neuter are told apart in the nominative and accusative only («нового» is either)."""
    return "Masc" if token.gender == "Neut" and token.case not in {"Nom", "Acc"} else token.gender


def noun_form(token: Token, word: TermWord, case: str, number: str) -> str | None:
    """`token`, a noun, in `case` and `number` (OpenCorpora: nomn, sing …) with «ё» as the dictionary has it."""
    small = token.text.lower()
    if is_abbreviation(token.text, word):
        return small
    return _noun_form(small, word.lemma, _marks(token.case, token.number), case, number)


@lru_cache(maxsize=50_000)
def _noun_form(word: str, tagged: str, marks: frozenset[str], case: str, number: str) -> str | None:
    first, hyphen, second = word.partition("-")
    if hyphen and not forms(word)[0].known:  # «страны-участницы»: both are declined, where the first is a noun so
        parts = [_form_of_word(part, "", marks, case, number) for part in (first, second)]
        if all(parts):
            return "-".join(filter(None, parts))
    return _form_of_word(word, tagged, marks, case, number)


def _form_of_word(word: str, tagged: str, marks: frozenset[str], case: str, number: str) -> str | None:
    """`word` in `case` and `number`; without its lemma `tagged` only where the dictionary has a noun so marked."""
    reading = _noun_reading(word, tagged, marks)
    if reading is None or not (tagged or (reading.known and reading.grammemes >= {"NOUN", *marks})):
        return None
    return inflect(word, reading.normal, "NOUN", case, number) or inflect(word, reading.normal, case, number)


def adjective_form(token: Token, *grammemes: str) -> str | None:
    """`token`, an adjective or participle, in the form with `grammemes`."""
    return _adjective_form(token.text.lower(), grammemes)


@lru_cache(maxsize=50_000)
def _adjective_form(text: str, grammemes: tuple[str, ...]) -> str | None:
    head, hyphen, word = text.rpartition("-")  # «торгово-экономический»: the last part is inflected
    for reading in forms(word):
        for part in FULL_ADJECTIVES & reading.grammemes:
            if found := inflect(word, reading.normal, part, *grammemes):
                return head + hyphen + found
    return None


def noun_reading(token: Token, word: TermWord) -> WordForm | None:
    """The dictionary's reading of a noun that fits its case, number and lemma best."""
    return _noun_reading(token.text.lower(), word.lemma, _marks(token.case, token.number))


@lru_cache(maxsize=50_000)
def _noun_reading(word: str, tagged: str, marks: frozenset[str]) -> WordForm | None:
    readings = [r for r in forms(word) if not NOMINAL.isdisjoint(r.grammemes)]
    return max(
        readings,
        key=lambda r: (r.normal.replace("ё", "е") == tagged, "NOUN" in r.grammemes, len(marks & r.grammemes)),
        default=None,
    )


@cache
def _marks(case: str, number: str) -> frozenset[str]:
    """A case and a number in OpenCorpora's notation."""
    return frozenset(filter(None, (CASES.get(case), NUMBERS.get(number))))
