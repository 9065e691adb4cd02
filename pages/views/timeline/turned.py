"""What appeared anew and what went away between two stretches of time."""

import datetime
from typing import Any

import pandas as pd
import streamlit as st

from analysis.interface import Words
from analysis.report import doors
from analysis.report.doors import Target
from analysis.tables import many
from analysis.tables import timeline as tables
from analysis.tables.timeline import Days
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.named import named
from pages.shared.page import ManyTexts

SUBJECTS = ("entities", "speakers", "terms")
MOST = 12

OWN = ("key", "turn", "of", "other_of")
"""Columns with headings of their own."""


def new_and_gone(page: ManyTexts) -> None:
    """Two stretches, the first and the second half of the time until others are chosen; the two lists."""
    words, told = page.words, page.count_many(many.figures)
    if told.first is None or told.last is None or told.first == told.last:
        return
    first, second = tables.halves(told.first, told.last)
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        subject = st.segmented_control(
            words("timeline.turned.what"),
            SUBJECTS,
            format_func=lambda name: words(f"timeline.turned.subject.{name}"),
            required=True,
            **one_of("turned", SUBJECTS, "entities"),
        )
        before = _days(page, "before", first)
        after = _days(page, "after", second)
    found = page.count_many(tables.turned, subject or "entities", before, after)
    with heading:
        table_heading(page, "turned", words("timeline.turned.title"), _for_files(words, found))
    st.caption(words("timeline.turned.caption"))
    telling = found[found["tells"]]
    if telling.empty:
        st.info(words("timeline.turned.nothing"))
    else:
        left, right = st.columns(2)
        for column, turn, days in ((left, "new", after), (right, "gone", before)):
            with column:
                _list(page, telling[telling["turn"] == turn], turn, subject or "entities", days)
    if chance := int((~found["tells"]).sum()):
        st.caption(words("timeline.turned.chance", n=chance))


def _for_files(words: Words, found: pd.DataFrame) -> pd.DataFrame:
    """The table as it goes out: «появилось» and «ушло» in words, as are the headings that only this table has."""
    told = found.assign(turn=[words(f"timeline.turned.{turn}") for turn in found["turn"]])
    return told.rename(columns={name: words(f"timeline.turned.column.{name}") for name in OWN})


def _list(page: ManyTexts, rows: pd.DataFrame, turn: str, subject: str, days: Days) -> None:
    words = page.words
    table = [
        [
            Run(str(row["key"])) if subject == "terms" else named(page, str(row["key"])),
            Run(words.number(row["texts"]), "number", to=page.door(doors.during(_door(subject, row["key"]), *days))),
            Run(words.number(row["of"]), "number"),
        ]
        for row in rows.head(MOST).to_dict("records")
    ]
    header = [words(f"timeline.turned.{turn}"), words("many.column.texts"), words("timeline.turned.of")]
    linked_table(header, table, key=f"turned {turn}")
    if rows.empty:
        st.caption(words(f"timeline.turned.none_{turn}"))


def _door(subject: str, key: str) -> Target:
    if subject == "entities":
        return doors.entity(key)
    return doors.term(key) if subject == "terms" else doors.quotes(speaker=key)


def _days(page: ManyTexts, name: str, default: Days) -> Days:
    """A stretch in the URL («2026-09-01:2026-09-30»)."""
    key = f"stretch {name}"
    st.session_state[key] = _read(st.query_params.get(name, "")) or default

    def write() -> None:
        chosen: Any = st.session_state[key]
        if len(chosen) == 2:
            st.query_params[name] = f"{chosen[0]}:{chosen[1]}"

    label = page.words(f"timeline.turned.{name}")
    chosen: Any = st.date_input(label, format="DD.MM.YYYY", key=key, on_change=write, width=260)
    return (chosen[0], chosen[1]) if len(chosen) > 1 else default


def _read(said: str) -> Days | None:
    try:
        since, until = map(datetime.date.fromisoformat, said.split(":"))
    except ValueError:
        return None
    return (since, until) if since <= until else None
