"""Many texts: how many have each theme and each term, a theme's terms, its texts by outlet and over time."""

import datetime
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.charts.matrix import Cell, matrix
from analysis.report.charts.ranked import Row, empty, single
from analysis.report.colours import TWELVE, colours_of
from analysis.report.labels import click, days_below, label, plain, step
from analysis.report.look import BAR, STACKED, framed

WIDTH = 28
OUTLET_WIDTH = 18
MOST_OUTLETS = 5
MOST_TERMS = 15
HEIGHT = 300
FEWEST_SHARED = 50
"""Texts of which shares are drawn: of a handful their number."""
ENOUGH_TEXTS = 10
"""On average in a stretch of time: of fewer a share says little, and their numbers are drawn."""

Params = Mapping[str, str]
"""What a click on a theme carries besides its name: how many themes were asked for."""


def shares(themes: pd.DataFrame, words: Words, params: Params, *, chosen: str = "") -> Chart:
    """A bar a theme, as long as its share of the texts, or their number where they are few; the others are pale where
    one is chosen. As tables.themes."""
    titles, counts = list(themes["theme"]), list(themes["texts"])
    many = sum(counts) >= FEWEST_SHARED
    drawn = list(themes["of_texts"] if many else themes["texts"].astype(float))
    rows = [
        Row((title,), title, label(title, WIDTH), float(at), doors.theme(title, params))
        for at, title in enumerate(titles)
    ]
    told = [
        f"{words('themes.texts', n=int(n))}<br>{words('themes.part_of', n=int(part))}"
        for n, part in zip(counts, themes["part_of"], strict=True)
    ]
    pale = [bool(chosen) and title != chosen for title in titles]
    axis = words("themes.axis." + ("share" if many else "texts"))
    return Chart("themes", single(rows, drawn, told, axis, words, pale=pale), themes)


def terms(table: pd.DataFrame, words: Words, params: Params) -> Chart:
    """A bar a term of one theme, as long as its weight in it; a click opens its texts. As tables.theme_terms."""
    told = [words("themes.with_term", n=int(n)) for n in table["texts"]]
    figure = single(_terms(table, params), list(table["weight"]), told, words("themes.axis.weight"), words)
    return Chart("theme_terms", figure, table)


def in_texts(table: pd.DataFrame, words: Words, params: Params, *, most: int = MOST_TERMS) -> Chart:
    """A bar a term, as long as the number of texts in which it is a main one. As many.terms."""
    shown = table.head(most)
    told = [words("themes.among_main", n=int(n)) for n in shown["texts"]]
    figure = single(_terms(shown, params), list(shown["texts"]), told, words("themes.axis.texts"), words)
    return Chart("terms_in_texts", figure, shown)


def _terms(table: pd.DataFrame, params: Params) -> list[Row]:
    return [
        Row((term,), term, label(term, WIDTH), float(at), doors.term(term, params))
        for at, term in enumerate(table["term"])
    ]


def by_outlet(table: pd.DataFrame, words: Words, params: Params) -> Chart:
    """Themes by outlets, in each cell the number of texts; those of most texts. As tables.by_outlet."""
    known = table[table["outlet"] != ""]
    outlets = list(known.groupby("outlet")["texts"].sum().sort_values(ascending=False, kind="stable").index)
    outlets = outlets[:MOST_OUTLETS]
    titles = list(dict.fromkeys(known["theme"]))
    drawn = known[known["outlet"].isin(outlets)]
    cells = [
        Cell(
            outlets.index(row["outlet"]),
            titles.index(row["theme"]),
            int(row["texts"]),
            f"<b>{plain(row['theme'])}</b><br>{plain(row['outlet'])}: {words('themes.texts', n=int(row['texts']))}"
            f"<br>{words('themes.of_outlet', share=float(row['of_outlet']))}",
            doors.theme(row["theme"], params, outlet=row["outlet"]),
        )
        for row in drawn.to_dict("records")
    ]
    figure = matrix(
        cells, [label(name, OUTLET_WIDTH) for name in outlets], [label(title, WIDTH) for title in titles], words
    )
    return Chart("themes_by_outlet", figure, drawn)


def by_time(table: pd.DataFrame, words: Words, params: Params, *, chosen: str = "") -> Chart:
    """A bar a stretch of time, parted by themes as the texts are. As tables.by_time.

    The first themes have colours of their own, as on «Динамика», the rest one; where one is chosen only its part is
    drawn, under its name. In per cent of the stretch's texts where there are enough.
    """
    if table.empty:
        return Chart("themes_by_time", empty(words), table)
    when = list(dict.fromkeys(zip(table["since"], table["until"], strict=True)))
    titles = [chosen] if chosen else list(dict.fromkeys(table["theme"]))
    shown = "of_dated" if table["texts"].sum() >= ENOUGH_TEXTS * len(when) else "texts"
    most = 100 if shown == "of_dated" and not chosen else None
    figure, colours = go.Figure(), colours_of(titles)
    for at, title in enumerate(titles):
        rows = table[table["theme"] == title].to_dict("records")
        figure.add_bar(
            x=list(range(len(when))), y=[row[shown] for row in rows],
            name=plain(title) if at < len(TWELVE) else words("themes.others"),
            marker_color=BAR if chosen else colours[title],
            marker_line_width=0.5, marker_line_color="rgba(128,128,128,0.6)",
            showlegend=bool(chosen) or (len(titles) > 1 and at <= len(TWELVE)),
            hovertext=[
                f"<b>{plain(title)}</b><br>{_told(row['since'], row['until'], words)}<br>"
                f"{words('themes.texts', n=int(row['texts']))}, {words.number(row['of_dated'])}\N{NO-BREAK SPACE}%"
                for row in rows
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            customdata=[
                click(doors.theme(title, params, when=f"{row['since']}:{row['until']}"))
                for row in rows
            ],
        )  # fmt: skip
    places, below = days_below([since for since, _ in when], words)
    axis = words("themes.axis." + ("time" if shown == "of_dated" else "texts"))
    drawn = table[table["theme"].isin(titles)]
    highest = drawn.groupby("since")[shown].sum().max()
    yaxis = {
        "title": {"text": axis}, "rangemode": "tozero", "fixedrange": True, "range": most and [0, most], "nticks": 6,
        "dtick": 1 if shown == "texts" and highest < 5 else None,
    }  # fmt: skip
    xaxis = {
        "tickvals": places, "tickangle": 0, "title": {"text": step(*when[0], words)},
        "ticktext": [
            _with_texts(day, table, when[place][0], shown, words) for place, day in zip(places, below, strict=True)
        ],
        "fixedrange": True, "showgrid": False,
    }  # fmt: skip
    framed(figure, words, HEIGHT + 18 * len(titles), xaxis=xaxis, yaxis=yaxis, **STACKED)
    return Chart("themes_by_time", figure, drawn)


def _with_texts(day: str, table: pd.DataFrame, since: datetime.date, shown: str, words: Words) -> str:
    """Under a bar in per cent, in brackets: of how many texts."""
    if shown == "texts":
        return day
    first, _, year = day.partition("<br>")
    texts = words.number(int(table.loc[table["since"] == since, "texts"].sum()))
    return "<br>".join(line for line in (first, f"({texts})", year) if line)


def _told(since: datetime.date, until: datetime.date, words: Words) -> str:
    return words.date(since) + ("" if since == until else f" – {words.date(until)}")
