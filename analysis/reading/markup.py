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


# ---------------------------------------------------------------- Markdown in a cell
LINKED = re.compile(r"!?\[([^\[\]\n]{1,500})\]\((?:https?://|tg://|mailto:)[^()\s]{1,2000}\)")
PAIRS = tuple(
    (mark, re.compile(form))
    for mark, form in (
        ("`", r"```(?:\w{0,20}\n)?([^`]{1,4000})```"),
        ("`", r"`([^`\n]{1,1000})`"),
        ("*", r"\*\*\*([^*]{1,4000})\*\*\*"),
        ("*", r"(?<![\w*])\*(?![\s*])([^*\n]{1,1000}?)(?<!\s)\*(?![\w*])"),
        ("*", r"\*\*([^*]{1,4000})\*\*"),
        ("_", r"(?<!\w)__([^_]{1,4000})__(?!\w)"),
        ("~", r"~~([^~]{1,4000})~~"),
        ("|", r"\|\|([^|]{1,4000})\|\|"),
    )
)
"""Marks of Markdown as scripts write posts of Telegram with them, the inner ones first, and the sign of each."""

SURE = re.compile(r"\*\*[^*\s][^*]{0,4000}\*\*|(?<!\w)__[^_\s][^_]{0,4000}__(?!\w)")


def has_marks(text: str) -> bool:
    """Whether a cell is written in Markdown: something in bold type, or a link.

    >>> has_marks("**Мост** открыт."), has_marks("2 * 2 * 2 = 8")
    (True, False)
    """
    return bool(LINKED.search(text) or SURE.search(text))


def without_marks(text: str) -> str:
    """`text` without the marks of Markdown.

    >>> without_marks("**«Ремонт займёт *всё* лето»**, — добавила [директор](https://a.example) **Инга Чижова**.")
    '«Ремонт займёт всё лето», — добавила директор Инга Чижова.'
    """
    text = LINKED.sub(r"\1", text) if "](" in text else text
    for mark, pair in PAIRS:
        text = pair.sub(r"\1", text) if mark in text else text
    return text
