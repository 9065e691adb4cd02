"""Tables of a screen: a row as code reads it, and a table of which a row can be chosen."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from analysis.report.doors import Target
from pages.shared.opening import open_next

Row = Mapping[Hashable, Any]
"""A row by its columns, as DataFrame.to_dict("records") gives it."""


def table_to_choose(
    shown: pd.DataFrame | Styler,
    titles: Mapping[str, str],
    door: Callable[[int], Target],
    *,
    key: str,
    hint: str,
    helps: Mapping[str, str] | None = None,
) -> None:
    """A table under `hint`, of which a row opens a page: `door` of its place (from 0) as page.door gives it.

    titles: a heading for each column, the first of which stays in sight; helps: what some of them mean. `key` changes
    with the rows: a table of other rows has none chosen.
    """

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            open_next(door(rows[0]))

    st.caption(hint)
    st.dataframe(
        shown,
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        key=key,
        column_config={
            column: st.column_config.Column(title, pinned=at == 0, help=(helps or {}).get(column))
            for at, (column, title) in enumerate(titles.items())
        },
    )
