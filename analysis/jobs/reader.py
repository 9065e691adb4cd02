"""In the reading process: a file, or what an address leads to, becomes drafts, batch by batch."""

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from analysis.article import read_article
from analysis.card import titled
from analysis.library.drafts import TextDraft
from analysis.library.likeness import sign_article
from analysis.reading.address import fetch
from analysis.reading.checks import check_language
from analysis.reading.columns import Columns
from analysis.reading.document import Document, Left, Refused
from analysis.reading.error import ReadingError
from analysis.reading.files import file_lines, is_table, read_any, table_columns
from analysis.reading.limits import LIMITS
from analysis.reading.otherwise import repaired
from analysis.reading.plain import read_plain

HEAD_ROWS, LONGEST_CELL = 4, 120
"""What of a table is shown beside the choice of its columns."""

BATCH = 20
"""Texts that are handed over at once, where they are read in HAND_OVER_AFTER seconds."""

HAND_OVER_AFTER = 1.0
"""A file that kills its reader costs what was not handed over; one that gives texts is not stuck."""


def answer(request: dict[str, Any]) -> Iterator[Any]:
    """First the head of a table ({} of what is none), then lists of drafts, then, where there is any, what was left out
    or mended ({key: how often}); of a table without `columns` the head only.

    `path` is the file in the spool folder, or `content` what it holds, and `name` its name; with `from` «address» the
    name is where to fetch it. `otherwise` says how its encoding is to be taken (`otherwise.repaired`), `starts` where
    articles begin, `any_language` that it need not be Russian. A `pasted` text is plain, whatever it looks like. With
    `lines` the one answer is what `file_lines` says of it.
    """
    _bound_memory()
    if request.get("pasted"):
        yield {}
        yield [_plain_text(request["name"], request["content"])]
        return
    try:
        name, content = _content(request)
    except ReadingError as error:
        yield {}
        yield [_refused(Refused(request["name"], "", error))]
        return
    if request.get("lines"):
        yield _lines(name, content)
        return
    head, columns = _head(name, content), request.get("columns")
    yield head
    if head and not columns:
        return
    url = request["name"] if request.get("from") == "address" else ""
    chosen, keep = Columns(**columns) if columns else None, bool(request.get("keep_marks"))
    read = read_any(
        name,
        content,
        columns=chosen,
        limits=LIMITS,
        url=url,
        keep_marks=keep,
        any_language=bool(request.get("any_language")),
        starts=request.get("starts"),
    )
    left = Counter[str]()
    yield from _batches(_drafts(read, left))
    if left:
        yield dict(left)


def _plain_text(name: str, content: bytes) -> TextDraft:
    try:
        found = read_plain(content, name)
        check_language(found.text)
        return _draft(found)
    except ReadingError as error:
        return _refused(Refused(name, "", error))


def _drafts(read: Iterator[Document | Refused | Left], left: Counter[str]) -> Iterator[TextDraft]:
    for part in read:
        if isinstance(part, Left):
            left[part.key] += part.count
        else:
            yield _draft(part)


def _batches(drafts: Iterator[TextDraft]) -> Iterator[list[TextDraft]]:
    batch: list[TextDraft] = []
    since = time.monotonic()
    for draft in drafts:
        batch.append(draft)
        if len(batch) == BATCH or time.monotonic() - since > HAND_OVER_AFTER:
            yield batch
            batch, since = [], time.monotonic()
    if batch:
        yield batch


def _content(request: dict[str, Any]) -> tuple[str, bytes]:
    if request.get("from") == "address":
        return fetch(request["name"], limits=LIMITS)
    content = request["content"] if "content" in request else Path(request["path"]).read_bytes()
    return request["name"], repaired(content, request["otherwise"]) if request.get("otherwise") else content


def _lines(name: str, content: bytes) -> tuple[list[str], list[int]]:
    try:
        return file_lines(name, content)
    except ReadingError:  # the list says what is wrong with it
        return [], []


def _head(name: str, content: bytes) -> dict[str, Any]:
    try:
        if not is_table(name, content):
            return {}
        head = table_columns(name, content)
    except ReadingError:  # `read_any` says what is wrong with it
        return {}
    rows = [[cell[:LONGEST_CELL] for cell in row] for row in head.rows[:HEAD_ROWS]]
    return {"headers": list(head.headers), "rows": rows, "columns": asdict(head.columns)}


def _draft(read: Document | Refused) -> TextDraft:
    if isinstance(read, Refused):
        return _refused(read)
    article = read_article(read.text)
    card, signature = titled(read.card, article.headline), sign_article(article)
    return TextDraft(
        read.name, read.place, read.text, card, read.encoding, read.certain, signature=signature, kept=read.kept
    )


def _refused(read: Refused) -> TextDraft:
    return TextDraft(read.name, read.place, problem=read.error.key, said=dict(read.error.values))


@cache
def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # systems without limits have none
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
