"""The gazetteer: countries, capitals and bodies that go by several names, as data."""

from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.entities.name_readings import fold


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer. `kind`: country, capital, city, region, continent or station; `country`: ISO code."""

    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of the gazetteer. `kind`: union (of countries: a model may take it for a place) or body."""

    name: str
    kind: str


def find_place(name: str) -> KnownPlace | None:
    """The place that goes by `name` (nominative), or None.

    >>> find_place("Соединенные Штаты").name
    'США'
    """
    return _places().get(fold(name))


def names_of_place(name: str) -> tuple[str, ...]:
    """All names, folded, of the place that goes by `name`; `name` alone where the gazetteer has none.

    >>> names_of_place("КНР")
    ('китай', 'кнр', 'китайская народная республика', 'поднебесная')
    """
    place = find_place(name)
    return _place_names()[place] if place else (fold(name),)


def find_body(name: str) -> KnownBody | None:
    """The body that goes by `name` (nominative), or None.

    >>> find_body("министерство иностранных дел").name
    'МИД'
    """
    return _bodies().get(fold(name))


@cache
def _places() -> dict[str, KnownPlace]:
    found: dict[str, KnownPlace] = {}
    for kind, country, name, *others in lexicon.rows("places.tsv"):
        for other in (name, *filter(None, "|".join(others).split("|"))):
            found.setdefault(fold(other), KnownPlace(name, kind, country))
    return found


@cache
def _place_names() -> dict[KnownPlace, tuple[str, ...]]:
    names: dict[KnownPlace, list[str]] = {}
    for name, place in _places().items():
        names.setdefault(place, []).append(name)
    return {place: tuple(found) for place, found in names.items()}


@cache
def _bodies() -> dict[str, KnownBody]:
    found: dict[str, KnownBody] = {}
    for kind, name, *others in lexicon.rows("bodies.tsv"):
        for other in (name, *filter(None, "|".join(others).split("|"))):
            found.setdefault(fold(other), KnownBody(name, kind))
    return found
