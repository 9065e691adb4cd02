"""Обзор of many texts: what they hold in sentences, three rankings, where and when they appeared."""

from functools import partial

import streamlit as st

from analysis.report import doors, selected
from analysis.report.charts import many as charts
from analysis.report.doors import Target
from analysis.report.summary_many import summary
from analysis.tables import UNKNOWN, many
from pages.shared.chart import show_chart
from pages.shared.export import base_address, download, write_book
from pages.shared.linked_text import Run
from pages.shared.links import counted
from pages.shared.method import method
from pages.shared.named import named
from pages.shared.page import ManyTexts
from pages.shared.table import Row
from pages.views.overview.by_kept import by_kept
from pages.views.overview.ranking import ranking
from pages.views.overview.sentences import show_sentences

TOP = 7
FEWEST_BARS = 2


def overview_of_many(page: ManyTexts) -> None:
    """The first screen."""
    words = page.words
    speakers, entities, terms = map(page.count_many, (many.speakers, many.entities, many.terms))
    show_sentences(page, summary(page.count_many(many.figures), speakers, entities, terms, words))
    name = words("overview.workbook")
    download(page, name, "xlsx", partial(_workbook, page), label=name)
    columns = st.columns((5, 6, 4), gap="small")
    with columns[0]:
        rows = [
            [
                named(page, row["entity"]),
                *_numbers(page, row, doors.entity(row["entity"], kind=row["kind"]), "mentions"),
            ]
            for row in entities.head(TOP).to_dict("records")
        ]
        ranking(page, "entities", doors.entities(), _header(page, "entity", "texts", "mentions"), rows)
    with columns[1]:
        known = speakers[speakers["speaker"] != UNKNOWN]
        rows = [
            [named(page, row["speaker"]), *_numbers(page, row, doors.quotes(speaker=row["speaker"]), "statements")]
            for row in known.head(TOP).to_dict("records")
        ]
        ranking(page, "quotes", doors.quotes(), _header(page, "speaker", "texts", "statements"), rows)
    with columns[2]:
        rows = [
            [Run(row["term"]), *_numbers(page, row, doors.term(row["term"]))]
            for row in terms.head(TOP).to_dict("records")
        ]
        ranking(page, "topics", doors.topics(), _header(page, "term", "texts"), rows)
    outlets, stretches = page.count_many(many.outlets), page.count_many(many.over_time)
    if len(outlets) >= FEWEST_BARS:
        show_chart(page, charts.per_outlet(outlets, words))
    if len(stretches) >= FEWEST_BARS:
        show_chart(page, charts.over_time(stretches, words))
    by_kept(page)
    method(page, "identities", "text", "words", "quotes")


def _workbook(page: ManyTexts) -> bytes:
    """Every table of these texts."""
    return selected.book(page.library, page.chosen, page.words, base=base_address(), write=write_book)


def _header(page: ManyTexts, *columns: str) -> list[str]:
    return [page.words(f"many.column.{column}") for column in columns]


def _numbers(page: ManyTexts, row: Row, target: Target, *columns: str) -> list[Run]:
    """In how many texts, and how often."""
    return [counted(page, row[column], target) for column in ("texts", *columns)]
