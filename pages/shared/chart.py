"""A chart on a page: its title and what it counts, a click that opens the evidence, the menu that takes it away."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.report.labels import target_of
from pages.shared.export import chart_heading
from pages.shared.opening import open_next
from pages.shared.page import Page


def show_chart(
    page: Page, name: str, figure: go.Figure, table: pd.DataFrame, *, state: str = "", moves: bool = False
) -> None:
    """Shows `figure` under the words `charts.<name>`; `table` is what it is drawn from.

    state: what the page shows now (the chosen entity, say): a chart of another state has no bar chosen. moves: it can
    be drawn nearer by the wheel, and shifted.
    """
    words = page.words
    title, caption, click = words(f"charts.{name}.title"), words(f"report.caption.{name}"), f"charts.{name}.click"
    with st.container(gap="xxsmall"):
        chart_heading(page, name, figure, table)
        st.caption(caption + (" " + words(click) if click in words else ""))
        key = f"chart {name} {page.shown} {state}"
        st.plotly_chart(
            figure,
            key=key,
            on_select=partial(_open, page, key),
            selection_mode="points",
            config={"displayModeBar": False, "scrollZoom": moves},
            alt=f"{title}. {caption}",
        )


def _open(page: Page, key: str) -> None:
    """What was clicked is opened when the page begins its next run; a second click only takes the choice back."""
    points = [point for point in st.session_state[key].selection.points if point.get("customdata")]
    if points:
        open_next(page.door(target_of(points[0]["customdata"])))
