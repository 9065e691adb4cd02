"""The bin: texts that were deleted and can be brought back."""

import streamlit as st

from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.roles import offered_to

MOST = 20
"""Deleted texts that have a line each."""


@offered_to("keeper")
def deleted_texts(page: Page) -> None:
    """Nothing where nothing was deleted."""
    words, gone = page.words, page.library.deleted()
    if not gone:
        return
    st.subheader(f"{words('importing.bin.title')}: {words('texts.count', n=len(gone))}", anchor=False)
    st.caption(words("importing.bin.hint"))
    for text in gone[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(text.name), width="content")
            if st.button(words("texts.restore"), key=f"restore {text.id}", icon=":material/undo:", type="tertiary"):
                page.attempt(page.library.restore, text.id)
                st.rerun()
    if len(gone) > MOST:
        st.caption(words("importing.bin.more", n=len(gone) - MOST))
    if len(gone) > 1 and st.button(words("importing.bin.restore_all"), icon=":material/undo:"):
        for text in gone:
            page.attempt(page.library.restore, text.id)
        st.rerun()
