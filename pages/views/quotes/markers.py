"""By which words each speaker's statements are introduced; every number opens them."""

import pandas as pd

from analysis import tables
from pages.shared.export import table_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import Page
from pages.shared.wording import spoken

MOST_SPEAKERS = 4
MOST_MARKERS = 12


def marker_table(page: Page, markers: pd.DataFrame) -> None:
    """`markers` as tables.markers; the commonest first, a column for each of the speakers who say most."""
    words = page.words
    said_by = [tables.voice_of(page.analysis.quotes[place - 1]) for place in markers["place"]]
    each = markers.assign(speaker=said_by).explode("speaker")
    speakers = list(each["speaker"].value_counts().index[:MOST_SPEAKERS])
    counts = each.groupby(["marker", "manner", "speaker"], sort=False).size().reset_index(name="count")
    table_heading(page, "markers", words("quotes.markers"), counts)
    rows = []
    for (marker, manner), found in sorted(
        markers.groupby(["marker", "manner"]), key=lambda group: (-len(group[1]), group[1]["place"].min())
    )[:MOST_MARKERS]:
        mine = each[each["marker"] == marker]["speaker"].value_counts()
        counts = [_number(page, int(mine.get(speaker, 0)), marker=marker, speaker=speaker) for speaker in speakers]
        does = Run(words(f"report.value.{manner}") if manner else "", "muted")
        rows.append([Run(marker), does, _number(page, len(found), marker=marker), *counts])
    header = [words("quotes.column." + name) for name in ("marker", "manner", "all")]
    linked_table([*header, *(spoken(words, speaker) for speaker in speakers)], rows, key="markers")


def _number(page: Page, count: int, **filters: str) -> Run:
    return Run(page.words.number(count), "number", "quotes" if count else None, page.params(**filters))
