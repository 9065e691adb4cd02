"""The titles that texts give a person («госсекретарь США»), as they are compared over many texts."""

import re
from collections.abc import Iterable
from functools import lru_cache

from analysis.entities.entity import Entity
from analysis.entities.titles import Title, means, read_titles
from analysis.language import Token, forms

Titles = frozenset[Title]


def titles_of(entity: Entity) -> Titles:
    """The titles that the text gives a person, as they are compared."""
    return _titles(tuple(role.text for role in entity.roles))


def agree(one: Iterable[Title], other: Iterable[Title]) -> bool:
    """Whether two persons may hold the same office: one of their titles is the other's, or short for it."""
    return any(means(a, b) or means(b, a) for a in one for b in other)


@lru_cache(maxsize=50_000)
def _titles(roles: tuple[str, ...]) -> Titles:
    """One object for the same roles: a library has a million persons."""
    return frozenset(title for role in roles for title in _read(role))


@lru_cache(maxsize=50_000)
def _read(role: str) -> tuple[Title, ...]:
    words = [word.lower() for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", role)]
    return tuple(read_titles([Token(0, 0, word, _lemma(word), "NOUN", {}) for word in words]))


def _lemma(word: str) -> str:
    return next((form.normal for form in forms(word)), word)
