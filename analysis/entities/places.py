"""The gazetteer: countries, capitals and other places that go by several names, as data."""

from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.entities.names import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `kind`: country, capital, city or region; `country`: its ISO 3166 code, or ""."""

    name: str
    kind: str
    country: str


def find_place(name: str) -> Place | None:
    """The place that goes by `name` (nominative), or None.

    >>> find_place("Соединенные Штаты").name
    'США'
    """
    return _places().get(fold(name))


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for kind, country, name, *others in lexicon.rows("places.tsv"):
        for other in (name, *filter(None, "|".join(others).split("|"))):
            found.setdefault(fold(other), Place(name, kind, country))
    return found
