"""What the command line is given to read: files and folders, in order, each with the texts that it holds."""

import os
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from analysis.reading import ReadingError, read_file
from analysis.reading.document import Document, Left, Refused
from analysis.reading.files import ENDINGS, read_any
from analysis.reading.text import read_content


def refusal(path: Path, part: Refused) -> str:
    """Where, and why it is not taken."""
    return ": ".join(filter(None, (str(path), part.place, str(part.error))))


def read_path(path: Path) -> Iterator[Document | Refused | Left]:
    """The texts of the file at `path`. A .txt file is the one text that it holds, whatever it looks like."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    stem = os.fsencode(path.stem).decode("utf-8", "replace")
    try:
        if path.suffix.lower() == ".txt":
            yield Document(stem, read_file(path).text)
        else:
            yield from read_any(name, read_content(path))
    except ReadingError as error:
        yield Refused(stem, "", error)


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and of folders those of kinds that are read, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix[1:].lower() in ENDINGS and p.is_file())
        else:
            yield path


def numbered(names: list[str]) -> Iterator[str]:
    """Equal names get a number from the second on, one that no other name has: «а», «а-2»."""
    taken = set(names)
    seen: set[str] = set()
    for name in names:
        free = name
        numbers = count(2)
        while free in seen or (free != name and free in taken):
            free = f"{name}-{next(numbers)}"
        seen.add(free)
        yield free
