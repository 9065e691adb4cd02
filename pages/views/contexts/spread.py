"""Where and when the places are: by outlet, over time, along the texts."""

import streamlit as st

from analysis.report.charts import contexts as charts
from analysis.search.scope import Scope
from analysis.tables import contexts as tables
from pages.shared.chart import show_chart
from pages.shared.page import Page

FEWEST = 2


def spread(page: Page, written: str, scope: Scope) -> None:
    """The charts of which there is something to say; of one text only where in it the places are."""
    words = page.words
    if page.many:
        outlets = page.count_many(tables.by_outlet, written, scope)
        stretches = page.count_many(tables.over_time, written, scope)
        left, right = st.columns(2)
        if len(outlets) >= FEWEST:
            with left:
                show_chart(page, charts.by_outlet(outlets, words))
        if len(stretches) >= FEWEST:
            with right if len(outlets) >= FEWEST else left:
                show_chart(page, charts.over_time(stretches, words))
    show_chart(page, charts.along(page.count_many(tables.along, written, scope), words))
