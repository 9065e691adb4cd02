"""The concordance: each place on a line of its own, sorted by what stands beside it; a place opens the reader."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.search.scope import Scope
from analysis.tables import UNKNOWN
from analysis.tables import contexts as tables
from pages.shared.export import book, files_heading, sheet
from pages.shared.filters import one_of
from pages.shared.linked_text import Cell, Run, linked_table
from pages.shared.named import speakers_named
from pages.shared.page import Page
from pages.shared.pager import one_screen
from pages.shared.wording import where

ON_ONE_SCREEN = 25


def lines(page: Page, written: str, scope: Scope, places: int) -> None:
    """The heading with its files, the order, and a screen of lines."""
    words, title = page.words, page.words("contexts.lines")

    def every() -> pd.DataFrame:
        return tables.lines(page.library, page.chosen, written, scope, tables.Shown(sort))

    heading = st.container()
    orders = list(tables.SORTS)
    chosen = st.selectbox(
        words("contexts.sort"),
        orders,
        format_func=lambda name: words(f"contexts.sorts.{name}"),
        width=320,
        **one_of("sort", orders, orders[0]),
    )
    sort = str(chosen or orders[0])
    with heading:
        files = {"xlsx": lambda: book(page, {title: every()}), "csv": lambda: sheet(page, every())}
        files_heading(page, "contexts lines", title, files)
    screen = one_screen(places, ON_ONE_SCREEN, key=f"contexts {page.shown} {hash((written, scope, sort))}")
    rows = page.count_many(tables.lines, written, scope, tables.Shown(sort, screen.start, ON_ONE_SCREEN))
    columns = ("left", "node", "right", "said_by", *(() if page.text else ("place",)))
    table = [_line(page, row)[: len(columns)] for row in rows.to_dict("records")]
    header = [words(f"contexts.column.{name}") for name in columns]
    st.caption(words("contexts.lines_caption"))
    linked_table(header, table, key="contexts lines", narrow="lines")


def _line(page: Page, row: Mapping[Hashable, Any]) -> list[Cell]:
    return [
        Run(row["left"], "before"),
        Run(row["node"], "node", to=page.door(doors.reader((row["start"], row["stop"])), text=row["text_id"])),
        Run(row["right"], "after"),
        list(_whose(page, row["speaker"], row["whose"])),
        Run(where(page.words, row["outlet"], row["date"]) or row["title"], "muted small"),
    ]


def _whose(page: Page, speaker: str, voice: str) -> Iterator[Run]:
    """The speaker in whose statement it stands; a paraphrase is marked, its words are the author's."""
    words = page.words
    if voice == "author":
        yield Run(words("contexts.author"), "muted small")
        return
    yield from speakers_named(page, speaker or UNKNOWN, "muted small")
    if voice == "reported":
        yield Run(f" ({words('contexts.reported')})", "muted small")
