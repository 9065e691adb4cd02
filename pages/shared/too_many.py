"""What cannot be done with a million texts is said, not tried: a server would stand still, or end without memory."""

import streamlit as st

from pages.shared.page import ManyTexts

MOST = 200_000
"""Texts that are listed one by one, or of which themes are made, some 17 KB each."""


def too_many(page: ManyTexts) -> bool:
    """Whether more texts than MOST are chosen; where they are, the page says so and what to do about it."""
    number = len(page.chosen)
    if number > MOST:
        st.info(page.words("many.too_many", chosen=number, most=MOST))
    return number > MOST
