"""When fresh places of the index of words are sorted in with the others: beside the pages, which wait for nothing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from analysis.library import word_index
from analysis.library.records import LibraryError
from analysis.library.rows import OpenFile


class Merging:
    """Keeps few places fresh. What any question finds is the same before and after."""

    def __init__(self, rows: OpenFile) -> None:
        self._rows = rows
        self._turn = threading.Lock()
        self._known = -1
        self._beside: threading.Thread | None = None
        self._ended = False

    def soon(self) -> None:
        """Has it done beside the page, where it is due."""
        if self._rows.read_only or self._rows.changes == self._known or (self._beside and self._beside.is_alive()):
            return
        self._known = self._rows.changes
        if self._rows.read(word_index.is_due):
            self._beside = threading.Thread(target=self._try, name="index", daemon=True)
            self._beside.start()

    def now(self) -> None:
        """Does it; others read and write meanwhile."""
        with self._turn:
            if self._ended:
                return
            with self._rows.reading() as rows:  # a draft that nobody reads
                last = word_index.sort(rows)
            with self._rows.transaction(texts=False, counted=False) as rows:
                word_index.take(rows, last)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nothing is sorted in while all rows are put in the place of others, and nothing is left half made."""
        with self._turn:
            with self._rows.transaction(texts=False, counted=False) as rows:
                rows.execute(word_index.NO_DRAFT)
            yield

    def end(self) -> None:
        """Waits for what is being done; nothing is done after."""
        with self._turn:
            self._ended = True

    def _try(self) -> None:
        try:
            self.now()
        except LibraryError:  # the next change has it tried again
            return
