"""The library, the models and the tables as pages use them: opened once a server, counted once a state."""

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import streamlit as st

from analysis import library
from analysis.analyse import Analysis, load
from analysis.jobs.background import Background
from analysis.jobs.background import background as for_library
from analysis.jobs.counting import Counting
from analysis.library.chosen import Chosen
from analysis.library.lending import lend
from analysis.library.shelf import Shelved, offered

CHOSEN = "chosen library"
"""Which library this session has open, as `choose` was told."""


def choose(chosen: Shelved) -> None:
    """The library that this session's pages and callbacks work with from here on."""
    st.session_state[CHOSEN] = chosen


def open_library() -> library.Library:
    """The chosen library as its person may use it; it is made, with the article in it, where there is none."""
    chosen = _chosen()
    return _opened(chosen.path).acting(chosen.person)


def shelved() -> Shelved:
    """Which library is open: its key, its file, and as what."""
    return _chosen()


def _chosen() -> Shelved:
    chosen = st.session_state.get(CHOSEN)
    return chosen if isinstance(chosen, Shelved) else offered(None)[0]


@st.cache_resource(show_spinner=False)
def _opened(path: Path) -> library.Library:
    """Once a server: all who may open it share it, and commands are lent a copy."""
    made = library.open_library(path, tell=partial(print, file=sys.stderr, flush=True))
    lend(made)
    return made


@st.cache_resource(show_spinner=False)
def start_models() -> Thread:
    """Loads the language models beside the first page, once a server."""
    loading = Thread(target=_load_for_good, name="models", daemon=True)
    loading.start()
    return loading


def _load_for_good() -> None:
    """What is loaded stays: a search for garbage need not look through it."""
    load()
    gc.collect()
    gc.freeze()


def background() -> Background:
    """The background work of the chosen library; it goes on with what the last server left."""
    chosen = _chosen()
    return _background(chosen.path).acting(chosen.person)


def _shared() -> Sequence[Callable[..., Any]]:
    """What several pages ask; its tables are not imported before the first screen is drawn."""
    from analysis.tables.many import SHARED  # noqa: PLC0415 -- with pandas, which the first screen awaits not

    return SHARED


@st.cache_resource(show_spinner=False)
def _background(path: Path) -> Background:
    work = for_library(_opened(path), _shared)
    work.go_on()
    return work


def end_background() -> None:
    """What is at work for the chosen library ends; it begins anew when it is asked for."""
    open_library().person.need("keeper")
    background().close()
    _background.clear(_chosen().path)


def counted(make: Callable[..., Any], analysis: Analysis, stamp: str, *options: Any) -> Any:
    """What `make(analysis, *options)` gives, a table or sentences; made once for a stamp."""
    return _counted(f"{make.__module__}.{make.__qualname__}", stamp, options, partial(make, analysis, *options))


def counted_many(
    make: Callable[..., Any],
    of: library.Library,
    ids: Sequence[str],
    *options: Any,
    reads: Callable[..., str] | None = None,
) -> Any:
    """What `make(library, ids, *options)` gives, a table or figures; made once until the library changes, or until
    `reads(library, ids)` gives another key of what is read."""
    stamp = f"{of.stamp} {key_of(ids)}"
    if reads:
        stamp = str(_counted(f"{reads.__module__}.{reads.__qualname__}", stamp, (), partial(reads, of, ids)))
    return _counted(f"{make.__module__}.{make.__qualname__}", stamp, options, partial(make, of, ids, *options))


@st.cache_resource(show_spinner=False)
def counting() -> Counting:
    """What takes seconds is counted by a process of its own, once for all sessions."""
    return Counting()


def counted_over(
    make: Callable[..., Any], of: library.Library, *options: Any, reads: Callable[..., str] | None = None
) -> Any:
    """What `make(library, *options)` gives of all texts; as `counted_many`, but one object for all who ask."""
    stamp = f"{of.path} {reads(of)}" if reads else of.stamp
    return _counted_over(f"{make.__module__}.{make.__qualname__}", stamp, options, partial(make, of, *options))


def key_of(ids: Sequence[str]) -> str:
    """A key of texts: of a selection what was asked and when, of others all ids."""
    return ids.key if isinstance(ids, Chosen) else f"{len(ids)} {hash(tuple(ids))}"


@st.cache_data(max_entries=512, show_spinner=False)
def _counted(name: str, stamp: str, options: tuple[Any, ...], _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(max_entries=64, show_spinner=False)
def _counted_over(name: str, stamp: str, options: tuple[Any, ...], _make: Callable[[], Any]) -> Any:
    return _make()
