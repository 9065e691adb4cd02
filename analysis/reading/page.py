"""Web pages, saved as HTML or MHTML: the article of one without what stands around it. Nothing in a page is run."""

import datetime
import email
import email.policy
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from analysis.card import Card
from analysis.reading.dates import read_date, read_time
from analysis.reading.document import Document, compose, dated, day_of, one_line
from analysis.reading.encoding import Decoded, decode
from analysis.reading.error import ReadingError, damaged
from analysis.reading.text import CONTROLS, clean
from analysis.wrapping import broken_lines

LARGEST = 10_000_000
"""Bytes of a page's source, without the pictures that a saved page may hold."""

MOST_TAGS = 50_000
"""A long encyclopedia article has some 20,000; what finds the article needs 2 s for so many."""

CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
CODECS = {
    "windows-1251": ("cp1251", "windows-1251"),
    "cp1251": ("cp1251", "windows-1251"),
    "koi8-r": ("koi8_r", "KOI8-R"),
    "koi8-u": ("koi8_u", "KOI8-U"),
    "ibm866": ("cp866", "cp866"),
    "cp866": ("cp866", "cp866"),
    "iso-8859-5": ("iso8859_5", "ISO-8859-5"),
    "x-mac-cyrillic": ("mac_cyrillic", "MacCyrillic"),
}
"""The Cyrillic encodings that a page may declare."""

SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)")
NUMBERED = re.compile(r"&#(?:(\d{1,7})|x([\da-f]{1,6}))(?![\da-f]);?", re.IGNORECASE)
"""A letter by its number."""

PICTURE = re.compile(r"data:[\w/+.-]{1,80};base64,[\w+/=%\s]+")
"""A picture or a font inside the page."""

MOST_ATTRIBUTES = 500
"""Of one tag. The library that makes the tree needs a minute for 50,000 in one, an hour for 200,000."""

PIECE = 1 << 14
"""Bytes: an error in the hearing of a page stops it only at the end of a piece."""

DEEPEST = 500
"""Tags that are open at once. For each end of one that is not, the parser goes through all of them."""

DROPPED = ("style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "select", "textarea", "script")
INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|graphic|hi|i|img|ins|kbd|label|mark|q|ref|s|samp|small|span|strike|"
    "strong|sub|sup|time|tt|u|var|wbr"
)
"""Elements that stand inside a line; any other begins a new one."""

DATED = "//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish')]"
"""Where sites write the day of a story."""

MOMENTS = "//meta[contains(@property, 'published_time')]/@content | //time/@datetime"
"""Where they write the day and the time for programs."""

SHORT = 600
"""Characters: trafilatura's last resort is for stories of some 250."""

SENTENCE_END = re.compile(r"[.!?…][»”\")]?$")


def read_page(content: bytes, name: str, url: str = "") -> Document:
    """The article of a web page, and what the page says of its title, outlet, date and address.

    `url`: where the page was found, for one that does not say its own address. Raises ReadingError where there is no
    article on the page.

    >>> page = "<title>Мост открыт</title><p>Мост через Тару открыт. По нему с утра идут машины.</p>"
    >>> read_page(page.encode(), "most.html").text
    'Мост открыт\\n\\nМост через Тару открыт. По нему с утра идут машины.'
    """
    return _document(decode_page(content), name, url)


def read_mhtml(content: bytes, name: str) -> Document:
    """The article of a page that a browser saved with all its parts in one file (.mht, .mhtml)."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in islice(message.walk(), 1000):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            declared = part.get_content_charset() or ""
            return _document(decode_page(page if isinstance(page, bytes) else b"", declared), name, url)
    raise ReadingError("no_page")


def decode_page(content: bytes, declared: str = "") -> Decoded:
    """The characters of a page. `declared`: the encoding that was said beside it, else the page may say one itself.

    What the letters show goes before what is declared, which is often wrong; a declaration decides where the letters
    are few, and on encodings that are not told by letters.
    """
    found = CHARSET.search(content, 0, 5000)
    said = declared or (found[1].decode("ascii", "ignore") if found else "")
    codec, name = CODECS.get(said.lower(), ("", ""))
    try:
        shown = decode(content)
    except ReadingError as error:
        if not codec or error.key != "encoding":
            raise
        return Decoded(content.decode(codec, "replace"), name)
    rare = name in ("ISO-8859-5", "MacCyrillic")
    if not codec or shown.encoding.startswith("UTF") or (shown.certain and not rare):
        return shown
    return Decoded(content.decode(codec, "replace"), name)


def page_lines(source: str) -> list[str]:
    """The lines of a page's article, or all its lines where none stands out: a letter written as a page.

    >>> page_lines("<p>Мост открыт.<script>alert(1)</script><p>Приезжайте!")
    ['Мост открыт.', 'Приезжайте!']
    """
    tree = parse_page(source)
    every = list(_lines(tree))
    article = _article(tree, "")
    lines = list(_lines(article.body)) if article else []
    return lines if _tells_something(lines) else every


def page_text(tree: Any) -> str:
    """The lines of a part of a page."""
    return "\n".join(_lines(tree))


def parse_page(source: str, most: int = MOST_TAGS) -> Any:
    """The tree of a page's source without programs, styles and frames; ReadingError where there is none."""
    from lxml import etree, html

    content = PICTURE.sub("data:,", NUMBERED.sub(_harmless, clean(source))).encode("utf-8", "replace")
    if len(content) > LARGEST:
        raise ReadingError("page_too_big")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        hearing = etree.HTMLParser(encoding="utf-8", target=_Bounds(most))
        for at in range(0, len(content), PIECE):
            hearing.feed(content[at : at + PIECE])
        hearing.close()
        tree = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError("no_article") from error
    for element in list(tree.iter(*DROPPED)):
        if element.get("type") != "application/ld+json" and element.getparent() is not None:
            element.drop_tree()
    if sum(1 for _ in tree.iter()) > most:
        raise ReadingError("page_too_big")
    for paragraph in tree.iter("p"):
        _join_broken(paragraph)
    return tree


