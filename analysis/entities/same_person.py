"""Which persons of many texts are one: by full name; by surname, initials or role where only one can be meant.

Texts come, change and go; each time only those persons are told apart anew whose name, or whose fuller names, did.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.entities.bearers import Bearers, Borne
from analysis.entities.entity import Entity
from analysis.entities.name_key import EITHER, NameKey, shared_gender, words_of
from analysis.entities.offices import Titles, agree, titles_of
from analysis.entities.titles import Title

Place = tuple[str, int]
"""A text, and the place of an entity among those of the text."""

Words = tuple[str, ...]

ANYBODY = "anybody"
"""What is known of a first name that too many have."""


@dataclass(frozen=True, slots=True)
class _Person:
    place: int
    name: str
    words: Words
    gender: str
    titles: Titles


class Persons:
    """The persons of a library's texts and who of them are one."""

    def __init__(self) -> None:
        self._bearers = Bearers()
        self._own_looked = 0
        self._persons: dict[str, tuple[_Person, ...]] = {}
        self._borne: dict[str, tuple[Borne, ...]] = {}
        self._genders: dict[Words, Counter[str]] = defaultdict(Counter)
        self._ungendered: dict[Words, set[str]] = defaultdict(set)
        self._texts: dict[NameKey, dict[Titles, set[str]]] = defaultdict(dict)
        self._heads: dict[NameKey, tuple[NameKey, ...]] = {}
        self._inputs: dict[NameKey, dict[Titles, Hashable]] = defaultdict(dict)
        self._keys: dict[NameKey, NameKey] = {}

    @property
    def looked(self) -> int:
        """How many names and persons were looked at until now."""
        return self._own_looked + self._bearers.looked

    def change(self, texts: Mapping[str, Sequence[Entity]]) -> dict[Place, Hashable]:
        """The entities of these texts in place of their former ones (none: the text is gone).

        Gives what all entities of one person have in common, of each for whom it may be another than before.
        """
        now = {text: tuple(_persons(entities)) for text, entities in texts.items()}
        again = self._regender(now) - now.keys()
        now |= {text: self._persons[text] for text in again}
        gone = [borne for text in now for borne in self._borne.get(text, ())]
        come = [borne for text, persons in now.items() for borne in self._bear(text, persons)]
        touched = {borne.key for borne in (*gone, *come)}
        asking, retitled = self._bearers.change(gone, come)
        stale = {text for text, persons in now.items() if persons}
        for key in touched | asking:
            stale |= self._texts_told_otherwise(key, retitled)
        return {place: group for text in stale for place, group in self._told(text)}

    # ------------------------------------------------------------ what a text brings
    def _regender(self, now: Mapping[str, tuple[_Person, ...]]) -> set[str]:
        """Counts the genders of names; gives the texts where a name without one is to be compared as another now."""
        names = {p.words for text, own in now.items() for p in (*own, *self._persons.get(text, ()))}
        before = {words: shared_gender(self._genders[words]) for words in names}
        for text in now:
            for person in self._persons.get(text, ()):
                genders = self._genders[person.words]
                genders[person.gender] -= 1
                if not genders[person.gender]:
                    del genders[person.gender]
                self._ungendered[person.words].discard(text)
        for text, own in now.items():
            for person in own:
                self._genders[person.words][person.gender] += 1
                if not person.gender:
                    self._ungendered[person.words].add(text)
        other = [words for words in names if shared_gender(self._genders[words]) != before[words]]
        return {text for words in other for text in self._ungendered[words]}

    def _bear(self, text: str, persons: tuple[_Person, ...]) -> tuple[Borne, ...]:
        """Keeps the persons of a text; gives the names that they bear."""
        for borne in self._borne.pop(text, ()):
            self._texts[borne.key].get(borne.titles, set()).discard(text)
        self._persons.pop(text, None)
        if not persons:
            return ()
        keys = (NameKey(p.words, p.gender or shared_gender(self._genders[p.words])) for p in persons)
        self._persons[text] = persons
        self._borne[text] = borne_here = tuple(
            Borne(self._keys.setdefault(key, key), text, p.name, p.titles) for key, p in zip(keys, persons, strict=True)
        )
        for borne in borne_here:
            self._texts[borne.key].setdefault(borne.titles, set()).add(text)
        return borne_here

    # ------------------------------------------------------------ what is told
    def _texts_told_otherwise(self, key: NameKey, retitled: set[NameKey]) -> set[str]:
        """The texts where somebody of this name may be another than before."""
        bearers = {titles: texts for titles, texts in self._texts.get(key, {}).items() if texts}
        if not bearers:
            self._texts.pop(key, None)
            self._heads.pop(key, None)
            self._inputs.pop(key, None)
            return set()
        self._texts[key] = bearers
        heads, before = self._bearers.heads(key), self._heads.get(key)
        inputs = self._inputs[key]
        now: dict[Titles, Hashable]
        if heads:
            known = inputs if heads == before and retitled.isdisjoint(heads) else {}
            now = {t: known[t] if t in known else self._bearers.inputs(key, t) for t in bearers}
        elif self._bearers.is_anybodys(key):
            now = dict.fromkeys(bearers, ANYBODY)
        elif before == () and ANYBODY not in inputs.values() and inputs.keys() == {frozenset(), *bearers}:
            now = inputs
        else:
            now = dict(_apart_by_titles(key, bearers))
        self._heads[key], self._inputs[key] = heads, now
        self._own_looked += len(bearers)
        other = {titles for titles in bearers if heads != before or now[titles] != inputs.get(titles)}
        found = {text for titles in other for text in bearers[titles]}
        self._own_looked += len(found)
        return found

    def _told(self, text: str) -> Iterable[tuple[Place, Hashable]]:
        """Who the persons of a text are: full names first, for a shorter one is not who is told apart from it there."""
        persons = sorted(
            zip(self._persons[text], self._borne[text], strict=True), key=lambda pair: not pair[1].key.is_full
        )
        self._own_looked += len(persons)
        named: set[Hashable] = set()
        for person, borne in persons:
            key = borne.key
            group: Hashable = self._bearers.bearer(key, borne.titles, named) or self._alone(key, borne, person.place)
            named.add(group)
            yield (text, person.place), group

    def _alone(self, key: NameKey, borne: Borne, place: int) -> Hashable:
        """The group of one whom no fuller name says to be another."""
        if key.is_full:
            return key
        number = None if self._bearers.heads(key) else self._inputs[key][borne.titles]
        return (key, number) if isinstance(number, int) else (key, borne.text, place)


def _persons(entities: Sequence[Entity]) -> Iterable[_Person]:
    for place, entity in enumerate(entities):
        if entity.kind == "PER":
            words = tuple(sorted(words_of(entity.name)))
            yield _Person(place, entity.name, words, entity.gender, titles_of(entity))


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
