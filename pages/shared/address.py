"""What all pages share lives in the URL: which text or texts, which language. Unknown values are refused."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from analysis.library import Library, StoredText
from analysis.library.selection import Selection
from analysis.report.doors import Params, Target, query
from analysis.search.query import QueryError, read_query
from analysis.search.scope import PARTS
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
LISTS = {
    "outlet": ("outlets", "not_outlets"),
    "about": ("entities", "not_entities"),
    "by": ("speakers", "not_speakers"),
    "kept": ("kept", "not_kept"),
}
"""Parameters that may stand several times: the fields of Selection for what is wanted and what is not («-» before it).

A wanted value that itself begins with one of the signs has «+» before it.
"""

ALL = "all"
ASKED = ("set", *LISTS, "since", "until", "headline", "q", "qin", "qby", "once", "story")
OUTSIDE = "not."
SELECTION = (*ASKED, *(OUTSIDE + name for name in ASKED))
"""The parameters of a selection, and of what it leaves out. (`title` is a filter of the entities page.)"""

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


def read_selection(asked: Mapping[str, Sequence[str]]) -> tuple[Selection | None, list[str]]:
    """The selection of these parameters of an address, and those that say nothing («since=вчера»).

    >>> read_selection({"outlet": ["Вестник", "-Заря"], "since": ["вчера"]})[0].not_outlets
    ('Заря',)
    """
    fields: dict[str, Any] = {}
    refused: list[str] = []
    for name, read in READERS.items():
        for value in asked.get(name, ())[:1]:
            try:
                fields |= read(value)
            except ValueError:
                refused.append(f"{name}={value}")
    for name, (wanted, unwanted) in LISTS.items():
        values = [value for value in asked.get(name, ()) if value not in ("", "+", "-")]
        fields[wanted] = _once(value.removeprefix("+") for value in values if not value.startswith("-"))
        fields[unwanted] = _once(value[1:] for value in values if value.startswith("-"))
    without = {name: asked[OUTSIDE + name] for name in ASKED if asked.get(OUTSIDE + name)}
    if without:
        fields["outside"], more = read_selection(without)
        refused += [OUTSIDE + one for one in more]
    return (Selection(**fields) if any(asked.get(name) for name in SELECTION) else None), refused


def write_selection(selection: Selection | None) -> dict[str, str | list[str]]:
    """The parameters that `read_selection` reads.

    >>> write_selection(Selection(outlets=("Вестник",), not_outlets=("Заря",), once=True))
    {'outlet': ['Вестник', '-Заря'], 'once': '1'}
    >>> write_selection(Selection())
    {'set': 'all'}
    """
    if selection is None:
        return {}
    said: dict[str, str | list[str]] = {"set": str(selection.collection or "")}
    for name, (wanted, unwanted) in LISTS.items():
        values = [f"+{value}" if value.startswith(("+", "-")) else value for value in getattr(selection, wanted)]
        values += [f"-{value}" for value in getattr(selection, unwanted)]
        said[name] = values if len(values) > 1 else "".join(values)
    said["since"] = selection.since.isoformat() if selection.since else ""
    said["until"] = selection.until.isoformat() if selection.until else ""
    said |= {"headline": selection.title, "once": "1" * selection.once}
    if selection.query:
        said |= {"q": selection.query, "qin": selection.part, "qby": selection.by}
    said["once"] = "story" if selection.once_a_story else said["once"]
    said["story"] = str(selection.story or "")
    without = {OUTSIDE + name: value for name, value in write_selection(selection.outside).items()}
    return {name: value for name, value in said.items() if value} | without or {"set": ALL}


def _collection(value: str) -> dict[str, Any]:
    if value != ALL and not re.fullmatch("[1-9][0-9]{0,8}", value):
        raise ValueError(value)
    return {"collection": None if value == ALL else int(value)}


def _query(value: str) -> str:
    """A query that can be read; of any other the search box says why it cannot."""
    try:
        read_query(value)
    except QueryError as error:
        raise ValueError(value) from error
    return value


def _date(field: str, value: str) -> dict[str, Any]:
    date = datetime.date.fromisoformat(value)
    if not 1900 <= date.year <= 2100:  # what the boxes for dates can show
        raise ValueError(value)
    return {field: date}


def _story(value: str) -> dict[str, Any]:
    if not re.fullmatch("[1-9][0-9]{0,8}", value):
        raise ValueError(value)
    return {"story": int(value)}


READERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "set": _collection,
    "since": lambda value: _date("since", value),
    "until": lambda value: _date("until", value),
    "headline": lambda value: {"title": value},
    "q": lambda value: {"query": _query(value)},
    "qin": lambda value: {"part": PARTS[PARTS.index(value)]},
    "qby": lambda value: {"by": value},
    "once": lambda value: {"once": value == "1", "once_a_story": value == "story"},
    "story": _story,
}


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


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
