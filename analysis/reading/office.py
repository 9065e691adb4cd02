"""Word processors' documents, DOCX and ODT: paragraphs and tables in order, the headline, what the file says."""

import datetime
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from analysis.card import Card
from analysis.reading.dates import read_date
from analysis.reading.document import Document, compose, dated, one_line
from analysis.reading.error import damaged
from analysis.reading.heading import apart, looks_like, sensible
from analysis.reading.package import slim

MOST_ELEMENTS = 2_000_000
"""Some 300 MB of memory, the longest text with every second word in another type."""

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

OFFICE, STYLE, ODT_TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "style", "text")
)
ODT_HEADING = ODT_TEXT + "h"
ODT_PARAGRAPHS = (ODT_TEXT + "p", ODT_HEADING)
ODT_SIGNS = {ODT_TEXT + "tab": "\t", ODT_TEXT + "line-break": "\n", ODT_TEXT + "s": " "}
"""Of `text:s`, which stands for any number of spaces, one is taken: a number may be a bomb."""

ODT_LEFT_OUT = tuple(ODT_TEXT + name for name in ("note", "tracked-changes", "sequence-decls")) + tuple(
    OFFICE + name for name in ("annotation", "forms")
)
WHITE = re.compile(r"[ \t\r\n]+")
"""How a file is set, which says nothing in ODF (part 3 of the standard, 6.1.2): a line's end is an element there."""

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
        package = zipfile.ZipFile(slim(content, "ODT", MOST_ELEMENTS))
        document = _parsed(package.read("content.xml"))
        meta = _parsed(package.read("meta.xml") if "meta.xml" in package.namelist() else b"<none/>")
        said = {str(element.tag).partition("}")[2]: element.text or "" for element in meta.iter()}
        paragraphs = list(_odt_paragraphs(document.find(OFFICE + "body")))
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


def _parsed(part: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(part, parser)


def _odt_paragraphs(body: Any) -> Iterator[Styled]:
    """As for DOCX, but that text stands in any element of a paragraph."""
    from lxml import etree

    opened: list[list[str]] = []
    walk = etree.iterwalk(body, ("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag in ODT_PARAGRAPHS:
                yield "".join(opened.pop()), element
            if opened:
                opened[-1].append(WHITE.sub(" ", element.tail or ""))
        elif element.tag in ODT_LEFT_OUT:
            walk.skip_subtree()
        else:
            if element.tag in ODT_PARAGRAPHS:
                opened.append([])
            if opened:
                opened[-1].append(ODT_SIGNS.get(element.tag) or WHITE.sub(" ", element.text or ""))


def _odt_heading(element: Any, document: Any) -> bool:
    """A heading, or a paragraph in the style of one or of the title, or in a style made of these."""
    styles = document.iterfind(f"{OFFICE}automatic-styles/{STYLE}style")
    made = {style.get(STYLE + "name"): style.get(STYLE + "parent-style-name") for style in styles}
    name = element.get(ODT_TEXT + "style-name")
    return bool(element.tag == ODT_HEADING or (made.get(name, name) or "").startswith(("Title", "Heading")))
