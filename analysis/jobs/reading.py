"""The reading of imports: a process of its own reads the files that wait in the spool folder, one thread writes.

Whatever a file does to its reader, the server goes on: a reader that dies costs the file that killed it.
"""

import contextlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.jobs.child import Child, ChildClosedError, ChildDiedError, RequestError
from analysis.jobs.job import Job
from analysis.library import Library, drafts, reprints
from analysis.library.drafts import Draft
from analysis.library.likeness import Index, sign
from analysis.reading import clean, otherwise

READER = "analysis.jobs.reader"


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
    names = []
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
    reader = Child(READER)
    job.on_stop(reader.close)
    waiting = [
        (waits.id, file)
        for waits in drafts.imports(library)
        for file in drafts.files(library, waits.id)
        if not file.read
    ]
    job.expect(len(waiting))
    index = _index(library) if waiting else None
    try:
        for number, file in waiting:
            if job.stopped:
                return
            assert index is not None
            _read_file(library, reader, number, file, index)
            job.step()
    except ChildClosedError:
        return
    finally:
        reader.close()


def _index(library: Library) -> Index:
    """What texts and what waits is like: against it each text that is read is held."""
    index = reprints.load(library)
    for identity, signature in drafts.signatures(library):
        index.add(identity, signature)
    return index


def _read_file(library: Library, reader: Child, number: int, file: drafts.ImportFile, index: Index) -> None:
    drafts.forget_file(library, number, file.file)
    path = spool(library, number) / str(file.file)
    request: dict[str, Any] = {"path": str(path), "name": file.name, **file.options}
    head: Mapping[str, Any] = {}
    try:
        (head,) = reader.ask({**request, "head": True})
        if head and "columns" not in request:
            request["columns"] = remembered_columns(library, head["headers"]) or head["columns"]
        if head:
            head = {**head, "columns": request["columns"]}
        if not head or request["columns"].get("text"):
            for batch in reader.ask(request):
                drafts.add_rows(library, number, file.file, [_held_against(index, draft) for draft in batch])
    except ChildDiedError:
        drafts.add_rows(library, number, file.file, [Draft(file.name, problem="reader_died")])
    except RequestError as failure:
        drafts.add_rows(
            library, number, file.file, [Draft(file.name, problem="unreadable", said={"reason": str(failure)})]
        )
    drafts.end_file(library, number, file.file, head)


def _held_against(index: Index, draft: Draft) -> Draft:
    """The draft with the text that it is a reprint of, if there is one."""
    if draft.signature is None:
        return draft
    like = next((other for other, _ in index.alike(draft.signature) if other != draft.text_id), None)
    index.add(draft.text_id, draft.signature)
    return replace(draft, reprint_of=like)


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
    drafts.replace_text(library, row, clean(text), encoding, sign(text))
