"""The text as a whole: its flow from the first word to the last, and whose words it is made of."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import tables
from analysis.analyse import Analysis
from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.labels import click, label, plain, said
from analysis.report.look import AUTHOR_COLOUR, LIGHTER, TICK, framed, voice_colours, voice_name
from analysis.tables import AUTHOR, UNKNOWN

MOST_ROWS = 6
STRIP = 1.6
"""Height of the strip; a row of ticks is 1."""

ROW, WRAPPED_ROW = 30, 40
"""Pixels; the latter where a name takes two lines."""

TICKS_ON_AXIS = 8
INSIDE = 0.1
"""Share of the bar from which there is room for a number in it."""


def flow(analysis: Analysis, words: Words) -> Chart:
    """«Ход текста»: one strip of the text, speech in its speaker's colour, under it where the main objects are named.

    Direct speech fills the strip, a paraphrase its lower half, paler. A click opens the place in the reader.
    """
    mentions, stretches = tables.mentions(analysis), tables.flow(analysis)
    names = _main(tables.entities(analysis))
    figure = go.Figure([_body(analysis, words), *_speech(analysis, words), *_ticks(analysis, mentions, names, words)])
    figure.update_traces(showlegend=False, selector={"type": "scatter"})  # a telephone has no room; the caption says it
    rows = {0.0: words("report.flow.strip"), **{row + STRIP: label(name, 18) for row, name in enumerate(names)}}
    framed(figure, words, 118 + _row(rows.values()) * len(names))
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(
        tickvals=list(rows), ticktext=list(rows.values()), range=[len(names) + STRIP - 0.4, -STRIP / 2 - 0.1],
        showgrid=False, zeroline=False, fixedrange=True,
    )  # fmt: skip
    drawn = stretches[stretches["entity"].isin(["", *names])]
    return Chart("flow", paragraph_axis(figure, analysis, words), drawn)


def along(analysis: Analysis, names: Sequence[str], words: Words) -> Chart:
    """Where in the text each of `names` is named: a tick a mention, in the colour of the voice; in titles pale."""
    mentions = tables.mentions(analysis)
    drawn = mentions[mentions["entity"].isin(names)]
    return Chart("along", _strips(analysis, drawn, names, words), drawn)


def terms_along(analysis: Analysis, terms: Sequence[str], words: Words) -> Chart:
    """Where in the text each of `terms` stands: a tick a place, in the colour of the voice."""
    occurrences = tables.occurrences(analysis)
    drawn = occurrences[occurrences["term"].isin(terms)]
    ticks = drawn.rename(columns={"term": "entity"}).assign(in_title=False)
    return Chart("terms_along", _strips(analysis, ticks, terms, words), drawn)


def _strips(analysis: Analysis, mentions: pd.DataFrame, names: Sequence[str], words: Words) -> go.Figure:
    colours = voice_colours(analysis)
    figure = go.Figure()
    for voice, colour in colours.items():
        for in_title in (False, True):
            chosen = mentions[(mentions["voice"] == voice) & (mentions["in_title"] == in_title)]
            if len(chosen):
                rows = [float(names.index(name)) for name in chosen["entity"]]
                name = voice_name(voice, words)
                figure.add_trace(
                    _tick_trace(analysis, chosen, words, y=rows, name=name, colour=colour, in_title=in_title)
                )
    _one_legend_entry_a_name(figure)
    labels = [label(name) for name in names]
    framed(figure, words, 90 + _row(labels) * max(1, len(names)))
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=labels, range=[len(names) - 0.4, -0.6],
        showgrid=False, zeroline=False, fixedrange=True,
    )  # fmt: skip
    return paragraph_axis(figure, analysis, words)


def _row(labels: Iterable[str]) -> int:
    """How high a row must be that no label stands over the next."""
    return WRAPPED_ROW if any("<br>" in one for one in labels) else ROW


def whose_words(voices: pd.DataFrame, colours: Mapping[str, str], words: Words) -> Chart:
    """One bar of the whole text by words: the author's and each speaker's own. `voices` as tables.voices."""
    figure = go.Figure()
    for row in voices.to_dict("records"):
        voice, count = row["voice"], words("report.words", n=row["words"])
        target = doors.reader() if voice == AUTHOR else doors.quotes(speaker=voice)
        name = voice_name(voice, words)
        share = words("report.words_of", n=row["words"], all=int(voices["words"].sum()))
        figure.add_bar(
            x=[row["words"]], y=[""], orientation="h", name=plain(name), marker_color=colours[voice],
            marker_pattern_shape="/" if voice == UNKNOWN else "",
            text=[count if row["share"] >= INSIDE else ""], textposition="inside", insidetextanchor="middle",
            insidetextfont_size=14, textangle=0,
            hovertext=[f"<b>{plain(name)}</b><br>{share}"], hovertemplate="%{hovertext}<extra></extra>",
            customdata=[click(target)],
        )  # fmt: skip
    framed(figure, words, 130)
    figure.update_layout(barmode="stack", legend_traceorder="normal", bargap=0.1)
    figure.update_yaxes(showticklabels=False, fixedrange=True, showgrid=False)
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, max(1, int(voices["words"].sum()))])
    return Chart("words", figure, voices)


def paragraph_axis(figure: go.Figure, analysis: Analysis, words: Words) -> go.Figure:
    """The way through the text from left to right, numbered by paragraphs."""
    spans = tables.body(analysis) or ((0, 1),)
    numbers = {span: number for number, span in enumerate(analysis.paragraphs, start=1)}
    step = max(1, -(-len(spans) // TICKS_ON_AXIS))
    shown = spans[::step]
    return figure.update_xaxes(
        range=[spans[0][0], spans[-1][1]], tickvals=[start for start, _ in shown],
        ticktext=[str(numbers.get(span, 1)) for span in shown], title_text=words("report.flow.paragraph"),
        showgrid=True, zeroline=False, fixedrange=True,
    )  # fmt: skip


# ---------------------------------------------------------------- the strip
def _body(analysis: Analysis, words: Words) -> go.Bar:
    spans = tables.body(analysis)
    return go.Bar(
        base=[start for start, _ in spans], x=[stop - start for start, stop in spans], y=[0.0] * len(spans),
        width=STRIP * 0.55, orientation="h", name=words("report.voice.author"), marker_color=AUTHOR_COLOUR,
        opacity=0.5, marker_line_width=0,
        hovertext=[said(analysis.text[start:stop]) for start, stop in spans],
        hovertemplate="%{hovertext}<extra></extra>", customdata=[click(doors.reader(span)) for span in spans],
    )  # fmt: skip


def _speech(analysis: Analysis, words: Words) -> Iterable[go.Bar]:
    statements = tables.statements(analysis)
    for voice, colour in voice_colours(analysis).items():
        of_voice = statements[statements["speaker"] == voice]
        for number, (kind, rows) in enumerate(of_voice.groupby("kind", sort=True)):
            yield _stretches(analysis, rows, words, voice=voice, kind=str(kind), colour=colour, in_legend=number == 0)


def _stretches(
    analysis: Analysis, rows: pd.DataFrame, words: Words, *, voice: str, kind: str, colour: str, in_legend: bool
) -> go.Bar:
    name = voice_name(voice, words)
    parts = [(span, row) for row in rows.to_dict("records") for span in analysis.quotes[row["place"] - 1].spans]
    heads = [f"<b>{plain(name)}</b> · {words(f'report.kind.{kind}')}<br>{said(row['said'])}" for _, row in parts]
    paraphrase = kind == "indirect"
    return go.Bar(
        base=[start for (start, _), _ in parts], x=[stop - start for (start, stop), _ in parts],
        y=[STRIP / 4 if paraphrase else 0.0] * len(parts), width=STRIP / 2 if paraphrase else STRIP, orientation="h",
        name=plain(name), legendgroup=plain(name), showlegend=in_legend, marker_color=colour, marker_line_width=0,
        opacity=LIGHTER if paraphrase else 1, marker_pattern_shape="/" if voice == UNKNOWN else "",
        hovertext=heads, hovertemplate="%{hovertext}<extra></extra>",
        customdata=[click(doors.reader((row["start"], row["stop"]))) for _, row in parts],
    )  # fmt: skip


# ---------------------------------------------------------------- the ticks
def _main(entities: pd.DataFrame) -> list[str]:
    """The most named; who is named once makes no row."""
    return list(entities.loc[entities["mentions"] > 1, "entity"].head(MOST_ROWS))


def _ticks(analysis: Analysis, mentions: pd.DataFrame, names: Sequence[str], words: Words) -> Iterable[go.Scatter]:
    for in_title in (False, True):
        rows = mentions[mentions["entity"].isin(names) & (mentions["in_title"] == in_title)]
        if len(rows):
            name = words("report.in_title" if in_title else "report.own")
            places = [names.index(entity) + STRIP for entity in rows["entity"]]
            yield _tick_trace(analysis, rows, words, y=places, name=name, colour=TICK, in_title=in_title)


def _tick_trace(
    analysis: Analysis, rows: pd.DataFrame, words: Words, *, y: list[float], name: str, colour: str, in_title: bool
) -> go.Scatter:
    spans = tables.places(analysis).sentences
    hovers, targets = [], []
    for row in rows.to_dict("records"):
        sentence = analysis.text[slice(*spans[row["sentence"] - 1])] if row["sentence"] else row["text"]
        title = f" · {words('report.in_title')}" if in_title else ""
        hovers.append(f"<b>{plain(row['entity'])}</b>{title}<br>{said(sentence)}")
        targets.append(click(doors.reader((row["start"], row["stop"]))))
    return go.Scatter(
        x=rows["start"], y=y, mode="markers", name=plain(name), legendgroup=plain(name),
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 3, "color": colour}},
        opacity=LIGHTER if in_title else 1,
        hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>", customdata=targets,
    )  # fmt: skip


def _one_legend_entry_a_name(figure: go.Figure) -> None:
    seen: set[str] = set()
    for trace in figure.data:
        trace.showlegend = trace.name not in seen
        seen.add(trace.name)
