"""The identities of the library, from the analyses that are kept: a text that nobody opened keeps no page waiting."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.analyse import Analysis, version
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.library import WHOLE_LIBRARY, Library
from pages.shared.page import Page

REMEMBERED = 5000
"""Texts whose names are kept in memory, some 20 kB each."""


def members(page: Page) -> pd.DataFrame:
    """tables.identity_texts of the analysed texts, with all corrections; counted once for what the library holds."""
    return _members(page.library, _stamp(page))


def identities(page: Page) -> pd.DataFrame:
    """tables.identities of `members`."""
    return _identities(page.library, _stamp(page))


def unread(page: Page) -> int:
    """How many texts are not analysed yet, and in no count."""
    return len(page.texts) - len(page.library.analysed())


def entity_of(page: Page, text: str, name: str, kind: str) -> Entity | None:
    """The entity as a text's corrected analysis has it."""
    found = page.library.corrected(text).entities
    return next((entity for entity in found if (entity.name, entity.kind) == (name, kind)), None)


def correct_both(
    page: Page, make: Callable[[str, Entity, str, Entity], Correction], one: dict[Any, Any], other: dict[Any, Any]
) -> None:
    """Keeps `make` (corrections.one or two) of two rows of `members`."""
    entities = [entity_of(page, row["text"], row["entity"], row["kind"]) for row in (one, other)]
    if entities[0] and entities[1]:
        correction = make(one["text"], entities[0], other["text"], entities[1])
        page.attempt(page.library.correct, WHOLE_LIBRARY, correction)


def of_library(page: Page) -> Page:
    """The page for exports of the whole library: their files are named after it, not after the chosen text."""
    return replace(page, title=page.words("texts.library"))


Stamp = tuple[tuple[str, str], ...]
"""What the counts depend on: for each analysed text (and "" for all) the version and its corrections."""


def _stamp(page: Page) -> Stamp:
    made: dict[str, list[Correction]] = {text: [] for text in (WHOLE_LIBRARY, *page.library.analysed())}
    for text, correction in page.library.all_corrections():
        made.get(text, []).append(correction)
    return tuple((text, f"{version()} {hash(tuple(own))}") for text, own in made.items())


@st.cache_data(max_entries=2, show_spinner=False)
def _identities(_library: Library, stamp: Stamp) -> pd.DataFrame:
    return tables.identities(_members(_library, stamp))


@st.cache_data(max_entries=2, show_spinner=False)
def _members(_library: Library, stamp: Stamp) -> pd.DataFrame:
    made = [row.correction for row in _library.corrections(WHOLE_LIBRARY)]
    return tables.identity_texts(((text, _named(_library, text, state)) for text, state in stamp if text), made)


@st.cache_resource(max_entries=REMEMBERED, show_spinner=False)
def _named(_library: Library, text: str, state: str) -> Analysis:
    """Of a text's analysis what identities are made from; a correction has one text read again, not all."""
    whole = _library.corrected(text)
    return replace(whole, text="", paragraphs=(), furniture=(), sentences=(), sources=(), terms=())
