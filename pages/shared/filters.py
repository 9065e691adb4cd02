"""Filters of a page that live in the URL by their own names: a link, a reload and «back» show the same screen.

`bind="query-params"` would write the label of an option, which changes with the language; these write the option.
Each gives the keyword arguments that tie a widget to the URL: `st.selectbox(label, names, **one_of("speaker", names))`.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st


def one_of(name: str, options: Sequence[str], default: str | None = None) -> dict[str, Any]:
    """For a widget of one value; a value that is no option is refused."""
    asked = st.query_params.get(name)
    return _tied(name, asked if asked in options else default, default)


def some_of(name: str, options: Sequence[str], default: Sequence[str]) -> dict[str, Any]:
    """For a widget of several values: all of them are repeated in the URL, none is an empty one."""
    asked = st.query_params.get_all(name)
    chosen = [value for value in options if value in asked]
    return _tied(name, chosen if chosen or asked == [""] else list(default), list(default))


def flag(name: str, default: bool = False) -> dict[str, Any]:
    """For a toggle: `1` or `0` in the URL."""
    asked = st.query_params.get(name)
    return _tied(name, asked == "1" if asked in ("0", "1") else default, default)


def text_of(name: str, default: str = "") -> dict[str, Any]:
    """For a box of text."""
    return _tied(name, st.query_params.get(name, default), default)


def reset(*names: str) -> None:
    """Takes the filters out of the URL."""
    for name in names:
        st.query_params.pop(name, None)


def _tied(name: str, value: Any, default: Any) -> dict[str, Any]:
    key = f"filter {name}"
    st.session_state[key] = value
    return {"key": key, "on_change": _write, "args": (name, key, default)}


def _write(name: str, key: str, default: Any) -> None:
    value = st.session_state[key]
    if value == default or (isinstance(value, list) and sorted(value) == sorted(default)):
        st.query_params.pop(name, None)
    elif isinstance(value, bool):
        st.query_params[name] = str(int(value))
    else:
        st.query_params[name] = "" if value is None or value == [] else value
