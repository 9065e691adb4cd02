"""A person's name as it is compared over many texts: its words in any order, and the gender."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.entities.name_readings import fold, person_readings
from analysis.entities.persons import with_full_first_names
from analysis.language import nominals

EITHER = "?"


@dataclass(frozen=True)
class NameKey:
    """A person's name as it is compared: its words, folded and sorted («Ветров Борис»), and the gender.

    "" where no bearer's gender is known, EITHER where this one's is not and there are bearers of both.
    """

    words: tuple[str, ...]
    gender: str

    @cached_property
    def long(self) -> tuple[str, ...]:
        """The words of a name that are no initials."""
        return tuple(word for word in self.words if len(word) > 1)

    @cached_property
    def is_given(self) -> bool:
        """First name and patronymic at most: many bear them («Анна», «Анна Сергеевна»)."""
        called = [called_by(word) for word in self.long]
        return all(called) and (len(called) < 2 or any("Patr" in grammemes for grammemes in called))

    @cached_property
    def is_full(self) -> bool:
        """A first name and a surname: enough to be one person wherever they stand."""
        return len(self.long) > 1 and not self.is_given


def shared_gender(genders: Iterable[str]) -> str:
    """The gender of a name without one: that of its namesakes, where they have one.

    >>> shared_gender(["Fem", ""]), shared_gender(["Fem", "Masc"]), shared_gender([""])
    ('Fem', '?', '')
    """
    found = {*genders} - {""}
    return found.pop() if len(found) == 1 else EITHER if found else ""


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, as they stand.

    >>> words_of("А. Жұмағұлов-Сейт")
    ('а', 'жумагулов-сейт')
    """
    return tuple(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", fold(name)))


@lru_cache(maxsize=100_000)
def called_by(word: str) -> frozenset[str]:
    """The grammemes Name, Patr or both where the dictionary has the word as these and not as a surname."""
    known = frozenset(g for n in nominals(word) if n.known for g in n.grammemes & {"Name", "Patr", "Surn"})
    return frozenset() if "Surn" in known else known


def nominatives(key: NameKey) -> Iterator[NameKey]:
    """What a lone surname is where it was left in another case («Ветрову»: «Ветров» or «Ветрова»)."""
    if len(key.words) == 1 and key.gender in ("", EITHER):
        for reading in person_readings(key.words[0]):
            if fold(reading.nominative) != key.words[0]:
                yield NameKey((fold(reading.nominative),), reading.gender)


def full_first_names(key: NameKey) -> Iterator[NameKey]:
    """The name with each full first name that its short one may stand for («Катя Зимина»: «Екатерина Зимина»)."""
    gender = "" if key.gender == EITHER else key.gender
    for words in with_full_first_names(key.words, gender):
        yield NameKey(tuple(sorted(words)), key.gender)


def compatible(one: str, other: str) -> bool:
    """Whether two genders, or what stands for one that is not known, may be one person's."""
    return one == other or not {"", EITHER}.isdisjoint((one, other))
