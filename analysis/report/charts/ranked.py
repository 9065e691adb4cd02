"""Ranked horizontal bars: names on the left, longest first, totals at the ends, headings between groups."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report.doors import Target
from analysis.report.labels import click, plain
from analysis.report.look import BAR, LIGHTER, STACKED, framed

BAR_HEIGHT = 30
ROOM_FOR_TOTALS = 1.12


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: the key of its counts, its name whole and as the axis has it, its place from the top, where it leads.

    `heading` stands above it.
    """

    key: tuple[str, ...]
    name: str
    label: str
    at: float
    target: Target
    heading: str = ""


def ranked(figure: go.Figure, rows: Sequence[Row], totals: Sequence[float], axis: str, words: Words) -> go.Figure:
    """The traces of `figure`, one value for each of `rows`, stacked into bars with their totals at the ends."""
    if not rows:
        return empty(words)
    longest = max(totals) or 1
    last = rows[-1].at
    figure.add_scatter(
        x=list(totals), y=[row.at for row in rows], mode="text",
        text=["\N{NO-BREAK SPACE}" + words.number(n, _digits(totals)) for n in totals],
        textposition="middle right", hoverinfo="skip", showlegend=False, cliponaxis=False,
    )  # fmt: skip
    top = min(row.at - (1 if row.heading else 0) for row in rows) - 0.6
    yaxis = {
        "tickvals": [row.at for row in rows], "ticktext": [row.label for row in rows], "range": [last + 0.6, top],
        "showgrid": False, "zeroline": False, "fixedrange": True,
    }  # fmt: skip
    xaxis = {
        "title": {"text": axis}, "range": [0, longest * ROOM_FOR_TOTALS], "rangemode": "tozero", "fixedrange": True,
        "nticks": 6, "tickformat": ",d" if longest >= 5 else "", "dtick": 1 if longest < 5 else None,
    }  # fmt: skip
    height = 96 + round(BAR_HEIGHT * (last - top + 0.6))
    framed(figure, words, height, xaxis=xaxis, yaxis=yaxis, **STACKED)
    for row in rows:
        if row.heading:
            figure.add_annotation(
                x=0, y=row.at - 0.95, xref="x", yref="y", text=f"<b>{row.heading}</b>", showarrow=False, xanchor="left",
            )  # fmt: skip
    return figure


def single(
    rows: Sequence[Row],
    values: Sequence[float],
    told: Sequence[str],
    axis: str,
    words: Words,
    *,
    pale: Sequence[bool] = (),
) -> go.Figure:
    """`ranked` bars of one trace: one of `values` for each of `rows`. `told` stands under the name where one points."""
    figure = go.Figure()
    figure.add_bar(
        x=list(values), y=[row.at for row in rows], orientation="h", name="", showlegend=False,
        marker={"color": BAR, "opacity": [LIGHTER if light else 1 for light in pale] or None},
        hovertext=[f"<b>{plain(row.name)}</b><br>{more}" for row, more in zip(rows, told, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>", customdata=[click(row.target) for row in rows],
    )  # fmt: skip
    return ranked(figure, rows, values, axis, words)


def empty(words: Words) -> go.Figure:
    """A figure that says that there is nothing to show."""
    figure = framed(go.Figure(), words, 120, xaxis={"visible": False}, yaxis={"visible": False})
    figure.add_annotation(text=words("report.nothing"), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return figure


def _digits(values: Sequence[float]) -> int:
    return 0 if all(float(value).is_integer() for value in values) else 1
