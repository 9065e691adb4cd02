"""A name that is changed behind a button: of a text, of a collection."""

from collections.abc import Callable

import streamlit as st

from pages.shared.page import Page


def rename_box(page: Page, *, button: str, label: str, name: str, key: str, rename: Callable[[str], object]) -> None:
    """`button` opens a form with the name; Enter or its button gives the new one to `rename`, if it is one."""
    with st.popover(button, icon=":material/edit:", type="tertiary"), st.form(f"rename {key}", border=False):
        asked = st.text_input(label, name).strip()
        if st.form_submit_button(page.words("texts.save")) and asked:
            page.attempt(rename, asked)
            st.rerun()
