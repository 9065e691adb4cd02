"""What all pages share lives in the URL: which text or texts, which language. Unknown values are refused."""

import streamlit as st

from analysis.library import Library, StoredText
from analysis.library.asked import SELECTION, read_selection, write_selection
from analysis.library.selection import Selection
from analysis.report.doors import Params, Target, query
from pages.shared.words import LANGUAGES


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


def chosen_library() -> str:
    """The key of the library that the URL asks for, "" where it names none."""
    return st.query_params.get("library", "")


def choose_library(key: str) -> None:
    """Writes the library into the URL, with nothing of what was shown of the one before."""
    language = chosen_language()
    st.query_params.from_dict({"library": key} if key else {})
    choose_language(language)


def chosen_text(library: Library, *, many: bool = False) -> StoredText | None:
    """The text that the URL asks for, where the library knows it; where it asks for none the last one added, of `many`
    texts none."""
    if asked := st.query_params.get("text", ""):
        return library.stored(asked)
    return None if many else next(iter(library.last_added(1)), None)


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


# ---------------------------------------------------------------- many texts
OF_A_PLACE = ("text", "at", "card")
"""Parameters that mean one text, or a place in it."""


def chosen_selection() -> tuple[Selection | None, list[str]]:
    """What the URL chooses of the library, and what of it could not be read; None where it chooses nothing."""
    return read_selection({name: st.query_params.get_all(name) for name in SELECTION})


def choose_texts(selection: Selection | None) -> None:
    """Writes a selection into the URL in place of one text; None leaves the selection and chooses no text."""
    for name in (*SELECTION, *OF_A_PLACE):
        st.query_params.pop(name, None)
    st.query_params.update(write_selection(selection))


# ---------------------------------------------------------------- links
def shared_params(
    text_id: str | None, language: str, *, furniture: bool = False, selection: Selection | None = None
) -> Params:
    """What every link to a page of ours carries.

    >>> shared_params("0a1b2c3d4e5f", "en")
    {'text': '0a1b2c3d4e5f', 'lang': 'en'}
    """
    said = {
        "library": chosen_library(),
        "text": text_id or "",
        "lang": "" if language == LANGUAGES[0] else language,
        "furniture": "1" * furniture,
    }
    return {**{name: value for name, value in said.items() if value}, **write_selection(selection)}


def address(target: Target) -> str:
    """A link to a page as the browser resolves it from any other page of the app.

    >>> address(Target("quotes", {"speaker": "Анна"}))
    './quotes?speaker=%D0%90%D0%BD%D0%BD%D0%B0'
    """
    return f"./{target.page}" + (f"?{query(target.params)}" if target.params else "")
