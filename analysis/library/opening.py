"""The library's file: made on first start, opened, refused with a reason."""

import contextlib
import glob
import os
import re
from collections.abc import Callable
from pathlib import Path

import duckdb

from analysis.library import schema, word_index
from analysis.library.folder import open_folder
from analysis.library.library import Library
from analysis.library.memory import most_memory
from analysis.library.records import LibraryError

DATA = Path(__file__).resolve().parents[2] / "data"

BROUGHT_OVER = (
    "{path}: библиотеку записала прежняя версия программы, она переводится под эту; так бывает один раз, "
    "на 100 000 текстов нужно до минуты. Ничего не теряется, даже если прервать: в следующий раз перевод продолжится."
)


def library_path() -> Path:
    """The file that GOLOSA_LIBRARY names, else data/library.duckdb."""
    return Path(os.environ.get("GOLOSA_LIBRARY") or DATA / "library.duckdb")


def to_nobody(_: str) -> None:
    """Tells nobody."""


def open_library(
    path: Path | None = None, first: Path | None = DATA / "article.txt", tell: Callable[[str], None] = to_nobody
) -> Library:
    """The library in the file `path` (None: `library_path()`); where there is none, one is made with the text `first`.

    A folder of parts (docs/cluster.md) is opened to be read only.
    An older version's library is brought to this version's tables; before it is, that is told in a sentence.
    Texts that were deleted while it was open the last time are removed for good.
    It can be read by its owner only. What a program that was killed left half made beside it is removed.
    Raises LibraryError where the file is another program's, a newer version's, no library, or a link to nothing.
    """
    path = path or library_path()
    if path.is_dir():
        return open_folder(path)
    if path.is_symlink() and not path.exists():
        raise LibraryError("dangling", path=path, target=path.readlink())
    try:
        os.umask(0o077)  # what is written beside the library is nobody else's either: its log, drafts, waiting files
        _clear(path)
        if not path.exists():
            _make(path, first)
        _keep_to_owner(path)
        connection = duckdb.connect(str(path), config={"memory_limit": f"{most_memory()}MB"})
    except OSError as error:
        raise LibraryError("unwritable", path=path, reason=error.strerror or error) from error
    except duckdb.Error as error:
        raise _refused(path, str(error)) from error
    try:
        if schema.found_version(connection, path) < schema.VERSION:
            tell(BROUGHT_OVER.format(path=path))
        schema.migrate(connection, path)
        connection.execute(word_index.NO_DRAFT)
    except LibraryError:
        connection.close()
        raise
    library = Library(connection, path)
    library.empty_bin()
    library.check_facts()
    return library


def _clear(path: Path) -> None:
    """Removes drafts (library.duckdb.4711.new and the like) of processes that are gone."""
    for draft in path.parent.glob(f"{glob.escape(path.name)}.*new*"):
        process = re.fullmatch(
            r"(?:\.before-restore|\.lent)?\.(\d+)(?:\.draft|\.fresh)?\.new(?:\.wal)?", draft.name[len(path.name) :]
        )
        if process and not runs(int(process[1])):
            draft.unlink(missing_ok=True)


def runs(process: int) -> bool:
    """Whether there is a process of this number; where it cannot be known it may be."""
    if process == os.getpid():
        return False  # nothing of this process is half made before it has opened its library
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _keep_to_owner(path: Path) -> None:
    for file in (path, path.with_name(path.name + ".wal")):
        with contextlib.suppress(OSError):  # somebody else's file, or a file system without rights
            file.chmod(0o600)


def _make(path: Path, first: Path | None) -> None:
    """Made beside and moved into its place whole: killed here, the next start finds no half of a library."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    connection = duckdb.connect(str(draft))
    schema.create(connection)
    library = Library(connection, path)
    if first:
        library.add(first.read_text(encoding="utf-8-sig"), encoding="UTF-8")
    library.close()
    if path.exists():  # another process has made one meanwhile
        draft.unlink()
    else:
        draft.replace(path)


def _refused(path: Path, reason: str) -> LibraryError:
    if "Could not set lock" in reason or "being used by another process" in reason:
        process = re.search(r"PID (\d+)", reason)
        return LibraryError("in_use", path=path, process=f" (процесс {process[1]})" if process else "")
    if "ermission denied" in reason or "ead-only" in reason:
        return LibraryError("unwritable", path=path, reason="нет права на запись")
    return LibraryError("unreadable", path=path, reason=reason.splitlines()[0])
