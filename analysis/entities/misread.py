"""Full names that no person bears: a headline or a sentence was misread («Как Трамп», «звонок **Шольца Путину**»).

Each rule is one reason to think so. Such a name leaves no shorter one open, where a well-formed one is at hand.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.entities.name_readings import fold, person_readings
from analysis.language import forms

LONGEST_OF_THE_EAST = 3
"""Letters."""
NAMED = frozenset({"Name", "Surn", "Patr", "Geox", "Abbr", "Init"})


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A full name as it is judged: its words (folded) in their order, and the full names of others that share one.

    `surnames`: for each surname of the library the names that end with it; `inside`: the full names of others, all of
    whose words it has.
    """

    words: tuple[str, ...]
    surnames: Mapping[str, Collection[tuple[str, ...]]] = field(default_factory=dict)
    inside: Sequence[tuple[str, ...]] = ()


def is_misread(name: WrittenName) -> bool:
    """Whether a rule says that two or more words that were read as a person's name are none.

    >>> is_misread(WrittenName(("как", "ветров"))), is_misread(WrittenName(("борис", "ветров")))
    (True, False)
    """
    return any(rule(name) for rule in RULES)


def common_word(name: WrittenName) -> bool:
    """The first word is one of the dictionary's, and never a name: «как», «звонок», «президент».

    Short nouns («сон», «си») are first names of the East.
    """
    readings = forms(name.words[0])
    foreign = len(name.words[0]) <= LONGEST_OF_THE_EAST and any("NOUN" in r.grammemes for r in readings)
    return bool(readings) and not foreign and all(r.known and not NAMED & r.grammemes for r in readings)


def surname_of_another(name: WrittenName) -> bool:
    """The first word is no first name, and the surname of another person, in whatever case: «Шольца Путин»."""
    own = tuple(sorted(name.words))
    surnames = first_nominatives(name.words[0])
    return any(tuple(sorted(other)) != own for surname in surnames for other in name.surnames.get(surname, ()))


@lru_cache(maxsize=100_000)
def first_nominatives(first: str) -> frozenset[str]:
    """What surname the first word of a name may be; nothing where it is a first name.

    >>> sorted(first_nominatives("ветрова")), sorted(first_nominatives("борис"))
    (['ветров', 'ветрова'], [])
    """
    if any(r.known and "Name" in r.grammemes for r in forms(first)):
        return frozenset()
    return frozenset({fold(reading.nominative) for reading in person_readings(first)} | {first})


def two_persons(name: WrittenName) -> bool:
    """Two full names of others stand in it, with two surnames: «Борис Зимин Ветров» of Борис Зимин and Борис Ветров."""
    return len({words[-1] for words in name.inside}) > 1


RULES: tuple[Callable[[WrittenName], bool], ...] = (common_word, surname_of_another, two_persons)
