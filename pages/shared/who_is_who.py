"""The identities of the library, from the facts that it keeps of each analysis."""

from collections.abc import Callable

import pandas as pd

from analysis import tables
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.library import WHOLE_LIBRARY
from pages.shared.page import Page
from pages.shared.table import Row


def members(page: Page) -> pd.DataFrame:
    """tables.library_members: shared by all sessions, to be read only."""
    return page.count_over(tables.library_members)


def identities(page: Page) -> pd.DataFrame:
    """tables.library_identities: shared by all sessions, to be read only."""
    return page.count_over(tables.library_identities)


def unread(page: Page) -> int:
    """How many texts are not analysed yet, and in no count."""
    return page.size - len(page.library.analysed())


def entity_of(page: Page, text: str, name: str, kind: str) -> Entity | None:
    """The entity as a text's corrected analysis has it."""
    found = page.library.corrected(text).entities
    return next((entity for entity in found if (entity.name, entity.kind) == (name, kind)), None)


def correct_both(page: Page, make: Callable[[str, Entity, str, Entity], Correction], one: Row, other: Row) -> None:
    """Keeps `make` (corrections.one or two) of two rows of `members`."""
    entities = [entity_of(page, row["text_id"], row["entity"], row["kind"]) for row in (one, other)]
    if entities[0] and entities[1]:
        correction = make(one["text_id"], entities[0], other["text_id"], entities[1])
        page.attempt(page.library.correct, WHOLE_LIBRARY, correction)
