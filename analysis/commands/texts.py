"""What the commands over a library share: which library, which of its texts, how it is opened."""

import datetime
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

from analysis.commands.help import FAILED, NO_LIBRARY
from analysis.errors import PlainError
from analysis.library import Library, LibraryError, Selection, library_path, open_library
from analysis.library.asked import read_selection
from analysis.library.lending import borrow


def add_library(parser: ArgumentParser) -> None:
    """Which library."""
    parser.add_argument("--library", type=Path, metavar="FILE", help="else the one that GOLOSA_LIBRARY names")


def add_choice(parser: ArgumentParser) -> None:
    """Which library and which texts: without any of these, all of it."""
    add_library(parser)
    parser.add_argument(
        "--texts", type=_address, default=Selection(), metavar="ADDRESS", help="the texts of a page, by its address"
    )
    parser.add_argument("--outlet", action="append", default=[], help="only texts of this outlet; may stand again")
    parser.add_argument("--entity", action="append", default=[], help="only texts that name it; may stand again")
    parser.add_argument("--speaker", action="append", default=[], help="only texts in which he speaks; may stand again")
    parser.add_argument("--query", default="", help="only texts that say it, as the search box reads it")
    parser.add_argument("--since", type=_day, metavar="YYYY-MM-DD")
    parser.add_argument("--until", type=_day, metavar="YYYY-MM-DD")
    parser.add_argument("--once", action="store_true", help="of reprints only the first")


def chosen(asked: Namespace) -> Selection:
    """The texts that the options choose: those of `--texts`, and of these what the others say."""
    selection: Selection = asked.texts
    changes: dict[str, Any] = {
        "outlets": tuple(asked.outlet) or selection.outlets,
        "entities": tuple(asked.entity) or selection.entities,
        "speakers": tuple(asked.speaker) or selection.speakers,
        "query": asked.query or selection.query,
        "since": asked.since or selection.since,
        "until": asked.until or selection.until,
        "once": asked.once or selection.once,
    }
    return replace(selection, **changes)


def on_library(run: Callable[[Library, Namespace], int]) -> Callable[[Namespace], int]:
    """A command that is given the open library; where something cannot be done, a sentence and an exit code."""

    def command(asked: Namespace) -> int:
        try:
            with opened(asked.library or library_path()) as library:
                return run(library, asked)
        except NoLibraryError as error:
            print(error, file=sys.stderr)
            return NO_LIBRARY
        except (PlainError, OSError) as error:
            print(error, file=sys.stderr)
            return FAILED

    return command


class NoLibraryError(Exception):
    """There is no such library, or it cannot be opened."""


@contextmanager
def opened(path: Path, *, made: bool = False) -> Iterator[Library]:
    """The library in the file; `made`: to write into it, and where there is none, one is made.

    While the app has it open the app gives a copy of this moment, which is enough for all that only reads.
    Raises NoLibraryError.
    """
    if not path.exists() and not made:
        raise NoLibraryError(f"{path}: такой библиотеки нет.")
    with TemporaryDirectory() as folder:
        try:
            library = _open(path, Path(folder) / "copy.duckdb", to_write=made)
        except LibraryError as error:
            raise NoLibraryError(str(error)) from error
        try:
            yield library
        finally:
            library.close()


def _open(path: Path, copy: Path, *, to_write: bool) -> Library:
    try:
        return open_library(path, first=None, tell=partial(print, file=sys.stderr, flush=True))
    except LibraryError as error:
        if error.key != "in_use" or to_write or not borrow(path, copy):
            raise
    print(f"{path}: библиотека открыта в программе, числа — по её копии на эту минуту.", file=sys.stderr)
    return open_library(copy, first=None)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _address(text: str) -> Selection:
    """The selection of a page's address, of all of it or of what stands behind «?»."""
    asked = parse_qs(urlsplit(text).query if "?" in text else text)
    selection, refused = read_selection(asked)
    if refused or selection is None:
        raise ArgumentTypeError(f"no texts are chosen by {', '.join(refused) or text!r}")
    return selection
