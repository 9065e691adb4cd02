"""JSON: a record on each line, a list of records, or one object with such a list in it, as rows of a table."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from analysis.reading.columns import RUSSIAN, SAMPLE
from analysis.reading.delimited import find_codec
from analysis.reading.error import ReadingError
from analysis.reading.telegram import dumped, is_export, is_rich, posts, rich_text

BETWEEN = re.compile(r"[\s,\]]*")
DECODER = json.JSONDecoder()

MOST_FIELDS = 1_000
"""Fields of the first records that are told apart; what follows is none of an article's."""

GONE_OVER = 10
"""How often the text may be gone over in search of records after damage: the lists around those of a cut file."""

LEFT = re.compile(r'"type"\s*:\s*"(?:message|service)"|"_"\s*:\s*"Message')
"""Telegram's messages, some of which are no posts."""

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file as rows under `headers`, the names of the fields of its first records."""

    text: str
    encoding: str
    certain: bool
    headers: tuple[str, ...]
    left: Mapping[str, int] = field(default_factory=dict)
    """What is no record of the file, and how often: Telegram's service messages."""

    def rows(self) -> Iterator[tuple[str, ...] | ReadingError]:
        """The rows in order, each time anew; in place of a damaged record, what is wrong with it."""
        for record in _records(self.text):
            if isinstance(record, ReadingError):
                yield record
            elif not isinstance(record, str):
                fields = flat(record)
                yield tuple(fields.get(name, "") for name in self.headers)


def read_records(content: bytes) -> Records:
    """The records that `content` holds; raises ReadingError where it is no text.

    >>> table = read_records('{"title": "Мост", "source": {"name": "Труд"}}'.encode())
    >>> table.headers, list(table.rows())
    (('title', 'source.name'), [('Мост', 'Труд')])
    """
    codec, decoded = find_codec(content)
    text = content.decode(codec, "replace")
    sample = islice((record for record in _records(text) if isinstance(record, dict)), SAMPLE)
    headers = dict.fromkeys(name for record in sample for name in flat(record))
    left = Counter(record for record in _records(text) if isinstance(record, str)) if LEFT.search(text) else {}
    return Records(text, decoded.encoding, decoded.certain, tuple(islice(headers, MOST_FIELDS)), left)


def flat(record: Value) -> dict[str, str]:
    """The fields of `record` as text: an object's by its name and theirs, a list's values on a line each.

    >>> flat({"id": 7, "source": {"name": "Труд"}, "text": ["Раз.", "Два."], "draft": None})
    {'id': '7', 'source.name': 'Труд', 'text': 'Раз.\\nДва.', 'draft': ''}
    """
    fields: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            fields.update({f"{name}.{inner}": _shown(part) for inner, part in value.items()})
        elif isinstance(value, list):
            fields[name] = rich_text(value) if is_rich(value) else "\n".join(_shown(part) for part in value)
        else:
            fields[name] = _shown(value)
    return fields


def _shown(value: object) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _records(text: str) -> Iterator[Value | ReadingError | str]:
    """The objects one after another; a lone object may be the wrapping of a list of them, as services answer: then
    no text of its own is longer than all in the list. In place of what is no record, what it is (`telegram`)."""
    for value in _unwrapped(text):
        yield dumped(value) if isinstance(value, dict) else value


def _unwrapped(text: str) -> Iterator[Value | ReadingError | str]:
    values = _values(text)
    first = next(values, None)
    second = next(values, None)
    if isinstance(first, dict) and second is None and is_export(first):
        yield from posts(first)
        return
    if isinstance(first, dict) and second is None:
        yield from max((*_lists(first), [first]), key=_longest_text)
        return
    for value in (first, second):
        if value is not None:
            yield value
    yield from values


def _lists(wrapping: Value, depth: int = 4) -> Iterator[list[Value]]:
    """The lists of objects in `wrapping`; objects of the same fields under names of their own are a list too."""
    parts = list(wrapping.values())
    objects = [part for part in parts if isinstance(part, dict)]
    if len(objects) == len(parts) > 1 and len(objects[0].keys() & objects[1].keys()) * 2 >= len(objects[0]):
        yield objects
    for part in parts:
        if _are_records(part):
            yield part
            yield from _inner(part, depth - 1)
        elif isinstance(part, dict) and depth:
            yield from _lists(part, depth - 1)


def _inner(records: list[Value], depth: int) -> Iterator[list[Value]]:
    """The lists in the records of a list, those of one name together («chats.list[].messages»); what the outer record
    says of itself stands with each of the inner ones."""
    names = dict.fromkeys(name for record in records for name, part in record.items() if _are_records(part))
    for name in names if depth > 0 else ():
        found = [
            {**{key: value for key, value in outer.items() if isinstance(value, str) and key not in inner}, **inner}
            for outer in records
            if _are_records(outer.get(name))
            for inner in outer[name]
        ]
        yield found
        yield from _inner(found, depth - 1)


def _are_records(part: object) -> bool:
    return isinstance(part, list) and bool(part) and all(isinstance(record, dict) for record in part)


def _longest_text(records: list[Value]) -> int:
    texts = (text for record in records[:SAMPLE] for text in flat(record).values())
    return max((len(RUSSIAN.findall(text)) for text in texts), default=0)


class _Uncounted(str):
    """A text in which `json` counts no lines: it would for each error, from the beginning of the text on (24 s for 3 MB
    of lines that are no JSON)."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0


def _values(text: str) -> Iterator[Value | ReadingError]:
    """What stands between commas, brackets of the outermost list and line ends; after damage, from the next line.

    Of what is nested too deep it is not known how far it was read: it counts as read to the end.
    """
    text = _Uncounted(text)
    read_in_vain = 0
    start = re.match(r"[\s\ufeff]*\[?", text)
    at = start.end() if start else 0
    while (found := BETWEEN.match(text, at)) and (at := found.end()) < len(text):
        try:
            value, at = DECODER.raw_decode(text, at)
            yield value if isinstance(value, dict) else ReadingError("no_record")
        except (ValueError, RecursionError) as error:
            yield ReadingError("broken_json", at=getattr(error, "pos", at) + 1)
            read_in_vain += getattr(error, "pos", len(text)) - at
            if read_in_vain > GONE_OVER * len(text):
                return
            line_end = text.find("\n", at)
            at = line_end if line_end >= 0 else len(text)
