"""A click on a chart or a row opens a page: callbacks cannot change it, so it is done when the next run begins."""

import streamlit as st

from analysis.report.doors import Target
from pages.shared.linked_text import visit


def open_next(target: Target) -> None:
    """From a callback: this page is to be opened. `target` as page.door or page.within give it."""
    st.session_state["asked page"] = target


def open_if_asked() -> None:
    """Opens the page that `open_next` named, if any."""
    target = st.session_state.pop("asked page", None)
    if isinstance(target, Target):
        visit(target)
