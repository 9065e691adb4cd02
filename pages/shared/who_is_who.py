"""The identities of the library, from the analyses that are kept: a text that nobody opened keeps no page waiting."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.analyse import version
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.library import WHOLE_LIBRARY, Library
from pages.shared.page import Page


def members(page: Page) -> pd.DataFrame:
    """tables.identity_texts of the analysed texts, with all corrections; counted once for what the library holds."""
    read, made = tuple(page.library.analysed()), tuple(page.library.all_corrections())
    return _members(page.library, (version(), read, hash(made)))


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


@st.cache_data(max_entries=2, show_spinner=False)
def _members(_library: Library, stamp: tuple[str, tuple[str, ...], int]) -> pd.DataFrame:
    made = [row.correction for row in _library.corrections(WHOLE_LIBRARY)]
    return tables.identity_texts(((text, _library.corrected(text)) for text in stamp[1]), made)
