"""How many statements each speaker makes, by kind, with and without repeats; every number opens them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.shared.export import table_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import Page
from pages.shared.wording import spoken

KINDS = {"direct": "direct", "indirect": "indirect", "fragments": "fragment"}
"""Columns of tables.speakers by the kind of statement that they count."""


def speaker_table(page: Page, speakers: pd.DataFrame, colours: Mapping[str, str]) -> None:
    """`speakers` as tables.speakers; a kind that nobody uses makes no column."""
    words = page.words
    columns = {column: kind for column, kind in KINDS.items() if speakers[column].any()}
    header = [words("quotes.column.speaker"), *(words("quotes.column." + kind) for kind in columns.values())]
    header += [words("quotes.column." + name) for name in ("all", "once", "words")]
    table_heading(page, "speakers", words("quotes.speakers"), speakers)
    rows = [
        [
            Run(spoken(words, row["speaker"]), "speaker", colour=colours.get(row["speaker"], "")),
            *(_number(page, row, column, kind=kind) for column, kind in columns.items()),
            _number(page, row, "statements"),
            _number(page, row, "statements_without_repeats", repeats="without"),
            _number(page, row, "words_direct", **_spoken_in(row)),
        ]
        for row in speakers.to_dict("records")
    ]
    linked_table(header, rows, key="speakers")


def _spoken_in(row: Mapping[str, Any]) -> dict[str, str]:
    """The filter for the statements whose words are the speaker's own; none where they are of two kinds."""
    kinds = [KINDS[column] for column in ("direct", "fragments") if row[column]]
    return {"kind": kinds[0]} if len(kinds) == 1 else {}


def _number(page: Page, row: Mapping[str, Any], column: str, **filters: str) -> Run:
    count = int(row[column])
    params = page.params(speaker=row["speaker"], **filters)
    return Run(page.words.number(count), "number", "quotes" if count else None, params)
