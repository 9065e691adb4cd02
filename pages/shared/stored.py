"""The library, the models and the tables as pages use them: opened once a server, counted once a state."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Thread
from typing import Any

import streamlit as st

from analysis import library
from analysis.analyse import Analysis, load
from analysis.jobs.background import Background
from analysis.jobs.background import background as for_library
from analysis.library.chosen import Chosen


@st.cache_resource(show_spinner=False)
def open_library() -> library.Library:
    """The library of this server; it is made, with the article in it, where there is none."""
    return library.open_library()


@st.cache_resource(show_spinner=False)
def start_models() -> Thread:
    """Loads the language models beside the first page, once a server."""
    loading = Thread(target=load, name="models", daemon=True)
    loading.start()
    return loading


@st.cache_resource(show_spinner=False)
def background() -> Background:
    """The background work of this server; it goes on with what the last one left."""
    work = for_library(open_library())
    work.go_on()
    return work


def counted(make: Callable[..., Any], analysis: Analysis, stamp: str, *options: Any) -> Any:
    """What `make(analysis, *options)` gives, a table or sentences; made once for a stamp."""
    return _counted(f"{make.__module__}.{make.__qualname__}", stamp, options, partial(make, analysis, *options))


def counted_many(make: Callable[..., Any], of: library.Library, ids: Sequence[str], *options: Any) -> Any:
    """What `make(library, ids, *options)` gives, a table or figures; made once until the library changes."""
    stamp = f"{id(of)} {of.changes} {key_of(ids)}"
    return _counted(f"{make.__module__}.{make.__qualname__}", stamp, options, partial(make, of, ids, *options))


def key_of(ids: Sequence[str]) -> str:
    """A key of texts: of a selection what was asked and when, of others all ids."""
    return ids.key if isinstance(ids, Chosen) else f"{len(ids)} {hash(tuple(ids))}"


@st.cache_data(max_entries=512, show_spinner=False)
def _counted(name: str, stamp: str, options: tuple[Any, ...], _make: Callable[[], Any]) -> Any:
    return _make()
