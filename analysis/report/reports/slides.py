"""A report as PPTX: one message a slide, charts that Office can edit, how it was counted in the notes."""

import io
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm, Pt

from analysis.interface import Words
from analysis.report.paper import clean
from analysis.report.reports.content import Report, ReportPart
from analysis.report.reports.page import source_of

FONT = "Arial"
WIDTH, HEIGHT = 33.867, 19.05
"""Centimetres: 16 : 9."""

MARGIN = 1.6
LINES = 7
"""Quotes or paragraphs that fit on a slide."""

LONGEST = 260
UNTOLD = ("method",)
"""Parts that stand in the notes and not on a slide."""


def slides(report: Report, words: Words) -> bytes:
    """The report as a PPTX file."""
    made = Presentation()
    made.slide_width, made.slide_height = Cm(WIDTH), Cm(HEIGHT)
    made.core_properties.title, made.core_properties.author = clean(report.title), clean(report.spec.author)
    first = _slide(made, report.title)
    known = (report.told, words("reports.made", date=report.made), report.spec.author)
    _text(first, [part for part in known if part] + [report.spec.conclusion])
    for part in report.parts:
        if part.name not in UNTOLD:
            _part(made, part, words)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _part(made: Any, part: ReportPart, words: Words) -> None:
    slide = _slide(made, part.message if part.ranking and part.message else part.title)
    if part.ranking:
        _chart(slide, part)
    elif part.rows:
        _table(slide, part, words)
    else:
        quotes = [f"{c.speaker}: {c.told(words)}" if c.speaker else c.told(words) for c in part.cited]
        sources = [source_of(c, words) for c in part.cited]
        lines = [f"{_short(q)} ({s})" for q, s in zip(quotes, sources, strict=True)] or list(part.paragraphs)
        _text(slide, lines[:LINES])
    notes = [part.caption, part.remark, *(part.paragraphs if part.ranking or part.rows else ())]
    slide.notes_slide.notes_text_frame.text = clean("\n".join(line for line in notes if line))


def _slide(made: Any, title: str) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[5])  # a title, and nothing under it
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = Cm(MARGIN), Cm(0.9), Cm(WIDTH - 2 * MARGIN), Cm(2.6)
    box.text_frame.text = clean(title)
    box.text_frame.word_wrap = True
    for run in (run for line in box.text_frame.paragraphs for run in line.runs):
        run.font.size, run.font.bold, run.font.name = Pt(28), True, FONT
        run.font.color.rgb = RGBColor(0x1D, 0x25, 0x30)
    return slide


def _text(slide: Any, lines: list[str]) -> None:
    box = slide.shapes.add_textbox(Cm(MARGIN), Cm(4), Cm(WIDTH - 2 * MARGIN), Cm(HEIGHT - 5.5)).text_frame
    box.word_wrap = True
    for at, line in enumerate(line for line in lines if line):
        paragraph = box.paragraphs[0] if at == 0 else box.add_paragraph()
        paragraph.text, paragraph.space_after = clean(line), Pt(10)
        for run in paragraph.runs:
            run.font.size, run.font.name = Pt(18 if len(lines) <= 4 else 15), FONT


def _chart(slide: Any, part: ReportPart) -> None:
    ranking = part.ranking
    assert ranking is not None
    data = CategoryChartData()
    data.categories = [clean(name) for name in ranking.names]
    data.add_series(clean(ranking.axis), ranking.numbers)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if ranking.in_time else XL_CHART_TYPE.BAR_CLUSTERED
    place = (Cm(MARGIN), Cm(4), Cm(WIDTH - 2 * MARGIN), Cm(HEIGHT - 5.2))
    chart = slide.shapes.add_chart(kind, *place, data).chart
    chart.has_legend, chart.has_title = False, True
    chart.chart_title.text_frame.text = clean(ranking.axis)
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    chart.font.size, chart.font.name = Pt(14), FONT
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = RGBColor(0x52, 0x76, 0x9C)
    chart.category_axis.reverse_order = not ranking.in_time  # the greatest stands on top
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale = 0


def _table(slide: Any, part: ReportPart, words: Words) -> None:
    rows, columns = len(part.rows) + 1, len(part.header)
    place = (Cm(MARGIN), Cm(4), Cm(WIDTH - 2 * MARGIN), Cm(1.1 * rows))
    table = slide.shapes.add_table(rows, columns, *place).table
    for at, row in enumerate((part.header, *part.rows)):
        for column, value in enumerate(row):
            cell = table.cell(at, column)
            cell.text = clean(value if isinstance(value, str) else words.number(value))
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.size, run.font.name = Pt(16), FONT


def _short(text: str) -> str:
    """At most LONGEST signs, ended at a word."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + "…"
