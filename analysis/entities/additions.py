"""Rules that add names the model passed over: addresses, bodies in marks, ministries, places, names met elsewhere."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from analysis import lexicon
from analysis.entities.gazetteer import find_place
from analysis.entities.name_readings import fold, is_called, nominal_forms
from analysis.entities.phrases import nominative_phrase
from analysis.entities.roles import agree
from analysis.entities.token_row import MARKS, Name, TokenRow, is_word, name_of, places_of
from analysis.language import Token

DOMAIN = re.compile(
    r"(?:(?<![\w@.-])|(?<=[а-яё])(?=[A-Z]))(?:(?:[A-Za-z0-9_-]+|[0-9-]*[А-ЯЁа-яё][А-ЯЁа-яё0-9-]*)\.)+"
    r"(?:ru|com|kz|ua|by|org|net|info|su|uz|kg|tv|news|рф|ру)(?![\w@])",
    re.IGNORECASE,
)
ITS_END = re.compile(r"\.(?:ru|com|kz|ua|by|org|net|info|su|uz|kg|tv|news|рф|ру)(?![\w@])", re.IGNORECASE)
"""An address of the web; a capital Latin letter after a small Cyrillic one begins it where a page lost the space."""
LONGEST = 6
"""Words in the name of a body in marks, at most."""


def domains(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«Lenta.ru», «vestnik.kz»: an outlet named by its address; what the model has of it is replaced."""
    found = []
    for match in _addresses(row.text):
        first, last = row.places(match.start(), match.end())
        if first < last:
            lead = row.tokens[first]
            lead = lead._replace(start=match.start(), text=row.text[match.start() : lead.stop])
            name = name_of((lead, *row.tokens[first + 1 : last]), first, "ORG")
            found.append(name._replace(stop=match.end()))
    covered = {place for name in found for place in range(name.first, name.last)}
    yield from found
    yield from (name for name in names if covered.isdisjoint(range(name.first, name.last)))


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """The addresses, sought in the lines that hold the end of one."""
    stop = 0
    for end in ITS_END.finditer(text):
        if end.start() >= stop:
            start, stop = text.rfind("\n", 0, end.start()) + 1, text.find("\n", end.start())
            stop = len(text) if stop < 0 else stop
            yield from DOMAIN.finditer(text, start, stop)


