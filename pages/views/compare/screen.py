"""Сравнение: the sides and their sizes, what makes them unequal, and part by part what each has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from math import isnan
from typing import Any

import pandas as pd
import streamlit as st

from analysis.library.selection import Selection
from analysis.report import doors
from analysis.report.charts import compared_sides as charts
from analysis.report.doors import Target
from analysis.report.labels import percent, whole_percent
from analysis.tables import UNKNOWN
from analysis.tables import compared_sides as tables
from analysis.tables.compared_sides import LETTERS, Size
from pages.shared import stored
from pages.shared.chart import show_chart
from pages.shared.escape import plain
from pages.shared.export import book, download, table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.method import method
from pages.shared.page import Page
from pages.shared.pager import shown_first
from pages.shared.several import several_texts_only
from pages.views.compare.sides import Side, called, choose_side, door_of, ids_of, put, read_sides

MOST_ROWS = 20
OFFERED = 200
"""Names in a box."""
TWO = 2


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A side with its texts, its name and how much it has."""

    side: Side
    ids: Sequence[str]
    name: str
    size: Size


def compare(page: Page) -> None:
    """The whole screen."""
    words = page.words
    if not page.size:
        st.info(words("pages.text.none"))
        return
    if page.size < TWO:
        several_texts_only(page)
        return
    sides = read_sides(page)
    page = replace(page, text=None, selection=None, chosen=(), title=words("pages.menu.compare"))
    made = [_side(page, side) for side in sides]
    _choices(page, sides, made)
    _sizes(page, made)
    if any(not one.size.analysed for one in made):
        st.info(words("compare.empty"))
        return
    parts = [_named(page, made), _spoken(page, made), _cues(page, made), _terms(page, made), _sources(page, made)]
    _roles(page, made)
    name = words("compare.workbook")
    download(page, name, "xlsx", partial(_workbook, page, made, dict(parts)), label=name)
    method(page, "sides", "identities", "quotes")


def _side(page: Page, side: Side) -> ShownSide:
    ids = ids_of(page, side)
    return ShownSide(side, ids, called(page, side), stored.counted_many(tables.size, page.library, ids))


def _of(page: Page, one: ShownSide, make: Callable[..., Any], *options: Any) -> Any:
    return stored.counted_many(make, page.library, one.ids, *options)


# ---------------------------------------------------------------- which sides
def _choices(page: Page, sides: Sequence[Side], made: Sequence[ShownSide]) -> None:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for at, one in enumerate(made):
            label = words("compare.change", letter=one.side.letter.upper())
            popover = st.popover(label, icon=":material/filter_list:", key=f"choose side {at}", on_change="rerun")
            if popover.open:
                with popover:
                    choose_side(page, sides, at)
        swapped = [sides[1], sides[0], *sides[TWO:]]
        a_of_rest = any(side.rest for side in sides)
        st.button(
            words("compare.swap"),
            icon=":material/swap_horiz:",
            on_click=put,
            args=([replace(side, rest=False) for side in swapped],),
        )
        st.button(
            words("compare.against_rest"),
            disabled=a_of_rest or bool(sides[0].text),
            on_click=put,
            args=([sides[0], Side("b", Selection(), rest=True)],),
        )
        if len(sides) < len(LETTERS):
            more = Side(LETTERS[len(sides)], Selection())
            st.button(words("compare.add"), icon=":material/add:", on_click=put, args=([*sides, more],))
        if len(sides) > TWO:
            st.button(words("compare.remove"), icon=":material/remove:", on_click=put, args=(sides[:-1],))


