"""What the note needs of DOCX: styles, tables whose head repeats, links, page numbers, pictures with a description."""

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
"""Office has it, and LibreOffice one of the same widths (Liberation Sans)."""

INK, MUTED = RGBColor(0x1D, 0x25, 0x30), RGBColor(0x5A, 0x64, 0x72)
HEAD_GROUND = "E8EDF3"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}


def a4(language: str) -> Any:
    """An empty document on A4 in the note's styles; its spelling is checked in `language`."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.2), Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    styles = document.styles
    for name, size, before, after in (
        ("Normal", 11, 0, 6), ("Title", 20, 0, 4), ("Heading 1", 14, 16, 6), ("Caption", 9.5, 2, 12)
    ):  # fmt: skip
        style = styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = MUTED if name == "Caption" else INK
        style.font.bold, style.font.italic = name.startswith("Heading") or name == "Title", False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name in ("Title", "Heading 1"):
            style.element.get_or_add_pPr().append(OxmlElement("w:suppressAutoHyphens"))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), LANGUAGES[language])
    styles["Normal"].element.get_or_add_rPr().append(tongue)
    document.core_properties.language = LANGUAGES[language]
    return document


def saved(document: Any) -> bytes:
    """The document as a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def clean(text: str) -> str:
    """Without the signs that XML refuses."""
    return UNPRINTABLE.sub("", text)


def muted(paragraph: Any, text: str, size: float = 9.5) -> None:
    """Smaller, paler words at the end of a paragraph."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = Pt(size), MUTED


def link(paragraph: Any, address: str) -> None:
    """An address that opens; one that is no web address stays text."""
    if not re.match(r"https?://", address):
        paragraph.add_run(clean(address))
        return
    relation = paragraph.part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), relation)
    run = paragraph.add_run(clean(address))
    run.font.color.rgb, run.font.underline = RGBColor(0x1F, 0x5A, 0x94), True
    element.append(run._r)
    paragraph._p.append(element)


def picture(document: Any, png: bytes, description: str, width: float = 17.0) -> None:
    """A picture as wide as the text (centimetres), on one page with what comes under it."""
    document.add_picture(io.BytesIO(png), width=Cm(width))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.inline_shapes[-1]._inline.docPr.set("descr", clean(description))


def table(document: Any, head: Sequence[str], widths: Sequence[float]) -> Any:
    """A table of one row, its head, which every page repeats; `widths` in centimetres."""
    made = document.add_table(rows=1, cols=len(head), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, text in zip(made.rows[0].cells, head, strict=True):
        write(cell, [(text, True)])
        ground = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_GROUND)):
            ground.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(ground)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def row(made: Any, cells: Sequence[Sequence[tuple[str, bool]]], widths: Sequence[float]) -> None:
    """A row; each cell is lines of text, bold or not. It is not parted between pages."""
    added = made.add_row()
    added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, lines, width in zip(added.cells, cells, widths, strict=True):
        cell.width = Cm(width)
        write(cell, lines)


def write(cell: Any, lines: Sequence[tuple[str, bool]]) -> None:
    """Lines of a cell, each with whether it is bold."""
    for at, (text, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(clean(text))
        run.font.size, run.bold = Pt(9), bold


def page_numbers(document: Any, text: str = "") -> None:
    """A footer: `text` and «3 / 7», without one the number of the page alone."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if not text:
        _field(paragraph, "PAGE")
        return
    muted(paragraph, f"{text} · ")
    _field(paragraph, "PAGE")
    muted(paragraph, " / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    run.font.size, run.font.color.rgb = Pt(9.5), MUTED
    field.append(run._r)
    paragraph._p.append(field)
