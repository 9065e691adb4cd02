"""The word that opens a sentence: where the tagger takes the subject for a genitive, its verb tells better.

«Волкова напоминает», «Старушки не верят», «МВД заявило»: a capital and an ending that two cases share, or none at all.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from analysis.dictionary import WordForm, forms

Reading = tuple[str, str, Mapping[str, str]]
"""A word as it stands, its part of speech and its features."""

REACH = 14
"""Words between the subject and its verb: a genitive may hang on it, and an adverb stand between."""

ASIDE = 6
"""Words of what commas may put in («, кстати,»)."""

NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def as_subject(words: Sequence[Reading]) -> Mapping[str, str] | None:
    """The features of the first word as the subject of the verb that follows, or None where it need not be that.

    >>> opening = ("Волкова", "PROPN", {"Case": "Gen", "Number": "Sing", "Gender": "Masc"})
    >>> verb = ("напоминает", "VERB", {"VerbForm": "Fin", "Number": "Sing", "Person": "3"})
    >>> as_subject([opening, verb])["Case"], as_subject([opening, verb])["Gender"]
    ('Nom', 'Fem')
    """
    word, pos, feats = words[0]
    if pos not in ("NOUN", "PROPN") or feats.get("Case") != "Gen":
        return None
    verb = _verb(words)
    if verb < 0:
        return None
    of_verb = words[verb][2]
    following = takewhile(lambda other: other[1] != "PUNCT", words[verb + 1 : verb + 4])
    if any(_rivals(other, of_verb) for other in following):
        return None
    reading = next((form for form in forms(word.lower()) if _agrees(form, of_verb, loud=word.isupper())), None)
    return _nominative(reading, feats) if reading is not None else None


def _verb(words: Sequence[Reading]) -> int:
    """The place of the first verb in the third person, with no other subject before it; -1 where there is none."""
    at = 1
    while at < min(len(words), REACH):
        text, pos, feats = words[at]
        if text == ",":
            closing = next((i for i in range(at + 1, min(at + ASIDE, len(words))) if words[i][0] == ","), -1)
            aside = words[at + 1 : closing] if closing > 0 else ()
            if not aside or any(_is_finite(w) or w[1] in ("SCONJ", "PRON") for w in aside):
                return -1
            at = closing + 1
            continue
        if _is_finite(words[at]):
            return at if feats.get("Person", "3") == "3" else -1
        if pos in ("PUNCT", "CCONJ", "SCONJ") or feats.get("Case") == "Nom":
            return -1
        at += 1
    return -1


def _is_finite(word: Reading) -> bool:
    return word[1] == "VERB" and word[2].get("VerbForm") == "Fin" and word[0].lower() not in ("нет", "есть")


def _rivals(word: Reading, verb: Mapping[str, str]) -> bool:
    """«Волкова ищет полиция»: a noun right after the verb that may be its subject."""
    _, pos, feats = word
    subject = pos in ("NOUN", "PROPN", "PRON") and feats.get("Case") == "Nom"
    return subject and feats.get("Number") == verb.get("Number")


def _agrees(form: WordForm, verb: Mapping[str, str], *, loud: bool) -> bool:
    """A nominative of the verb's number and gender; of an abbreviation («КУИС») the dictionary guesses the gender."""
    number = next((NUMBERS[g] for g in form.grammemes if g in NUMBERS), "")
    gender = next((GENDERS[g] for g in form.grammemes if g in GENDERS), "")
    if "nomn" not in form.grammemes or number != verb.get("Number", number):
        return False
    of_verb = verb.get("Gender", "") if verb.get("Number") == "Sing" else ""
    return loud or not of_verb or gender in ("", of_verb)


def _nominative(form: WordForm, feats: Mapping[str, str]) -> Mapping[str, str]:
    number = next((NUMBERS[g] for g in form.grammemes if g in NUMBERS), feats.get("Number", "Sing"))
    gender = next((GENDERS[g] for g in form.grammemes if g in GENDERS), feats.get("Gender", ""))
    told = {**feats, "Case": "Nom", "Number": number}
    return MappingProxyType({**told, "Gender": gender} if gender else told)
