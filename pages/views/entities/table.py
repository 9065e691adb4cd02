"""The table of entities; choosing a row opens its sentences."""

import pandas as pd

from analysis.report import doors
from pages.shared.page import OneText
from pages.shared.table import table_to_choose

SHOWN = (
    "entity", "kind", "mentions", "own", "in_title", "references", "variants", "roles", "headline", "lead",
    "statements", "first",
)  # fmt: skip


def entity_table(page: OneText, entities: pd.DataFrame) -> None:
    """`entities` as tables.entities."""
    words = page.words
    paragraphs = [
        next((number for number, (start, stop) in enumerate(page.analysis.paragraphs, 1) if start <= first < stop), 0)
        for first in entities["first"]
    ]
    table = entities.assign(
        kind=[words("entities.kind." + kind) for kind in entities["kind"]],
        first=paragraphs,
    )[list(SHOWN)]
    table_to_choose(
        table,
        {column: words("entities.column." + column) for column in SHOWN},
        lambda at: page.door(doors.entity(entities["entity"].iloc[at])),
        key=f"table {page.text.id} {len(table)} {page.stamp}",
        hint=words("pages.evidence.choose_row"),
    )
