"""Texts from files and folders on any file system that fsspec knows: `news/`, `s3://bucket/2026/`, `memory://news`.

A file of records (JSON Lines, Parquet) may be of any size: it is read by slices, each as a table of its own whose
columns are those of the first.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from analysis.article import read_article
from analysis.card import titled
from analysis.reading import ReadingError
from analysis.reading.columns import Columns
from analysis.reading.document import Document, Left, Refused
from analysis.reading.error import damaged
from analysis.reading.files import ENDINGS, read_any, table_columns
from analysis.reading.limits import LIMITS, MEGABYTE
from analysis.reading.text import read_bytes

SLICE = 8 * MEGABYTE
"""Bytes of JSON Lines that are read at once."""

RECORDS = 1000
"""Records of a Parquet file that are read at once."""

LINES, PARQUET = ("jsonl", "ndjson"), "parquet"

Found = tuple[str, Document | Refused]
"""The file, and a text of it or why there is none."""


def read_all(paths: Iterable[str]) -> Iterator[Found]:
    """The texts under `paths` in order, those of a folder by the names of its files; never raises.

    >>> import fsspec
    >>> fsspec.filesystem("memory").pipe_file("/doctest/мост.txt", "Мост открыт.".encode())
    >>> [(file, found.text) for file, found in read_all(["memory://doctest"])]
    [('memory:///doctest/мост.txt', 'Мост открыт.')]
    """
    for path in paths:
        try:
            files, system = _files(path)
        except (OSError, ValueError, ImportError) as error:
            yield path, Refused(_stem(path), "", _unread(error))
            continue
        for file in files:
            said = file if _is_local(system) else str(system.unstrip_protocol(file))
            for part in _read(system, file):
                if not isinstance(part, Left):
                    yield said, part


def headlined(document: Document) -> Document:
    """With the headline of the text where its card has no title, as the library keeps it.

    >>> headlined(Document("мост", "Мост открыт\\n\\nПо нему пошли машины.")).card.title
    'Мост открыт'
    """
    return dataclasses.replace(document, card=titled(document.card, read_article(document.text).headline))


def _files(path: str) -> tuple[list[str], Any]:
    from fsspec.core import url_to_fs

    system, inside = url_to_fs(path)
    if not system.isdir(inside):
        return [inside], system
    files = [str(file) for file in system.find(inside)]
    return sorted(file for file in files if _ending(file) in (*ENDINGS, PARQUET)), system


def _read(system: Any, file: str) -> Iterator[Document | Refused | Left]:
    """As `extract` reads a file; what stands in the way is a Refused."""
    try:
        size = int(system.size(file) or 0)
        if _ending(file) == PARQUET:
            with system.open(file, "rb") as opened:
                yield from _sliced(file, _parquet(opened))
        elif _ending(file) in LINES and size > SLICE:
            with system.open(file, "rb") as opened:
                yield from _sliced(file, _lines(opened))
        elif size > LIMITS.file:
            raise ReadingError("large_file", limit=LIMITS.file // MEGABYTE)
        elif _ending(file) == "txt":
            yield Document(_stem(file), read_bytes(system.cat_file(file)).text)
        else:
            yield from read_any(PurePosixPath(file).name, system.cat_file(file))
    except ReadingError as error:
        yield Refused(_stem(file), "", error)
    except OSError as error:
        yield Refused(_stem(file), "", _unread(error))


def _sliced(file: str, slices: Iterable[bytes]) -> Iterator[Document | Refused | Left]:
    """The texts of slices of JSON Lines, numbered through."""
    name = f"{_stem(file)}.jsonl"
    columns: Columns | None = None
    before = 0
    for content in slices:
        columns = columns or _columns(name, content)
        for part in read_any(name, content, columns=columns):
            if before and not isinstance(part, Left):
                place = _renumbered(part.place, before)
                own = part.name if part.name != f"{_stem(file)}, {part.place}" else f"{_stem(file)}, {place}"
                yield dataclasses.replace(part, place=place, name=own)
            else:
                yield part
        before += sum(1 for line in content.split(b"\n") if line.strip())


def _columns(name: str, content: bytes) -> Columns | None:
    try:
        found = table_columns(name, content).columns
    except ReadingError:  # `read_any` says what is wrong with it
        return None
    return found if found.text else None


def _renumbered(place: str, before: int) -> str:
    """«№ 3» of a slice with a thousand records before it is «№ 1003» of the file.

    >>> _renumbered("№ 3", 1000)
    '№ 1003'
    """
    return re.sub(r"№ (\d+)$", lambda found: f"№ {int(found[1]) + before}", place)


def _lines(opened: IO[bytes]) -> Iterator[bytes]:
    """Slices of whole lines."""
    rest = b""
    while block := opened.read(SLICE):
        whole, end, rest = (rest + block).rpartition(b"\n")
        if end:
            yield whole + end
    if rest:
        yield rest


def _parquet(opened: IO[bytes]) -> Iterator[bytes]:
    """The records of a Parquet file as JSON Lines."""
    import pyarrow.parquet as pq

    with damaged("PARQUET"):
        batches = pq.ParquetFile(opened).iter_batches(RECORDS)
    while True:
        with damaged("PARQUET"):
            batch = next(batches, None)
        if batch is None:
            return
        records = (json.dumps(record, ensure_ascii=False, default=_plain) for record in batch.to_pylist())
        yield "\n".join(records).encode()


def _plain(value: object) -> str | None:
    """Dates as ISO 8601 writes them; bytes are nothing that is read."""
    return value.isoformat() if hasattr(value, "isoformat") else None if isinstance(value, bytes) else str(value)


def _unread(error: Exception) -> ReadingError:
    if isinstance(error, FileNotFoundError):
        return ReadingError("no_file")
    if isinstance(error, PermissionError):
        return ReadingError("no_permission")
    return ReadingError("unreadable", reason=getattr(error, "strerror", None) or str(error))


def _is_local(system: Any) -> bool:
    return "file" in ([system.protocol] if isinstance(system.protocol, str) else system.protocol)


def _ending(file: str) -> str:
    return PurePosixPath(file).suffix[1:].lower()


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
