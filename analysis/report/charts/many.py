"""Many texts: how many each outlet has, how many appeared when, whom most of them name."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.charts.ranked import Row, empty, single
from analysis.report.labels import click, days_below, label, step
from analysis.report.look import BAR, framed

MOST_BARS = 15
HEIGHT = 260


def per_outlet(outlets: pd.DataFrame, words: Words, *, most: int = MOST_BARS, name: str = "per_outlet") -> Chart:
    """A bar an outlet, as long as its number of texts; a click leaves only its texts. `outlets` as many.outlets."""
    shown = outlets.head(most)
    rows = [
        Row(
            (outlet,),
            outlet or words("many.no_outlet"),
            label(outlet or words("many.no_outlet")),
            float(at),
            doors.outlet(outlet) if outlet else doors.texts(only="no_outlet"),
        )
        for at, outlet in enumerate(shown["outlet"])
    ]
    return Chart(name, _bars(rows, shown["texts"], words), shown)


def named(entities: pd.DataFrame, words: Words, *, most: int = MOST_BARS, where: str = "") -> Chart:
    """A bar an identity, as long as the number of texts that name it. `entities` as many.entities, ranked; where: in
    what place they were counted."""
    shown = entities.head(most)
    rows = [
        Row((name, kind), name, label(name), float(at), doors.entity(name, kind=kind, where=where))
        for at, (name, kind) in enumerate(zip(shown["entity"], shown["kind"], strict=True))
    ]
    return Chart("named_in", _bars(rows, shown["texts"], words), shown)


def over_time(stretches: pd.DataFrame, words: Words, *, page: str = "", name: str = "over_time") -> Chart:
    """A bar a day, week or month, as high as its number of texts; a click leaves only these, on the same `page`.
    `stretches` as many.over_time.
    """
    told = [words("many.shown", n=int(n)) for n in stretches["texts"]]
    figure = bars_over_time(stretches, "texts", told, words("many.axis"), words, page=page)
    return Chart(name, figure, stretches.drop(columns="step"))


def bars_over_time(
    stretches: pd.DataFrame, counted: str, told: Sequence[str], axis: str, words: Words, *, page: str = ""
) -> go.Figure:
    """A bar for each of `stretches` (since, until), as high as the column `counted`; a click leaves only its texts on
    the same `page`. `told` stands under the dates where one points.
    """
    if stretches.empty:
        return empty(words)
    rows = stretches.to_dict("records")
    when = [
        words.date(row["since"]) + ("" if row["since"] == row["until"] else f" – {words.date(row['until'])}")
        for row in rows
    ]
    figure = go.Figure(
        go.Bar(
            x=list(range(len(rows))), y=[row[counted] for row in rows], marker_color=BAR, name="",
            hovertext=[f"<b>{dates}</b><br>{more}" for dates, more in zip(when, told, strict=True)],
            hovertemplate="%{hovertext}<extra></extra>",
            customdata=[click(doors.between(row["since"], row["until"], page=page)) for row in rows],
        )
    )  # fmt: skip
    places, days = days_below([row["since"] for row in rows], words)
    most = int(stretches[counted].max())
    yaxis = {"title": {"text": axis}, "rangemode": "tozero", "fixedrange": True, "nticks": 5}
    xaxis = {
        "tickvals": places, "ticktext": days, "tickangle": 0, "fixedrange": True, "showgrid": False,
        "title": {"text": step(rows[0]["since"], rows[0]["until"], words)},
    }  # fmt: skip
    return framed(figure, words, HEIGHT, xaxis=xaxis, yaxis={**yaxis, "dtick": 1 if most < 5 else None})


def _bars(rows: list[Row], texts: pd.Series, words: Words) -> go.Figure:
    counts = [int(n) for n in texts]
    return single(rows, counts, [words("many.shown", n=n) for n in counts], words("many.axis"), words)
