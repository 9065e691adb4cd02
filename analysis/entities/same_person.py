"""Which persons of many texts are one: by full name; by surname, initials or role where only one can be meant."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from analysis.entities.bearers import Bearers
from analysis.entities.entity import Entity
from analysis.entities.name_key import EITHER, NameKey, name_keys
from analysis.entities.offices import Titles, agree, titles_of
from analysis.entities.titles import Title


def person_groups(texts: Sequence[tuple[str, Sequence[Entity]]]) -> Iterator[tuple[Hashable, str, Entity]]:
    """Each person with what all the entities of one identity have in common."""
    persons = [(text, entity) for text, entities in texts for entity in entities if entity.kind == "PER"]
    keys = name_keys([entity for _, entity in persons])
    library = Bearers((key, *person) for key, person in zip(keys, persons, strict=True))
    alone: dict[NameKey, list[tuple[int, Titles]]] = defaultdict(list)
    groups: dict[int, Hashable] = {}
    named: dict[str, set[Hashable]] = defaultdict(set)
    for at in sorted(range(len(persons)), key=lambda at: not keys[at].is_full):
        (text, entity), key = persons[at], keys[at]
        titles = titles_of(entity)
        groups[at] = library.bearer(key, titles, named[text]) or (key if key.is_full else (key, at))
        if not key.is_full and not library.heads(key):
            alone[key].append((at, titles))
        named[text].add(groups[at])
    for key, bearers in alone.items():
        groups |= {at: (key, group) for at, group in _apart_by_titles(key, bearers)}
    for at, (text, entity) in enumerate(persons):
        yield groups[at], text, entity


def _apart_by_titles(key: NameKey, bearers: Sequence[tuple[int, Titles]]) -> Iterator[tuple[int, Hashable]]:
    """Who bears one surname and no fuller name: those of one office are one; the others, where no offices differ.

    A first name says nothing without an office, nor a surname of men and women alike.
    """
    lone = key.is_given or key.gender == EITHER
    offices: list[set[Title]] = []
    chosen: dict[int, int] = {}
    for at, titles in bearers:
        if titles:
            chosen[at] = next((i for i, known in enumerate(offices) if agree(titles, known)), len(offices))
            if chosen[at] == len(offices):
                offices.append(set())
            offices[chosen[at]] |= titles
    for at, titles in bearers:
        if titles:
            yield at, chosen[at]
        else:
            yield at, ("alone", at) if lone or len(offices) > 1 else 0
