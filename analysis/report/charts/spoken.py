"""Who speaks: statements of each speaker by kind, and whom each names."""

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.charts.matrix import Cell, matrix
from analysis.report.charts.ranked import Row, empty, ranked
from analysis.report.labels import click, label, plain
from analysis.report.look import BAR, LIGHTER, voice_name

KINDS = {"direct": ("direct", 1.0, ""), "indirect": ("indirect", LIGHTER, ""), "fragment": ("fragments", 0.75, ".")}
"""Kind of statement: its column, opacity and pattern."""

MOST_NAMED = 8


def statements(speakers: pd.DataFrame, words: Words) -> Chart:
    """A bar a speaker: direct quotes solid, paraphrases pale, fragments dotted. `speakers` as tables.speakers."""
    rows = [
        Row((name,), voice_name(name, words), label(voice_name(name, words)), float(at), doors.quotes(speaker=name))
        for at, name in enumerate(speakers["speaker"])
    ]
    figure = go.Figure()
    for kind, (column, opacity, pattern) in KINDS.items():
        counts = [int(n) for n in speakers[column]]
        if any(counts):
            figure.add_bar(
                x=counts, y=[row.at for row in rows], orientation="h", name=words(f"report.kind.{kind}"),
                marker_color=BAR, opacity=opacity, marker_pattern_shape=pattern,
                hovertext=[
                    f"<b>{plain(row.name)}</b><br>{words(f'report.{kind}', n=n)}"
                    for row, n in zip(rows, counts, strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                customdata=[click(doors.quotes(speaker=row.key[0], kind=kind)) for row in rows],
            )  # fmt: skip
    totals = [int(n) for n in speakers["statements"]]
    return Chart("statements", ranked(figure, rows, totals, words("report.axis.statements"), words), speakers)


def who_of_whom(pairs: pd.DataFrame, words: Words) -> Chart:
    """«Кто о ком говорит»: a small matrix, speakers by those they name, the number in the cell.

    `pairs` as tables.speaks_of; the most named in all come first, MOST_NAMED at the most.
    """
    pairs = pairs[pairs["mentions"] > 0]
    if pairs.empty:
        return Chart("who_of_whom", empty(words), pairs)
    totals = pairs.groupby("entity", sort=False)["mentions"].sum().sort_values(ascending=False, kind="stable")
    names = list(totals.index[:MOST_NAMED])
    speakers = list(dict.fromkeys(pairs["speaker"]))
    pairs = pairs[pairs["entity"].isin(names)]
    cells = [
        Cell(
            speakers.index(r["speaker"]),
            names.index(r["entity"]),
            r["mentions"],
            f"<b>{plain(voice_name(r['speaker'], words))} → {plain(r['entity'])}</b><br>"
            + words("report.of_mentions.title", n=r["mentions"] - r["own"], all=r["mentions"]),
            doors.entity(r["entity"]),
        )
        for r in pairs.to_dict("records")
    ]
    shown = [label(voice_name(speaker, words), 14) for speaker in speakers]
    return Chart("who_of_whom", matrix(cells, shown, [label(name) for name in names], words), pairs)
