"""Naming a theme, and the names that were given, each with its way back."""

import streamlit as st

from analysis.corrections import NAME_THEME, name_theme
from analysis.library import WHOLE_LIBRARY
from analysis.themes import Theme, Themes
from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.roles import offered_to

LONGEST_NAME = 80


@offered_to("analyst")
def naming_form(page: Page, found: Themes, theme: Theme) -> None:
    """A field for the theme's name; two themes may not share one."""
    words, terms = page.words, tuple(term.term for term in theme.terms)
    with (
        st.form(f"name theme {terms}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(words("themes.name_label"), theme.name, max_chars=LONGEST_NAME, width=320)
        asked = st.form_submit_button(words("themes.name_do"), help=words("themes.name_hint"))
    name = " ".join(name.split())
    if not asked or name in ("", theme.title):
        return
    if any(other.title == name for other in found.themes):
        st.warning(words("themes.same_name"))
        return
    page.attempt(page.library.correct, WHOLE_LIBRARY, name_theme(terms, name, old=theme.title))
    st.query_params["theme"] = name
    st.rerun()


def theme_names(page: Page) -> None:
    """Nothing where no theme was named."""
    words = page.words
    made = [row for row in page.library.corrections(WHOLE_LIBRARY) if row.correction.action == NAME_THEME]
    if made:
        st.subheader(words("themes.names_title"), anchor=False)
    for row in reversed(made):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(plain(words("themes.name_told", terms=row.correction.old, name=row.correction.value)))
            if page.may("analyst") and st.button(
                words("themes.undo"), key=f"undo {row.id}", icon=":material/undo:", type="tertiary"
            ):
                page.attempt(page.library.undo, row.id)
                if st.query_params.get("theme") == row.correction.value:
                    st.query_params["theme"] = row.correction.old
                st.rerun()
