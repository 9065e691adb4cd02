"""Which persons of many texts are one: by full name; by surname, initials or role where only one can be meant."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.entities.entity import Entity
from analysis.entities.names import fold, person_readings
from analysis.entities.persons import is_short_for
from analysis.entities.titles import Title, means, read_titles
from analysis.language import Token, forms, nominals

Titles = frozenset[Title]
EITHER = "?"


@dataclass(frozen=True, slots=True)
class NameKey:
    """A person's name as it is compared: its words, folded and sorted («Ветров Борис»), and the gender.

    "" where no bearer's gender is known, EITHER where this one's is not and there are bearers of both.
    """

    words: tuple[str, ...]
    gender: str

    @property
    def long(self) -> tuple[str, ...]:
        """The words that are no initials."""
        return tuple(word for word in self.words if len(word) > 1)

    @property
    def is_given(self) -> bool:
        """First name and patronymic at most: many bear them («Анна», «Анна Сергеевна»)."""
        called = [_called(word) for word in self.long]
        return all(called) and (len(called) < 2 or any("Patr" in grammemes for grammemes in called))

    @property
    def is_full(self) -> bool:
        """A first name and a surname: enough to be one person wherever they stand."""
        return len(self.long) > 1 and not self.is_given


def person_groups(texts: Sequence[tuple[str, Sequence[Entity]]]) -> Iterator[tuple[Hashable, str, Entity]]:
    """Each person with what all the entities of one identity have in common."""
    persons = [(text, entity) for text, entities in texts for entity in entities if entity.kind == "PER"]
    keys = _keys([entity for _, entity in persons])
    library = _Bearers(zip(keys, (entity for _, entity in persons), strict=True))
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


class _Bearers:
    """The names of a library by their words, and the titles of those who bear them."""

    def __init__(self, persons: Iterable[tuple[NameKey, Entity]]) -> None:
        self._titles: dict[NameKey, set[Title]] = defaultdict(set)
        self._by_word: dict[str, list[NameKey]] = defaultdict(list)
        self._fuller: dict[NameKey, list[NameKey]] = {}
        self._heads: dict[NameKey, list[NameKey]] = {}
        self._agreeing: dict[tuple[NameKey, Titles], list[NameKey]] = {}
        for key, entity in persons:
            if key not in self._titles:
                for word in key.long:
                    self._by_word[word].append(key)
            self._titles[key] |= titles_of(entity)

    def heads(self, key: NameKey) -> list[NameKey]:
        """The fullest names that `key` may be short for."""
        if key not in self._heads:
            ways = [key] if self.fuller(key) else [key, *_nominatives(key)]
            found = dict.fromkeys(other for way in ways for other in self.fuller(way))
            self._heads[key] = [other for other in found if not self.fuller(other)]
        return self._heads[key]

    def fuller(self, key: NameKey) -> list[NameKey]:
        """All names that `key` may be short for."""
        if key not in self._fuller:
            words = frozenset(key.long)
            shared = min((self._by_word[word] for word in words), key=len, default=[])
            self._fuller[key] = [
                other
                for other in shared
                if len(other.words) >= len(key.words)
                and words.issubset(other.words)
                and _compatible(key.gender, other.gender)
                and is_short_for(key.words, other.words)
            ]
        return self._fuller[key]

    def bearer(self, key: NameKey, titles: Titles, named: set[Hashable]) -> NameKey | None:
        """The only one that may be meant by `key` in a text that tells apart from it those `named` there."""
        free = [head for head in self.heads(key) if head not in named]
        if (key, titles) not in self._agreeing:
            self._agreeing[key, titles] = [h for h in self.heads(key) if agree(titles, self._titles[h])]
        agreeing = [head for head in self._agreeing[key, titles] if head not in named]
        if len(agreeing) == 1:
            return agreeing[0]
        if len(free) != 1 or key.is_given or len(self.heads(key)) > 1:
            return None
        other_office = titles and self._titles[free[0]]
        return free[0] if key.is_full or not other_office else None


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


# ---------------------------------------------------------------- names
def _keys(persons: Sequence[Entity]) -> list[NameKey]:
    """A name without gender has that of its namesakes, where they have one."""
    words = [_words(entity.name) for entity in persons]
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for own, entity in zip(words, persons, strict=True):
        genders[own] |= {entity.gender} - {""}
    shared = {own: found.pop() if len(found) == 1 else EITHER if found else "" for own, found in genders.items()}
    return [NameKey(own, entity.gender or shared[own]) for own, entity in zip(words, persons, strict=True)]


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", fold(name))))


@lru_cache(maxsize=100_000)
def _called(word: str) -> frozenset[str]:
    """The grammemes Name, Patr or both where the dictionary has the word as these and not as a surname."""
    known = frozenset(g for n in nominals(word) if n.known for g in n.grammemes & {"Name", "Patr", "Surn"})
    return frozenset() if "Surn" in known else known


def _nominatives(key: NameKey) -> Iterator[NameKey]:
    """What a lone surname is where it was left in another case («Ветрову»: «Ветров» or «Ветрова»)."""
    if len(key.words) == 1 and key.gender in ("", EITHER):
        for reading in person_readings(key.words[0]):
            if fold(reading.nominative) != key.words[0]:
                yield NameKey((fold(reading.nominative),), reading.gender)


def _compatible(one: str, other: str) -> bool:
    return one == other or not {"", EITHER}.isdisjoint((one, other))


# ---------------------------------------------------------------- titles
def titles_of(entity: Entity) -> Titles:
    """The titles that the text gives a person, as they are compared."""
    return frozenset(title for role in entity.roles for title in _read(role.text))


@lru_cache(maxsize=50_000)
def _read(role: str) -> tuple[Title, ...]:
    words = [word.lower() for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", role)]
    return tuple(read_titles([Token(0, 0, word, _lemma(word), "NOUN", {}) for word in words]))


def _lemma(word: str) -> str:
    return next((form.normal for form in forms(word)), word)


def agree(one: Iterable[Title], other: Iterable[Title]) -> bool:
    """Whether two persons may hold the same office: one of their titles is the other's, or short for it."""
    return any(means(a, b) or means(b, a) for a in one for b in other)
