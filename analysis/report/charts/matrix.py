"""A small matrix: in each cell a number on a dot that is as large as the number; what opens it is in the dot."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report.charts.ranked import empty
from analysis.report.doors import Target
from analysis.report.labels import click
from analysis.report.look import BAR, framed

ROW = 40
SOLID, PALE = 0.45, 0.18
"""How strong a dot is: its number is read on it, in the ink of the page, where columns are narrow too."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A dot: its column and row from 0, its number, what hovers over it, what it opens; pale where it tells less."""

    column: int
    row: int
    number: int
    hover: str
    target: Target
    pale: bool = False


def matrix(cells: Sequence[Cell], columns: Sequence[str], rows: Sequence[str], words: Words) -> go.Figure:
    """`cells` under the labels `columns`, beside the labels `rows`."""
    if not cells:
        return empty(words)
    most = max(cell.number for cell in cells)
    figure = go.Figure(
        go.Scatter(
            x=[cell.column for cell in cells], y=[cell.row for cell in cells],
            mode="markers+text", text=[words.number(cell.number) for cell in cells], textposition="middle center",
            marker={
                "symbol": "circle", "color": BAR, "opacity": [PALE if cell.pale else SOLID for cell in cells],
                "size": [14 + 20 * (cell.number / most) ** 0.5 for cell in cells],
            },
            hovertext=[cell.hover for cell in cells], hovertemplate="%{hovertext}<extra></extra>", showlegend=False,
            customdata=[click(cell.target) for cell in cells],
        )
    )  # fmt: skip
    xaxis = {
        "tickvals": list(range(len(columns))), "ticktext": list(columns), "range": [-0.6, len(columns) - 0.4],
        "side": "top", "zeroline": False, "fixedrange": True,
    }  # fmt: skip
    yaxis = {
        "tickvals": list(range(len(rows))), "ticktext": list(rows), "range": [len(rows) - 0.4, -0.6],
        "zeroline": False, "fixedrange": True,
    }  # fmt: skip
    return framed(figure, words, 80 + ROW * len(rows), xaxis=xaxis, yaxis=yaxis)
