"""The example texts: offered while the library has too few of its own to show what many texts have in common."""

import streamlit as st

from analysis.library.selection import Selection
from analysis.reading.examples import example_documents
from analysis.report.doors import Target
from pages.shared import stored
from pages.shared.opening import open_next
from pages.shared.page import Page
from pages.shared.roles import offered_to

FEW = 6
"""Texts. With as many of his own the analyst needs no examples."""


@offered_to("analyst")
def offer_examples(page: Page, *, show: str = "") -> None:
    """What the examples are and a button that takes them into a collection and opens it on the page `show`.

    Nothing where there are texts enough, or the examples among them.
    """
    words = page.words
    if page.size >= FEW or any(known.name == words("examples.collection") for known in page.library.collections()):
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(words("examples.offer"), width="stretch")
        st.button(words("examples.take"), icon=":material/auto_stories:", on_click=_take, args=(page, show))


def _take(page: Page, show: str) -> None:
    name = page.words("examples.collection")
    documents = list(example_documents())
    if page.attempt(lambda: page.library.add_all(documents, collection=name)):
        made = next(known.id for known in page.library.collections() if known.name == name)
        stored.background().analyse()
        open_next(page.within(Target(show), Selection(collection=made)))
