"""What was done and what was wrong, said on «Тексты» for a while: the page draws itself anew as work goes on."""

import time

import streamlit as st

from pages.shared.escape import plain

SECONDS = 30
"""How long a notice stays; what is said next takes its place before."""


def notify(kind: str, notice: str) -> None:
    """To be said when the page is drawn next; kind: «error» or «success»."""
    said = st.session_state.setdefault("text notices", [])
    if any(since is not None for _, _, since in said):
        said.clear()
    said.append((kind, notice, None))


def show_notices() -> None:
    """Says what there is to say."""
    now = time.monotonic()
    said = [(kind, notice, since or now) for kind, notice, since in st.session_state.get("text notices", ())]
    said = [(kind, notice, since) for kind, notice, since in said if now - since < SECONDS]
    st.session_state["text notices"] = said
    for kind, notice, _ in said:
        (st.error if kind == "error" else st.success)(plain(notice))
