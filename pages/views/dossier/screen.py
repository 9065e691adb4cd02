"""Досье: who it is, in numbers; names and roles; his statements; what is said of him; with whom, where and when."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.library import Library
from analysis.report import doors, workbook
from analysis.report.charts import many as charts
from analysis.report.doors import Target
from analysis.report.dossier import dossier as paper
from analysis.report.dossier import told
from analysis.tables import UNKNOWN, many
from analysis.tables import dossier as tables
from pages.shared.chart import show_chart
from pages.shared.common_filters import OFFERED, offered
from pages.shared.export import book, download, files_heading, table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, landing, linked_table, linked_text
from pages.shared.links import counted
from pages.shared.method import method
from pages.shared.named import named
from pages.shared.page import Page
from pages.shared.pager import one_screen, shown_first
from pages.shared.said import said_head
from pages.shared.table import Row

ON_ONE_SCREEN = 10
ROWS = 12
FEWEST = 2
OF_TEXTS = ("texts", "outlets", "first")
"""Columns that say nothing of one text."""


def dossier(page: Page) -> None:
    """The whole screen."""
    words = page.words
    names = _names(page)
    if not names:
        st.info(words("entities.none"))
        return
    name = st.selectbox(words("dossier.who"), names, width=420, **one_of("who", names, names[0])) or names[0]
    there = page.count_many(tables.presence, name)
    speech = page.count_many(tables.speech_of, name)
    known = tables.known(there, speech)
    pieces = told(known, name, words).pieces
    lead = [Run(piece.text, to=page.door(piece.target) if piece.target else None) for piece in pieces]
    linked_text([lead], key="dossier told", look="lead")
    with st.container(horizontal=True):
        make = partial(paper, page.library, page.chosen, name, page.told, words)
        download(page, name, "docx", make, label=words("dossier.docx"))
    _links(page, name, known)
    left, right = st.columns(2)
    with left:
        called, named_with = page.count_many(tables.names, name), page.count_many(tables.named_with, name)
        _small(page, "names", called, lambda row: doors.entity(name, kind=row["kind"], name=row["name"]))
        _small(page, "named_with", named_with, lambda row: doors.relations(a=name, b=row["name"]))
    with right:
        roles = page.count_many(tables.roles, name)
        _small(page, "roles", roles, lambda row: doors.entity(name, role=row["role"]))
        _small(page, "speaks_of", tables.speaks_of(speech), lambda row: doors.speaks_of(row["speaker"], name))
    own = partial(tables.statements, page.library, page.chosen, name)
    _statements(
        page, "statements", name, known.statements, every=own, part=partial(page.count_many, tables.statements, name)
    )
    _of_others(page, name, tables.whose(speech))
    if known.texts:
        _spread(page, there)
    method(page, "identities", "entities", "quotes")


def _links(page: Page, name: str, known: tables.Known) -> None:
    """The same on the other pages."""
    words = page.words
    found = {
        "to_mentions": doors.entity(name) if known.texts else None,
        "to_quotes": doors.quotes(speaker=name) if known.statements else None,
        "to_contexts": doors.contexts(f"[{name}]"),
    }
    ways = [Run(words(f"dossier.{key}"), "small", to=page.door(target)) for key, target in found.items() if target]
    linked_text([[run for way in ways for run in (way, Run("  ·  "))][:-1]], key="dossier links")


def _names(page: Page) -> list[str]:
    """Whom a dossier can be of: who is named, most texts first, then who only speaks («жители», «эксперты»), of whom
    nothing is asked where the box has no room for them."""
    named, asked = page.count_many(many.entities)["entity"], st.query_params.get("who", "")
    if len(named) >= OFFERED and (not asked or (named == asked).any()):
        return offered(named, "who")
    speakers = page.count_many(many.speakers)["speaker"]
    return offered(pd.concat([named, speakers[speakers != UNKNOWN]], ignore_index=True), "who")


def _small(page: Page, key: str, rows: pd.DataFrame, door: Callable[[Row], Target]) -> None:
    """A short table; a number opens what it counts, another's name his own dossier."""
    words = page.words
    if rows.empty:
        return
    table_heading(page, f"dossier {key}", words(f"dossier.{key}"), rows)
    shown = rows.head(ROWS)
    columns = [str(column) for column in shown if column not in ("kind", "last", *(OF_TEXTS if page.text else ()))]
    linked_table(
        [words(f"dossier.column.{column}") for column in columns],
        [[_cell(page, key, row, column, door) for column in columns] for row in shown.to_dict("records")],
        key=f"dossier {key}",
    )
    shown_first(words, len(shown), len(rows))


def _cell(page: Page, key: str, row: Row, column: str, door: Callable[[Row], Target]) -> Run:
    words, value = page.words, row[column]
    if column == "first":
        last = row["last"]
        days = [words.date(day) for day in dict.fromkeys((value, last)) if day is not None and not pd.isna(day)]
        return Run(" – ".join(days), "small")
    if isinstance(value, str):
        return named(page, value) if key in ("named_with", "speaks_of") else Run(value)
    return counted(page, value, door(row))


def _of_others(page: Page, name: str, whose: list[tuple[str, int]]) -> None:
    def every() -> pd.DataFrame:
        """Asked anew: places of statements are others where a text was analysed again since the page was drawn."""
        return tables.in_full(page.library, tables.whose(tables.speech_of(page.library, page.chosen, name)))

    def part(first: int, most: int) -> pd.DataFrame:
        return page.count_many(_in_full, tuple(whose[first : first + most]))

    _statements(page, "said_of", name, len(whose), every=every, part=part)


def _in_full(library: Library, _: Sequence[str], wanted: tuple[tuple[str, int], ...]) -> pd.DataFrame:
    return tables.in_full(library, wanted)


def _statements(
    page: Page,
    key: str,
    name: str,
    n: int,
    *,
    every: Callable[[], pd.DataFrame],
    part: Callable[[int, int], pd.DataFrame],
) -> None:
    """A list of statements, the newest first, as many of them from the first one as fit; all go out as a table."""
    words = page.words
    if not n:
        return
    title = words(f"dossier.{key}")

    def table() -> pd.DataFrame:
        return every().drop(columns="text_id")

    files = {"xlsx": lambda: book(page, {title: table()}), "csv": lambda: workbook.csv(table(), words)}
    files_heading(page, f"dossier {key}", title, files)
    if key == st.query_params.get("part", ""):
        landing(words(f"dossier.{key}_n", n=n), key=f"dossier landing {key} {name}", lands=True)
    first = one_screen(n, ON_ONE_SCREEN, key=f"dossier {key} {page.shown} {name}").start
    rows = part(first, ON_ONE_SCREEN)
    blocks = [[*said_head(page, row), Run(row["said"], "quote")] for row in rows.to_dict("records")]
    linked_text(blocks, key=f"dossier list {key}", look="list")


def _spread(page: Page, there: pd.DataFrame) -> None:
    """Where and when, where there are several outlets and days."""
    words = page.words
    outlets, stretches = tables.by_outlet(there), tables.over_time(there, page.count_many(many.over_time))
    if len(outlets) >= FEWEST:
        show_chart(page, charts.per_outlet(outlets, words, name="dossier_by_outlet"))
    if len(stretches) >= FEWEST:
        show_chart(page, charts.over_time(stretches, words, page="dossier", name="dossier_over_time"))
