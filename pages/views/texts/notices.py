"""What was done and what was wrong, said on «Тексты» for a while: the page draws itself anew as work goes on."""

import time

import streamlit as st

from pages.shared.escape import plain
from pages.shared.linked_text import Run, linked_text

SECONDS = 30
"""How long a notice stays; what is said next takes its place before."""


def notify(kind: str, notice: str, way: Run | None = None) -> None:
    """To be said when the page is drawn next; kind: «error» or «success»; way: a link to what it is about."""
    said = st.session_state.setdefault("text notices", [])
    if any(since is not None for *_, since in said):
        said.clear()
    said.append((kind, notice, way, None))


def show_notices() -> None:
    """Says what there is to say."""
    now = time.monotonic()
    said = [(*told, since or now) for *told, since in st.session_state.get("text notices", ())]
    said = [(*told, since) for *told, since in said if now - since < SECONDS]
    st.session_state["text notices"] = said
    for number, (kind, notice, way, _) in enumerate(said):
        (st.error if kind == "error" else st.success)(plain(notice))
        if way:
            linked_text([[way]], key=f"notice {number}")