# ---------------------------------------------------------------- how much there is
def _sizes(page: Page, made: Sequence[ShownSide]) -> None:
    """Texts, words, statements, period of each side, and in words what makes them unequal."""
    words = page.words
    rows = []
    for one in made:
        size = one.size
        period = " – ".join(words.date(day) for day in dict.fromkeys((size.first, size.last)) if day)
        texts = doors.texts()
        numbers = [
            (size.reprints, doors.texts(only="reprints")),
            (size.words, texts),
            (round(size.median), texts),
            (size.statements, doors.quotes()),
            (size.unattributed, doors.quotes(speaker=UNKNOWN)),
        ]
        direct = whole_percent(size.direct, words) if size.words else "–"
        rows.append([
            Run(one.name, "strong"),
            _size(page, one, words.number(size.texts), texts if size.texts else None),
            Run(period or words("compare.undated")),
            *(_size(page, one, words.number(number), target if number else None) for number, target in numbers),
            _size(page, one, direct, doors.quotes(kind="direct") if size.direct else None),
        ])  # fmt: skip
    columns = ("side", "texts", "period", "reprints", "words", "median", "statements", "unattributed", "direct")
    with st.container(key="in_sight"):  # look.css: it stays at the top while the parts are scrolled
        linked_table([words(f"compare.size.{name}") for name in columns], rows, key="compare sizes", narrow="turns")
    told = [words(f"compare.unequal.{reason}") for reason in tables.unequal([one.size for one in made])]
    for one, other in combinations(made, TWO):
        if shared := tables.shared_texts(one.ids, other.ids):
            pair = {"a": one.side.letter.upper(), "b": other.side.letter.upper()}
            told.append(words("compare.shared", n=shared, **pair))
    st.caption(plain(" ".join(told)) if told else words("compare.equal"))


def _size(page: Page, one: ShownSide, told: str, target: Target | None) -> Run:
    """A number of a side with what it counts there."""
    return Run(told, "number", to=door_of(page, one.side, target) if target else None)


# ---------------------------------------------------------------- part by part
def _named(page: Page, made: Sequence[ShownSide]) -> tuple[str, pd.DataFrame]:
    sides = [_of(page, one, tables.named) for one in made]
    table = tables.side_by_side(sides, ["entity", "kind"], "texts", [one.size.analysed for one in made])
    for letter, one, side in zip(LETTERS, made, sides, strict=False):
        mentions = table[["entity", "kind"]].merge(side, how="left")["mentions"].fillna(0)
        table[f"{letter}_mentions"] = mentions.astype("int64")
        table[f"{letter}_per_thousand"] = 1000 * mentions / max(1, one.size.words)
    return _part(page, made, "named", table, doors.entity)


def _spoken(page: Page, made: Sequence[ShownSide]) -> tuple[str, pd.DataFrame]:
    options = ("statements", "words")
    by = st.segmented_control(
        page.words("compare.by"),
        options,
        format_func=lambda name: page.words(f"compare.by_{name}"),
        required=True,
        **one_of("by", options, "statements"),
    )
    of = [one.size.statements if by != "words" else one.size.words_direct for one in made]
    sides = [_of(page, one, tables.spoken) for one in made]
    table = tables.side_by_side(sides, ["speaker"], by or "statements", of)
    return _part(page, made, "spoken", table, lambda name: doors.quotes(speaker=name))


def _cues(page: Page, made: Sequence[ShownSide]) -> tuple[str, pd.DataFrame]:
    words = page.words
    both = [_of(page, one, tables.spoken)["speaker"] for one in made]
    options = ["", *_on_all(both)]
    whose = st.selectbox(
        words("compare.cues_of"),
        options,
        format_func=lambda name: name or words("compare.all_speakers"),
        width=320,
        **one_of("whose", options, ""),
    )
    sides = [_of(page, one, tables.cues, whose or "") for one in made]
    of = [int(side["statements"].sum()) for side in sides]
    table = tables.side_by_side(sides, ["marker", "manner"], "statements", of)
    return _part(page, made, "cues", table, lambda marker: doors.quotes(speaker=whose or "", marker=marker))


