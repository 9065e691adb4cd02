"""The concordance: each place on a line of its own, sorted by what stands beside it; a place opens the reader."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.search.scope import Scope
from analysis.tables import UNKNOWN
from analysis.tables import contexts as tables
from analysis.words import find_words
from pages.shared.export import book, files_heading, sheet
from pages.shared.filters import one_of
from pages.shared.linked_text import Cell, Run, landing, linked_table, linked_text
from pages.shared.named import speakers_named
from pages.shared.page import Page
from pages.shared.pager import one_screen
from pages.shared.wording import where
from pages.views.contexts.beside import side_asked

ON_ONE_SCREEN = 25


def lines(page: Page, written: str, scope: Scope, places: int) -> None:
    """The heading with its files, the order, and a screen of lines."""
    words, title = page.words, page.words("contexts.lines")

    asked = tables.Shown(beside=st.query_params.get("beside", ""), side=side_asked())

    def every() -> pd.DataFrame:
        rows = tables.lines(page.library, page.chosen, written, scope, replace(asked, sort=sort))
        return rows if asked.beside else rows.drop(columns="away")

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
    if asked.beside:
        places = page.count_many(tables.times_beside, written, scope, asked)
        _with_beside(page, written, scope, asked, places)
    screen = one_screen(places, ON_ONE_SCREEN, key=f"contexts {page.shown} {hash((written, scope, sort, asked))}")
    shown = replace(asked, sort=sort, first=screen.start, most=ON_ONE_SCREEN)
    rows = page.count_many(tables.lines, written, scope, shown)
    columns = ("left", "node", "right", "said_by", *(() if page.text else ("place",)))
    table = [_line(page, row)[: len(columns)] for row in rows.to_dict("records")]
    header = [words(f"contexts.column.{name}") for name in columns]
    st.caption(words("contexts.lines_caption"))
    linked_table(header, table, key="contexts lines", narrow="lines")


def _with_beside(page: Page, written: str, scope: Scope, asked: tables.Shown, times: int) -> None:
    """Which of the lines are shown, with the ways to all of them and to those of the word beside."""
    words = page.words
    every, own = (doors.contexts(word, part=scope.part, whose=scope.speaker) for word in (written, asked.beside))
    told = words("contexts.with_beside", word=asked.beside, side=words(f"contexts.sides.{asked.side}"), n=times)
    landing(told, key=f"contexts with beside {asked.beside} {asked.side}", lands=True)
    ways = [
        Run(words("contexts.every_line"), "way", to=page.door(every)),
        Run(" · "),
        Run(words("contexts.lines_of_word", word=asked.beside), "way", to=page.door(own)),
    ]
    linked_text([ways], key="contexts ways")


def _line(page: Page, row: Mapping[Hashable, Any]) -> list[Cell]:
    away = row["away"]
    return [
        _marked(row["left"], "before", away if away < 0 else 0),
        Run(row["node"], "node", to=page.door(doors.reader((row["start"], row["stop"])), text=row["text_id"])),
        _marked(row["right"], "after", away if away > 0 else 0),
        list(_whose(page, row["speaker"], row["whose"])),
        Run(where(page.words, row["outlet"], row["date"]) or row["title"], "muted small"),
    ]


def _marked(text: str, look: str, away: int) -> list[Run]:
    """One side of a place, with the word so many words away marked (0: none); a distant one may be cut off."""
    spans = list(find_words(text))
    if not away or abs(away) > len(spans):
        return [Run(text, look)]
    start, stop = spans[away if away < 0 else away - 1]
    return [Run(text[:start], look), Run(text[start:stop], f"{look} mark"), Run(text[stop:], look)]


def _whose(page: Page, speaker: str, voice: str) -> Iterator[Run]:
    """The speaker in whose statement it stands; a paraphrase is marked, its words are the author's."""
    words = page.words
    if voice == "author":
        yield Run(words("contexts.author"), "muted small")
        return
    yield from speakers_named(page, speaker or UNKNOWN, "muted small")
    if voice == "reported":
        yield Run(f" ({words('contexts.reported')})", "muted small")
