"""Two sides as a butterfly: one name a row, A to the left, B to the right; a bar opens what it counts on its side."""

from collections.abc import Callable, Sequence
from math import isnan

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report.charts.chart import Chart
from analysis.report.charts.ranked import BAR_HEIGHT, empty
from analysis.report.colours import SIX
from analysis.report.doors import Target
from analysis.report.labels import click, label, percent, plain
from analysis.report.look import LIGHTER, framed
from analysis.tables.chance import interval

MOST_BARS = 15
COLOURS = SIX[:2]
ROOM = 1.6
"""Of the longest bar: its number stands beside it, on a telephone too."""

SELECTED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": LIGHTER}}}
"""Said because plotly takes none from a list of opacities, and then a click ends in an error before it is told."""

Doors = Sequence[Callable[[str], Target]]
"""What a name opens on each side."""


def butterfly(
    part: str, table: pd.DataFrame, doors: Doors, names: Sequence[str], words: Words, *, most: int = MOST_BARS
) -> Chart:
    """A row a name, its share on each side, or its number where a side has a handful; pale where chance makes as much.

    part: which of the comparison it is. table: as tables.compared_sides.side_by_side of two sides; its first column
    names the rows. names: of the sides.
    """
    table, key = table.head(most), str(table.columns[0])
    rows = table.to_dict("records")
    if not rows:
        return Chart(f"compare_{part}", empty(words), table)
    shares = not any(isnan(row[f"{side}_share"]) for row in rows for side in "ab")
    figure, longest = go.Figure(), 0.0
    for at, (side, sign) in enumerate((("a", -1), ("b", 1))):
        values = [100 * row[f"{side}_share"] if shares else float(row[side]) for row in rows]
        longest = max(longest, *values)
        figure.add_bar(
            x=[sign * value for value in values], y=list(range(len(rows))), orientation="h", name=plain(names[at]),
            marker={"color": COLOURS[at], "opacity": [1 if row["tells"] else LIGHTER for row in rows]},
            **SELECTED,
            text=[_number(value, shares, words) for value in values], textposition="outside", cliponaxis=False,
            hovertext=[
                f"<b>{plain(str(row[key]))}</b><br>{plain(names[at])}: {_told(row[side], row[f'{side}_share'], words)}"
                f"<br>{words('compare.tells' if row['tells'] else 'compare.chance', g2=float(row['log_likelihood']))}"
                for row in rows
            ],
            hovertemplate="%{hovertext}<extra></extra>", customdata=[click(doors[at](str(row[key]))) for row in rows],
        )  # fmt: skip
    yaxis = {
        "tickvals": list(range(len(rows))), "ticktext": [label(str(row[key])) for row in rows],
        "range": [len(rows) - 0.4, -0.6], "showgrid": False, "fixedrange": True,
    }  # fmt: skip
    reach = ROOM * (longest or 1)
    axis = words("compare.axis.share" if shares else "compare.axis.number")
    xaxis = {
        "range": [-reach, reach], "showticklabels": False, "title": {"text": axis}, "fixedrange": True,
        "zeroline": True, "showgrid": False,
    }  # fmt: skip
    framed(figure, words, 90 + BAR_HEIGHT * len(rows), xaxis=xaxis, yaxis=yaxis, barmode="overlay")
    return Chart(f"compare_{part}", figure, table)


def _number(value: float, shares: bool, words: Words) -> str:
    return percent(value / 100, words) if shares else words.number(value)


def _told(count: int, share: float, words: Words) -> str:
    if isnan(share) or not share:
        return words.number(count)
    of = round(count / share)
    low, high = interval(int(count), of)
    return words("compare.told", n=int(count), of=of, low=round(100 * low), high=round(100 * high))
