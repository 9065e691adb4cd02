"""A short ranking on the first screen, of one text or of many, with a door to its page."""

from collections.abc import Sequence

import streamlit as st

from analysis.report.doors import Target
from pages.shared.linked_text import Run, linked_table
from pages.shared.links import link_to
from pages.shared.page import Page


def ranking(page: Page, name: str, door: Target, header: Sequence[str], rows: Sequence[Sequence[Run]]) -> None:
    """`rows` under the words `overview.ranking.<name>`; `door` opens all of them."""
    words = page.words
    st.subheader(words(f"overview.ranking.{name}"), anchor=False)
    if rows:
        linked_table(header, rows, key=f"ranking {name}")
    else:
        st.caption(words("overview.ranking.none"))
    link_to(page.door(door), words(f"overview.door.{name}"))
