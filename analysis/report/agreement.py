"""Names in a sentence: «назван Трамп», «названа Сирия», «названо министерство», «названы США»; and surnames."""

from collections.abc import Iterator
from functools import cache, lru_cache

from analysis import language, lexicon

GENDERS = ("masc", "femn", "neut")

SHORTEST_GIVEN_NAME = 4
"""Letters. Shorter ones («Ким», «Ли», «Мао») are as often a surname, which then stands first."""


@lru_cache(maxsize=10_000)
def agreement(name: str, kind: str) -> str:
    """Of an entity's name in the nominative: "masc", "femn", "neut" or "plur"; of what nobody knows "masc".

    >>> [agreement(*e) for e in (("Анна Петрова", "PER"), ("США", "LOC"), ("Министерство обороны", "ORG"))]
    ['femn', 'plur', 'neut']
    """
    return next(_person(name) if kind == "PER" else _thing(name), "masc")


def surname(name: str) -> str:
    """The surname of a person called by given name and surname; of other names the whole.

    >>> surname("Анна Петрова"), surname("Си Цзиньпин"), surname("Ким Чен Ын")
    ('Петрова', 'Си Цзиньпин', 'Ким Чен Ын')
    """
    given, _, rest = name.partition(" ")
    known = len(given) >= SHORTEST_GIVEN_NAME and any(form.known for form in language.forms(given))
    return rest if known and rest and " " not in rest and next(_readings(given, "Name"), "") else name


def _person(name: str) -> Iterator[str]:
    """The first name decides, then a surname that has a feminine form («Петрова», «Белая»)."""
    words = name.split()
    for word in words:
        yield from _readings(word, "Name")
    for word in reversed(words):
        if word.lower().endswith(_womens_only()):
            yield "femn"
        yield from _readings(word, "Surn")


@cache
def _womens_only() -> tuple[str, ...]:
    return tuple(end for kind, _, end in lexicon.rows("name_endings.tsv") if kind == "only")


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
