"""The reading of imports: a process of its own reads the files that wait in the spool folder, one thread writes.

Whatever a file does to its reader, the server goes on: a reader that dies costs the file that killed it.
"""

import contextlib
import json
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.article import read_article
from analysis.card import Card
from analysis.jobs.child import Child, ChildClosedError, ChildDiedError, RequestError
from analysis.jobs.job import Job
from analysis.library import Library, drafts, reprints
from analysis.library.drafts import Draft
from analysis.library.likeness import Index, sign
from analysis.reading import clean, otherwise
from analysis.reading.document import bare_name

READER = "analysis.jobs.reader"

BATCH = 50
"""Texts that are written at once: a page that writes meanwhile waits no longer than these take."""

WRITE_AFTER = 0.5
"""Seconds after which what there is is written, and seen."""


# ---------------------------------------------------------------- the spool folder
def spool(library: Library, number: int) -> Path:
    """Where the files of an import wait, beside the library."""
    return library.path.with_name(library.path.name + ".spool") / str(number)


def take_in(library: Library, name: str, files: Iterable[tuple[str, bytes]] = (), addresses: Sequence[str] = ()) -> int:
    """A new import of files, put into the spool folder one by one, and of addresses; `read_imports` reads them."""
    number = drafts.begin(library, name)
    folder = spool(library, number)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names: list[str] = []
    for file, content in files:
        (folder / str(len(names))).write_bytes(content)
        names.append(file)
    drafts.add_files(library, number, names, {})
    drafts.add_files(library, number, addresses, {"from": "address"})
    return number


def confirm(library: Library, number: int, collection: str = "") -> list[str]:
    """The good ones go in (`drafts.confirm`); its files are forgotten."""
    ids = drafts.confirm(library, number, collection)
    _clear(library, number)
    return ids


def discard(library: Library, number: int) -> None:
    """Nothing of the import is kept."""
    drafts.discard(library, number)
    _clear(library, number)


def _clear(library: Library, number: int) -> None:
    folder = spool(library, number)
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()


# ---------------------------------------------------------------- the job
def read_imports(library: Library, job: Job) -> None:
    """Reads each file that is not read yet; a file in the middle of which it was stopped is read anew."""
    waiting = [
        (waits.id, file)
        for waits in drafts.imports(library)
        if not waits.ready
        for file in drafts.files(library, waits.id)
        if not file.read
    ]
    if not waiting:
        return
    job.expect(len(waiting))
    drafts.forget_unread(library)
    reader, written = Child(READER), Written(library, _index(library))
    job.on_stop(reader.close)
    try:
        for number, file in waiting:
            if job.stopped:
                break
            _read_file(library, reader, number, file, written)
            job.step()
        written.flush()
    except ChildClosedError:
        written.flush()
    finally:
        reader.close()


class Written:
    """What is read, written a few files at a time: a transaction costs as much as the reading of a file."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index
        self._number = 0
        self._rows: list[tuple[int, list[Draft]]] = []
        self._heads: dict[int, Mapping[str, Any]] = {}
        self._since = time.monotonic()

    def add(self, number: int, file: int, found: list[Draft]) -> None:
        """Some of what a file holds."""
        self._turn_to(number)
        self._rows.append((file, [self._held_against_others(draft) for draft in found]))
        if sum(len(rows) for _, rows in self._rows) >= BATCH:
            self.flush()

    def end(self, number: int, file: int, head: Mapping[str, Any]) -> None:
        """The whole file is read."""
        self._turn_to(number)
        self._heads[file] = head
        if time.monotonic() - self._since > WRITE_AFTER:
            self.flush()

    def flush(self) -> None:
        """All of it is written; the rows of a file before the word that it is read."""
        if self._rows:
            drafts.add_rows(self._library, self._number, self._rows)
        if self._heads:
            drafts.end_files(self._library, self._number, self._heads)
        self._rows, self._heads, self._since = [], {}, time.monotonic()

    def _held_against_others(self, draft: Draft) -> Draft:
        """The draft with the text that it is a reprint of, if there is one."""
        if draft.signature is None:
            return draft
        like = next((other for other, _ in self._index.alike(draft.signature) if other != draft.text_id), None)
        self._index.add(draft.text_id, draft.signature)
        return replace(draft, reprint_of=like)

    def _turn_to(self, number: int) -> None:
        if number != self._number:
            self.flush()
            self._number = number


def _index(library: Library) -> Index:
    """What texts and what waits is like: against it each text that is read is held."""
    index = reprints.load(library)
    for identity, signature in drafts.signatures(library):
        index.add(identity, signature)
    return index


def _read_file(library: Library, reader: Child, number: int, file: drafts.ImportFile, written: Written) -> None:
    request: dict[str, Any] = {"path": str(spool(library, number) / str(file.file)), "name": file.name, **file.options}
    head: dict[str, Any] = {}
    try:
        answers = reader.ask(request)
        if head := next(answers):
            columns = request.get("columns") or remembered_columns(library, head["headers"]) or head["columns"]
            head["columns"] = columns
            if "columns" not in request and columns.get("text"):
                list(answers)  # nothing follows the head
                answers = reader.ask({**request, "columns": columns})
                next(answers)
            elif not columns.get("text"):  # it is said, so that nobody goes on without the table unawares
                written.add(number, file.file, [Draft(bare_name(file.name), problem="no_text_column")])
        for found in answers:
            written.add(number, file.file, found)
    except ChildDiedError:
        written.add(number, file.file, [Draft(file.name, problem="reader_died")])
    except RequestError as error:
        written.add(number, file.file, [Draft(file.name, problem="unreadable", said={"reason": str(error)})])
    written.end(number, file.file, head)


# ---------------------------------------------------------------- columns of tables
def remembered_columns(library: Library, headers: Iterable[str]) -> dict[str, str | None]:
    """What the analyst chose the last time for a table with these headers."""
    return dict(json.loads(library.setting(_key(headers), "{}")))


def choose_columns(library: Library, number: int, file: drafts.ImportFile, columns: Mapping[str, str | None]) -> None:
    """The table is to be read with these columns, this time and whenever one with the same headers comes."""
    library.set_setting(_key(file.head["headers"]), json.dumps(columns, ensure_ascii=False))
    drafts.read_again(library, number, file.file, {**file.options, "columns": dict(columns)})


def _key(headers: Iterable[str]) -> str:
    return "columns " + json.dumps(list(headers), ensure_ascii=False)


# ---------------------------------------------------------------- another encoding
def read_spoiled(library: Library, number: int, file: int) -> None:
    """The file came as UTF-8 that had been taken for windows-1251: it is read with that undone."""
    options = next(one.options for one in drafts.files(library, number) if one.file == file)
    drafts.read_again(library, number, file, {**options, "otherwise": otherwise.SPOILED})


def other_readings(library: Library, row: drafts.Place, encoding: str) -> dict[str, str]:
    """How a text that was read as `encoding` reads in other encodings of one byte."""
    text = drafts.text_of(library, row)
    if encoding not in otherwise.ONE_BYTE:
        return {}
    return {way: otherwise.reread(text, encoding, way) for way in otherwise.ONE_BYTE if way != encoding}


def take_reading(library: Library, row: drafts.Place, encoding: str, text: str) -> None:
    """A row of the list is this text, read in this encoding; the analyst says so, so it is certain."""
    text = clean(text)
    card = Card(read_article(text).headline)
    drafts.replace_text(library, row, Draft("", text=text, card=card, encoding=encoding, signature=sign(text)))
