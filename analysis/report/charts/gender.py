"""Women and men: how many statements each have in each outlet."""

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report.charts.chart import Chart
from analysis.report.charts.ranked import Row, ranked
from analysis.report.colours import GENDERS
from analysis.report.doors import gender, in_outlet, texts
from analysis.report.labels import click, label, plain
from analysis.tables.chance import HANDFUL, interval

MOST_BARS = 30

OF_THOSE = {"speakers": "speaking", "words": "words_direct"}
"""What the columns are called where not one speaker's figures are given, but those of all women or men."""


def by_outlet(table: pd.DataFrame, words: Words, *, most: int = MOST_BARS) -> Chart:
    """A bar an outlet, parted into the statements of women, of men, and of those of whom it is not known.

    table: as tables.gender.by_outlet.
    """
    outlets = list(dict.fromkeys(table["outlet"]))[:most]
    counts = {(row["outlet"], row["gender"]): int(row["statements"]) for row in table.to_dict("records")}
    rows = [
        Row((name,), name or words("many.no_outlet"), label(name or words("many.no_outlet")), float(at), texts())
        for at, name in enumerate(outlets)
    ]
    totals = [sum(counts.get((name, key), 0) for key in GENDERS) for name in outlets]
    figure = go.Figure()
    for key, colour in GENDERS.items():
        own = [counts.get((name, key), 0) for name in outlets]
        called = words(f"gender.of.{key or 'unknown'}")
        door = gender(key or "unknown")
        figure.add_bar(
            x=own, y=[row.at for row in rows], orientation="h", name=called, marker_color=colour,
            hovertext=[
                f"<b>{plain(row.name)}</b><br>{called}: {words('many.statements', n=n)}{_share(n, all_of, words)}"
                for row, n, all_of in zip(rows, own, totals, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            customdata=[click(in_outlet(door, name) if name else door) for name in outlets],
        )  # fmt: skip
    drawn = in_words(table[table["outlet"].isin(outlets)], words).rename(columns=OF_THOSE)
    return Chart("gender_by_outlet", ranked(figure, rows, totals, words("gender.axis"), words), drawn)


def in_words(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A table as it goes out: «женщины» for Fem in its column `gender`."""
    return table.assign(gender=[words(f"gender.of.{key or 'unknown'}") for key in table["gender"]])


def _share(n: int, of: int, words: Words) -> str:
    """«, 40 % (с запасом на случай: от 20 до 63 %)»; of a handful nothing."""
    if of < HANDFUL:
        return ""
    low, high = interval(n, of)
    return ", " + words("gender.share", share=100 * n / of, low=round(100 * low), high=round(100 * high))
