"""Imports as they come: their files wait in the spool folder until the list is confirmed, or nothing of it is kept."""

import contextlib
import errno
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.library import Library, LibraryError, drafts
from analysis.library.records import now
from analysis.library.values import FEEDS


def spool(library: Library, number: int) -> Path:
    """Where the files of an import wait, beside the library."""
    return library.path.with_name(library.path.name + ".spool") / str(number)


def take_in(library: Library, name: str, files: Iterable[tuple[str, bytes]] = (), addresses: Sequence[str] = ()) -> int:
    """A new import of files, put into the spool folder one by one, and of addresses; `read_imports` reads them."""
    number = drafts.begin(library, name)
    drafts.add_files(library, number, put(library, number, files), {})
    drafts.add_files(library, number, addresses, {"from": "address"})
    return number


def put(library: Library, number: int, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """The files into the spool folder of their import, all or none; gives their names."""
    library.person.need("analyst")
    folder = spool(library, number)
    shutil.rmtree(folder, ignore_errors=True)
    names: list[str] = []
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        for file, content in files:
            (folder / str(len(names))).write_bytes(content)
            names.append(file)
    except OSError as error:  # all or nothing: what was put there would be read as all there is
        discard(library, number)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LibraryError("disk_full") from error
        raise LibraryError("unwritable", path=folder, reason=error.strerror or error) from error
    return names


def confirm(library: Library, number: int, collection: str = "") -> list[str]:
    """The good ones go in (`drafts.confirm`); its files are forgotten."""
    keep_feeds(library, number)
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


# ---------------------------------------------------------------- feeds that are read again
def feeds(library: Library) -> dict[str, str]:
    """The feeds that were read from an address, each with the day when it was read last (2024-03-05)."""
    return dict(json.loads(library.setting(FEEDS, "{}")))


def keep_feeds(library: Library, number: int) -> None:
    """Those of the import can be read again: what is new since then is told in the list."""
    library.person.need("analyst")
    read = [f for f in drafts.files(library, number) if f.options.get("from") and f.head.get("left", {}).get("feed")]
    if read:
        known = {**feeds(library), **{file.name: now().date().isoformat() for file in read}}
        library.set_setting(FEEDS, json.dumps(known, ensure_ascii=False))


def forget_feed(library: Library, address: str) -> None:
    """It is offered no more; its texts stay."""
    known = {one: day for one, day in feeds(library).items() if one != address}
    library.set_setting(FEEDS, json.dumps(known, ensure_ascii=False))
