"""Who may what in the open library, and how its keeper gives and takes it."""

import streamlit as st

from analysis.library.access import ROLES
from analysis.library.records import LibraryError
from analysis.library.roles import give, given
from analysis.library.shelf import OWN, told
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.problem import said
from pages.shared.roles import offered_to


@offered_to("keeper")
def roles(page: Page) -> None:
    """A line for each person and group, with a way to take away what was given here, and a form to give more. Nothing
    where nobody has a name, and of one's own library, which is open to nobody else."""
    words, shelved = page.words, stored.shelved()
    if not page.library.person.name or shelved.key.startswith(OWN):
        return
    st.subheader(words("roles.title"), anchor=False)
    st.caption(words("roles.hint"))
    try:
        here, by_operator = given(shelved.path), told(shelved.key)
    except LibraryError as error:
        st.error(plain(said(words, error)))
        return
    for whom, role in sorted(by_operator.items()):
        st.markdown(plain(words("roles.by_operator", whom=whom, role=words("roles.role." + role))))
    for whom, role in sorted(here.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(words("roles.line", whom=whom, role=words("roles.role." + role))), width="content")
            if st.button(
                words("roles.take"), key=f"take role {whom}", icon=":material/person_remove:", type="tertiary"
            ):
                page.attempt(give, page.library, whom, "")
                st.rerun()
    _give(page)


def _give(page: Page) -> None:
    words = page.words
    with (
        st.form("give role", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        whom = st.text_input(words("roles.whom"), placeholder=words("roles.whom_placeholder"), max_chars=200, width=320)
        role = st.selectbox(
            words("roles.what"), ROLES, format_func=lambda one: words("roles.role." + one), width=220, key="role given"
        )
        asked = st.form_submit_button(words("roles.give"))
    if asked and whom.strip():
        page.attempt(give, page.library, whom, role)
        st.rerun()
