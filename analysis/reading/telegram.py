"""Telegram: what its program exports of a chat or of an account (JSON, pages), and what Telethon's scripts write."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.card import Card
from analysis.reading.checks import check_form
from analysis.reading.dates import read_date, read_time
from analysis.reading.document import Document, Left, Pairs, Refused, bare_name, kept_pairs, one_line
from analysis.reading.error import ReadingError, damaged
from analysis.reading.page import decode_page, page_text, parse_page

Value = dict[str, Any]

MOST_TAGS = 500_000
"""Of a page of messages: a thousand of them, each with some thirty."""

LEFT_OUT = ("service_posts", "empty_posts")
"""What is no post: «канал создан», and pictures without a word."""

MESSAGES = re.compile(rb"""class\s*=\s*["'][^"'<>]{0,200}\bmessage\s+(?:default|service)\b""")
"""How Telegram's pages begin a message."""


def is_export(value: object) -> bool:
    """Whether `value` is what Telegram's program exports of a chat, or of an account.

    >>> is_export({"name": "Вести", "messages": [{"id": 1, "type": "message", "text": "Мост открыт."}]})
    True
    """
    return isinstance(value, dict) and bool(_chats(value))


def posts(export: Value) -> Iterator[Value | str]:
    """The posts of all chats as records; in place of what is none the one of LEFT_OUT that it is."""
    for chat in _chats(export):
        for message in chat["messages"]:
            yield _post(message, str(chat.get("name") or "")) if isinstance(message, dict) else LEFT_OUT[0]


def dumped(record: Value) -> Value | str:
    """A record of Telethon's as a table's row has it: reactions in words; in place of what is no post as `posts`."""
    if record.get("_") not in ("Message", "MessageService"):
        return record
    if record["_"] == "MessageService":
        return LEFT_OUT[0]
    if not str(record.get("message") or "").strip():
        return LEFT_OUT[1]
    reactions = record.get("reactions")
    results = reactions.get("results") if isinstance(reactions, dict) else None
    return {**record, "reactions": _reactions(results)} if isinstance(results, list) else record


def rich_text(value: object) -> str:
    """The words of a text in pieces, which stand one after another: plain ones, and those in bold type or with links.

    >>> rich_text(["Мост ", {"type": "bold", "text": "открыт"}, "."])
    'Мост открыт.'
    """
    if isinstance(value, list):
        return "".join(map(rich_text, value))
    return str(value.get("text", "")) if isinstance(value, dict) else str(value or "")


def is_rich(value: Sequence[object]) -> bool:
    """Whether a list is a text in pieces: strings, and objects with a type and a text."""
    return any(isinstance(part, dict) for part in value) and all(
        isinstance(part, str) or (isinstance(part, dict) and isinstance(part.get("text"), str) and "type" in part)
        for part in value
    )


def is_chat_page(content: bytes) -> bool:
    """Whether a page is one of Telegram's messages."""
    return bool(MESSAGES.search(content, 0, 200_000))


def read_chat_page(content: bytes, name: str) -> Iterator[Document | Refused | Left]:
    """The posts of a page that Telegram's program exported («messages.html»), one text each."""
    left = Counter[str]()
    with damaged("HTML"):
        decoded = decode_page(content)
        tree = parse_page(decoded.text, MOST_TAGS)
        chat = one_line(_of_class(tree, "page_header", "text"))
        for number, message in enumerate(tree.xpath("//div[contains(concat(' ', @class, ' '), ' message ')]"), 1):
            classes = str(message.get("class")).split()
            text = _of_class(message, "text") if "default" in classes else ""
            if not text.strip():
                left[LEFT_OUT["default" in classes]] += 1
                continue
            place = f"№ {number}"
            said = message.xpath(".//*[contains(concat(' ', @class, ' '), ' date ')]/@title")
            day, time = (read_date(str(said[0])), read_time(str(said[0]))) if said else (None, None)
            source = message.xpath(".//div[contains(concat(' ', @class, ' '), ' forwarded ')]")
            outlet = (
                re.sub(r" \d\d\.\d\d\.\d{4}.*$", "", one_line(_of_class(source[0], "from_name"))) if source else chat
            )
            try:
                check_form(text)
            except ReadingError as error:
                yield Refused(f"{bare_name(name)}, {place}", place, error)
                continue
            named = f"{bare_name(name)}, {place}"
            card = Card("", outlet or chat, day, time=time)
            yield Document(
                named, text, card, decoded.encoding, decoded.certain, place, _beside(message, {chat, outlet})
            )
    for key, count in left.items():
        yield Left(key, count)


def _beside(message: Any, known: set[str]) -> Pairs:
    """Who wrote the post, and its reactions, under the names that they have in `result.json`."""
    author = one_line(_of_class(message, "signature")) or one_line(_of_class(message, "from_name"))
    signs = [
        f"{one_line(_of_class(reaction, 'emoji', tag='*'))} {one_line(_of_class(reaction, 'count', tag='*'))}".strip()
        for reaction in message.xpath(".//*[contains(concat(' ', @class, ' '), ' reaction ')]")
    ]
    return kept_pairs([("author", "" if author in known else author), ("reactions", ", ".join(filter(None, signs)))])


def _of_class(tree: Any, *classes: str, tag: str = "div") -> str:
    """The text of the first element of a class in one of another class …, a line for each of its own."""
    path = "".join(f"//{tag}[contains(concat(' ', @class, ' '), ' {one} ')]" for one in classes)
    found = tree.xpath(f".{path}")
    return page_text(found[0]) if found else ""


def _chats(export: Value) -> list[Value]:
    inside = export.get("chats")
    listed = inside.get("list") if isinstance(inside, dict) else None
    return [chat for chat in (listed if isinstance(listed, list) else [export]) if _is_chat(chat)]


def _is_chat(chat: object) -> bool:
    messages = chat.get("messages") if isinstance(chat, dict) else None
    return isinstance(messages, list) and any(
        isinstance(message, dict) and message.keys() >= {"id", "type", "text"} for message in messages[:50]
    )


def _post(message: Value, chat: str) -> Value | str:
    if message.get("type") != "message":
        return LEFT_OUT[0]
    text = rich_text(message.get("text"))
    if not text.strip():
        return LEFT_OUT[1]
    author = message.get("author") or message.get("from")
    return {
        "text": text,
        "date": str(message.get("date") or ""),
        "outlet": str(message.get("forwarded_from") or chat),
        "author": str(author) if author and author != chat else "",
        "chat": chat if message.get("forwarded_from") else "",
        "id": message.get("id"),
        "views": message.get("views"),
        "reactions": _reactions(message.get("reactions")),
    }


def _reactions(listed: object) -> str:
    """«👍 12, 🔥 3»."""
    found = []
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and one.get("count"):
            sign = one.get("emoji") or one.get("reaction") or one.get("type") or ""
            found.append(f"{sign.get('emoticon', '') if isinstance(sign, dict) else sign} {one['count']}".strip())
    return ", ".join(found)
