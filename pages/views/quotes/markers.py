"""By which words each speaker's statements are introduced; every number opens them."""

import pandas as pd

from analysis import tables
from analysis.report import doors
from pages.shared.export import table_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.links import counted
from pages.shared.page import OneText
from pages.shared.wording import spoken

MOST_SPEAKERS = 4
MOST_MARKERS = 12


def marker_table(page: OneText, markers: pd.DataFrame) -> None:
    """`markers` as tables.markers; the commonest first, a column for each of the speakers who say most."""
    words = page.words
    said_by = [tables.voice_of(page.analysis.quotes[place - 1]) for place in markers["place"]]
    each = markers.assign(speaker=pd.Series(said_by, index=markers.index, dtype=object)).explode("speaker")
    speakers = list(each["speaker"].value_counts().index[:MOST_SPEAKERS])
    counts = each.groupby(["marker", "manner", "speaker"], sort=False).size().reset_index(name="count")
    table_heading(page, "markers", words("quotes.markers"), counts)
    rows = []
    groups = sorted(markers.groupby(["marker", "manner"]), key=lambda group: (-len(group[1]), group[1]["place"].min()))
    for (marker, manner), found in [((str(key[0]), str(key[1])), found) for key, found in groups[:MOST_MARKERS]]:
        mine = each[each["marker"] == marker]["speaker"].value_counts()
        does = Run(words(f"report.value.{manner}") if manner else "", "muted")
        all_of_them = counted(page, len(found), doors.quotes(marker=marker))
        of_each = [
            counted(page, int(mine.get(speaker, 0)), doors.quotes(marker=marker, speaker=speaker))
            for speaker in speakers
        ]
        rows.append([Run(marker), does, all_of_them, *of_each])
    header = [words("quotes.column." + name) for name in ("marker", "manner", "all")]
    linked_table([*header, *(spoken(words, speaker) for speaker in speakers)], rows, key="markers")
