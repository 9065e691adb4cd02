"""Which persons of a library are one, told of all texts at once: kept is what there is of each name, not of each text.

A million texts have some five million persons, and some hundred thousand ways to name one. The result is that of
same_person.py, which goes on as texts come.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from analysis.entities.bearers import Bearers
from analysis.entities.entity import Entity
from analysis.entities.meant import Called, Meant
from analysis.entities.name_key import NameKey, shared_gender, words_of
from analysis.entities.offices import Titles, titles_of


@dataclass(frozen=True, slots=True)
class _Way:
    entity: Entity
    words: tuple[str, ...]
    titles: Titles
    texts: Sequence[int]


class PersonsAtOnce:
    """Who is who among the persons of all texts.

    ways: the ways in which texts name and title a person, each with the numbers of its texts. They are asked about by
    their places among these.

    >>> ways = [(Entity("Анна Ветрова", "PER", ()), [1]), (Entity("Ветрова", "PER", ()), [1, 2])]
    >>> persons = PersonsAtOnce(ways)
    >>> persons.told(2, [1]) == {1: persons.told(1, [0])[0]}
    True
    """

    def __init__(self, ways: Iterable[tuple[Entity, Sequence[int]]]) -> None:
        known: dict[Titles, Titles] = {}
        made = []
        for entity, texts in ways:
            titles = titles_of(entity)
            words = tuple(sorted(words_of(entity.name)))
            made.append(_Way(entity, words, known.setdefault(titles, titles), texts))
        genders: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for way in made:
            genders[way.words][way.entity.gender] += len(way.texts)
        of_key: dict[NameKey, list[_Way]] = defaultdict(list)
        keys: dict[NameKey, NameKey] = {}
        self._called: list[tuple[NameKey, Titles]] = []
        for way in made:
            key = NameKey(way.words, way.entity.gender or shared_gender(genders[way.words]))
            key = keys.setdefault(key, key)
            of_key[key].append(way)
            self._called.append((key, way.titles))
        bearers = Bearers()
        for key, own in of_key.items():
            all_texts = own[0].texts if len(own) == 1 else array("i", set().union(*(way.texts for way in own)))
            bearers.learn(key, ((way.entity.name, way.titles, len(way.texts)) for way in own), all_texts)
        self._meant = Meant(bearers)
        for key, own in of_key.items():
            self._meant.look(key, {way.titles for way in own}, ())

    @property
    def size(self) -> int:
        """How many ways there are."""
        return len(self._called)

    def hangs_on_others(self, way: int) -> bool:
        """Whether it matters who else is named in the text."""
        return self._meant.hangs_on_others(self._called[way][0])

    def told(self, text: int, ways: Iterable[int]) -> dict[int, Hashable]:
        """What each of these persons of a text has in common with all who are the same one."""
        return dict(self._meant.told(text, (Called(way, *self._called[way]) for way in ways)))
