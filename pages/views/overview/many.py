"""Обзор of many texts: what they hold in sentences, three rankings, where and when they appeared."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.report.charts import many as charts
from analysis.report.summary_many import summary
from analysis.tables import UNKNOWN, many
from pages.shared.chart import show_chart
from pages.shared.export import book, download
from pages.shared.linked_text import Run, linked_table
from pages.shared.method import method
from pages.shared.page import ICONS, Page
from pages.shared.selection import FILES
from pages.views.overview.sentences import show_sentences

TOP = 7
FEWEST_BARS = 2
UNTOLD = ["text", "step"]
"""Columns that are for the program."""


def overview_of_many(page: Page) -> None:
    """The first screen; nothing but the bar where no text is chosen."""
    if not page.chosen:
        return
    words = page.words
    speakers, entities, terms = map(page.count_many, (many.speakers, many.entities, many.terms))
    show_sentences(page, summary(page.count_many(many.figures), speakers, entities, terms, words))
    name = words("overview.workbook")
    download(page, name, "xlsx", partial(_workbook, page), label=name)
    columns = st.columns(3, gap="small")
    with columns[0]:
        _ranking(page, "entities", "entity", "mentions", entities)
    with columns[1]:
        _ranking(page, "quotes", "speaker", "statements", speakers[speakers["speaker"] != UNKNOWN])
    with columns[2]:
        _ranking(page, "topics", "term", "", terms)
    outlets, stretches = page.count_many(many.outlets), page.count_many(many.over_time)
    if len(outlets) >= FEWEST_BARS:
        show_chart(page, "per_outlet", charts.per_outlet(outlets, words), outlets)
    if len(stretches) >= FEWEST_BARS:
        show_chart(page, "over_time", charts.over_time(stretches, words), stretches.drop(columns="step"))
    method(page, "identities", "text", "words", "quotes")


def _workbook(page: Page) -> bytes:
    """Every table of these texts."""
    made = {
        "speakers": many.speakers,
        "statements": many.statements,
        "entities": many.entities,
        "terms": many.terms,
        "texts": many.texts,
        "outlets": many.outlets,
        "over_time": many.over_time,
    }
    sheets = {
        page.words(f"many.sheet.{name}"): count(page.library, page.chosen).drop(
            columns=["text", "step"], errors="ignore"
        )
        for name, count in made.items()
    }
    return book(page, sheets)


def _ranking(page: Page, name: str, column: str, count: str, table: pd.DataFrame) -> None:
    """The first rows of a table: in how many texts, how often; a number opens what it counts."""
    words = page.words
    st.subheader(words(f"overview.ranking.{name}"), anchor=False)
    header = [words(f"many.column.{key}") for key in (column, "texts", count) if key]
    rows = [_row(page, name, column, count, row) for row in table.head(TOP).to_dict("records")]
    if rows:
        linked_table(header, rows, key=f"ranking {name}")
    else:
        st.caption(words("overview.ranking.none"))
    st.page_link(FILES[name], label=words(f"overview.door.{name}"), icon=ICONS[name], query_params=page.params())


def _row(page: Page, name: str, column: str, count: str, row: dict) -> Sequence[Run]:
    opened = page.params(**{column: row[column], **({"kind": row["kind"]} if column == "entity" else {})})
    numbers = [
        Run(page.words.number(row[key]), "number", name if row[key] else None, opened)
        for key in ("texts", count)
        if key
    ]
    return [Run(row[column]), *numbers]
