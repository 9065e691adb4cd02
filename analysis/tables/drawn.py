"""What two kinds of chart draw, as the numbers that one reads off them."""

import pandas as pd

from analysis.analyse import Analysis
from analysis.quotes.quote import joined
from analysis.rows import places, voice_of
from analysis.tables.frame import frame


def flow(analysis: Analysis) -> pd.DataFrame:
    """One row for each stretch of the text's strip, in the order of the text.

    drawn: direct, indirect, fragment, mention, or in_title (a mention in a title). voice: for speech the speaker,
    UNKNOWN («?») or joint ones; for a mention whose words it stands in. entity: whom a mention names, else "".
    start, stop: offsets. paragraph: its number, from 1.
    """
    where = places(analysis)
    speech = (
        (quote.kind, joined(voice_of(quote)), "", start, stop)
        for quote in analysis.quotes
        for start, stop in quote.spans
    )
    named = (
        ("in_title" if m.in_title else "mention", where.voice(m.start), entity.name, m.start, m.stop)
        for entity in analysis.entities
        for m in entity.mentions
    )
    rows = sorted([*speech, *named], key=lambda row: (row[3], -row[4]))
    text = dict.fromkeys(("drawn", "voice", "entity"), "str")
    return frame(
        ((*row, where.paragraph(row[3])) for row in rows),
        text | dict.fromkeys(("start", "stop", "paragraph"), "int64"),
    )


def voice_counts(placed: pd.DataFrame, *by: str) -> pd.DataFrame:
    """How often each stands in each voice: the columns `by`, voice, count. `placed` has one row a place.

    >>> placed = pd.DataFrame({"entity": ["Тарск", "Тарск"], "voice": ["", "Анна Ким"]})
    >>> voice_counts(placed, "entity").values.tolist()
    [['Тарск', '', 1], ['Тарск', 'Анна Ким', 1]]
    """
    return placed.groupby([*by, "voice"], sort=False).size().reset_index(name="count")
