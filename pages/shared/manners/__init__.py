"""What every page owes its reader and Streamlit leaves out: the page's language, headings in order, contrast.

And a download that could not be made says so in the page's words, over the page: its menu may be closed by then.
"""

from pathlib import Path

import streamlit as st

from analysis.interface import Words

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component("manners", js=(_HERE / "manners.js").read_text(encoding="utf-8"))

OWN_WORDS = ("choose_files", "enter", "control_enter")
"""What Streamlit says in English only; look.css shows these in its place."""


def manners(words: Words) -> None:
    """Once a page; it takes no room."""
    st.html(_HERE.parent / "look.css")
    own = {f"--golosa-{name.replace('_', '-')}": words(f"pages.streamlit.{name}") for name in OWN_WORDS}
    data = {"language": words.language, "failed": words("pages.download.failed"), "words": own}
    _COMPONENT(key="manners", data=data)
