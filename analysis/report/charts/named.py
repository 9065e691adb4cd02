"""Who is named: ranked bars, split into own mentions and those in titles, or by whose words they stand in."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.charts.ranked import Row, ranked
from analysis.report.labels import click, label, plain
from analysis.report.look import BAR, LIGHTER, voice_name
from analysis.tables import voice_counts

KINDS = ("PER", "ORG", "LOC")
MOST_BARS = 12
"""Of each kind."""


def by_title(entities: pd.DataFrame, words: Words, *, order: str = "mentions", most: int = MOST_BARS) -> Chart:
    """«Кто назван чаще»: a bar an entity, own mentions solid, those in titles pale; ranked by `order` in each kind.

    `entities` as tables.entities, of one kind or of several; `order` is "mentions" or "own": the ranking may turn.
    """
    shown = drawn(entities, order, most)
    rows = _rows(shown, words)
    counted: dict[tuple[str, ...], pd.Series] = {(row["entity"], row["kind"]): row for _, row in shown.iterrows()}
    figure = go.Figure()
    for column, title, opacity in (("own", "own", 1), ("in_title", "title", LIGHTER)):
        counts = [int(counted[row.key][column]) for row in rows]
        name = words("report.own" if column == "own" else "report.in_title")
        figure.add_bar(
            x=counts, y=[row.at for row in rows], orientation="h", name=name, marker_color=BAR, opacity=opacity,
            hovertext=[
                f"<b>{plain(row.name)}</b><br>"
                + words(f"report.of_mentions.{title}", n=n, all=int(counted[row.key]["mentions"]))
                for row, n in zip(rows, counts, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            customdata=[click(doors.entity(row.name, title=title)) for row in rows],
        )  # fmt: skip
    totals = [int(counted[row.key]["mentions"]) for row in rows]
    return Chart("named", ranked(figure, rows, totals, words("report.axis.mentions"), words), shown)


def by_voice(
    entities: pd.DataFrame, mentions: pd.DataFrame, colours: Mapping[str, str], words: Words, *, most: int = MOST_BARS
) -> Chart:
    """«Чьими словами»: a bar an entity, its mentions in the author's words and in each speaker's own.

    `entities` chooses and ranks (tables.entities), `mentions` counts (tables.mentions).
    """
    rows = _rows(drawn(entities, most=most), words)
    counted = voice_counts(mentions[_of_rows(mentions, rows)], "entity", "kind")
    counts: dict[tuple[str, ...], int] = {
        (r["entity"], r["kind"], r["voice"]): int(r["count"]) for r in counted.to_dict("records")
    }
    figure = voice_bars(rows, counts, colours, words)
    totals = [sum(n for key, n in counts.items() if key[:2] == row.key) for row in rows]
    return Chart("by_voice", ranked(figure, rows, totals, words("report.axis.mentions"), words), counted)


def voice_bars(
    rows: Sequence[Row], counts: Mapping[tuple[str, ...], int], colours: Mapping[str, str], words: Words
) -> go.Figure:
    """A trace a voice that says anything; `counts` by the row's key and the voice."""
    figure = go.Figure()
    for voice, colour in colours.items():
        values = [counts.get((*row.key, voice), 0) for row in rows]
        if any(values):
            name = plain(voice_name(voice, words))
            figure.add_bar(
                x=values, y=[row.at for row in rows], orientation="h", name=name, marker_color=colour,
                hovertext=[
                    f"<b>{plain(row.name)}</b><br>{name}: {words.number(n)}"
                    for row, n in zip(rows, values, strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>", customdata=[click(row.target) for row in rows],
            )  # fmt: skip
    return figure


def drawn(entities: pd.DataFrame, order: str = "mentions", most: int = MOST_BARS) -> pd.DataFrame:
    """The entities that have a bar: `most` of each kind, kind by kind, ranked by `order`. As tables.entities."""
    ranked_by = entities.sort_values([order, "mentions", "first"], ascending=[False, False, True])
    there = [ranked_by[ranked_by["kind"] == kind].head(most) for kind in KINDS if (entities["kind"] == kind).any()]
    return pd.concat(there) if there else ranked_by


def _of_rows(mentions: pd.DataFrame, rows: Sequence[Row]) -> pd.Series:
    """Which mentions are of an entity that has a bar: two kinds may share a name."""
    keys = {row.key for row in rows}
    there = [key in keys for key in zip(mentions["entity"], mentions["kind"], strict=True)]
    return pd.Series(there, index=mentions.index, dtype=bool)


def _rows(top: pd.DataFrame, words: Words) -> list[Row]:
    """Bars from the top, kind by kind; where there are several kinds, each under its name. `top` as `drawn`."""
    rows: list[Row] = []
    kinds = list(dict.fromkeys(top["kind"]))
    at = 0.0
    for kind in kinds:
        heading = words(f"report.kinds.{kind}") if len(kinds) > 1 else ""
        at += 1.1 if heading else 0
        for place, name in enumerate(top.loc[top["kind"] == kind, "entity"]):
            row = Row((name, kind), name, label(name), at, doors.entity(name), heading if place == 0 else "")
            rows.append(row)
            at += 1
    return rows
