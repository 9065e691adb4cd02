"""Одни и те же слова: the groups by size; of the chosen one its versions beside the fullest, in the order of time."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.library.folder import waits_for_gather
from analysis.report import doors
from analysis.report.charts import many as charts
from analysis.tables import repeated as tables
from pages.shared.chart import show_chart
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, landing, linked_table, linked_text
from pages.shared.links import counted
from pages.shared.method import method
from pages.shared.named import named
from pages.shared.page import Page
from pages.shared.pager import one_screen
from pages.shared.said import said_head
from pages.shared.several import several_texts_only
from pages.shared.table import Row
from pages.shared.wording import where

ON_ONE_SCREEN = 20
FEWEST = 2
FEWEST_ON_A_CHART = 3
PREVIEW = 140
LONGEST_STRUCK = 60
"""Characters of left out words that are shown struck through; more of them stand as «[…]»."""


def repeated(page: Page) -> None:
    """The whole screen."""
    words = page.words
    if not page.many or page.size < FEWEST:
        several_texts_only(page, "repeated.many_only")
        return
    if waits_for_gather(page.library):
        st.info(words("many.not_gathered"))
        return
    if left := page.library.liken():
        _wait(page, left)
    grouped = page.count_many(tables.grouped)
    groups = tables.groups_of(grouped)
    if groups.empty:
        if not left:
            st.info(words("repeated.none"))
        method(page, "repeated")
        return
    table_heading(page, "repeated", words("repeated.title"), groups.drop(columns="group"))
    st.caption(words("repeated.caption", n=len(groups)))
    shown = groups.iloc[one_screen(len(groups), ON_ONE_SCREEN, key=f"repeated {page.shown}")]
    columns = ("words", "speaker", "texts", "statements", "outlets", "first", "elsewhere")
    rows = [_group(page, row) for row in shown.to_dict("records")]
    linked_table([words(f"repeated.column.{name}") for name in columns], rows, key="repeated groups", narrow="lines")
    numbers = [str(number) for number in groups["group"]]
    chosen = one_of("group", numbers, numbers[0])
    st.session_state[chosen["key"]] = chosen_number = st.session_state[chosen["key"]] or numbers[0]
    _versions(page, tables.versions_of(grouped, int(chosen_number)), int(chosen_number))
    method(page, "repeated")


@st.fragment(run_every=1.0)
def _wait(page: Page, left: int) -> None:
    """Draws the page anew once fewer texts wait than when it was drawn."""
    if page.library.liken() < left:
        st.rerun()
    st.caption(page.words("repeated.waiting", n=left))


def _group(page: Page, row: Row) -> list[Run]:
    words, door = page.words, doors.repeated(int(row["group"]))
    return [
        Run(_preview(row["said"]), to=page.door(door)),
        named(page, row["speaker"]),
        *(counted(page, row[name], door) for name in ("texts", "statements", "outlets")),
        Run(where(words, row["first_outlet"], row["first"]), "small"),
        counted(page, row["elsewhere"], door) if row["elsewhere"] else Run("", "number"),
    ]


def _preview(said: str) -> str:
    return said if len(said) <= PREVIEW else said[:PREVIEW].rsplit(" ", 1)[0] + "…"


def _versions(page: Page, rows: pd.DataFrame, group: int) -> None:
    """Each version with what it leaves out and adds; those of another speaker last."""
    words = page.words
    table_heading(page, "versions", words("repeated.versions"), rows.drop(columns="text_id"))
    st.caption(words("repeated.versions_caption"))
    own = rows[~rows["other"]]
    fullest = max(own["said"], key=len)
    told = f"{own['speaker'].iloc[0]}: «{_preview(fullest)}»"
    landing(told, key=f"versions of {page.shown} {group}", lands=bool(st.query_params.get("group")))
    blocks: list[list[Run]] = []
    told_of_others = False
    for at, row in enumerate(rows.to_dict("records")):
        if row["other"] and not told_of_others:
            told_of_others = True
            blocks.append([Run(words("repeated.elsewhere"), "strong")])
        more = [words("repeated.first")] if at == 0 and row["date"] else []
        blocks.append([*said_head(page, row, *more), *_pieces(page, row["said"], fullest)])
    linked_text(blocks, key=f"versions {page.shown} {group}", look="list")
    if len(rows) >= FEWEST_ON_A_CHART and not (course := tables.over_time(rows)).empty:
        show_chart(page, charts.over_time(course, words, page="repeated", name="repeated_over_time"))


def _pieces(page: Page, said: str, fullest: str) -> Iterator[Run]:
    """The words as they stand there; what is left out of the fullest version struck through, what is added marked."""
    for piece in tables.difference(said, fullest):
        if piece.how == "left":
            told = page.words("repeated.left_out", words=piece.text)
            short = len(piece.text) <= LONGEST_STRUCK
            yield Run(piece.text, "quote left", hint=told) if short else Run("[…]", "quote muted", hint=told)
            yield Run(" ")
        else:
            yield Run(piece.text, "quote mark" if piece.how == "added" else "quote")
