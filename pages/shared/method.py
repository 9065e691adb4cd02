"""«Как посчитано?»: how the numbers of a page are made, behind one fold on every page."""

import streamlit as st

from analysis.report import methods
from analysis.tables.many import MOST_TERMS_OF_A_TEXT
from pages.shared.page import Page


def method(page: Page, *subjects: str) -> None:
    """The paragraphs about `subjects` (methods.SUBJECTS) and, with the statements, which rules found them here."""
    with st.expander(page.words("pages.method.title"), icon=":material/help:"):
        if page.many:
            st.markdown(page.words("many.method.text", most=MOST_TERMS_OF_A_TEXT))
        for paragraph in methods.method(page.words, subjects):
            st.markdown(paragraph)
        if page.analysis and "quotes" in subjects and (rules := methods.rules_used(page.analysis, page.words)):
            st.caption(rules)
