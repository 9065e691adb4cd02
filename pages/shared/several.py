"""What a page that needs several texts says where one is chosen, or where the library has no more."""

import streamlit as st

from analysis.library.selection import Selection
from analysis.report.doors import Target
from pages.shared.examples import offer_examples
from pages.shared.links import link_to
from pages.shared.page import Page


def several_texts_only(page: Page, why: str = "many.several_only") -> None:
    """A sentence, the way to the same page of the selection that one came from, or of all texts, and the examples
    while there are few texts. why: the key of the sentence."""
    words = page.words
    st.info(words(why))
    if page.size > 1:
        link_to(page.within(Target(page.name), page.selection or Selection()), words("many.several_open"))
    offer_examples(page, show=page.name)
