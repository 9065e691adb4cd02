"""What the analyst adds to the note of a text: his conclusion, his name, and whether the appendix goes with it."""

import datetime

import streamlit as st

from analysis.report.note import OwnWords
from pages.shared.page import OneText

AUTHOR, APPENDIX = "note author", "note appendix"
"""Kept for the session: who writes notes writes several."""


def own_words(page: OneText) -> OwnWords:
    """The box for it, folded, and what was written there last."""
    words, said = page.words, f"note conclusion {page.text.id}"
    with (
        st.popover(words("overview.note_own"), icon=":material/edit_note:", type="tertiary"),
        st.form(f"note {page.text.id}", border=False),
    ):
        conclusion = st.text_area(
            words("overview.note_conclusion"),
            st.session_state.get(said, ""),
            placeholder=words("overview.note_conclusion_hint"),
        )
        author = st.text_input(words("overview.note_author"), st.session_state.get(AUTHOR, ""))
        appendix = st.checkbox(words("overview.note_appendix"), st.session_state.get(APPENDIX, True))
        if st.form_submit_button(words("overview.note_take")):
            st.session_state[said], st.session_state[AUTHOR] = conclusion, author
            st.session_state[APPENDIX] = appendix
            st.success(words("overview.note_taken"))
    return OwnWords(
        st.session_state.get(said, ""),
        st.session_state.get(AUTHOR, ""),
        datetime.date.today(),
        st.session_state.get(APPENDIX, True),
    )
