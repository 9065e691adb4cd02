"""Досье: who it is, in numbers; names and roles; his statements; what is said of him; with whom, where and when."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from analysis.report import doors, workbook
from analysis.report.charts import many as charts
from analysis.report.doors import Target
from analysis.report.dossier import dossier as paper
from analysis.report.dossier import told
from analysis.tables import dossier as tables
from analysis.tables import many
from pages.shared.chart import show_chart
from pages.shared.common_filters import offered
from pages.shared.export import book, download, files_heading, table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table, linked_text
from pages.shared.method import method
from pages.shared.page import Page
from pages.shared.pager import one_screen, shown_first
from pages.shared.said import said_head
from pages.shared.table import Row
from pages.shared.wording import spoken

ON_ONE_SCREEN = 10
ROWS = 12
FEWEST = 2


def dossier(page: Page) -> None:
    """The whole screen."""
    words = page.words
    entities = page.count_many(many.entities)
    if entities.empty:
        st.info(words("entities.none"))
        return
    names = offered(entities["entity"], "who")
    name = st.selectbox(words("dossier.who"), names, width=420, **one_of("who", names, names[0])) or names[0]
    known = page.count_many(tables.known, name)
    linked_text([[Run(told(known, words))]], key="dossier told", look="lead")
    with st.container(horizontal=True):
        make = partial(paper, page.library, page.chosen, name, page.told, words)
        download(page, name, "docx", make, label=words("dossier.docx"))
    _links(page, name)
    left, right = st.columns(2)
    with left:
        _small(page, "names", name, lambda row: page.door(doors.entity(name, kind=row["kind"])))
        _small(page, "named_with", name, lambda row: page.door(doors.dossier(row["name"])))
    with right:
        _small(page, "roles", name)
        _small(page, "speaks_of", name, lambda row: page.door(doors.dossier(row["speaker"])))
    _statements(page, "statements", name, known.statements, tables.statements)
    _statements(page, "said_of", name, known.said_of, tables.said_of)
    _spread(page, name)
    method(page, "identities", "entities", "quotes")


def _links(page: Page, name: str) -> None:
    """The same on the other pages."""
    words = page.words
    ways = [
        Run(words("dossier.to_mentions"), "small", to=page.door(doors.entity(name))),
        Run("  ·  "),
        Run(words("dossier.to_quotes"), "small", to=page.door(doors.quotes(speaker=name))),
        Run("  ·  "),
        Run(words("dossier.to_contexts"), "small", to=page.door(doors.contexts(f"[{name}]"))),
    ]
    linked_text([ways], key="dossier links")


def _small(page: Page, key: str, name: str, door: Callable[[Row], Target] | None = None) -> None:
    """A short table of what `tables.<key>` counts; its first column opens what it names."""
    words, rows = page.words, page.count_many(getattr(tables, key), name)
    if rows.empty:
        return
    table_heading(page, f"dossier {key}", words(f"dossier.{key}"), rows)
    shown = rows.head(ROWS)
    columns = [column for column in shown if column not in ("kind", "last")]
    linked_table(
        [words(f"dossier.column.{column}") for column in columns],
        [[_cell(page, row, column, door if at == 0 else None) for at, column in enumerate(columns)] for row in
         shown.to_dict("records")],
        key=f"dossier {key}",
    )  # fmt: skip
    shown_first(words, len(shown), len(rows))


def _cell(page: Page, row: Row, column: str, door: Callable[[Row], Target] | None) -> Run:
    words, value = page.words, row[column]
    if column == "first":
        last = row["last"]
        days = [words.date(day) for day in dict.fromkeys((value, last)) if day is not None and not pd.isna(day)]
        return Run(" – ".join(days), "small")
    if isinstance(value, str):
        return Run(spoken(words, value) if column == "speaker" else value, to=door(row) if door else None)
    return Run(words.number(value), "number")


def _statements(page: Page, key: str, name: str, n: int, rows_of: Callable[..., pd.DataFrame]) -> None:
    """A list of statements, the newest first; all of them go out as a table."""
    words = page.words
    if not n:
        return
    title = words(f"dossier.{key}")

    def every() -> pd.DataFrame:
        return rows_of(page.library, page.chosen, name).drop(columns="text_id")

    files = {"xlsx": lambda: book(page, {title: every()}), "csv": lambda: workbook.csv(every(), words)}
    files_heading(page, f"dossier {key}", title, files)
    first = one_screen(n, ON_ONE_SCREEN, key=f"dossier {key} {page.shown} {name}").start
    rows = page.count_many(rows_of, name, first, ON_ONE_SCREEN)
    blocks = [[*said_head(page, row), Run(row["said"], "quote")] for row in rows.to_dict("records")]
    linked_text(blocks, key=f"dossier list {key}", look="list")


def _spread(page: Page, name: str) -> None:
    """Where and when, where there are several outlets and days."""
    words = page.words
    outlets, stretches = page.count_many(tables.by_outlet, name), page.count_many(tables.over_time, name)
    if len(outlets) >= FEWEST:
        show_chart(page, charts.per_outlet(outlets, words, name="dossier_by_outlet"))
    if len(stretches) >= FEWEST:
        show_chart(page, charts.over_time(stretches, words, page="dossier", name="dossier_over_time"))
