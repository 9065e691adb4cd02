"""Which bodies of many texts are one: by name and owner; by the abbreviation; «МИД» alone by the text's country."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.entities.bodies import SHORTEST_PART, BodyKey, abbreviation, body_key, is_clipped, shown_name
from analysis.entities.entity import Alone, Entity
from analysis.entities.gazetteer import find_body, find_place
from analysis.entities.merge import place_key
from analysis.entities.name_readings import fold

AT_HOME, ABROAD = 3, 3
"""The home of a library's body: at least so many texts name this owner, and so many times as many as all others."""

Place = tuple[str, int]
"""A text, and the place of an entity among those of the text."""

SHORTEST_ABBREVIATION = 3
"""Letters: of two there are too many in a library."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text says of whose its bodies are: the places it names, and the country that it names most, or ""."""

    places: frozenset[str]
    country: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body by the place among a text's entities and how it is compared; is_short: whether by capitals («ТСС»)."""

    place: int
    key: BodyKey
    is_short: bool


@dataclass(frozen=True, slots=True)
class _Owned:
    """What of the owners of a body, and of the names that an abbreviation stands for, tells whose a body is.

    sole: the only owner, "" where there are several, None where there is none.
    """

    home: str
    sole: str | None
    owners: frozenset[str]
    spelt: frozenset[BodyKey]


