"""Which library is open: asked of the address, held against what the person may open, chosen in the side bar."""

import streamlit as st

from analysis.interface import Words
from analysis.library.shelf import Shelved, offered
from pages.shared import stored
from pages.shared.address import choose_library, chosen_library
from pages.shared.entrance import entrance, who_is_there
from pages.shared.escape import plain

OFFERED = "offered libraries"


def choose_shelved(words: Words) -> None:
    """Opens the library of the address for who is there; ends the run where he may not, or has not said who he is."""
    who = who_is_there(words)
    known = offered(None) if who is None else offered(*who)
    asked = chosen_library()
    chosen = next((one for one in known if one.key == asked), None) if asked else known[0]
    if chosen is None:
        st.error(plain(words("entrance.unknown", name=asked)))
        st.stop()
    st.session_state[OFFERED] = known
    stored.choose(chosen)


def library_box(words: Words) -> None:
    """A box where there is more than one library to choose from."""
    known: list[Shelved] = st.session_state[OFFERED]
    if len(known) < 2:
        return
    names = {one.key: one.name or words("entrance.own") for one in known}
    st.session_state["library"] = chosen_library() or known[0].key
    st.selectbox(
        words("entrance.library"),
        list(names),
        format_func=names.__getitem__,
        key="library",
        on_change=lambda: choose_library(st.session_state["library"]),
    )


def account(words: Words) -> None:
    """Who is there and as what, and the way out."""
    person = stored.open_library().person
    if not person.name:
        return
    st.caption(plain(words("entrance.role." + person.role, name=person.name)))
    if entrance() == "login":
        st.button(words("entrance.logout"), on_click=st.logout, icon=":material/logout:", type="tertiary")