def _join_broken(paragraph: Any) -> None:
    """Lines that a program broke at a margin, each with a `<br>` behind it, are one again."""
    breaks = paragraph.findall("br")
    if not breaks:
        return
    lines = [paragraph.text or ""]
    for element in paragraph:
        if element.tag == "br":
            lines.append(element.tail or "")
        else:
            lines[-1] += f"{element.text_content()}{element.tail or ''}"
    if len(broken_lines([line.strip() for line in lines])) == 1:
        for element in breaks:
            element.tail = f" {element.tail or ''}"
            element.drop_tag()


def _harmless(letter: re.Match[str]) -> str:
    """A control sign becomes a space, as in `clean`: libraries do not bear it in a tree."""
    number = int(letter[1] or letter[2], 10 if letter[1] else 16)
    control = number in (0x0B, 0x0C) or (number < 0x110000 and CONTROLS.match(chr(number)))
    return " " if control else letter[0]


class _Bounds:
    """Hears the tags of a page before a tree is made of them, and stops at what would be too much for one."""

    def __init__(self, most: int) -> None:
        self.left = 10 * most
        self.depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.left -= 1
        self.depth += 1
        if self.left < 0 or len(attributes) > MOST_ATTRIBUTES or self.depth > DEEPEST:
            raise ReadingError("page_too_big")

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        pass


def _document(decoded: Decoded, name: str, url: str) -> Document:
    with damaged("HTML"):
        return _read(decoded, name, url)


def _read(decoded: Decoded, name: str, url: str) -> Document:
    tree = parse_page(decoded.text)
    saved = SAVED_FROM.search(decoded.text, 0, 5000)
    moments = [str(told) for told in islice(tree.xpath(MOMENTS), 100)]
    around = [element.text_content() for element in islice(tree.xpath(DATED), 100)]
    article = _article(tree, url or (saved[1] if saved else ""))
    lines = list(_lines(article.body)) if article else []
    if article and len(lines) <= 2 and sum(map(len, lines)) < SHORT:
        lines = _of_the_element(parse_page(decoded.text), lines)
    if not article or not _tells_something(lines):
        raise ReadingError("no_article")
    known = datetime.date.fromisoformat(article.date) if article.date else None
    day = known or next(filter(None, map(day_of, around)), None) or dated(lines)
    time = next((read_time(told) for told in moments if day and read_date(told) == day), None)
    outlet = article.sitename or article.hostname or ""
    address = article.url if re.match("https?://", article.url or "") else ""
    card = Card(_title(article, lines, outlet), outlet, day, address, time)
    document = compose(name, (line for line in lines if not day_of(line)), card)
    return replace(document, encoding=decoded.encoding, certain=decoded.certain)


def _of_the_element(tree: Any, found: list[str]) -> list[str]:
    """The lines of a short story as its element has them: of so few letters trafilatura takes the bare text."""
    for element in tree.xpath("//*[@itemprop='articleBody'] | //article | //main"):
        lines = list(_lines(element))
        if len(lines) > len(found) and _tells_something(lines):
            return lines
    return found


def _article(tree: Any, url: str) -> Any:
    """What trafilatura finds on a page: its Document, or None. It changes the tree."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is nothing for the console
    dates = {"extensive_search": False, "original_date": True}
    return bare_extraction(tree, url or None, include_comments=False, date_extraction_params=dates, with_metadata=True)


def _title(article: Any, lines: list[str], outlet: str) -> str:
    """The headline that stands over the article, else the one that the page is known by, without the outlet's name."""
    over = next(article.body.iter("head"), None)
    if over is not None and over.get("rend") == "h1" and (line := one_line("".join(over.itertext()))) in lines[:2]:
        return line
    title = one_line(article.title or "")
    return re.sub(rf"\s+[|/·—–-]\s+{re.escape(outlet)}$", "", title) if outlet else title


def _tells_something(lines: list[str]) -> bool:
    """Whether any line reads like a sentence: menus and lists of links have none."""
    return any(SENTENCE_END.search(line) and line.count(" ") >= 4 for line in lines)


def _lines(tree: Any) -> Iterator[str]:
    """The text under a tree, a line for each element that is no part of one."""
    from lxml import etree

    parts: list[str] = []
    for event, element in etree.iterwalk(tree, ("start", "end")):
        if element.tag in DROPPED or not isinstance(element.tag, str):
            text = element.tail if event == "end" else ""
        else:
            text = element.text if event == "start" else element.tail
            parts.append("" if INLINE.fullmatch(element.tag) else "\n")
        parts.append(re.sub(r"\s+", " ", text or ""))
    return filter(None, map(one_line, "".join(parts).split("\n")))
