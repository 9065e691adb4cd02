"""«Справка»: a note in DOCX for somebody who was not there: what its author concludes, what the first screen says,
three charts, every statement, in five lines how it was counted, and that at length where it is asked for."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analysis import tables
from analysis.analyse import Analysis
from analysis.card import Card
from analysis.interface import Words
from analysis.report import paper, pictures
from analysis.report.charts import named, text
from analysis.report.charts.chart import Chart
from analysis.report.look import voice_colours, voice_name
from analysis.report.methods import method, rules_used
from analysis.report.summary import summary
from analysis.tables import AUTHOR

WIDTHS = (0.8, 2.9, 2.7, 7.1, 1.4, 2.1)
"""Centimetres of the columns of statements."""

PICTURE_WIDTH = 900

FOR_THE_ANALYST = "check"
"""«Проверьте: …» is no news for those who read the note."""

IN_SHORT = ("text", "statements", "speakers", "named", "analyst")
"""The five lines on how it was counted."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the analyst adds of his own. `made`: the day of the note; `appendix`: with all formulas and rules."""

    conclusion: str = ""
    author: str = ""
    made: datetime.date | None = None
    appendix: bool = True


NOTHING = OwnWords()


def note(analysis: Analysis, card: Card, words: Words, *, name: str = "", written: OwnWords = NOTHING) -> bytes:
    """The note as a DOCX file; `name` is what the text is called where neither it nor its card has a headline.

    Where no browser can draw them the charts are left out, and the note says so.
    """
    document = paper.a4(words.language)
    title = card.title or analysis.text[slice(*analysis.title or (0, 0))] or name or words("report.note.title")
    document.core_properties.title = paper.clean(title)
    document.core_properties.author = paper.clean(written.author)
    document.add_paragraph(paper.clean(title), style="Title")
    _card(document, card, words)
    _written(document, written, words)
    document.add_heading(words("report.note.summary"), level=1)
    for sentence in summary(analysis, card, words):
        if sentence.name == FOR_THE_ANALYST:
            continue
        document.add_paragraph(paper.clean(str(sentence)))
    _charts(document, analysis, words, _called(title, card, words))
    _statements(document, analysis, words)
    document.add_heading(words("report.note.method"), level=1)
    for line in IN_SHORT:
        document.add_paragraph(words(f"report.note.short.{line}"))
    if written.appendix:
        document.add_page_break()
        document.add_heading(words("report.note.appendix"), level=1)
        for paragraph in (*method(words), rules_used(analysis, words)):
            if paragraph:
                paper.muted(document.add_paragraph(), paragraph)
    paper.page_numbers(document, words("report.note.footer"))
    return paper.saved(document)


def _card(document: Any, card: Card, words: Words) -> None:
    """«Справка · издание · дата · адрес»."""
    line = document.add_paragraph()
    known = [words("report.note.title"), card.outlet, words.date(card.date) if card.date else ""]
    paper.muted(line, " · ".join(part for part in known if part), 11)
    if card.url:
        paper.muted(line, " · ", 11)
        paper.link(line, card.url)


def _written(document: Any, written: OwnWords, words: Words) -> None:
    """Who wrote it and when, and his conclusion, a paragraph a line."""
    told = [
        words("report.note.made", date=words.date(written.made)) if written.made else "",
        words("report.note.author", name=written.author) if written.author.strip() else "",
    ]
    if any(told):
        paper.muted(document.add_paragraph(), " · ".join(filter(None, told)), 11)
    lines = [line.strip() for line in written.conclusion.split("\n") if line.strip()]
    if lines:
        document.add_heading(words("report.note.conclusion"), level=1)
    for line in lines:
        document.add_paragraph(paper.clean(line))


def _called(title: str, card: Card, words: Words) -> str:
    """Of which text a picture is: it is cut out of the note and goes its own way."""
    return " · ".join(filter(None, [title, card.outlet, words.date(card.date) if card.date else ""]))


# ---------------------------------------------------------------- charts
def _charts(document: Any, analysis: Analysis, words: Words, called: str) -> None:
    document.add_heading(words("report.note.charts"), level=1)
    try:
        drawn = [(one.name, _png(one, called, words)) for one in _drawn(analysis, words)]
    except pictures.PictureError:
        document.add_paragraph(words("report.note.no_pictures"))
        return
    for key, png in drawn:
        title, caption = words(f"charts.{key}.title"), words(f"report.caption.{key}")
        paper.picture(document, png, f"{title}. {caption}")
        document.add_paragraph(paper.clean(f"{title}. {caption} {called}"), style="Caption")


def _png(chart: Chart, called: str, words: Words) -> bytes:
    """The picture, with its title and the text that it is of."""
    title = words(f"charts.{chart.name}.title")
    return pictures.picture(chart.figure, "png", title, called, width=PICTURE_WIDTH)


def _drawn(analysis: Analysis, words: Words) -> Iterator[Chart]:
    """Those of the three that have something to show."""
    entities, voices = tables.entities(analysis), tables.voices(analysis)
    often = entities[entities["mentions"] > 1]
    yield text.flow(analysis, words)
    if len(often):
        yield named.by_title(often, words, most=8)
    if (voices["voice"] != AUTHOR).any():
        yield text.whose_words(voices, voice_colours(analysis), words)


# ---------------------------------------------------------------- statements
def _statements(document: Any, analysis: Analysis, words: Words) -> None:
    document.add_heading(words("report.note.statements"), level=1)
    rows = tables.statements(analysis).to_dict("records")
    if not rows:
        document.add_paragraph(words("report.speakers.none"))
        return
    checked = sum(row["checked"] for row in rows)
    document.add_paragraph(words(f"report.note.{'checked' if checked else 'unchecked'}", n=checked, all=len(rows)))
    head = [words(f"report.note.column.{name}") for name in ("number", "speaker", "kind", "text", "place", "checked")]
    made = paper.table(document, head, WIDTHS)
    for row in rows:
        repeat = words("report.note.repeat", place=row["repeat_of"]) if row["repeat_of"] else ""
        cells = (
            [str(row["place"])],
            [voice_name(row["speaker"], words), row["role"]],
            [words(f"report.kind.{row['kind']}"), row["cue"] and words("report.quoted", text=row["cue"]), repeat],
            [row["said"]],
            [words("report.note.paragraph", n=row["paragraph"])],
            [words("report.yes") if row["checked"] else ""],
        )
        lines = [
            [(line, column == 1 and at == 0) for at, line in enumerate(c) if line] for column, c in enumerate(cells)
        ]
        paper.row(made, lines, WIDTHS)
