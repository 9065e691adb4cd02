"""`library add PATH...`: the texts of any number of files into a library, analysed by whoever works."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.corpus import analyses, batched
from analysis.library import Library, kept_columns, reprints
from analysis.library.records import id_of
from analysis.parts.inputs import headlined, read_all
from analysis.progress import progress
from analysis.reading.document import Document
from analysis.workers import Workers

AT_ONCE = 200
"""Texts, and analyses, that are written in one transaction."""


@dataclass
class Added:
    """texts: of the files, those that were there already too. analysed, failed: of the library now. refused: parts of
    the files that are no text."""

    texts: int = 0
    analysed: int = 0
    failed: int = 0
    refused: int = 0


def add_to_library(library: Library, paths: Iterable[str], workers: Workers, *, collection: str = "") -> Added:
    """Keeps the texts under `paths`, analyses all of the library that wait for it, and tells which are reprints; a run
    that was ended goes on where it was."""
    told = Added()
    for documents in batched(_documents(paths, told), AT_ONCE):
        told.texts += len(library.add_all(map(headlined, documents), collection=collection))
        with library.transaction() as rows:
            kept_columns.keep_of(rows, {id_of(one.text): one.kept for one in documents if one.kept})
    while library.restate(AT_ONCE):
        pass
    library.tell()
    failed = library.failed()
    waiting = [text_id for text_id in library.unanalysed() if text_id not in failed]
    made = progress(analyses(batched(map(library.text, waiting)), workers), len(waiting), "разобрано")
    found = zip(waiting, made, strict=True)
    for batch in batched(found, AT_ONCE):
        library.keep_all([(text_id, one) for text_id, one in batch if not isinstance(one, Exception)])
        for text_id, one in batch:
            if isinstance(one, Exception):
                library.fail(text_id, f"{type(one).__name__}: {one}")
                print(f"{text_id}: текст не разобран ({type(one).__name__}: {one}).", file=sys.stderr)
        told.analysed += len(batch)
    reprints.group(library)
    told.failed = len(library.failed())
    told.analysed -= told.failed - len(failed)
    return told


def _documents(paths: Iterable[str], told: Added) -> Iterable[Document]:
    for file, found in read_all(paths):
        if isinstance(found, Document):
            yield found
        else:
            told.refused += 1
            print(": ".join(filter(None, (file, found.place, str(found.error)))), file=sys.stderr)
