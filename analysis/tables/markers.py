"""By which words the text says that somebody speaks: «отметить», «по словам», for whom and how often."""

import pandas as pd

from analysis.analyse import Analysis
from analysis.quotes.quote import joined
from analysis.rows import voice_of
from analysis.rows.marker import marker
from analysis.tables.frame import frame


def markers(analysis: Analysis) -> pd.DataFrame:
    """One row a statement that has a cue, in the order of the text.

    place: the statement's number, from 1. speaker: a name, or UNKNOWN («?»). marker: the cue in dictionary form.
    manner: its kind in data/lexicon/cues.tsv (saying, claiming, relaying …), or "".
    """
    rows = (
        (place, joined(voice_of(quote)), *marker(quote.cue))
        for place, quote in enumerate(analysis.quotes, start=1)
        if quote.cue
    )
    return frame(rows, {"place": "int64", **dict.fromkeys(("speaker", "marker", "manner"), "str")})
