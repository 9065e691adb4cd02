"""A selection as the parameters of an address, which a page, a report and the command line have alike."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from analysis.library.selection import Selection
from analysis.search.query import QueryError, read_query
from analysis.search.scope import PARTS

LISTS = {
    "outlet": ("outlets", "not_outlets"),
    "about": ("entities", "not_entities"),
    "by": ("speakers", "not_speakers"),
    "kept": ("kept", "not_kept"),
}
"""Parameters that may stand several times: the fields of Selection for what is wanted and what is not («-» before it).

A wanted value that itself begins with one of the signs has «+» before it.
"""

ALL = "all"
ASKED = ("set", *LISTS, "since", "until", "headline", "q", "qin", "qby", "once", "story")
OUTSIDE = "not."
SELECTION = (*ASKED, *(OUTSIDE + name for name in ASKED))
"""The parameters of a selection, and of what it leaves out. (`title` is a filter of the entities page.)"""


def read_selection(asked: Mapping[str, Sequence[str]]) -> tuple[Selection | None, list[str]]:
    """The selection of these parameters of an address, and those that say nothing («since=вчера»).

    >>> read_selection({"outlet": ["Вестник", "-Заря"], "since": ["вчера"]})[0].not_outlets
    ('Заря',)
    """
    fields: dict[str, Any] = {}
    refused: list[str] = []
    for name, read in READERS.items():
        for value in asked.get(name, ())[:1]:
            try:
                fields |= read(value)
            except ValueError:
                refused.append(f"{name}={value}")
    for name, (wanted, unwanted) in LISTS.items():
        values = [value for value in asked.get(name, ()) if value not in ("", "+", "-")]
        fields[wanted] = _once(value.removeprefix("+") for value in values if not value.startswith("-"))
        fields[unwanted] = _once(value[1:] for value in values if value.startswith("-"))
    without = {name: asked[OUTSIDE + name] for name in ASKED if asked.get(OUTSIDE + name)}
    if without:
        fields["outside"], more = read_selection(without)
        refused += [OUTSIDE + one for one in more]
    return (Selection(**fields) if any(asked.get(name) for name in SELECTION) else None), refused


def write_selection(selection: Selection | None) -> dict[str, str | list[str]]:
    """The parameters that `read_selection` reads.

    >>> write_selection(Selection(outlets=("Вестник",), not_outlets=("Заря",), once=True))
    {'outlet': ['Вестник', '-Заря'], 'once': '1'}
    >>> write_selection(Selection())
    {'set': 'all'}
    """
    if selection is None:
        return {}
    said: dict[str, str | list[str]] = {"set": str(selection.collection or "")}
    for name, (wanted, unwanted) in LISTS.items():
        values = [f"+{value}" if value.startswith(("+", "-")) else value for value in getattr(selection, wanted)]
        values += [f"-{value}" for value in getattr(selection, unwanted)]
        said[name] = values if len(values) > 1 else "".join(values)
    said["since"] = selection.since.isoformat() if selection.since else ""
    said["until"] = selection.until.isoformat() if selection.until else ""
    said |= {"headline": selection.title, "once": "1" * selection.once}
    if selection.query:
        said |= {"q": selection.query, "qin": selection.part, "qby": selection.by}
    said["once"] = "story" if selection.once_a_story else said["once"]
    said["story"] = str(selection.story or "")
    without = {OUTSIDE + name: value for name, value in write_selection(selection.outside).items()}
    return {name: value for name, value in said.items() if value} | without or {"set": ALL}


def _collection(value: str) -> dict[str, Any]:
    if value != ALL and not re.fullmatch("[1-9][0-9]{0,8}", value):
        raise ValueError(value)
    return {"collection": None if value == ALL else int(value)}


def _query(value: str) -> str:
    """A query that can be read; of any other the search box says why it cannot."""
    try:
        read_query(value)
    except QueryError as error:
        raise ValueError(value) from error
    return value


def _date(field: str, value: str) -> dict[str, Any]:
    date = datetime.date.fromisoformat(value)
    if not 1900 <= date.year <= 2100:  # what the boxes for dates can show
        raise ValueError(value)
    return {field: date}


def _story(value: str) -> dict[str, Any]:
    if not re.fullmatch("[1-9][0-9]{0,8}", value):
        raise ValueError(value)
    return {"story": int(value)}


READERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "set": _collection,
    "since": lambda value: _date("since", value),
    "until": lambda value: _date("until", value),
    "headline": lambda value: {"title": value},
    "q": lambda value: {"query": _query(value)},
    "qin": lambda value: {"part": PARTS[PARTS.index(value)]},
    "qby": lambda value: {"by": value},
    "once": lambda value: {"once": value == "1", "once_a_story": value == "story"},
    "story": _story,
}


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
