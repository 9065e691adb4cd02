"""The words of a phrase: which can stand in one, which agree, and their forms."""

import re

from analysis.language import Token, WordForm, forms, inflect
from analysis.topics.reference import fold

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = ("masc", "femn", "neut")


def is_noun(token: Token) -> bool:
    """A noun of Cyrillic letters, two at least."""
    return token.pos in {"NOUN", "PROPN"} and re.fullmatch(r"[а-яё][а-яё-]*[а-яё]", token.text.lower()) is not None


def is_adjective(token: Token) -> bool:
    """An adjective or participle in its full form: short forms and comparatives are predicates."""
    full = token.pos == "ADJ" or (token.pos == "VERB" and token.feats.get("VerbForm") == "Part")
    return (
        full
        and token.feats.get("Variant") != "Short"
        and token.feats.get("Degree") != "Cmp"
        and re.fullmatch(r"[а-яё-]+", token.text.lower()) is not None
    )


def agrees(adjective: Token, noun: Token) -> bool:
    """The same case and number, and in the singular the same gender; a word the tagger leaves open is looked up."""
    if not adjective.case:
        return any(_marks(noun) <= r.grammemes for r in forms(adjective.text.lower()))
    return (
        adjective.case == noun.case
        and adjective.number == noun.number
        and (noun.number == "Plur" or not noun.gender or not adjective.gender or adjective.gender == noun.gender)
    )


def noun_form(token: Token, case: str, number: str) -> str | None:
    """`token`, a noun, in `case` and `number` (OpenCorpora: nomn, sing …) with «ё» as the dictionary has it."""
    reading = noun_reading(token)
    found = reading and inflect(token.text.lower(), reading.normal, "NOUN", case, number)
    return found or (inflect(token.text.lower(), reading.normal, case, number) if reading else None)


def adjective_form(token: Token, *grammemes: str) -> str | None:
    """`token`, an adjective or participle, in the form with `grammemes`."""
    head, hyphen, word = token.text.lower().rpartition("-")  # «торгово-экономический»: the last part is inflected
    for reading in forms(word):
        for part in {"ADJF", "PRTF"} & reading.grammemes:
            if found := inflect(word, reading.normal, part, *grammemes):
                return head + hyphen + found
    return None


def noun_reading(token: Token) -> WordForm | None:
    """The dictionary's reading of a noun that fits its case, number and lemma best."""
    marks = _marks(token)
    readings = [r for r in forms(token.text.lower()) if r.grammemes & {"NOUN", "ADJF", "PRTF", "UNKN"}]
    return max(
        readings,
        key=lambda r: (fold(r.normal) == fold(token.lemma), "NOUN" in r.grammemes, len(marks & r.grammemes)),
        default=None,
    )


def _marks(token: Token) -> frozenset[str]:
    """Case and number of a token in OpenCorpora's notation."""
    return frozenset(filter(None, (CASES.get(token.case), NUMBERS.get(token.number))))
