"""Lines that return at the end of many texts of one outlet: counted nowhere, unless the analyst says otherwise."""

import streamlit as st

from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.roles import offered_to

MOST = 200
"""Lines that are shown."""


@offered_to("analyst")
def outlet_lines(page: Page) -> None:
    """Each line with its outlet, of how many texts it is one of the last, and a button."""
    words, lines = page.words, page.library.outlet_lines()
    if not lines:
        return
    with st.expander(words("texts.lines.title", n=len(lines)), icon=":material/content_cut:"):
        st.caption(words("texts.lines.hint"))
        for one in lines[:MOST]:
            with st.container(horizontal=True, vertical_alignment="center"):
                told = words("texts.lines.told", outlet=one.outlet, line=one.line, n=one.texts)
                st.markdown(plain(told), width="stretch")
                label = words("texts.lines." + ("leave_out" if one.story else "story"))
                if st.button(label, key=f"line {one.outlet} {one.line}"):
                    page.attempt(page.library.outlet_line_is_story, one.outlet, one.line, story=not one.story)
                    st.rerun()
