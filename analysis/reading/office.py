"""Word processors' documents, DOCX and ODT: paragraphs and tables in order, the headline, what the file says."""

import datetime
from collections.abc import Iterator
from typing import Any

from analysis.card import Card
from analysis.reading.dates import read_date
from analysis.reading.document import Document, compose, dated, one_line
from analysis.reading.error import damaged
from analysis.reading.heading import apart, looks_like, sensible
from analysis.reading.package import slim

MOST_ELEMENTS = 2_000_000
"""Of a DOCX: some 300 MB of memory, the longest text with every second word in another type."""

MOST_ODT_ELEMENTS = 300_000
"""Of an ODT: its library takes six times as much for each."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TEXT = W + "p", W + "t"
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
LEFT_OUT = (
    W + "del",
    W + "moveFrom",
    W + "pPr",
    W + "rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
"""What was struck out or moved away, how things look, and what stands twice for older programs."""

ODT_SIGNS = {"tab": "\t", "line-break": "\n", "s": " "}
ODT_LEFT_OUT = ("note", "annotation", "tracked-changes", "forms", "sequence-decls")

Styled = tuple[str, Any]
"""The text of a paragraph, and its element."""


def read_docx(content: bytes, name: str) -> Document:
    """The text of a Word document; headers, footers, notes and pictures are left out.

    Tables are read cell by cell, a line for each. Raises ReadingError where the file is damaged, closed with a
    password, of old Word, or holds no Russian text.
    """
    with damaged("DOCX"):
        import docx

        document = docx.Document(slim(content, "DOCX", MOST_ELEMENTS))
        paragraphs = list(_docx_paragraphs(document.element.body))
        headed = any(_docx_heading(element, document) for _, element in _first(paragraphs))
        core = document.core_properties
        made = None if core.author == "python-docx" else core.created  # else the day of that library's own template
        return _document(name, paragraphs, headed, core.title, made.date() if made else None)


def read_odt(content: bytes, name: str) -> Document:
    """The text of a LibreOffice or OpenOffice document; as `read_docx`."""
    with damaged("ODT"):
        from odf.opendocument import load

        document = load(slim(content, "ODT", MOST_ODT_ELEMENTS))
        said = {element.qname[1]: "".join(map(str, element.childNodes)) for element in document.meta.childNodes}
        paragraphs = list(_odt_paragraphs(document.body, []))
        headed = any(_odt_heading(element, document) for _, element in _first(paragraphs))
        made = said.get("creation-date") or said.get("date") or ""
        return _document(name, paragraphs, headed, said.get("title", ""), read_date(made[:10]))


def _first(paragraphs: list[Styled]) -> list[Styled]:
    return next(([paragraph] for paragraph in paragraphs if paragraph[0].strip()), [])


def _document(name: str, paragraphs: list[Styled], headed: bool, title: str, made: datetime.date | None) -> Document:
    """`headed`: whether the first paragraph is marked as a heading; `title` and `made` are what the file says."""
    lines = [line for text, _ in paragraphs for line in text.split("\n")]
    full = [line for line in lines if line.strip()]
    marked = full[0] if headed and len(full) > 1 and looks_like(full[0].rstrip(" .")) else ""
    card = Card(marked or apart(lines) or sensible(one_line(title), full), date=dated(full) or made)
    return compose(name, full, card)


def _docx_paragraphs(body: Any) -> Iterator[Styled]:
    """Paragraphs as they end, those in tables and text boxes among them; inserted text is text."""
    from lxml import etree

    opened: list[list[str]] = []
    walk = etree.iterwalk(body, ("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in LEFT_OUT:
            walk.skip_subtree()
        elif event == "start" and element.tag == PARAGRAPH:
            opened.append([])
        elif event == "start" and opened and (element.tag == TEXT or element.tag in SIGNS):
            opened[-1].append(SIGNS.get(str(element.tag)) or element.text or "")
        elif event == "end" and element.tag == PARAGRAPH:
            yield "".join(opened.pop()), element


def _docx_heading(element: Any, document: Any) -> bool:
    """A heading by its style; or by hand: every word of it in bold type."""
    from docx.text.paragraph import Paragraph

    paragraph = Paragraph(element, document)
    style = paragraph.style.name if paragraph.style is not None else ""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return (style or "").startswith(("Heading", "Title")) or (bool(runs) and all(run.bold for run in runs))


def _odt_paragraphs(element: Any, opened: list[list[str]]) -> Iterator[Styled]:
    """As for DOCX. Of `text:s`, which stands for any number of spaces, one is taken: a number may be a bomb."""
    kind = element.qname[1] if hasattr(element, "qname") else ""
    if kind in ODT_LEFT_OUT:
        return
    if kind in ("p", "h"):
        opened.append([])
    if opened:
        opened[-1].append(ODT_SIGNS.get(kind) or str(getattr(element, "data", "")))
    for child in element.childNodes:
        yield from _odt_paragraphs(child, opened)
    if kind in ("p", "h"):
        yield "".join(opened.pop()), element


def _odt_heading(element: Any, document: Any) -> bool:
    """A heading, or a paragraph in the style of one or of the title, or in a style made of these."""
    from odf.namespaces import STYLENS, TEXTNS

    name = element.getAttrNS(TEXTNS, "style-name")
    made = {style.getAttrNS(STYLENS, "name"): style for style in document.automaticstyles.childNodes}
    parent = made[name].getAttrNS(STYLENS, "parent-style-name") if name in made else name
    return bool(element.qname[1] == "h" or (parent or "").startswith(("Title", "Heading")))
