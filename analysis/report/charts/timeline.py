"""The course of time: lines, small multiples or stacked bars, with gaps and unfinished stretches."""

import datetime
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report.charts.chart import Chart
from analysis.report.charts.ranked import empty
from analysis.report.doors import Target, during
from analysis.report.labels import click, days_below, plain, step
from analysis.report.look import STACKED, framed
from analysis.tables.chance import interval

HEIGHT = 340
PANEL = 130
DASHES = ("solid", "dash", "dot", "dashdot")
"""Beside the colours: lines that stand close are told apart in print too."""

SHARE = "share"
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """subject: whose course it is, as tables.timeline. shown: the column that is drawn: n, texts or share. By key: its
    colour, what a point opens (of the texts of its stretch), and what it is called."""

    subject: str
    shown: str
    colours: Mapping[str, str]
    doors: Mapping[str, Target]
    names: Callable[[str], str]


def lines(rows: pd.DataFrame, words: Words, drawing: Drawing, means: pd.Series | None = None) -> Chart:
    """A line a key of `rows` (tables.timeline.lines). means: drawn in place of the single values."""
    if rows.empty:
        return _chart(empty(words), rows, drawing)
    figure = go.Figure()
    for at, (key, own) in enumerate(_by_key(rows)):
        trace = _trace(own, words, drawing, key, means)
        figure.add_scatter(**trace, line_dash=DASHES[at // 4 % len(DASHES)])
    framed(figure, words, HEIGHT + 18 * len(figure.data), **_days(rows, words), yaxis=_axis(rows, words, drawing.shown))
    return _chart(figure, rows, drawing, means)


def multiples(rows: pd.DataFrame, words: Words, drawing: Drawing, means: pd.Series | None = None) -> Chart:
    """The same with a panel for each key, one above the other, all to one scale."""
    if rows.empty:
        return _chart(empty(words), rows, drawing)
    figure, axes = go.Figure(), {}
    keys = list(dict.fromkeys(rows["key"]))
    top = _top(rows, drawing.shown)
    part = 1 / len(keys)
    for at, (key, own) in enumerate(_by_key(rows)):
        trace = {**_trace(own, words, drawing, key, means), "showlegend": False}
        figure.add_scatter(**trace, yaxis="y" if at == 0 else f"y{at + 1}")
        low = 1 - part * (at + 1)
        axes[f"yaxis{at + 1 if at else ''}"] = {
            "domain": [low, low + part * 0.72], "range": [0, top], "nticks": 4, "fixedrange": True, "anchor": "x",
            "tickformat": _format(drawing.shown, top),
        }  # fmt: skip
        figure.add_annotation(
            x=0, y=low + part * 0.76, xref="paper", yref="paper", text=f"<b>{plain(drawing.names(key))}</b>",
            showarrow=False, xanchor="left", yanchor="bottom",
        )  # fmt: skip
    last = f"y{len(keys)}" if len(keys) > 1 else "y"
    framed(figure, words, 60 + PANEL * len(keys), **_days(rows, words, anchor=last), **axes)
    return _chart(figure, rows, drawing, means)


def stacked(rows: pd.DataFrame, words: Words, drawing: Drawing) -> Chart:
    """A bar a stretch of time, parted by keys."""
    if rows.empty:
        return _chart(empty(words), rows, drawing)
    figure = go.Figure()
    for key, own in _by_key(rows):
        records, name = own.to_dict("records"), drawing.names(key)
        figure.add_bar(
            x=own["since"], y=own[drawing.shown], name=plain(name), marker_color=drawing.colours[key],
            marker_line={"width": 0.5, "color": "rgba(128,128,128,0.6)"}, showlegend=True,
            hovertext=[_told(row, name, words) for row in records], hovertemplate="%{hovertext}<extra></extra>",
            customdata=[click(during(drawing.doors[key], row["since"], row["until"])) for row in records],
        )  # fmt: skip
    axis = words(f"timeline.axis.{drawing.shown}")
    yaxis = {"title": {"text": axis}, "rangemode": "tozero", "fixedrange": True, "nticks": 6}
    framed(figure, words, HEIGHT + 18 * len(figure.data), **_days(rows, words), yaxis=yaxis, **STACKED)
    return _chart(figure, rows, drawing)


# ---------------------------------------------------------------- parts
def _chart(figure: go.Figure, rows: pd.DataFrame, drawing: Drawing, means: pd.Series | None = None) -> Chart:
    """The rows go out under what the keys are called, without numbers where the line has a gap, and with the mean where
    that is what is drawn."""
    there = rows["there"]
    told = rows.assign(key=[drawing.names(key) for key in rows["key"]], of_base=rows["share"].where(there))
    told = told.assign(**{name: rows[name].astype("Int64").where(there) for name in ("n", "texts")})
    told = told.drop(columns=["step", "there", SHARE])
    return Chart(f"timeline_{drawing.subject}", figure, told if means is None else told.assign(mean=means))


def _by_key(rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for key, own in rows.groupby("key", sort=False):
        yield str(key), own


def _trace(own: pd.DataFrame, words: Words, drawing: Drawing, key: str, means: pd.Series | None) -> dict[str, Any]:
    records, shown, name = own.to_dict("records"), drawing.shown, drawing.names(key)
    values = [row[shown] if row["there"] and not isnan(row[shown]) else None for row in records]
    drawn = values if means is None else [None if isnan(mean) else mean for mean in means[own.index]]
    return {
        "x": list(own["since"]), "y": drawn, "name": plain(name), "mode": "lines+markers", "connectgaps": False,
        "cliponaxis": False,  # a point at nought is a whole one
        "line_color": drawing.colours[key], "line_width": 2, "marker_color": drawing.colours[key], "marker_size": 8,
        "marker_symbol": ["circle-open" if row["unfinished"] else "circle" for row in records], "showlegend": True,
        "hovertext": [_told(row, name, words) for row in records], "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [click(during(drawing.doors[key], row["since"], row["until"])) for row in records],
        "selected_marker_opacity": 1, "unselected_marker_opacity": 0.5,
    }  # fmt: skip


def _told(row: Row, name: str, words: Words) -> str:
    """What stands under the mouse: the stretch, how many, of how many, and between what the share may lie."""
    when = _when(row["since"], row["until"], words)
    told = [f"<b>{plain(name)}</b>", when + (f" ({words('timeline.unfinished')})" if row["unfinished"] else "")]
    told.append(words("timeline.told", n=int(row["n"]), texts=int(row["texts"])))
    if not isnan(row["share"]):
        low, high = interval(round(row["share"] * row["base"]), int(row["base"]))
        share = {"share": 100 * float(row["share"]), "low": round(100 * low), "high": round(100 * high)}
        told.append(words("timeline.told_share", base=int(row["base"]), **share))
    else:
        told.append(words("timeline.told_few", base=int(row["base"])))
    return "<br>".join(told)


def _when(since: datetime.date, until: datetime.date, words: Words) -> str:
    return words.date(since) + ("" if since == until else f" – {words.date(until)}")


def _axis(rows: pd.DataFrame, words: Words, shown: str) -> dict[str, Any]:
    top = _top(rows, shown)
    return {
        "title": {"text": words(f"timeline.axis.{shown}")}, "range": [0, top], "fixedrange": True, "nticks": 6,
        "tickformat": _format(shown, top), "dtick": 1 if shown != SHARE and top < 5 else None,
    }  # fmt: skip


def _days(rows: pd.DataFrame, words: Words, **axis: str) -> dict[str, Any]:
    """Days below; a stretch can be drawn over them."""
    days: Sequence[datetime.date] = list(dict.fromkeys(rows["since"]))
    places, below = days_below(days, words)
    since, until = rows["since"].iloc[0], rows["until"].iloc[0]
    xaxis = {
        "type": "date", "tickvals": [days[place] for place in places], "ticktext": below, "tickangle": 0,
        "title": {"text": step(since, until, words)}, "fixedrange": True, "showgrid": False, **axis,
    }  # fmt: skip
    return {"dragmode": "select", "selectdirection": "h", "xaxis": xaxis}


def _top(rows: pd.DataFrame, shown: str) -> float:
    highest = float(rows[shown].max())
    return 1.08 * highest if highest > 0 else 1.0


def _format(shown: str, top: float) -> str:
    return (".0%" if top > 0.1 else ".1%") if shown == SHARE else ",d" if top >= 5 else ""
