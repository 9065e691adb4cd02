"""Markdown: the text without its marks, and what the lines before it say of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from analysis import lexicon
from analysis.card import Card
from analysis.reading.dates import read_date, read_time
from analysis.reading.document import Document, compose, dated
from analysis.reading.encoding import decode
from analysis.reading.error import ReadingError, damaged
from analysis.reading.heading import looks_like
from analysis.reading.markup import plain_text
from analysis.reading.paragraphs import unwrapped
from analysis.reading.text import clean

LONGEST = 8_000_000
"""Characters, marks and addresses of links among them."""

FRONT = re.compile(r"---[ \t]*\n(.{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
FIELD = re.compile(r"(?m)^(\w+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$")
FIELDS = ("title", "outlet", "date", "url")
"""What a card has of the lines before a text, each by the names of article_labels.tsv."""

SIGNS = {"softbreak": "\n", "hardbreak": "\n\n"}


def read_markdown(content: bytes, name: str) -> Document:
    """The text of a Markdown file; its first heading is the headline. Raises ReadingError where there is no text.

    >>> read_markdown("# Мост\\n\\nПо **нему** [идут](https://a.example) машины.".encode(), "мост.md").text
    'Мост\\n\\nПо нему идут машины.'
    """
    decoded = decode(content)
    text = clean(decoded.text)
    if len(text) > LONGEST:
        raise ReadingError("too_long", limit=LONGEST)
    with damaged("Markdown"):
        front = FRONT.match(text)
        said = _said(front[1]) if front else {}
        paragraphs = list(_paragraphs(text[front.end() :] if front else text))
        lines = [line for lines, _ in paragraphs for line in lines]
        headed = bool(lines) and paragraphs[0][1] and looks_like(lines[0].rstrip("."))
        title = lines[0] if headed and len(lines) > 1 else said.get("title", "")
        url = said.get("url", "") if said.get("url", "").startswith(("http://", "https://")) else ""
        day, time = read_date(said.get("date", "")), read_time(said.get("date", ""))
        card = Card(title, said.get("outlet", ""), day or dated(lines), url, time)
        return replace(compose(name, lines, card), encoding=decoded.encoding, certain=decoded.certain)


def _said(front: str) -> dict[str, str]:
    roles = {label: role for role, label in lexicon.rows("article_labels.tsv") if role in FIELDS}
    return {roles[key.lower()]: value for key, value in FIELD.findall(front) if key.lower() in roles}


def _paragraphs(text: str) -> Iterator[tuple[list[str], bool]]:
    """The lines of each paragraph, heading, list's item, table's cell or code, and whether it is a heading."""
    from markdown_it import MarkdownIt

    heading = False
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        if token.type == "inline":
            lines = unwrapped("".join(_pieces(token)).split("\n"))
        elif token.type in ("fence", "code_block"):
            lines = token.content.split("\n")
        elif token.type == "html_block":
            lines = plain_text(token.content).split("\n")
        else:
            continue
        full = [line.strip() for line in lines if line.strip()]
        if full:
            yield full, heading


def _pieces(inline: Any) -> Iterator[str]:
    """The words of a paragraph; pictures, tags and what is struck out say none."""
    struck = 0
    for token in inline.children or ():
        struck += (token.type == "s_open") - (token.type == "s_close")
        if not struck and token.type in ("text", "text_special", "code_inline"):
            yield token.content
        yield SIGNS.get(token.type, "")
