"""What takes seconds is counted beside the page: it says so, shows what it knew before, and draws itself anew then."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from analysis.jobs.counting import Counted
from analysis.library import Library
from pages.shared import stored
from pages.shared.page import ManyTexts

Made = TypeVar("Made")

AT_ONCE = 40
"""Texts that are counted while the page waits."""

SECONDS = 0.5
"""How long a page waits for more: what is done by then comes without a word."""


def counted_beside(
    page: ManyTexts,
    told: str,
    take: Callable[[Library, Sequence[str]], Any],
    make: Callable[..., Made],
    *options: Any,
    reads: Callable[[Library, Sequence[str]], str],
    keep: Callable[[Library, Made], None],
) -> Made | None:
    """`make(take(library, chosen), *options)`, or None while nothing is known, and the page says `told`.

    `make` is a function of a module, and what `take` gives can be sent to a process. `reads` gives a key of what is
    read: where that is another one by now, the former is shown with a word, until the newer is there. keep: what is
    done with what was counted.
    """

    def ask(seconds: float) -> Counted:
        state = page.count_many(reads)
        few = len(page.chosen) <= AT_ONCE
        what = (make.__qualname__, str(page.library.path), page.selection, options)
        return stored.counting().ask(
            what,
            state,
            lambda: (make, (take(page.library, page.chosen), *options)),
            seconds=seconds,
            here=few,
            keep=partial(keep, page.library),
        )

    found = ask(SECONDS)
    if found.failed:
        st.warning(page.words("pages.beside.failed"))
    elif found.of != page.count_many(reads):
        until_counted(told if found.value is None else page.words("pages.beside.before", told=told), ask, found.of)
    made: Made | None = found.value
    return made


@st.fragment(run_every=1.0)
def until_counted(told: str, ask: Callable[[float], Counted], shown: str) -> None:
    """Says `told`, and draws the page anew once there is another one than of the state that it shows."""
    found = ask(0)
    if found.failed or found.of != shown:
        st.rerun()
    st.caption(told)
