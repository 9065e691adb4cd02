"""What a page that needs several texts says where one is chosen."""

import streamlit as st

from analysis.library.selection import Selection
from analysis.report.doors import Target
from pages.shared.links import link_to
from pages.shared.page import Page


def several_texts_only(page: Page) -> None:
    """A sentence, and the way to the same page of the selection that one came from, or of all texts."""
    words = page.words
    st.info(words("many.several_only"))
    if page.size > 1:
        link_to(page.within(Target(page.name), page.selection or Selection()), words("many.several_open"))
