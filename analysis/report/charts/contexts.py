"""Where the places of a query are: by outlet, over time, along the texts."""

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.charts.many import bars_over_time
from analysis.report.charts.ranked import Row, empty, single
from analysis.report.labels import label
from analysis.report.look import BAR, framed

MOST_BARS = 15
HEIGHT = 220


def by_outlet(outlets: pd.DataFrame, words: Words, *, most: int = MOST_BARS) -> Chart:
    """A bar an outlet, as long as its places in a thousand words. `outlets` as tables.contexts.by_outlet."""
    shown = outlets.sort_values(["per_thousand", "outlet"], ascending=[False, True]).head(most)
    rows = [
        Row(
            (name,),
            name or words("many.no_outlet"),
            label(name or words("many.no_outlet")),
            float(at),
            doors.outlet(name, page="contexts") if name else doors.contexts(),
        )
        for at, name in enumerate(shown["outlet"])
    ]
    told = [
        words("contexts.outlet_told", places=words("contexts.places", n=int(places)), texts=int(texts), words=int(n))
        for places, texts, n in zip(shown["places"], shown["texts"], shown["words"], strict=True)
    ]
    values = [round(float(value), 2) for value in shown["per_thousand"]]
    return Chart("contexts_by_outlet", single(rows, values, told, words("contexts.axis_per_thousand"), words), shown)


def over_time(stretches: pd.DataFrame, words: Words) -> Chart:
    """A bar a day, week or month, as high as the places of its texts. `stretches` as tables.contexts.over_time."""
    told = [words("contexts.places", n=int(n)) for n in stretches["places"]]
    figure = bars_over_time(stretches, "places", told, words("contexts.axis_places"), words, page="contexts")
    return Chart("contexts_over_time", figure, stretches.drop(columns="step"))


def along(parts: pd.DataFrame, words: Words) -> Chart:
    """A bar for each equal part of the texts, from their beginning to their end, as high as the places in it."""
    if parts.empty:
        return Chart("contexts_along", empty(words), parts)
    size = 100 / len(parts)
    figure = go.Figure(
        go.Bar(
            x=[(part - 0.5) * size for part in parts["part"]], y=parts["places"].tolist(), width=size * 0.9,
            marker_color=BAR, name="",
            hovertext=[words("contexts.places", n=int(n)) for n in parts["places"]],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    yaxis = {
        "title": {"text": words("contexts.axis_places")}, "rangemode": "tozero", "fixedrange": True, "nticks": 4
    }  # fmt: skip
    xaxis = {
        "title": {"text": words("contexts.axis_along")}, "range": [0, 100], "ticksuffix": " %", "dtick": 25,
        "fixedrange": True,
    }  # fmt: skip
    framed(figure, words, HEIGHT, xaxis=xaxis, yaxis=yaxis)
    return Chart("contexts_along", figure, parts)
