"""The table of entities; choosing a row opens its sentences."""

import pandas as pd
import streamlit as st

from analysis.report import doors
from pages.shared.opening import open_next
from pages.shared.page import OneText

SHOWN = (
    "entity", "kind", "mentions", "own", "in_title", "references", "variants", "roles", "headline", "lead",
    "statements", "first",
)  # fmt: skip


def entity_table(page: OneText, entities: pd.DataFrame) -> None:
    """`entities` as tables.entities."""
    words = page.words
    paragraphs = [
        next((number for number, (start, stop) in enumerate(page.analysis.paragraphs, 1) if start <= first < stop), 0)
        for first in entities["first"]
    ]
    table = entities.assign(
        kind=[words("entities.kind." + kind) for kind in entities["kind"]],
        first=paragraphs,
    )[list(SHOWN)]
    key = f"table {page.text.id} {len(table)} {page.stamp}"

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            open_next(page.door(doors.entity(entities["entity"].iloc[rows[0]])))

    st.caption(words("pages.evidence.choose_row"))
    st.dataframe(
        table,
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        key=key,
        column_config={
            column: st.column_config.Column(words("entities.column." + column), pinned=column == "entity")
            for column in SHOWN
        },
    )
