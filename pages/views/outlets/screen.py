"""Издания: what is their own, who leans on whom as a matrix and as a table, who is first."""

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.report.charts import leaning as charts
from analysis.report.doors import Target
from analysis.report.labels import whole_percent
from analysis.tables import leaning as tables
from analysis.tables.chance import HANDFUL
from pages.shared.chart import show_chart
from pages.shared.export import table_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.method import method
from pages.shared.page import ManyTexts
from pages.shared.pager import one_screen
from pages.shared.table import table_to_choose

COLUMNS = ("texts", "own", "leaning", "taken", "reprinted", "first")
PARTS = ("own", "leaning", "taken")
ON_ONE_SCREEN = 30


def outlets(page: ManyTexts) -> None:
    """The whole screen."""
    words, own = page.words, page.count_many(tables.own_and_taken)
    if own.empty:
        advice = [words("outlets.set_outlets")] if page.may("analyst") else []
        st.info(" ".join([words("outlets.none"), *advice]))
        return
    _own(page, own)
    leans = page.count_many(tables.leans)
    if leans.empty:
        st.info(words("outlets.no_leans"))
    else:
        if (leans["how"] != "via").any():
            show_chart(page, charts.who_on_whom(leans, words))
        _leans(page, leans)
    method(page, "leaning")


def _own(page: ManyTexts, own: pd.DataFrame) -> None:
    words = page.words
    titles = {name: words(f"outlets.column.{name}") for name in COLUMNS}
    table_heading(page, "own and taken", words("outlets.own_title"), own.rename(columns=titles))
    st.caption(words("outlets.own_caption"))
    rows = []
    for row in own.iloc[one_screen(len(own), ON_ONE_SCREEN, key=f"outlets {page.shown}")].to_dict("records"):
        door = page.door(doors.in_outlet(doors.texts(), row["outlet"]))
        cells = [Run(row["outlet"], to=door)]
        for name in COLUMNS:
            told = words.number(row[name])
            if name in PARTS and row[name] and row["texts"] >= HANDFUL:
                told += f" · {whole_percent(row[name] / row['texts'], words)}"
            counted = page.door(doors.texts(outlet=row["outlet"], which=name)) if row[name] else None
            cells.append(Run(told, "number", to=door if name == "texts" else counted))
        rows.append(cells)
    linked_table([words("many.list.outlet"), *(words(f"outlets.column.{n}") for n in COLUMNS)], rows, key="own")


def _leans(page: ManyTexts, leans: pd.DataFrame) -> None:
    words = page.words
    told = leans.assign(how=[words(f"outlets.how.{how}") for how in leans["how"]])
    titles = {column: words(f"outlets.column.{column}") for column in leans.columns}
    table_heading(page, "leans", words("outlets.leans_title"), told.rename(columns=titles))

    def door(at: int) -> Target:
        row = leans.iloc[at]
        if row["how"] == "reprint":
            return page.door(doors.in_outlet(doors.texts(only="reprints"), row["outlet"]))
        found = doors.contexts(f'"{row["on"]}"')
        return page.door(doors.in_outlet(found, row["outlet"]) if row["how"] == "source" else found)

    table_to_choose(told, titles, door, key=f"leans {page.shown}", hint=words("outlets.choose_row"))
