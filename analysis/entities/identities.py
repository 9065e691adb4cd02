"""One identity per person, body and place over many texts: the evidence of one article, held to what a library asks.

A surname, a first name or «МИД» says less in ten thousand texts than in one, so what may mean two stays alone.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.entities.bearers import RARE
from analysis.entities.entity import Entity
from analysis.entities.gazetteer import find_place
from analysis.entities.merge import is_latin, place_key
from analysis.entities.persons import fullness
from analysis.entities.same_body import Bodies
from analysis.entities.same_person import Persons, Place

Texts = Iterable[tuple[str, Sequence[Entity]]]

Group = tuple[str, Hashable]
"""The kind of an identity, and what all its entities have in common."""


@dataclass(frozen=True, slots=True)
class Member:
    """An entity of one text; `text` is the text's id."""

    text: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, body or place of the library. `members` are in the order of the text ids; `name` is the fullest."""

    name: str
    kind: str
    members: tuple[Member, ...]


@dataclass(slots=True)
class Known:
    """What is known of an identity: its members, how often it has each name, which is the first by text and name.

    called: its name, and the first as it was when that was told.
    """

    members: set[Place] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    first: tuple[str, str] | None = None
    called: tuple[str, ...] = ("",)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.called[0]


class Identities:
    """Who is who over texts that come, change and go: each change costs what it touches, and the result is that of all
    texts told apart at once.

    >>> def person(name):
    ...     return Entity(name, "PER", ())
    >>> known = Identities()
    >>> _ = known.change({"a": [person("А. Ветрова")], "b": [person("Борис Ветров")]})
    >>> _ = known.change({"c": [person("Анна Ветрова")]})
    >>> [(identity.name, len(identity.members)) for identity in known.found()]
    [('Анна Ветрова', 2), ('Борис Ветров', 1)]
    """

    def __init__(self) -> None:
        self._texts: dict[str, tuple[Entity, ...]] = {}
        self._kinds: dict[str, Persons | Bodies | Places] = {"PER": Persons(), "ORG": Bodies(), "LOC": Places()}
        self._groups: dict[Place, Group] = {}
        self._known: dict[Group, Known] = {}
        self._called: dict[tuple[str, str], set[Group]] = defaultdict(set)
        self._own_looked = 0
        self.touched: frozenset[Group] = frozenset()
        """The identities that the last change took members from or gave them to."""

    @property
    def looked(self) -> int:
        """How many names, texts and members were looked at until now: the measure of its work."""
        return self._own_looked + sum(kind.looked for kind in self._kinds.values())

    def change(self, texts: Mapping[str, Sequence[Entity]]) -> set[Place]:
        """The entities of these texts in place of their former ones (none: the text is gone). Gives whose identity may
        be another than before, or be called or led by another."""
        stale: set[Group] = set()
        for text in texts:
            stale |= {self._leave((text, at)) for at in range(len(self._texts.get(text, ())))}
        for text, entities in texts.items():
            self._texts.pop(text, None)
            if entities:
                self._texts[text] = tuple(entities)
        moved: set[Place] = set()
        for kind, told in self._kinds.items():
            for place, own in told.change(texts).items():
                group = kind, own
                if self._groups.get(place) != group:
                    if place in self._groups:
                        stale.add(self._leave(place))
                    self._join(place, group)
                    stale.add(group)
                    moved.add(place)
        self.touched = frozenset(stale)
        return moved | {place for group in stale for place in self._renamed(group)}

    def known(self, place: Place) -> Known:
        """The identity of an entity."""
        return self._known[self._groups[place]]

    def found(self, groups: Iterable[Group] | None = None) -> tuple[Identity, ...]:
        """These identities, or all, those of most texts first; of two alike in all, that whose place is the first."""
        asked = sorted(self._known if groups is None else groups, key=lambda group: min(self._known[group].members))
        return in_order(identity_of(map(self.member, sorted(self._known[group].members))) for group in asked)

    def member(self, place: Place) -> Member:
        """An entity by its place."""
        text, at = place
        return Member(text, self._texts[text][at])

    def group(self, place: Place) -> Group:
        """By what an entity is one with others."""
        return self._groups[place]

    def members(self, group: Group) -> set[Place]:
        """The places of an identity."""
        return self._known[group].members

    def called(self, name: str, kind: str) -> set[Group]:
        """The identities of this name."""
        return self._called.get((kind, name), set())

    def text(self, text: str) -> tuple[Entity, ...]:
        """The entities of a text."""
        return self._texts.get(text, ())

    # ------------------------------------------------------------ within
    def _name(self, place: Place) -> str:
        return self._texts[place[0]][place[1]].name

    def _join(self, place: Place, group: Group) -> None:
        known = self._known.setdefault(group, Known())
        own = place[0], self._name(place)
        if not known.members:
            known.first = own
        elif known.first:
            known.first = min(known.first, own)
        known.members.add(place)
        known.names[own[1]] += 1
        self._groups[place] = group

    def _leave(self, place: Place) -> Group:
        group = self._groups.pop(place)
        known = self._known[group]
        own = place[0], self._name(place)
        known.members.discard(place)
        known.names[own[1]] -= 1
        if not known.names[own[1]]:
            del known.names[own[1]]
        if known.first == own:
            known.first = None  # the next one is sought when all have left and joined
        return group

    def _renamed(self, group: Group) -> set[Place]:
        """The members of an identity that is called or led otherwise now."""
        known, kind = self._known[group], group[0]
        before = known.called
        if not known.members:
            del self._known[group]
            self._called[kind, before[0]].discard(group)
            return set()
        if known.first is None:
            self._own_looked += len(known.members)
            known.first = min((text, self._name((text, at))) for text, at in known.members)
        self._own_looked += len(known.names)
        known.called = shown_name(known.names, kind), *known.first
        if known.called == before:
            return set()
        self._called[kind, before[0]].discard(group)
        self._called[kind, known.called[0]].add(group)
        self._own_looked += len(known.members)
        return known.members


class Places:
    """The places of a library's texts: each is one by what the gazetteer has."""

    looked = 0

    def change(self, texts: Mapping[str, Sequence[Entity]]) -> dict[Place, Hashable]:
        """What all entities of one place have in common, of each of these texts."""
        return {
            (text, at): place_key(entity.name)
            for text, entities in texts.items()
            for at, entity in enumerate(entities)
            if entity.kind == "LOC"
        }


