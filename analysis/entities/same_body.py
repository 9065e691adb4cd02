"""Which bodies of many texts are one: by name and owner; by the abbreviation; «МИД» alone by the text's country."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis import lexicon
from analysis.entities.bodies import SHORTEST_PART, BodyKey, abbreviation, body_key, is_clipped, shown_name
from analysis.entities.entity import Entity
from analysis.entities.gazetteer import find_body, find_place
from analysis.entities.merge import place_key
from analysis.entities.name_readings import fold

AT_HOME, ABROAD = 3, 3
"""The home of a library's body: at least so many texts name this owner, and so many times as many as all others."""

SHORTEST_ABBREVIATION = 3
"""Letters: of two there are too many in a library."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text says of whose its bodies are: the places it names, and the country that it names most, or ""."""

    places: frozenset[str]
    country: str


def body_groups(texts: Sequence[tuple[str, Sequence[Entity]]]) -> Iterator[tuple[Hashable, str, Entity]]:
    """Each body with what all the entities of one identity have in common."""
    bodies: list[tuple[str, Entity, BodyKey]] = []
    for text, entities in texts:
        owners = {m.start: m.form for e in entities if e.kind != "PER" for m in e.mentions}
        bodies.extend((text, entity, key_of(entity, owners)) for entity in entities if entity.kind == "ORG")
    settings = {text: setting_of(entities) for text, entities in texts}
    known = dict.fromkeys(key for _, _, key in bodies)
    owners_of = _owners_of((text, key) for text, _, key in bodies)
    spelt: dict[str, list[BodyKey]] = defaultdict(list)
    clipped: dict[str, list[BodyKey]] = defaultdict(list)
    for key in known:
        if len(key.words) > 1:
            spelt[abbreviation(key.words)].append(key)
            clipped[key.words[0][:SHORTEST_PART]].append(key)
    for at, (text, entity, key) in enumerate(bodies):
        where = settings[text]
        full = [other for other in spelt[key.words[0]] if _may_be(key, other, where)] if _is_short(entity, key) else []
        if not full and len(key.words) == 1:
            alike = clipped[key.words[0][:SHORTEST_PART]]
            full = [o for o in alike if is_clipped(key.words[0], o.words) and _may_be(key, o, where)]
        if len(full) == 1:
            yield full[0], text, entity
        elif key.of or not (owners_of[key.words] or is_common(key)):
            yield key, text, entity
        else:
            owner = _owner(key, owners_of[key.words], where)
            lost = not owner and (bool(owners_of[key.words]) or key.words[0] in _nouns())
            yield (("alone", at) if lost else replace(key, of=owner)), text, entity


def key_of(entity: Entity, owners: Mapping[int, str]) -> BodyKey:
    """How a body is compared. `owners`: by its start, the nominative of each place or body that the text names.

    A name with its owner («МИД Казахстана») ends with what stands right after one of the mentions.
    """
    for mention in entity.mentions:
        own, owner = shown_name(mention.form), owners.get(mention.stop + 1)
        if owner and entity.name.startswith(own + " ") and fold(entity.name[len(own) + 1 :])[:2] == fold(owner)[:2]:
            return body_key(mention.form, place_key(owner))
    return body_key(entity.name, "")


def setting_of(entities: Iterable[Entity]) -> Setting:
    """Where a text is set; of two countries named equally often, neither is the one."""
    places: Counter[str] = Counter()
    for entity in entities:
        if entity.kind != "PER" and (entity.kind == "LOC" or find_place(entity.name)):
            places[place_key(entity.name)] += len(entity.mentions)
    countries = Counter({place: n for place, n in places.items() if _is_country(place)}).most_common(2)
    single = len(countries) == 1 or (len(countries) == 2 and countries[0][1] > countries[1][1])
    return Setting(frozenset(places), countries[0][0] if single else "")


def is_common(key: BodyKey) -> bool:
    """Whether every country or town may have one: «МИД», «правительство», «мэрия»."""
    body = find_body(" ".join(key.words))
    return (body.kind == "body" if body else False) or (len(key.words) == 1 and key.words[0] in _nouns())


def _owners_of(bodies: Iterable[tuple[str, BodyKey]]) -> dict[tuple[str, ...], Counter[str]]:
    """For a body's own words whose it is said to be, with the number of texts that say so."""
    owners: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for _, key in dict.fromkeys(bodies):
        if key.of:
            owners[key.words][key.of] += 1
    return owners


def _home(owners: Counter[str]) -> str:
    """The owner of nearly all texts that name one («Минобороны» of a Russian library is Russia's), or ""."""
    (owner, most), *_ = owners.most_common(1)
    return owner if most >= AT_HOME and (owners.total() - most) * ABROAD <= most else ""


def _owner(key: BodyKey, owners: Counter[str], where: Setting) -> str:
    """Whose a body without an owner is: the country's that the text is set in, or the only owner that it names.

    The owner at home is meant where the text names it or names no country: another's body is named with its owner. The
    only owner known is meant by a name that is no common one, and where no country is named at all.
    """
    home = _home(owners) if owners else ""
    if home and (home in where.places or not any(map(_is_country, where.places))):
        return home
    if where.country in owners:
        return where.country
    own_name = not is_common(key) and _nouns().isdisjoint(key.words)
    if len(owners) == 1 and (own_name or not any(map(_is_country, where.places))):
        return next(iter(owners))
    named = [owner for owner in owners if owner in where.places and not _is_country(owner)]
    return named[0] if len(named) == 1 else where.country


def _is_short(entity: Entity, key: BodyKey) -> bool:
    return len(key.words) == 1 and entity.name.isupper() and len(key.words[0]) >= SHORTEST_ABBREVIATION


def _may_be(key: BodyKey, full: BodyKey, where: Setting) -> bool:
    return key.of == full.of or (not key.of and full.of in where.places)


def _is_country(key: str) -> bool:
    place = find_place(key)
    return place is not None and place.kind == "country"


@cache
def _nouns() -> frozenset[str]:
    return frozenset(fold(noun) for noun in (*lexicon.words("bodies.txt"), *lexicon.words("sole_bodies.tsv")))
