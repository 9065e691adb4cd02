"""A chart on a page: its title and what it counts, a click that opens the evidence, the menu that takes it away."""

import datetime
from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.report.charts.chart import Chart
from analysis.report.labels import target_of
from pages.shared.export import chart_heading
from pages.shared.opening import open_next
from pages.shared.page import Page

Days = Callable[[datetime.date, datetime.date], None]
"""What is done with a stretch of time that was drawn with the mouse: its first and its last day."""


def show_chart(
    page: Page,
    chart: Chart,
    *,
    state: str = "",
    moves: bool = False,
    drawn: Days | None = None,
) -> None:
    """Shows the chart under its words, with a menu that takes it away.

    state: what the page shows now (the chosen entity, say): a chart of another state has no bar chosen. moves: it can
    be drawn nearer by the wheel, and shifted. drawn: what a stretch of time does that is drawn over the figure, whose x
    are days.
    """
    words, name = page.words, chart.name
    title, caption, click = words(f"charts.{name}.title"), words(f"report.caption.{name}"), f"charts.{name}.click"
    with st.container(gap="xxsmall"):
        chart_heading(page, chart)
        st.caption(caption + (" " + words(click) if click in words else ""))
        key = f"chart {name} {page.shown} {state}"
        st.plotly_chart(
            chart.figure,
            key=key,
            on_select=partial(_open, page, key, drawn),
            selection_mode=("points", "box") if drawn else "points",
            config={"displayModeBar": False, "scrollZoom": moves},
            alt=f"{title}. {caption}",
        )


def _open(page: Page, key: str, drawn: Days | None) -> None:
    """What was clicked is opened when the page begins its next run; a second click only takes the choice back."""
    boxes = st.session_state[key].selection.box if drawn else []
    if boxes and drawn:
        since, until = sorted(datetime.date.fromisoformat(str(edge)[:10]) for edge in boxes[0]["x"])
        drawn(since, until)
        return
    points = [point for point in st.session_state[key].selection.points if point.get("customdata")]
    if points:
        open_next(page.door(target_of(points[0]["customdata"])))
