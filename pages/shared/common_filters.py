"""The filters that a page of one text and the same page of many have alike."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from analysis.interface import Words
from analysis.tables import many
from pages.shared.filters import one_of
from pages.shared.wording import spoken

OFFERED = 1000
"""Names in a box: a browser would choke on more."""


def choose_kind(words: Words, subject: str, kinds: Sequence[str], there: Iterable[str]) -> str:
    """One of `kinds`, of those that are `there`, or "". Its words are `<subject>.kinds`, `<subject>.filter`."""
    present = frozenset(there)
    chosen = st.segmented_control(
        words(f"{subject}.filter.kind"),
        ["", *(kind for kind in kinds if kind in present)],
        format_func=lambda kind: words(f"{subject}.kinds.{kind}" if kind else f"{subject}.filter.all"),
        required=True,
        **one_of("kind", ["", *kinds], ""),
    )
    return str(chosen or "")


def choose_entity(words: Words, names: Sequence[str]) -> str:
    """One of `names`, or ""."""
    chosen = st.selectbox(
        words("entities.filter.entity"),
        ["", *names],
        format_func=lambda name: name or words("entities.filter.choose"),
        width=320,
        **one_of("entity", ["", *names], ""),
    )
    return str(chosen or "")


def choose_speaker(words: Words, names: Sequence[str]) -> str:
    """One of `names`, UNKNOWN among them, or ""."""
    chosen = st.selectbox(
        words("quotes.filter.speaker"),
        ["", *names],
        format_func=lambda name: spoken(words, name) if name else words("quotes.filter.everybody"),
        width=320,
        **one_of("speaker", ["", *names], ""),
    )
    return str(chosen or "")


def choose_repeats(words: Words) -> str:
    """ "" for all statements, "without" repeats, or "only" these."""
    chosen = st.segmented_control(
        words("quotes.filter.repeats"),
        ["", "without", "only"],
        format_func=lambda choice: words("quotes.filter.repeats_" + (choice or "with")),
        required=True,
        **one_of("repeats", ["", "without", "only"], ""),
    )
    return str(chosen or "")


def choose_sure(words: Words) -> str:
    """ "" for all statements, or those whose speaker is not told by name (one of tables.many.SURE): what to check."""
    options = ["", *many.SURE]
    chosen = st.segmented_control(
        words("quotes.filter.sure"),
        options,
        format_func=lambda choice: words("quotes.filter.sure_" + (choice or "all")),
        required=True,
        **one_of("sure", options, ""),
    )
    return str(chosen or "")


def offered(ranked: pd.Series, name: str) -> list[str]:
    """The first of `ranked` for a box of names, and the one that the URL's parameter `name` asks for."""
    names = list(dict.fromkeys(ranked.head(OFFERED)))
    asked = st.query_params.get(name, "")
    return [*names, asked] if asked not in names and (ranked == asked).any() else names
