"""`library add PATH...`: the texts of any number of files into a library, analysed by whoever works."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from analysis import corpus
from analysis.corpus import DiedError, batched
from analysis.library import Library, kept_columns, reprints
from analysis.library.prepared import Prepared, Waiting, prepare
from analysis.library.records import id_of
from analysis.library.reprints import Signed, sign_texts
from analysis.parts.inputs import headlined, read_all
from analysis.progress import progress
from analysis.reading.document import Document
from analysis.workers import Died, Workers, in_order

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
    failed = library.failed()
    waiting = [text_id for text_id in library.unanalysed() if text_id not in failed]
    made = in_order(_prepare_all, map(partial(_waiting, library), batched(waiting)), workers)
    found = progress(chain.from_iterable(map(_each, made)), len(waiting), "разобрано")
    for batch in batched(found, AT_ONCE):
        library.keep_prepared([one for one in batch if isinstance(one, Prepared)])
        for one in batch:
            if not isinstance(one, Prepared):
                library.fail(*one)
                print(f"{one[0]}: текст не разобран ({one[1]}).", file=sys.stderr)
        told.analysed += len(batch)
    reprints.group(library, partial(_signed, workers))
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


Failure = tuple[str, str]
"""The id of a text, and why it could not be analysed."""


def ready() -> None:
    """Makes a process ready that does nothing but the work of `add_to_library`. It is asked for from here and not
    from `corpus`, so that what the workers are copies of has loaded this module too."""
    corpus.prepare()


def _waiting(library: Library, ids: list[str]) -> list[Waiting]:
    return list(library.waiting(ids).values())


def _prepare_all(batch: list[Waiting]) -> list[Prepared | Failure]:
    """In the worker."""
    return [_prepared(waiting) for waiting in batch]


def _prepared(waiting: Waiting) -> Prepared | Failure:
    try:
        return prepare(waiting)
    except Exception as error:  # of whatever kind: it costs this text only
        return waiting.text_id, f"{type(error).__name__}: {error}"


def _each(found: list[Prepared | Failure] | Died[Waiting]) -> list[Prepared | Failure]:
    return [(found.one.text_id, f"DiedError: {DiedError()}")] if isinstance(found, Died) else found


def _signed(workers: Workers, batches: Iterable[list[tuple[str, str]]]) -> Iterator[list[Signed]]:
    for found in in_order(sign_texts, batches, workers):
        yield sign_texts([found.one]) if isinstance(found, Died) else found
