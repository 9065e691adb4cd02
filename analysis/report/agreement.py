"""With what a predicate agrees: «назван Трамп», «названа Сирия», «названо министерство», «названы США»."""

from collections.abc import Iterator
from functools import lru_cache

from analysis import language

GENDERS = ("masc", "femn", "neut")


@lru_cache(maxsize=10_000)
def agreement(name: str, kind: str) -> str:
    """Of an entity's name in the nominative: "masc", "femn", "neut" or "plur"; of what nobody knows "masc".

    >>> [agreement(*e) for e in (("Анна Петрова", "PER"), ("США", "LOC"), ("Министерство обороны", "ORG"))]
    ['femn', 'plur', 'neut']
    """
    return next(_person(name) if kind == "PER" else _thing(name), "masc")


def _person(name: str) -> Iterator[str]:
    """The first name decides, then a surname that has a feminine form («Петрова», «Белая»)."""
    words = name.split()
    for word in words:
        yield from _readings(word, "Name")
    for word in reversed(words):
        if word.lower().endswith(("ова", "ева", "ёва", "ина", "ына", "ская", "цкая")):
            yield "femn"
        yield from _readings(word, "Surn")


def _thing(name: str) -> Iterator[str]:
    """The first noun in the nominative decides («Новая **Зеландия**», «**Министерство** обороны»)."""
    if " " in name or "-" not in name:
        for word in name.split():
            yield from _readings(word, "NOUN")
    else:  # «Нур-Султан», «Нью-Йорк»: the last part is the head
        yield from _readings(name.rsplit("-", 1)[1], "NOUN")


def _readings(word: str, grammeme: str) -> Iterator[str]:
    """The agreement of those readings of the word that have the grammeme and can be a nominative.

    Words that do not decline («США», «МИД») are read in any case.
    """
    if not any("а" <= letter <= "я" or letter == "ё" for letter in word.lower()):
        return
    for form in language.forms(word):
        if grammeme in form.grammemes and form.grammemes & {"nomn", "Fixd", "Abbr"}:
            if "plur" in form.grammemes:
                yield "plur"
            yield from (gender for gender in GENDERS if gender in form.grammemes)
