"""RSS and Atom: an item is a text. The feed's bytes are read as they came; nothing that they name is fetched."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from analysis.card import Card
from analysis.reading.document import Document, Left, Pairs, Refused, bare_name, compose, kept_pairs, one_line
from analysis.reading.error import ReadingError, damaged
from analysis.reading.markup import plain_text

OPENING = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
WHITE = re.compile(rb"\s+")
ASIDE = ((b"<!--", b"-->"), (b"<?", b">"))
"""What may stand before it: comments, and what tells programs how to read."""

MOST_ITEMS = 10_000

MOST_TAGS = 300_000
"""Of 10,000 items each may have fifteen elements. What hears them needs up to 20 µs for each that is not whole."""

AS_IT_IS = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
"""What is text whatever stands in it: the pages of a full text have tags of their own, which are not heard."""


def is_feed(start: bytes) -> bool:
    """Whether a file begins as a feed does.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<html>")
    (True, False)
    """
    at = 0
    while True:
        if space := WHITE.match(start, at):
            at = space.end()
        opened = next((pair for pair in ASIDE if start.startswith(pair[0], at)), None)
        if opened is None:
            return bool(OPENING.match(start, at))
        end = start.find(opened[1], at + len(opened[0]))
        if end < 0:
            return False
        at = end + len(opened[1])


def read_feed(content: bytes, name: str) -> Iterator[Document | Refused | Left]:
    """Each item's text with its headline, day and address; the outlet is the feed's own name. Of an item's texts (the
    whole one, what is said of it) the longest is taken.

    >>> item = "<item><title>Мост</title><description>Мост открыт.</description></item>"
    >>> _, document = read_feed(f"<rss><channel><title>Вести</title>{item}</channel></rss>".encode(), "a.xml")
    >>> document.text, document.card.outlet
    ('Мост\\n\\nМост открыт.', 'Вести')
    """
    with damaged("RSS"):
        if re.search(rb"<!ENTITY", content[:20_000], re.IGNORECASE):
            raise ReadingError("broken", format="RSS")
        if AS_IT_IS.sub(b"", content).count(b"<") > MOST_TAGS:
            raise ReadingError("feed_too_big", limit=MOST_TAGS)
        import feedparser

        feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
        outlet = one_line(plain_text(str(feed.feed.get("title", ""))))
    if not feed.entries:
        raise ReadingError("empty")
    yield Left("feed", 1)
    for number, entry in enumerate(feed.entries[:MOST_ITEMS], 1):
        place = f"№ {number}"
        title = one_line(plain_text(str(entry.get("title", ""))))
        try:
            with damaged("RSS"):
                day, time = _day(entry)
                card = Card(title, _outlet(entry) or outlet, day, _address(entry), time)
                document = compose(title or f"{bare_name(name)}, {place}", _lines(entry), card)
                yield replace(document, place=place, kept=_beside(entry))
        except ReadingError as error:
            yield Refused(title or f"{bare_name(name)}, {place}", place, error)


def _lines(entry: Any) -> list[str]:
    said = [str(entry.get("summary", "")), str(entry.get("turbo_content", "")), str(entry.get("yandex_full-text", ""))]
    said += [str(part.get("value", "")) for part in entry.get("content", ())]
    return max((plain_text(text) for text in said), key=len).split("\n")


def _day(entry: Any) -> tuple[datetime.date | None, datetime.time | None]:
    """Day and time as the feed writes them, in the feed's own zone where it can be told from its beginning."""
    from analysis.reading.dates import read_date, read_time

    for name in ("published", "updated", "created"):
        told = str(entry.get(name, ""))
        if day := read_date(told):
            return day, read_time(told)
        if moment := entry.get(f"{name}_parsed"):
            return datetime.date(*moment[:3]), datetime.time(moment[3], moment[4], tzinfo=datetime.UTC)
    return None, None


def _outlet(entry: Any) -> str:
    source = entry.get("source")
    return one_line(str(source.get("title", ""))) if isinstance(source, dict) else ""


def _beside(entry: Any) -> Pairs:
    """Who wrote the item, and what it is filed under."""
    tags = ", ".join(str(tag.get("term") or "") for tag in entry.get("tags", ()))
    return kept_pairs([("author", str(entry.get("author", ""))), ("category", tags)])


def _address(entry: Any) -> str:
    link = str(entry.get("link", ""))
    return link if link.startswith(("http://", "https://")) else ""
