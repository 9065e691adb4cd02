"""The sides of a comparison: in the address («a.outlet=…», «b.set=3»), as ids, and the choice of each."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from analysis.interface import Words
from analysis.library.asked import SELECTION, read_selection, write_selection
from analysis.library.selection import Selection
from analysis.report.doors import Params, Target
from analysis.search.query import QueryError, read_query
from analysis.tables import many
from analysis.tables.compared_sides import LETTERS
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.problem import said

EARLIEST = datetime.date(1900, 1, 1)
FEWEST = 2
MOST_OFFERED = 1000
"""Texts in a box."""
LISTS = {"outlets": "outlet", "entities": "entity", "speakers": "speaker"}
"""The fields of Selection that a side chooses by: the field of Library.values that has their values."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side: a selection of the library, or one text by its id; rest: all that side A is not."""

    letter: str
    selection: Selection
    text: str = ""
    rest: bool = False


# ---------------------------------------------------------------- the address
def read_sides(page: Page) -> list[Side]:
    """The sides of the address; without any the selection that one came with against the rest, or the two outlets of
    most texts."""
    sides = [side for letter in LETTERS if (side := _read(letter))]
    if len(sides) < FEWEST:
        sides = _first(page, sides)
    first = sides[0]
    return [
        replace(side, letter=letter, selection=outside(first)) if side.rest else replace(side, letter=letter)
        for letter, side in zip(LETTERS, sides, strict=False)
    ]


def outside(side: Side) -> Selection:
    """All texts that a side has not."""
    return Selection(outside=side.selection)


def write_sides(sides: Sequence[Side]) -> Params:
    """The parameters that `read_sides` reads."""
    said: dict[str, str | Sequence[str]] = {}
    for letter, side in zip(LETTERS, sides, strict=False):
        own: Params = (
            {"text": side.text} if side.text else {"rest": "1"} if side.rest else write_selection(side.selection)
        )
        said |= {f"{letter}.{name}": value for name, value in own.items()}
    return said


def put(sides: Sequence[Side]) -> None:
    """Writes the sides into the address in place of those that are there."""
    for name in [name for name in st.query_params if name[1:2] == "." and name[0] in LETTERS]:
        st.query_params.pop(name, None)
    st.query_params.update(write_sides(sides))


def _read(letter: str) -> Side | None:
    asked = {name: st.query_params.get_all(f"{letter}.{name}") for name in SELECTION}
    selection, _ = read_selection(asked)
    text, rest = st.query_params.get(f"{letter}.text", ""), st.query_params.get(f"{letter}.rest") == "1"
    if selection is None and not text and not (rest and letter != LETTERS[0]):
        return None
    return Side(letter, selection or Selection(), text, rest and letter != LETTERS[0])


def _first(page: Page, sides: Sequence[Side]) -> list[Side]:
    if sides:
        return [sides[0], Side("b", Selection(), rest=True)]
    if page.selection and page.selection != Selection():
        return [Side("a", page.selection), Side("b", Selection(), rest=True)]
    every = stored.counted_many(many.outlets, page.library, page.library.chosen(Selection()))["outlet"]
    outlets = [name for name in every.head(FEWEST) if name]
    if len(outlets) == FEWEST:
        return [Side(letter, Selection(outlets=(name,))) for letter, name in zip("ab", outlets, strict=True)]
    return [Side("a", Selection()), Side("b", Selection(), rest=True)]


# ---------------------------------------------------------------- what a side is
def ids_of(page: Page, side: Side) -> Sequence[str]:
    """Its texts."""
    if side.text:
        return (side.text,) if page.library.stored(side.text) else ()
    return page.library.chosen(side.selection)


def door_of(page: Page, side: Side, target: Target) -> Target:
    """A target within the side's texts."""
    return page.door(target, text=side.text) if side.text else page.within(target, side.selection)


def called(page: Page, side: Side) -> str:
    """«A: Заря; с 01.09.2026»."""
    words, selection = page.words, side.selection
    if side.text:
        found = page.library.stored(side.text)
        told = [found.name if found else words("pages.text.unknown")]
    elif side.rest:
        told = [words("compare.rest")]
    else:
        told = [*selection.outlets, *selection.entities, *selection.speakers]
        told += [words("selection.chip_not", value=value) for value in selection.not_outlets]
        sets = {found.id: found.name for found in page.library.collections()}
        told += [words("selection.set", name=sets.get(selection.collection, "–"))] if selection.collection else []
        told += [words("selection.since_chip", value=selection.since)] if selection.since else []
        told += [words("selection.until_chip", value=selection.until)] if selection.until else []
        told += [words("compare.query_chip", value=selection.query)] if selection.query else []
        told += [words("selection.title_chip", value=selection.title)] if selection.title else []
        told = told or [words("selection.all")]
    return words("compare.side", letter=side.letter.upper(), what="; ".join(told))


# ---------------------------------------------------------------- the choice of a side
def choose_side(page: Page, sides: Sequence[Side], at: int) -> None:
    """The widgets of one side; each writes the side into the address."""
    words, side = page.words, sides[at]
    selection, letter = side.selection if not side.rest else Selection(), side.letter

    def tied(field: str, value: Any) -> dict[str, Any]:
        key = f"side {letter} {field}"
        st.session_state[key] = value

        def write() -> None:
            chosen = st.session_state[key]
            changes: dict[str, Any] = {field: tuple(chosen) if isinstance(chosen, list) else chosen}
            made = Side(letter, Selection(), chosen) if field == "text" else Side(letter, replace(selection, **changes))
            put([*sides[:at], made, *sides[at + 1 :]])

        return {"key": key, "on_change": write}

    values = page.library.values(selection)
    for field, name in LISTS.items():
        counts = {str(row["value"]): int(row["texts"]) for row in values[values["field"] == name].to_dict("records")}
        on = list(getattr(selection, field))
        st.multiselect(
            words(f"compare.{field}"),
            [*counts, *(value for value in on if value not in counts)],
            format_func=partial(_counted, words, counts),
            placeholder=words("selection.any"),
            **tied(field, on),
        )
    sets = {found.id: found.name for found in page.library.collections()}
    st.selectbox(
        words("compare.collection"),
        [None, *sets],
        format_func=lambda at: sets.get(at, words("selection.any")) if at else words("selection.any"),
        **tied("collection", selection.collection if selection.collection in sets else None),
    )
    left, right = st.columns(2)
    for column, field in ((left, "since"), (right, "until")):
        with column:
            key = tied(field, getattr(selection, field))
            st.date_input(words(f"selection.{field}"), min_value=EARLIEST, format="DD.MM.YYYY", **key)
    _query(words, selection, tied)
    names = {text.id: text.name for text in page.library.last_added(MOST_OFFERED)}
    st.selectbox(
        words("compare.text"),
        ["", *names],
        format_func=lambda text: names.get(text, words("selection.any")),
        **tied("text", side.text if side.text in names else ""),
    )


def _counted(words: Words, counts: Mapping[str, int], value: str) -> str:
    return words("selection.value", name=value, n=counts.get(value, 0))


def _query(words: Words, selection: Selection, tied: Any) -> None:
    st.text_input(
        words("compare.query"), placeholder=words("selection.query_placeholder"), **tied("query", selection.query)
    )
    if selection.query:
        try:
            read_query(selection.query)
        except QueryError as error:
            st.warning(plain(said(words, error)))