def find_identities(texts: Texts) -> tuple[Identity, ...]:
    """Who is who in `texts` (id and entities of each, in any order), those of most texts first.

    >>> def person(name):
    ...     return Entity(name, "PER", ())
    >>> texts = [("a", [person("Анна Ветрова")]), ("b", [person("А. Ветрова")]), ("c", [person("Борис Ветров")])]
    >>> [(identity.name, len(identity.members)) for identity in find_identities(texts)]
    [('Анна Ветрова', 2), ('Борис Ветров', 1)]
    """
    known = Identities()
    known.change({text: tuple(entities) for text, entities in texts})
    return known.found()


def identity_of(members: Iterable[Member]) -> Identity:
    """The identity that these entities are, all of one kind, under the name that says most of it."""
    found = sorted(members, key=lambda member: (member.text, member.entity.name))
    kind = found[0].entity.kind
    return Identity(shown_name(Counter(member.entity.name for member in found), kind), kind, tuple(found))


def shown_name(counts: Mapping[str, int], kind: str) -> str:
    """Of the names of one person, body or place, each with the number of texts, that which says most of it.

    Of full names one that stands in a few texts of many is none of these: it may be misread.
    """

    def worth(name: str) -> tuple[float | str, ...]:
        place = find_place(name)
        usual, loud = place is not None and name == place.name, name.isupper()
        if kind == "LOC":
            return (-usual, -counts[name], loud, name)
        words, shortened = fullness(name.replace(".", " ").split())
        return (is_latin(name), -words, -shortened, -counts[name], loud, name)

    full = {name: n for name, n in counts.items() if kind == "PER" and fullness(name.replace(".", " ").split())[0] > 1}
    usual_names = [name for name, n in full.items() if n * RARE > max(full.values())]
    return min(usual_names or counts, key=worth)


def in_order(identities: Iterable[Identity]) -> tuple[Identity, ...]:
    """The identities in the order of lists: those of most texts first, then those named most often."""

    def key(identity: Identity) -> tuple[int, int, str, str, str]:
        mentions = sum(len(member.entity.mentions) for member in identity.members)
        texts = len({member.text for member in identity.members})
        return -texts, -mentions, identity.name, identity.kind, identity.members[0].text

    return tuple(sorted(identities, key=key))
