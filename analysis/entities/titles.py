"""A role as it is compared: its office, and of what («министр», «мид», «Казахстан»)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.entities.gazetteer import find_place, names_of_place
from analysis.entities.name_readings import fold
from analysis.entities.roles import is_role
from analysis.language import Token


@dataclass(frozen=True, slots=True)
class Title:
    """A role as it is compared: the office, what makes it another one («первый»), and of what («мид», «Казахстан»)."""

    office: str
    apart: frozenset[str]
    of: frozenset[str]


def read_titles(tokens: Sequence[Token]) -> list[Title]:
    """The ways to understand a title: as it stands, and by the other name of the office («глава МИД»)."""
    lemmas = [fold(t.lemma) for t in tokens if any(c.isalnum() for c in t.text)]
    head = next((i for i, t in enumerate(tokens) if is_role(t)), None)
    if head is None:
        return []
    apart = frozenset(title_words("apart") & set(lemmas[:head]))
    phrase = [lemma for lemma in lemmas if lemma not in apart]
    return [_title(way, apart) for way in (phrase, *other_offices(phrase))]


def _title(lemmas: Sequence[str], apart: frozenset[str]) -> Title:
    for length in (2, 1):
        for at in range(len(lemmas) - length + 1):
            office = _offices().get(" ".join(lemmas[at : at + length]))
            if office:
                of = [*lemmas[:at], *lemmas[at + length :]]
                return Title(office, apart, frozenset(map(_thing, of)))
    return Title(" ".join(lemmas), apart, frozenset())


def other_offices(lemmas: Sequence[str]) -> Iterator[list[str]]:
    """The office (lemmas) by its other names, what it is of last.

    >>> list(other_offices(["глава", "мид", "чехия"])), list(other_offices(["шеф", "чешский", "дипломатия"]))[0]
    ([['министр', 'иностранный', 'дело', 'чехия']], ['госсекретарь', 'чешский'])
    """
    if not lemmas or lemmas[0] not in _other_names():
        return
    first = next((at for at, lemma in enumerate(lemmas[1:], 1) if not lemma.endswith("ский")), len(lemmas))
    phrases = {" ".join([*lemmas, ""]): "", " ".join([lemmas[0], *lemmas[first:], ""]): " ".join(lemmas[1:first])}
    for office, other in _other_names()[lemmas[0]]:
        for phrase, whose in phrases.items():
            if phrase.startswith(other + " "):
                yield f"{office}{phrase[len(other) :]} {whose}".split()


@cache
def _other_names() -> dict[str, list[tuple[str, str]]]:
    """By the first word of an office's other name the office and the whole of it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for office, other in lexicon.rows("same_offices.tsv"):
        found.setdefault(other.split()[0], []).append((office, other))
    return found


def _thing(lemma: str) -> str:
    place = find_place(lemma)
    return place.name if place else lemma


@cache
def _general() -> dict[str, frozenset[str]]:
    """For a general word («дипломат») the offices that it may mean."""
    rows = lexicon.rows("general_roles.tsv")
    return {fold(word): frozenset(_offices().get(fold(r), fold(r)) for r in roles.split("|")) for word, roles in rows}


@cache
def _offices() -> dict[str, str]:
    return {fold(name): fold(same or name) for name, same, _ in lexicon.rows("roles.tsv")}


@cache
def title_words(kind: str) -> frozenset[str]:
    """The words of one kind in data/lexicon/title_words.tsv: "office", "becoming", "apart", "country", "ministry"."""
    return frozenset(fold(word) for k, word in lexicon.rows("title_words.tsv") if k == kind)


def means(title: Title, own: Title) -> bool:
    """Whether `title` may be short for `own`: the same office, of nothing that the full one is not of."""
    if title.apart != own.apart or (title.office != own.office and own.office not in _general().get(title.office, ())):
        return False
    return all(thing in own.of or _stands_for(thing, own) for thing in title.of)


def _stands_for(thing: str, own: Title) -> bool:
    if thing.endswith("ский"):
        return any(one[:4] == thing[:4] for other in own.of for one in names_of_place(other))
    if thing in title_words("country"):
        return any((place := find_place(other)) and place.kind == "country" for other in own.of)
    ministries = tuple(lexicon.words_of("small_words.tsv", "ministry"))
    return thing in title_words("ministry") and any(other.startswith(ministries) for other in own.of)
