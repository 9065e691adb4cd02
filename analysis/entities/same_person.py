"""Which persons of many texts are one: by full name; by surname, initials or role where only one can be meant.

Texts come, change and go; each time only those persons are told apart anew whose name, or whose fuller names, did.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.entities.bearers import Bearers, Borne
from analysis.entities.entity import Entity
from analysis.entities.meant import Called, Meant
from analysis.entities.name_key import NameKey, shared_gender, words_of
from analysis.entities.offices import Titles, titles_of

Place = tuple[str, int]
"""A text, and the place of an entity among those of the text."""

Words = tuple[str, ...]


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
        self._meant = Meant(self._bearers)
        self._own_looked = 0
        self._persons: dict[str, tuple[_Person, ...]] = {}
        self._borne: dict[str, tuple[Borne, ...]] = {}
        self._genders: dict[Words, Counter[str]] = defaultdict(Counter)
        self._ungendered: dict[Words, set[str]] = defaultdict(set)
        self._texts: dict[NameKey, dict[Titles, set[str]]] = defaultdict(dict)
        self._keys: dict[NameKey, NameKey] = {}

    @property
    def looked(self) -> int:
        """How many names and persons were looked at until now."""
        return self._own_looked + self._bearers.looked + self._meant.looked

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
            self._meant.forget(key)
            return set()
        self._texts[key] = bearers
        self._own_looked += len(bearers)
        other = self._meant.look(key, bearers, retitled)
        found = {text for titles in other for text in bearers[titles]}
        self._own_looked += len(found)
        return found

    def _told(self, text: str) -> Iterable[tuple[Place, Hashable]]:
        """Who the persons of a text are."""
        pairs = zip(self._persons[text], self._borne[text], strict=True)
        called = (Called(person.place, borne.key, borne.titles) for person, borne in pairs)
        return (((text, place), group) for place, group in self._meant.told(text, called))


def _persons(entities: Sequence[Entity]) -> Iterable[_Person]:
    for place, entity in enumerate(entities):
        if entity.kind == "PER":
            yield _Person(place, entity.name, _words(entity.name), entity.gender, titles_of(entity))


@lru_cache(maxsize=100_000)
def _words(name: str) -> Words:
    """The words of a name in their order, the same object for the same name."""
    return tuple(sorted(words_of(name)))
