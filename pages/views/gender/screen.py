"""Женщины и мужчины: how many are named and speak, over outlets, over time, and each person with what tells it."""

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.report.charts import gender as charts
from analysis.report.doors import Target
from analysis.report.labels import whole_percent
from analysis.tables import gender as tables
from analysis.tables.chance import HANDFUL
from pages.shared.chart import show_chart
from pages.shared.export import table_heading
from pages.shared.filters import flag, one_of
from pages.shared.linked_text import Run, landing, linked_table
from pages.shared.links import link_to
from pages.shared.method import method
from pages.shared.page import ManyTexts
from pages.shared.table import table_to_choose

NUMBERS = ("persons", "mentions", "speakers", "statements", "words")
OF_SPEECH = ("speakers", "statements", "words")
"""Numbers that those make who speak."""
FEWEST_BARS = 2


def gender(page: ManyTexts) -> None:
    """The whole screen."""
    words, persons = page.words, page.count_many(tables.persons)
    if persons.empty:
        st.info(words("gender.none"))
        return
    _totals(page, tables.totals(persons))
    outlets = page.count_many(tables.by_outlet)
    if outlets["outlet"].nunique() >= FEWEST_BARS:
        show_chart(page, charts.by_outlet(outlets, words))
    link_to(page.door(doors.timeline("gender")), words("gender.over_time"))
    _persons(page, persons)
    method(page, "gender", "identities", "quotes")


def _totals(page: ManyTexts, totals: pd.DataFrame) -> None:
    """Women, men, not known; a share beside each number where it is one of enough. A number opens whom it counts."""
    words, whole = page.words, totals[list(NUMBERS)].sum()
    told = charts.in_words(totals, words)
    titles = {column: words(f"gender.column.{column}") for column in told.columns}
    table_heading(page, "gender totals", words("gender.totals"), told.rename(columns=titles))
    st.caption(words("gender.caption"))
    rows = []
    for row in totals.to_dict("records"):
        key = row["gender"] or "unknown"
        cells = [Run(words(f"gender.of.{key}"))]
        for name in NUMBERS:
            number, of = words.number(row[name]), int(whole[name])
            if row[name] and of >= HANDFUL:
                number += f" · {whole_percent(int(row[name]) / of, words)}"
            door = page.door(doors.gender(key, speaking=name in OF_SPEECH)) if row[name] else None
            cells.append(Run(number, "number", to=door))
        rows.append(cells)
    linked_table(["", *(words(f"gender.column.{name}") for name in NUMBERS)], rows, key="gender totals", narrow="turns")


def _persons(page: ManyTexts, persons: pd.DataFrame) -> None:
    words = page.words
    options = ["", "Fem", "Masc", "unknown"]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.segmented_control(
            words("gender.who"),
            options,
            format_func=lambda key: words(f"gender.of.{key}" if key else "gender.everybody"),
            required=True,
            **one_of("who", options, ""),
        )
        speaking = st.toggle(words("gender.speaking"), **flag("speaking"))
    shown = persons[persons["gender"] == (who if who != "unknown" else "")] if who else persons
    shown = shown[shown["statements"] > 0] if speaking else shown
    if who or speaking:
        summed = {name: int(shown[name].sum()) for name in ("mentions", "statements", "words")}
        whom = words(f"gender.of.{who}" if who else "gender.everybody")
        sentence = words("gender.listed", whom=whom, persons=len(shown), **summed)
        landing(sentence, key=f"persons {who} {speaking}", lands=True)
    told = shown.assign(
        gender=[words(f"gender.one.{key or 'unknown'}") for key in shown["gender"]],
        by=[words(f"gender.by.{rule}") if rule else words("gender.by.nothing") for rule in shown["by"]],
    )
    titles = {column: words(f"gender.column.{column}") for column in told.columns}
    table_heading(page, "gender persons", words("gender.persons"), told.rename(columns=titles))

    def door(at: int) -> Target:
        row = shown.iloc[at]
        return page.door(doors.quotes(speaker=row["person"]) if row["statements"] else doors.entity(row["person"]))

    table_to_choose(told, titles, door, key=f"gender {page.shown} {who} {speaking}", hint=words("gender.choose_row"))
