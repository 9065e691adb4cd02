"""«Как посчитано?»: how the numbers of a page are made, behind one fold on every page."""

import streamlit as st

from pages.shared.page import Page


def method(page: Page, *subjects: str) -> None:
    """The words `report.method.<subject>` of each subject."""
    with st.expander(page.words("pages.method.title"), icon=":material/help:"):
        for subject in subjects:
            if f"report.method.{subject}" in page.words:
                st.markdown(page.words("report.method." + subject))