class Bodies:
    """The bodies of a library's texts and which of them are one.

    Texts come, change and go; each time only those bodies are told apart anew whose owners did.
    looked: how many bodies and texts were looked at until now.
    """

    def __init__(self) -> None:
        self.looked = 0
        self._bodies: dict[str, tuple[Body, ...]] = {}
        self._settings: dict[str, Setting] = {}
        self._texts: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._set_at: dict[str, set[str]] = defaultdict(set)
        self._known: Counter[BodyKey] = Counter()
        self._spelt: dict[str, dict[BodyKey, None]] = defaultdict(dict)
        self._begun: dict[str, dict[BodyKey, None]] = defaultdict(dict)
        self._single: dict[str, dict[str, None]] = defaultdict(dict)
        self._clipped: dict[str, dict[BodyKey, None]] = {}
        self._owners: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)

    def change(self, texts: Mapping[str, Sequence[Entity]]) -> dict[Place, Hashable]:
        """The entities of these texts in place of their former ones (none: the text is gone).

        Gives what all entities of one body have in common, of each for which it may be another than before.
        """
        now = {text: tuple(bodies_of(entities)) for text, entities in texts.items()}
        leaving = Counter(key for text in now for key in {body.key for body in self._bodies.get(text, ())})
        keys = {body.key for own in now.values() for body in own} | leaving.keys()
        names = {key.words for key in keys}
        for key in keys:
            if len(key.words) > 1 and self._known[key] <= leaving[key]:  # it is new, or may be gone
                names |= {(abbreviation(key.words),), *((word,) for word in self._clips_of(key))}
        before = {words: self._owned(words) for words in names}
        for text, own in now.items():
            self._take(text)
            if own:
                self._put(text, own, setting_of(texts[text]))
        stale = {text for text, own in now.items() if own}
        for words in names:
            stale |= self._texts_told_otherwise(words, before[words])
        self.looked += len(stale)
        return {(text, body.place): self._group(text, body) for text in stale for body in self._bodies[text]}

    def _owned(self, words: tuple[str, ...]) -> _Owned:
        owners = self._owners.get(words, Counter())
        word = words[0] if len(words) == 1 else ""
        spelt = frozenset((*self._spelt.get(word, ()), *self._clipped.get(word, ())))
        sole = "" if len(owners) > 1 else next(iter(owners), None)
        return _Owned(_home(owners) if owners else "", sole, frozenset(owners), spelt)

    def _clips_of(self, key: BodyKey) -> list[str]:
        """The one-word names of others that are a longer one clipped («Мосгорсуд»)."""
        others = self._single.get(key.words[0][:SHORTEST_PART], {})
        self.looked += len(others)
        return [word for word in others if is_clipped(word, key.words)]

    def _see(self, word: str) -> None:
        """A one-word name is there: from now on it is known of which longer ones it is clipped."""
        if word not in self._clipped:
            self._single[word[:SHORTEST_PART]][word] = None
            begun = self._begun.get(word[:SHORTEST_PART], {})
            self.looked += len(begun)
            self._clipped[word] = {key: None for key in begun if is_clipped(word, key.words)}

    def _texts_told_otherwise(self, words: tuple[str, ...], before: _Owned) -> set[str]:
        """The texts where a body of this name may be another than before: all, or those that name a new owner."""
        now, texts = self._owned(words), self._texts.get(words, set())
        if (now.home, now.sole, now.spelt) != (before.home, before.sole, before.spelt):
            return set(texts)
        return {text for owner in now.owners ^ before.owners for text in self._set_at.get(owner, set()) & texts}

    def _put(self, text: str, bodies: tuple[Body, ...], setting: Setting) -> None:
        self._bodies[text], self._settings[text] = bodies, setting
        for place in setting.places:
            self._set_at[place].add(text)
        for body in bodies:
            self._texts[body.key.words].add(text)
            if len(body.key.words) == 1:
                self._see(body.key.words[0])
        for key in dict.fromkeys(body.key for body in bodies):
            self._know(key, 1)

    def _know(self, key: BodyKey, texts: int) -> None:
        """So many texts more have this name."""
        if not self._known[key] and len(key.words) > 1:
            self._spelt[abbreviation(key.words)][key] = None
            self._begun[key.words[0][:SHORTEST_PART]][key] = None
            for word in self._clips_of(key):
                self._clipped[word][key] = None
        self._known[key] += texts
        if key.of:
            self._owners[key.words][key.of] += texts

    def _take(self, text: str) -> None:
        bodies = self._bodies.pop(text, ())
        for place in self._settings.pop(text).places if bodies else ():
            self._set_at[place].discard(text)
        for body in bodies:
            self._texts[body.key.words].discard(text)
        for key in dict.fromkeys(body.key for body in bodies):
            self._known[key] -= 1
            if not self._known[key]:
                del self._known[key]
                if len(key.words) > 1:
                    self._spelt[abbreviation(key.words)].pop(key, None)
                    self._begun[key.words[0][:SHORTEST_PART]].pop(key, None)
                    for word in self._clips_of(key):
                        self._clipped[word].pop(key, None)
            if key.of:
                self._owners[key.words][key.of] -= 1
                if not self._owners[key.words][key.of]:
                    del self._owners[key.words][key.of]

    def _group(self, text: str, body: Body) -> Hashable:
        return self.told(text, body, self._settings[text])

    # ------------------------------------------------------------ all at once
    def learn(self, keys: Mapping[BodyKey, int]) -> None:
        """The names of all bodies of a library, each with the number of its texts. None of them changes afterwards:
        `told` says which are one."""
        for key in keys:
            if len(key.words) == 1:
                self._see(key.words[0])
        for key, texts in keys.items():
            self._know(key, texts)

    def hangs_on_others(self, body: Body) -> bool:
        """Whether it matters what else the text names."""
        return any(self._longer(body)) or not self._is_alone(body.key)

    def told(self, text: str | int, body: Body, where: Setting) -> Hashable:
        """What a body of a text has in common with all others that are the same body."""
        key = body.key
        full = next(filter(None, ([o for o in longer if _may_be(key, o, where)] for longer in self._longer(body))), [])
        if len(full) == 1:
            return full[0]
        if self._is_alone(key):
            return key
        owners = self._owners.get(key.words, Counter())
        owner = _owner(key, owners, where)
        lost = not owner and (bool(owners) or key.words[0] in _nouns())
        return Alone(text, body.place) if lost else key._replace(of=owner)

    def _longer(self, body: Body) -> tuple[Collection[BodyKey], Collection[BodyKey]]:
        """The names that an abbreviation may stand for, and those that a word may be clipped from."""
        words = body.key.words
        spelt = self._spelt.get(words[0], ()) if body.is_short else ()
        return spelt, self._clipped[words[0]] if len(words) == 1 else ()

    def _is_alone(self, key: BodyKey) -> bool:
        """Whether it has its owner in its name, or needs none."""
        return bool(key.of) or not (self._owners.get(key.words) or is_common(key))


def bodies_of(entities: Sequence[Entity]) -> Iterator[Body]:
    """The bodies of a text, of all whose entities with the mentions that stand beside others."""
    owners = {m.start: m.form for e in entities if e.kind != "PER" for m in e.mentions}
    for place, entity in enumerate(entities):
        if entity.kind == "ORG":
            key = key_of(entity, owners)
            yield Body(place, key, _is_short(entity, key))


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
