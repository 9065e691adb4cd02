"""One identity per person, body and place over many texts: the evidence of one article, held to what a library asks.

A surname, a first name or «МИД» says less in ten thousand texts than in one, so what may mean two stays alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.entities.bearers import RARE
from analysis.entities.entity import Entity
from analysis.entities.gazetteer import find_place
from analysis.entities.merge import is_latin, place_key
from analysis.entities.persons import fullness
from analysis.entities.same_body import body_groups
from analysis.entities.same_person import person_groups

Texts = Iterable[tuple[str, Sequence[Entity]]]


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


def find_identities(texts: Texts) -> tuple[Identity, ...]:
    """Who is who in `texts` (id and entities of each, in any order), those of most texts first.

    >>> def person(name):
    ...     return Entity(name, "PER", ())
    >>> texts = [("a", [person("Анна Ветрова")]), ("b", [person("А. Ветрова")]), ("c", [person("Борис Ветров")])]
    >>> [(identity.name, len(identity.members)) for identity in find_identities(texts)]
    [('Анна Ветрова', 2), ('Борис Ветров', 1)]
    """
    ordered = sorted(((text, tuple(entities)) for text, entities in texts), key=lambda pair: pair[0])
    groups: dict[Hashable, list[Member]] = defaultdict(list)
    for kind, group_of in GROUPS.items():
        for group, text, entity in group_of(ordered):
            groups[kind, group].append(Member(text, entity))
    return in_order(identity_of(members) for members in groups.values())


def identity_of(members: Iterable[Member]) -> Identity:
    """The identity that these entities are, all of one kind, under the name that says most of it.

    Of full names one that stands in a few texts of many is none of these: it may be misread.
    """
    found = sorted(members, key=lambda member: (member.text, member.entity.name))
    kind = found[0].entity.kind
    counts = Counter(member.entity.name for member in found)

    def worth(name: str) -> tuple[float | str, ...]:
        place = find_place(name)
        usual, loud = place is not None and name == place.name, name.isupper()
        if kind == "LOC":
            return (-usual, -counts[name], loud, name)
        words, shortened = fullness(name.replace(".", " ").split())
        return (is_latin(name), -words, -shortened, -counts[name], loud, name)

    full = {name: n for name, n in counts.items() if kind == "PER" and fullness(name.replace(".", " ").split())[0] > 1}
    usual_names = [name for name, n in full.items() if n * RARE > max(full.values())]
    return Identity(min(usual_names or counts, key=worth), kind, tuple(found))


def in_order(identities: Iterable[Identity]) -> tuple[Identity, ...]:
    """The identities in the order of lists: those of most texts first, then those named most often."""

    def key(identity: Identity) -> tuple[int, int, str, str, str]:
        mentions = sum(len(member.entity.mentions) for member in identity.members)
        texts = len({member.text for member in identity.members})
        return -texts, -mentions, identity.name, identity.kind, identity.members[0].text

    return tuple(sorted(identities, key=key))


def _place_groups(texts: Sequence[tuple[str, Sequence[Entity]]]) -> Iterator[tuple[Hashable, str, Entity]]:
    for text, entities in texts:
        for entity in entities:
            if entity.kind == "LOC":
                yield place_key(entity.name), text, entity


Groups = Callable[[Sequence[tuple[str, Sequence[Entity]]]], Iterator[tuple[Hashable, str, Entity]]]
"""From the texts in the order of their ids to each entity with what all entities of its identity have in common."""

GROUPS: dict[str, Groups] = {"PER": person_groups, "ORG": body_groups, "LOC": _place_groups}