def bodies_in_marks(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A noun for a body and a name in marks after it: «институт «Ясный день»»."""
    yield from names
    taken = _taken(names)
    for mark in places_of(row.words, MARKS):
        at = mark - 1
        if 0 <= at < len(row.tokens) - 2 and _kinds().get(fold(row.tokens[at].lemma)) == "ORG":
            close = next(
                (i for i in range(at + 2, min(at + 3 + LONGEST, len(row.tokens))) if row.tokens[i].text in MARKS), 0
            )
            inside = row.tokens[at + 2 : close] if close else ()
            capital = bool(inside) and inside[0].text[0].isupper()
            free = not taken & set(range(at + 2, close))
            if capital and free and all(is_word(t) or t.text == "-" for t in inside):
                yield from row.names(at + 2, close, "ORG")


def ministries(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«министерство финансов» and «мид» with small letters are names as well: there is one in a country."""
    yield from names
    taken = _taken(names)
    for at in places_of(row.lemmas, _sole().keys()):
        token = row.tokens[at]
        if at in taken or not token.text.islower():
            continue
        last = at + 1
        while last < len(row.tokens) and last not in taken and _of_ministry(row, last):
            last += 1
        if last > at + 1 or _sole()[fold(token.lemma)] == "alone":
            yield from row.names(at, last, "ORG")


def _of_ministry(row: TokenRow, place: int) -> bool:
    token = row.tokens[place]
    return token.case == "Gen" and token.pos in ("NOUN", "ADJ") and token.text.islower()


def places(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A country, capital or part of the world with a capital letter that nothing covers («чемпион Европы»)."""
    yield from names
    taken = _taken(names)
    for at in row.capitals:
        token = row.tokens[at]
        if token.pos != "PROPN" or at in taken or not token.text[0].isupper() or at in row.openings:
            continue
        if row.tokens[at - 1].text in MARKS:
            continue
        known = any("Geox" in r.grammemes and r.known for r in nominal_forms(token.text.lower()))
        if known and find_place(" ".join(nominative_phrase([token]))):
            yield from row.names(at, at + 1, "LOC")


def patronymics(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A first name and a patronymic, with a surname after them or not, are a person: nothing else looks so."""
    yield from names
    taken = _taken(names)
    for at in row.capitals:
        first, patronymic = row.tokens[at - 1], row.tokens[at]
        free = at not in taken and at - 1 not in taken and at not in row.openings
        if free and is_called(first, "Name") and is_called(patronymic, "Patr") and agree(first, patronymic):
            after = row.tokens[at + 1] if at + 1 < len(row.tokens) and at + 1 not in row.openings | taken else None
            surname = after is not None and after.pos == "PROPN" and after.text.istitle() and agree(after, patronymic)
            yield from row.names(at - 1, at + 1 + surname, "PER")


def first_names(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A first name and a word that is nothing but a name, in one case, are a person: «выступила **Алёна Щёголева**»."""
    yield from names
    taken = _taken(names)
    for at in row.capitals:
        first, surname = row.tokens[at - 1], row.tokens[at]
        free = at not in taken and at - 1 not in taken and at not in row.openings
        if free and is_called(first, "Name") and _is_surname(surname) and first.case == surname.case != "":
            yield from row.names(at - 1, at + 1, "PER")


def _is_surname(token: Token) -> bool:
    """Whether a word with a capital can only be a surname: the dictionary has it as one, or not at all."""
    readings = nominal_forms(token.text.lower())
    only = all(not n.known or "Surn" in n.grammemes for n in readings)
    return token.pos == "PROPN" and token.text.istitle() and bool(readings) and only


def named_elsewhere(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A word that is a name of one word elsewhere in the text, and that nobody uses but as a name."""
    yield from names
    taken = _taken(names)
    known: dict[str, str] = {}
    for name in names:
        if name.kind == "PER" or len(name.words) == 1:
            word = name.words[-1]
            known.setdefault(word.text if name.kind == "ORG" else fold(word.lemma), name.kind)
    for at in row.capitals:
        token = row.tokens[at]
        kind = known.get(token.text) or (known.get(fold(token.lemma)) if token.pos == "PROPN" else None)
        if kind and at not in taken and is_word(token) and _only_a_name(token.text, kind):
            yield from row.names(at, at + 1, kind)


WITH_LATIN_CAPITAL = re.compile("[A-Za-z0-9]*[A-Z][A-Za-z0-9]*")


def _only_a_name(word: str, kind: str) -> bool:
    """Latin letters, capitals, or the name of a person or place with its capital that is no common word."""
    if WITH_LATIN_CAPITAL.fullmatch(word) or (len(word) > 1 and word.isupper()):
        return len(word) > 1
    named = {"Name", "Surn", "Patr"} if kind == "PER" else {"Geox"}
    common = any(r.known and not named & r.grammemes for r in nominal_forms(word.lower()))
    return kind in ("PER", "LOC") and word.istitle() and not common


def _taken(names: list[Name]) -> set[int]:
    return set(chain.from_iterable([range(name.first, name.last) for name in names]))


@cache
def _kinds() -> dict[str, str]:
    return {fold(noun): kind for noun, kind in lexicon.rows("kind_nouns.tsv")}


@cache
def _sole() -> dict[str, str]:
    """Whether a body of which there is one in a country is named by its noun «alone», or with more."""
    return {fold(noun): way for noun, way in lexicon.rows("sole_bodies.tsv")}
