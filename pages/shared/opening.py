"""A click on a chart or a row opens a page: callbacks cannot change it, so it is done when the next run begins."""

from collections.abc import Mapping

import streamlit as st

from pages.shared.linked_text import visit
from pages.shared.selection import FILES


def open_next(name: str, params: Mapping[str, str]) -> None:
    """From a callback: the page `name` is to be opened with these parameters of its own; "" leaves a shared one out."""
    st.session_state["asked page"] = (name, dict(params))


def open_if_asked(shared: Mapping[str, str]) -> None:
    """Opens the page that `open_next` named, if any, with the parameters that all pages share."""
    name, params = st.session_state.pop("asked page", (None, {}))
    if name in FILES:
        visit(name, {key: value for key, value in {**shared, **params}.items() if value})
