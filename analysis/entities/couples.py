"""Several first names and one surname in the plural: «Анна и Пётр Кудеяровы» are Анна Кудеярова and Пётр Кудеяров."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.entities.merge import PlacedName
from analysis.entities.name_readings import is_called
from analysis.entities.names import recase
from analysis.entities.token_row import TokenRow


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname of several, by gender in the nominative."""

    man: str
    woman: str


def with_shared_surnames(row: TokenRow, named: Sequence[PlacedName]) -> list[PlacedName]:
    """Each first name before «и» or a comma, and the last one, with the surname that they share."""
    found = list(named)
    for at, one in enumerate(named):
        surname = surname_of_several(one.name.words[-1].text) if _is_first_name_and(one, 2) else None
        if surname is None or not _may_be_plural(one):
            continue
        joined = [at, *_first_names_before(row, named, at)]
        if len(joined) > 1:
            for place in joined:
                found[place] = _called(named[place], one, surname)
    return found


def surname_of_several(word: str) -> Surname | None:
    """The surname that `word` is the plural of, where it can be one.

    >>> surname_of_several("Кудеяровых"), surname_of_several("Ткач")
    (Surname(man='Кудеяров', woman='Кудеярова'), None)
    """
    for pattern, man, woman in _plurals():
        if match := pattern.fullmatch(word):
            return Surname(match[1] + man, match[1] + woman)
    return None


@cache
def _plurals() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(f"([А-ЯЁ][а-яё-]*(?:{stem}))(?:{endings.replace('/', '|')})"), man.replace("0", ""), woman)
        for stem, endings, man, woman in lexicon.rows("plural_surnames.tsv")
    )


def _is_first_name_and(one: PlacedName, words: int) -> bool:
    return one.name.kind == "PER" and len(one.name.words) == words and is_called(one.name.words[0], "Name")


INSTRUMENTAL = re.compile("[иы]м$")


def _may_be_plural(one: PlacedName) -> bool:
    """«с Петром Кудеяровым» is of one: a first name in the instrumental has the plural in -ыми."""
    first, surname = one.name.words
    return not (first.case == "Ins" and INSTRUMENTAL.search(surname.text))


def _first_names_before(row: TokenRow, named: Sequence[PlacedName], at: int) -> list[int]:
    found: list[int] = []
    while at and _is_first_name_and(named[at - 1], 1):
        between = row.tokens[named[at - 1].name.last : named[at].name.first]
        if len(between) != 1 or between[0].text not in ("и", ","):
            break
        at -= 1
        found.append(at)
    return found


def _called(one: PlacedName, last: PlacedName, surname: Surname) -> PlacedName:
    gender = one.gender or one.name.words[0].gender
    shown = recase(last.name.words[-1].text, (surname.woman if gender == "Fem" else surname.man).lower())
    words = (one.words[0], shown)
    return one._replace(words=words, form=" ".join(words), gender=gender)
