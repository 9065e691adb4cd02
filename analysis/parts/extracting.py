"""`extract --to FOLDER`: the texts of any number of files, analysed by whoever works, into a folder of parts."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.corpus import DiedError, batched
from analysis.library.records import id_of
from analysis.parts.folder import Folder
from analysis.parts.inputs import read_all
from analysis.parts.tables import analyse_documents, tables_of
from analysis.reading.document import Document
from analysis.workers import Died, Workers, in_order

if TYPE_CHECKING:
    import pyarrow as pa

PART = 500
"""Texts of a part, some 5 MB: a million of them are two thousand files a table. What a run that dies loses is less."""


@dataclass
class Tally:
    """What became of the files: texts that were written, of them not analysed; known: there already, or twice; and what
    is no text (file, place, reason)."""

    written: int = 0
    failed: int = 0
    known: int = 0
    refused: list[tuple[str, str, str]] = field(default_factory=list)


def extract_to(folder: Folder, paths: Iterable[str], workers: Workers) -> Tally:
    """Analyses the texts under `paths` that are not in the folder yet; a run that was ended goes on where it was."""
    told = Tally()
    new = _new(paths, folder.ids(), told)
    waiting: list[Mapping[str, pa.Table]] = []
    for made in in_order(analyse_documents, batched(new), workers):
        waiting.append(tables_of([(made.one, DiedError())]) if isinstance(made, Died) else made)
        if sum(part["texts"].num_rows for part in waiting) >= PART:
            _write(folder, waiting, told)
            waiting = []
    if waiting:
        _write(folder, waiting, told)
    folder.refuse(told.refused)
    return told


def _new(paths: Iterable[str], known: set[str], told: Tally) -> Iterator[Document]:
    for file, found in read_all(paths):
        if not isinstance(found, Document):
            told.refused.append((file, found.place, str(found.error)))
            print(": ".join(filter(None, told.refused[-1])), file=sys.stderr)
        elif (text_id := id_of(found.text)) in known:
            told.known += 1
        else:
            known.add(text_id)
            yield found


def _write(folder: Folder, waiting: "list[Mapping[str, pa.Table]]", told: Tally) -> None:
    folder.write(waiting)
    told.written += sum(part["texts"].num_rows for part in waiting)
    for failed in (row for part in waiting for row in part["failures"].to_pylist()):
        told.failed += 1
        print(f"{failed['text_id']}: текст не разобран ({failed['reason']}).", file=sys.stderr)
    print(f"{told.written} текстов записано", file=sys.stderr)
