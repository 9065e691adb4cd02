"""The chart of a part, from the same numbers as its table."""

import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.ranked import Row, single
from analysis.report.labels import label, plain
from analysis.report.look import BAR, framed
from analysis.report.reports.content import Ranking

MOST_TICKS = 8


def figure(ranking: Ranking, words: Words) -> go.Figure:
    """Bars by size, or over time from left to right."""
    if ranking.in_time:
        return _over_time(ranking, words)
    rows = [Row((name,), name, label(name), at, doors.overview()) for at, name in enumerate(ranking.names)]
    told = [words.number(number) for number in ranking.numbers]
    return single(rows, ranking.numbers, told, ranking.axis, words)


def _over_time(ranking: Ranking, words: Words) -> go.Figure:
    places = list(range(len(ranking.names)))
    every = -(-len(places) // MOST_TICKS)
    bars = go.Bar(
        x=places,
        y=list(ranking.numbers),
        marker_color=BAR,
        hovertext=[f"{plain(n)}: {words.number(c)}" for n, c in zip(ranking.names, ranking.numbers, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    made = framed(go.Figure(bars), words, 320)
    made.update_yaxes(title_text=ranking.axis, rangemode="tozero")
    return made.update_xaxes(
        tickvals=places[::every], ticktext=[name.split(" – ")[0] for name in ranking.names[::every]], showgrid=False
    )
