"""Whom the names of a text's persons mean, by what is known of all names: full ones first, each with its titles."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from analysis.entities.bearers import Bearers
from analysis.entities.entity import Alone
from analysis.entities.name_key import EITHER, NameKey
from analysis.entities.offices import Titles, agree
from analysis.entities.titles import Title

ANYBODY = "anybody"
"""What is known of a first name that too many have."""


@dataclass(frozen=True, slots=True)
class Called:
    """A person of a text by the place among its entities, the name and the titles given there."""

    place: int
    key: NameKey
    titles: Titles


class Meant:
    """Tells whom a name means, from what `bearers` know of all.

    looked: how many persons of texts were looked at until now.
    """

    def __init__(self, bearers: Bearers) -> None:
        self.bearers = bearers
        self.looked = 0
        self._heads: dict[NameKey, tuple[NameKey, ...]] = {}
        self._inputs: dict[NameKey, dict[Titles, Hashable]] = defaultdict(dict)

    def forget(self, key: NameKey) -> None:
        """No text has this name any more."""
        self._heads.pop(key, None)
        self._inputs.pop(key, None)

    def look(self, key: NameKey, borne: Collection[Titles], retitled: Collection[NameKey]) -> set[Titles]:
        """Looks anew at a name that texts give with these titles; those with which it may mean another than before.

        retitled: the names whose own titles are others than before.
        """
        heads, before, inputs = self.bearers.heads(key), self._heads.get(key), self._inputs[key]
        now: dict[Titles, Hashable]
        if heads:
            known = inputs if heads == before and not any(head in retitled for head in heads) else {}
            now = {t: known[t] if t in known else self.bearers.inputs(key, t) for t in borne}
        elif self.bearers.is_anybodys(key):
            now = dict.fromkeys(borne, ANYBODY)
        elif before == () and ANYBODY not in inputs.values() and inputs.keys() == {frozenset(), *borne}:
            now = inputs
        else:
            now = dict(_apart_by_titles(key, borne))
        self._heads[key], self._inputs[key] = heads, now
        return {titles for titles in borne if heads != before or now[titles] != inputs.get(titles)}

    def hangs_on_others(self, key: NameKey) -> bool:
        """Whether it matters who else is named in the text."""
        return bool(self._heads[key])

    def told(self, text: str | int, persons: Iterable[Called]) -> Iterable[tuple[int, Hashable]]:
        """Who the persons of a text are: full names first, for a shorter one is not who is told apart from it there.

        Gives the place of each and what all places of one person have in common.
        """
        named: set[Hashable] = set()
        for person in sorted(persons, key=lambda person: not person.key.is_full):
            self.looked += 1
            group: Hashable = self.bearers.bearer(person.key, person.titles, named) or self._alone(text, person)
            named.add(group)
            yield person.place, group

    def _alone(self, text: str | int, person: Called) -> Hashable:
        """The group of one whom no fuller name says to be another."""
        key = person.key
        if key.is_full:
            return key
        number = None if self.bearers.heads(key) else self._inputs[key][person.titles]
        return (key, number) if isinstance(number, int) else Alone(text, person.place)


def _apart_by_titles(key: NameKey, bearers: Iterable[Titles]) -> Iterable[tuple[Titles, int | None]]:
    """Who bears one surname and no fuller name, by the titles that texts give: those whose offices agree, or agree with
    those of a third, have one number; the others that of all, where no offices differ, else None.

    A first name says nothing without an office, nor a surname of men and women alike.
    """
    offices: list[tuple[set[Title], list[Titles]]] = []
    for titles in sorted(filter(None, bearers), key=_in_order):
        same = [office for office in offices if agree(titles, office[0])]
        offices = [office for office in offices if office not in same]
        offices.append((set(titles).union(*(own for own, _ in same)), [titles, *(t for _, of in same for t in of)]))
    for number, (_, own) in enumerate(sorted(offices, key=lambda office: min(map(_in_order, office[1])))):
        yield from ((titles, number) for titles in own)
    lone = key.is_given or key.gender == EITHER
    yield frozenset(), None if lone or len(offices) > 1 else 0


def _in_order(titles: Titles) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(sorted((title.office, tuple(sorted(title.apart)), tuple(sorted(title.of))) for title in titles))
