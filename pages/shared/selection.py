"""What all pages share lives in the URL: which text, which language. Unknown values are refused."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from pages.shared.words import LANGUAGES

FILES = {
    "": "app.py",
    "entities": "pages/entities.py",
    "quotes": "pages/quotes.py",
    "topics": "pages/topics.py",
    "reader": "pages/reader.py",
    "texts": "pages/texts.py",
}
"""The pages by the name that they have in the URL; the overview has none."""


def chosen_language() -> str:
    """The language that the URL asks for, else Russian."""
    asked = st.query_params.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def choose_language(language: str) -> None:
    """Writes the language into the URL; the default one needs no word there."""
    if language == LANGUAGES[0]:
        st.query_params.pop("lang", None)
    else:
        st.query_params["lang"] = language


def chosen_text(known: Sequence[str]) -> str | None:
    """The id of the text that the URL asks for, where the library knows it; else the first of `known`."""
    asked = st.query_params.get("text", "")
    if asked in known:
        return asked
    return known[0] if known else None


def choose_text(text_id: str) -> None:
    """Writes the text into the URL."""
    st.query_params["text"] = text_id


def counts_furniture() -> bool:
    """Whether the URL asks to count «Читайте также» and the like with the text."""
    return st.query_params.get("furniture") == "1"


def count_furniture(wanted: bool) -> None:
    """Writes into the URL whether furniture is counted; not to count it needs no word there."""
    if wanted:
        st.query_params["furniture"] = "1"
    else:
        st.query_params.pop("furniture", None)


def shared_params(text_id: str | None, language: str, *, furniture: bool = False) -> dict[str, str]:
    """What every link to a page of ours carries.

    >>> shared_params("0a1b2c3d4e5f", "en")
    {'text': '0a1b2c3d4e5f', 'lang': 'en'}
    """
    said = {"text": text_id or "", "lang": "" if language == LANGUAGES[0] else language, "furniture": "1" * furniture}
    return {name: value for name, value in said.items() if value}


def address(name: str, params: dict[str, str]) -> str:
    """A link to a page as the browser resolves it from any other page of the app.

    >>> address("quotes", {"speaker": "Анна"})
    './quotes?speaker=%D0%90%D0%BD%D0%BD%D0%B0'
    """
    return f"./{name}" + (f"?{urlencode(params)}" if params else "")