def _terms(page: Page, made: Sequence[ShownSide]) -> tuple[str, pd.DataFrame]:
    sides = [_of(page, one, tables.terms) for one in made]
    of = [_of(page, one, tables.words_once) for one in made]
    table = tables.side_by_side(sides, ["term"], "count", of)
    if len(made) == TWO:
        table = tables.set_apart(table, most=MOST_ROWS // TWO)
    else:
        table = table[table["tells"]].sort_values("log_likelihood", ascending=False, kind="stable")
    return _part(page, made, "terms", table.reset_index(drop=True), doors.term)


def _sources(page: Page, made: Sequence[ShownSide]) -> tuple[str, pd.DataFrame]:
    sides = [_of(page, one, tables.sources) for one in made]
    table = tables.side_by_side(sides, ["source"], "texts", [one.size.analysed for one in made])
    return _part(page, made, "sources", table, lambda name: doors.contexts(f'"{name}"'))


def _roles(page: Page, made: Sequence[ShownSide]) -> None:
    """What the same person is called on each side."""
    words = page.words
    sides = [_of(page, one, tables.called) for one in made]
    names = _on_all([side["entity"] for side in sides])
    if not names:
        return
    heading = st.container()
    who = st.selectbox(words("compare.roles_of"), names, width=320, **one_of("who", names, names[0])) or names[0]
    own = [_of(page, one, tables.roles, who) for one in made]
    of = [int(side.loc[side["entity"] == who, "texts"].sum()) for side in sides]
    table = tables.side_by_side(own, ["role"], "texts", of)
    with heading:
        table_heading(page, "roles", words("compare.roles"), table)
        st.caption(words("compare.roles_caption"))
    _table(page, made, "role", table, lambda _: doors.entity(who), key="compare roles")


def _on_all(names: Sequence[pd.Series]) -> list[str]:
    """Those of the first side that all others have too, so many as a box shows."""
    common = frozenset[str].intersection(*map(frozenset, names))
    return [name for name in names[0] if name in common][:OFFERED]


def _part(
    page: Page, made: Sequence[ShownSide], name: str, table: pd.DataFrame, door: Callable[[str], Target]
) -> tuple[str, pd.DataFrame]:
    """Two sides as a chart, more as a table; gives the sheet's name with the table.

    The first column of `table` is what its rows are called.
    """
    key = str(table.columns[0])
    words, title = page.words, page.words(f"charts.compare_{name}.title")
    if table.empty:
        st.subheader(title, anchor=False)
        st.caption(words(f"compare.none_{name}"))
    elif len(made) == TWO:
        opened = [partial(_opened, page, one, door) for one in made]
        chart = charts.butterfly(name, table, opened, [one.name for one in made], words, most=MOST_ROWS)
        show_chart(page, chart, state=f"{[one.side for one in made]}")
        shown_first(words, min(len(table), MOST_ROWS), len(table))
    else:
        table_heading(page, name, title, table)
        st.caption(words(f"report.caption.compare_{name}"))
        _table(page, made, key, table, door, key=f"compare {name}")
    return title, table


def _opened(page: Page, one: ShownSide, door: Callable[[str], Target], name: str) -> Target:
    return door_of(page, one.side, door(name))


def _table(
    page: Page, made: Sequence[ShownSide], column: str, table: pd.DataFrame, door: Callable[[str], Target], *, key: str
) -> None:
    """A row a name, for each side its number, which opens it there, and its share where that is of enough."""
    words = page.words
    rows = []
    for row in table.head(MOST_ROWS).to_dict("records"):
        cells = [Run(str(row[column]), "strong" if row["tells"] else "")]
        for letter, one in zip(LETTERS, made, strict=False):
            share, n = float(row[f"{letter}_share"]), int(row[letter])
            told = words.number(n)
            if not isnan(share):
                told += f" · {percent(share, words)}"
            cells.append(Run(told, "number", to=door_of(page, one.side, door(str(row[column]))) if n else None))
        sure = f"G² {words.number(row['log_likelihood'], 1)}"
        cells.append(Run(sure if row["tells"] else words("compare.chance_short"), "muted small"))
        rows.append(cells)
    linked_table([words(f"compare.column.{column}"), *(one.name for one in made), ""], rows, key=key)
    shown_first(words, min(len(table), MOST_ROWS), len(table))


# ---------------------------------------------------------------- the workbook
def _workbook(page: Page, made: Sequence[ShownSide], parts: dict[str, pd.DataFrame]) -> bytes:
    """The sizes; each part with its difference; and each side's own tables."""
    words = page.words
    sizes = pd.DataFrame([{"side": one.name, **{n: getattr(one.size, n) for n in Size.__slots__}} for one in made])
    sheets = {words("compare.sheet.sizes"): sizes.rename(columns=lambda name: words(f"compare.size.{name}"))}
    sheets |= {words("compare.sheet.difference", what=name): table for name, table in parts.items()}
    for one in made:
        for name, make in (("named", tables.named), ("spoken", tables.spoken), ("terms", tables.terms)):
            title = words("compare.sheet.side", letter=one.side.letter.upper(), what=words(f"compare.sheet.{name}"))
            sheets[title] = _of(page, one, make)
    return book(page, sheets)
