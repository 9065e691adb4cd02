"""How many statements each speaker makes, by kind, with and without repeats; every number opens them."""

from collections.abc import Mapping

import pandas as pd

from analysis.report import doors
from pages.shared.export import table_heading
from pages.shared.linked_text import linked_table
from pages.shared.links import counted
from pages.shared.named import named
from pages.shared.page import OneText
from pages.shared.table import Row

KINDS = {"direct": "direct", "indirect": "indirect", "fragments": "fragment"}
"""Columns of tables.speakers by the kind of statement that they count."""


def speaker_table(page: OneText, speakers: pd.DataFrame, colours: Mapping[str, str]) -> None:
    """`speakers` as tables.speakers; a kind that nobody uses makes no column."""
    words = page.words
    columns = {column: kind for column, kind in KINDS.items() if speakers[column].any()}
    header = [words("quotes.column.speaker"), *(words("quotes.column." + kind) for kind in columns.values())]
    header += [words("quotes.column." + name) for name in ("all", "once", "words")]
    table_heading(page, "speakers", words("quotes.speakers"), speakers)
    rows = []
    for row in speakers.to_dict("records"):
        name = row["speaker"]
        targets = {column: doors.quotes(speaker=name, kind=kind) for column, kind in columns.items()}
        targets["statements"] = doors.quotes(speaker=name)
        targets["statements_without_repeats"] = doors.quotes(speaker=name, repeats="without")
        targets["words_direct"] = doors.quotes(speaker=name, kind=own_kind(row))
        numbers = [counted(page, int(row[column]), target) for column, target in targets.items()]
        rows.append([named(page, name, "speaker", colour=colours.get(name, "")), *numbers])
    linked_table(header, rows, key="speakers")


def own_kind(row: Row) -> str:
    """The kind of the statements whose words are the speaker's own; "" where they are of two kinds."""
    kinds = [KINDS[column] for column in ("direct", "fragments") if row[column]]
    return kinds[0] if len(kinds) == 1 else ""
