"""Brings the stories up to date where that is quick; what takes longer is done in the background, and said."""

import streamlit as st

from analysis.library.folder import waits_for_gather
from pages.shared import stored
from pages.shared.page import Page

AT_ONCE = 40
"""Texts that get their stories while the page waits, less than a second; more are a matter of the background."""


def up_to_date(page: Page) -> bool:
    """Called before anything is read of stories; gives whether all texts have theirs."""
    if waits_for_gather(page.library):
        st.info(page.words("many.not_gathered"))
        return False
    stories = stored.background().stories
    waiting = stories.waiting()
    if waiting > AT_ONCE:
        st.info(page.words("stories.waiting", n=waiting))
    elif waiting:
        page.attempt(stories.now)
    return waiting <= AT_ONCE
