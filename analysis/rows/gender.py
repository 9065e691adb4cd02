"""Whether a person is a woman or a man, by the name and by the grammar of the text, and what says so."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from analysis import lexicon, pronouns
from analysis.analyse import Analysis
from analysis.entities import Entity
from analysis.language import forms

GENDERS = {"femn": "Fem", "masc": "Masc"}


def _endings(kind: str) -> Mapping[str, tuple[str, ...]]:
    rows = [row for row in lexicon.rows("name_endings.tsv") if row[0] == kind]
    return {gender: tuple(end for _, one, end in rows if one == gender) for gender in GENDERS.values()}


PATRONYMICS = _endings("patronymic")
SURNAMES = _endings("surname")
"""By gender, what the name ends in."""


@dataclass(frozen=True, slots=True)
class Gender:
    """gender: "Fem", "Masc", or "" where nothing tells it. by: the name of the rule that tells, or ""."""

    gender: str
    by: str


UNTOLD = Gender("", "")


def gender_of(analysis: Analysis, person: Entity) -> Gender:
    """What the first of RULES that tells anything says of a person of the text.

    >>> from analysis.analyse import analyse
    >>> from analysis.article import read_article
    >>> made = analyse(read_article("Анна Ким уехала."))
    >>> gender_of(made, made.entities[0])
    Gender(gender='Fem', by='first_name')
    """
    for rule in RULES:
        votes = Counter(rule(analysis, person)).most_common(2)
        if votes and (len(votes) == 1 or votes[0][1] > votes[1][1]):
            return Gender(votes[0][0], rule.__name__)
    return UNTOLD


# ---------------------------------------------------------------- rules: a person of a text -> votes
def patronymic(_: Analysis, person: Entity) -> Iterator[str]:
    """«Анна **Петровна** Ким»; a surname may end so too, but does not stand between two other words."""
    for word in _words(person.name)[1:]:
        if word.endswith(PATRONYMICS["Fem"]) and len(word) > len(max(PATRONYMICS["Fem"], key=len)):
            yield "Fem"
        elif word.endswith(PATRONYMICS["Masc"]) and any("Patr" in form.grammemes for form in forms(word)):
            yield "Masc"


def first_name(_: Analysis, person: Entity) -> Iterator[str]:
    """«**Анна** Ким»: a first name of the dictionary that only women, or only men, have, and that is no surname."""
    first, *rest = _words(person.name)
    readings = [form for form in forms(first) if form.known and form.normal == first]
    signs = frozenset().union(*(form.grammemes for form in readings if "Name" in form.grammemes))
    genders = [gender for sign, gender in GENDERS.items() if sign in signs]
    if rest and len(genders) == 1 and not signs & {"ms-f", "Ms-f"} and not any("Surn" in f.grammemes for f in readings):
        yield genders[0]


def verb(analysis: Analysis, person: Entity) -> Iterator[str]:
    """«Ким **сообщила**»: verbs in the past tense that say that the person alone speaks."""
    for quote in analysis.quotes:
        if quote.speakers == (person.name,):
            for word in _words(quote.cue):
                likeliest = forms(word)[0].grammemes
                if {"VERB", "past", "sing"} <= likeliest:
                    yield from (gender for sign, gender in GENDERS.items() if sign in likeliest)


def pronoun(analysis: Analysis, person: Entity) -> Iterator[str]:
    """«**она** добавила»: the pronouns that stand for the person."""
    for reference in person.references:
        if reference.how == "pronoun":
            word = analysis.text[reference.start : reference.stop].lower()
            if word in pronouns.GENDER:
                yield pronouns.GENDER[word]


def surname(_: Analysis, person: Entity) -> Iterator[str]:
    """«**Ветрова**»: a surname that women and men have in different forms, declined in the text as one of these is."""
    if person.gender and _words(person.name)[-1].endswith(SURNAMES[person.gender]):
        yield person.gender


RULES: tuple[Callable[[Analysis, Entity], Iterator[str]], ...] = (patronymic, first_name, verb, pronoun, surname)
"""The surest first."""


def _words(name: str) -> list[str]:
    return name.lower().replace("ё", "е").replace("-", " ").split()
