"""HTML inside a cell: its tags become line ends, its entities letters."""

import html
import re

from analysis.reading.page import parse_page
from analysis.reading.text import clean

NAMES = "p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|img|table|blockquote|script|style"
TAG = re.compile(rf"</?(?:{NAMES})(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>", re.IGNORECASE)
"""What no sentence has: «a<b, c>d» is a sentence."""

ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[\da-fA-F]{1,5});")
BLOCKS = (
    "p",
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "blockquote",
    "section",
)


def plain_text(text: str) -> str:
    """`text` without HTML, cleaned; what only looks a little like it stays. Raises ReadingError where there is too much
    of it.

    >>> plain_text("<p>Мост&nbsp;открыт.</p><script>x()</script><p>a &lt; b</p>")
    'Мост открыт.\\na < b'
    >>> plain_text("Если a < b, то <…> верно.")
    'Если a < b, то <…> верно.'
    """
    text = clean(text)
    if TAG.search(text):
        return _lines(text)
    return clean(html.unescape(text)).strip() if ENTITY.search(text) else text.strip()


def _lines(source: str) -> str:
    tree = parse_page(source)
    for block in tree.iter(*BLOCKS):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(tree.itertext()).split("\n"))
    return "\n".join(line for line in lines if line)
