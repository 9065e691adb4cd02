"""A cross table: names by outlets or months, each number opening what it counts, with its share beside it."""

import calendar
import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.interface import Words
from analysis.library.selection import Selection
from analysis.report.doors import Target
from analysis.report.labels import whole_percent
from analysis.tables import crossed
from pages.shared.export import book, files_heading, sheet
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.named import named
from pages.shared.page import ManyTexts
from pages.shared.pager import shown_first

FEWEST_COLUMNS = 2
FEWEST_FOR_SHARE = 20
"""Of fewer no percentage is shown: a part of a handful is no share."""

BY = ("outlet", "month")

NAMES = {"speakers": "speaker", "named": "entity"}
"""What stands in the first column, as the headings of files have it."""


def cross_table(page: ManyTexts, key: str, make: Callable[..., pd.DataFrame], door: Callable[[str], Target]) -> None:
    """The table `make(library, ids, by)` of analysis.tables.crossed under the words `many.crossed_<key>`.

    One of crossed.MEASURES is shown. door: what a number opens, of the name in its row; the texts are then those of its
    column. Nothing is drawn where all texts are of one outlet and one month.
    """
    words = page.words
    of = page.count_many(crossed.columns, key)
    offered = [by for by in BY if of[by] >= FEWEST_COLUMNS]
    if not offered:
        return
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = _choice(words, "cross", offered)
        measure = _choice(words, "counted", crossed.MEASURES[key])
    found = page.count_many(crossed.first_cells, key, by, crossed.SCREEN)
    names, columns = (list(dict.fromkeys(found[part])) for part in ("name", "column"))
    with heading:
        title = words(f"many.crossed_{key}")

        def wide() -> pd.DataFrame:
            return _wide(words, by, page.count_many(make, by), columns, measure).rename(columns={"name": NAMES[key]})

        files = {"xlsx": lambda: book(page, {title: wide()}), "csv": lambda: sheet(page, wide())}
        files_heading(page, f"crossed {key}", title, files)
        st.caption(words(f"many.crossed_told.{measure}", fewest=FEWEST_FOR_SHARE))
    cells = {(row["name"], row["column"]): row for row in found.to_dict("records")}
    rows = []
    for name in names:
        line = [named(page, name)]
        for column in columns:
            row = cells[name, column]
            if not row[measure]:
                line.append(Run("", "number"))
                continue
            whole = row[f"of_{measure}"]
            share = f" · {whole_percent(row[measure] / whole, words)}" if whole >= FEWEST_FOR_SHARE else ""
            target = page.within(door(name), _narrowed(page.selection, by, column))
            line.append(Run(words.number(int(row[measure])) + share, "number", to=target))
        rows.append(line)
    header = [words("many.crossed_name"), *(_title(words, by, column) for column in columns)]
    linked_table(header, rows, key=f"crossed {key}")
    shown_first(words, len(names), int(found["of_names"].max()) if len(found) else 0)


def _choice(words: Words, name: str, options: Sequence[str]) -> str:
    chosen = st.segmented_control(
        words(f"many.crossed_{name}"),
        options,
        format_func=lambda option: words(f"many.crossed.{option}"),
        required=True,
        **one_of(name, options, options[0]),
    )
    return str(chosen or options[0])


def _wide(words: Words, by: str, found: pd.DataFrame, columns: Sequence[str], measure: str) -> pd.DataFrame:
    """The whole table, a row a name: the columns that are shown stand first."""
    wide = found.pivot(index="name", columns="column", values=measure).fillna(0).astype("int64")
    wide = wide.loc[list(dict.fromkeys(found["name"])), list(dict.fromkeys([*columns, *sorted(wide.columns)]))]
    return wide.rename(columns={column: _title(words, by, column) for column in wide.columns}).reset_index()


def _title(words: Words, by: str, column: str) -> str:
    if not column:
        return words("many.no_outlet" if by == "outlet" else "many.undated")
    return column if by == "outlet" else f"{column[5:]}.{column[:4]}"


def _narrowed(selection: Selection, by: str, column: str) -> Selection:
    if by == "outlet":
        return replace(selection, outlets=(column,))
    year, month = int(column[:4]), int(column[5:])
    first, last = datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    since = max(filter(None, (first, selection.since)))
    return replace(selection, since=since, until=min(filter(None, (last, selection.until))))
