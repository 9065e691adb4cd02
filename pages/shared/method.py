"""«Как посчитано?»: how the numbers of a page are made, behind one fold on every page."""

from collections.abc import Sequence

import streamlit as st

from analysis.report import methods
from analysis.tables.many import MOST_TERMS_OF_A_TEXT
from pages.shared.page import OneText, Page


def method(page: Page, *subjects: str) -> None:
    """The paragraphs about `subjects` (methods.SUBJECTS) and, with the statements, which rules found them here."""
    with st.expander(page.words("pages.method.title"), icon=":material/help:"):
        if page.many:
            st.markdown(_of_many(page))
        for paragraph in methods.method(page.words, subjects):
            st.markdown(paragraph)
        if isinstance(page, OneText) and "quotes" in subjects:
            rules = methods.rules_used(page.analysis, page.words)
            if rules:
                st.caption(rules)


def notes(page: Page) -> Sequence[str] | None:
    """The same for the last sheet of a workbook; None for one text, whose workbook knows it by itself."""
    return methods.of_many(page.words) if page.many else None


def _of_many(page: Page) -> str:
    return page.words("many.method.text", most=MOST_TERMS_OF_A_TEXT)
