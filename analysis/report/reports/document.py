"""A report as DOCX: in the house's look, or by ГОСТ 7.32."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from analysis.interface import Words
from analysis.report import paper, pictures
from analysis.report.reports.cited import Cited
from analysis.report.reports.content import Report, ReportPart
from analysis.report.reports.figures import figure
from analysis.report.reports.page import source_of

PICTURE_WIDTH = 900
WIDE = {"plain": 17.0, "gost": 16.5}
"""Centimetres between the margins."""

SMALL = {"plain": 9.5, "gost": 12}
"""Points of what is said by the way."""


def document(report: Report, words: Words) -> bytes:
    """The report as a DOCX file; where no browser can draw them the charts are left out, and it says so."""
    made, spec = paper.a4(words.language), report.spec
    if spec.style == "gost":
        _gost(made)
    made.core_properties.title, made.core_properties.author = paper.clean(report.title), paper.clean(spec.author)
    made.add_paragraph(paper.clean(report.title), style="Title")
    known = (report.told, words("reports.made", date=report.made), spec.author)
    paper.muted(made.add_paragraph(), " · ".join(part for part in known if part), max(11, SMALL[spec.style]))
    if spec.conclusion:
        made.add_heading(words("reports.conclusion"), level=1)
        made.add_paragraph(paper.clean(spec.conclusion))
    numbers = {"figure": 0, "table": 0}
    for part in report.parts:
        _part(made, part, words, numbers, spec.style)
    paper.page_numbers(made, report.title if spec.style == "plain" else "")
    return paper.saved(made)


def _part(made: Any, part: ReportPart, words: Words, numbers: dict[str, int], style: str) -> None:
    wide = WIDE[style]
    made.add_heading(paper.clean(part.title), level=1).paragraph_format.keep_with_next = True
    if part.caption:
        line = made.add_paragraph()
        line.paragraph_format.keep_with_next = True
        paper.muted(line, part.caption, SMALL[style])
    for paragraph in (part.remark, *part.paragraphs):
        if paragraph:
            line = made.add_paragraph(paper.clean(paragraph))
            line.paragraph_format.keep_with_next = bool(part.ranking)  # the chart of which it speaks
    if part.ranking:
        numbers["figure"] += 1
        title = words("reports.figure_number", n=numbers["figure"], title=part.title)
        try:
            png = pictures.picture(figure(part.ranking, words), "png", width=PICTURE_WIDTH)
        except pictures.PictureError:
            paper.muted(made.add_paragraph(), words("reports.no_picture"), SMALL[style])
        else:
            paper.picture(made, png, title, wide)
            made.paragraphs[-1].paragraph_format.first_line_indent = Cm(0)
            made.add_paragraph(paper.clean(title), style="Caption")
    if part.rows:
        numbers["table"] += 1
        title = words("reports.table_number", n=numbers["table"], title=part.title)
        line = made.add_paragraph(paper.clean(title), style="Caption")
        line.paragraph_format.keep_with_next, line.alignment = True, WD_ALIGN_PARAGRAPH.LEFT
        _table(made, part, words, wide)
    for cited in part.cited:
        _quoted(made, cited, words, SMALL[style])


def _table(made: Any, part: ReportPart, words: Words, wide: float) -> None:
    narrow = 3.0
    widths = [wide - narrow * (len(part.header) - 1), *(narrow for _ in part.header[1:])]
    table = paper.table(made, part.header, widths)
    for row in part.rows:
        cells = [[(value if isinstance(value, str) else words.number(value), False)] for value in row]
        paper.row(table, cells, widths)
    for line in (line for row in table.rows for cell in row.cells for line in cell.paragraphs):
        line.paragraph_format.first_line_indent, line.alignment = Cm(0), WD_ALIGN_PARAGRAPH.LEFT
    made.add_paragraph()


def _quoted(made: Any, cited: Cited, words: Words, small: float) -> None:
    line = made.add_paragraph()
    if cited.speaker:
        line.add_run(paper.clean(f"{cited.speaker}: ")).bold = True
    line.add_run(paper.clean(cited.told(words)))
    paper.muted(line, f" {source_of(cited, words)} ", small)
    if cited.url:
        paper.link(line, cited.url)


def _gost(made: Any) -> None:
    """ГОСТ 7.32-2017: 14 points, one and a half lines, margins 30, 15, 20, 20 mm, headings and names of figures
    in the middle, those of tables on the left, the number of the page alone under it."""
    section = made.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    for name in ("Normal", "Title", "Heading 1", "Caption"):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Times New Roman", Pt(14), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), "Times New Roman")
        style.paragraph_format.line_spacing = 1.5
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    made.styles["Normal"].paragraph_format.first_line_indent = Cm(1.25)
    made.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name in ("Title", "Heading 1", "Caption"):
        made.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.styles[name].paragraph_format.first_line_indent = Cm(0)
