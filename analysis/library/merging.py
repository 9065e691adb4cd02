"""When fresh places of the index of words are sorted in with the others: beside the pages, which wait for nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from analysis.library import word_index
from analysis.library.beside import Beside
from analysis.library.open_file import OpenFile

AGAIN = 60.0
"""Seconds after which it is tried again where it failed (a full disk): sorting them all is work."""


class Merging:
    """Keeps few places fresh. What any question finds is the same before and after."""

    def __init__(self, rows: OpenFile) -> None:
        self._rows = rows
        self._known = self._tried = -1
        self.beside = Beside(self.now, "index")

    def soon(self) -> None:
        """Has it done beside the page, where it is due."""
        if self._rows.read_only or self._rows.changes == self._known or self.beside.at_work:
            return
        state = self._rows.changes
        if self._rows.read(word_index.is_due):
            self.beside.start(after=AGAIN if state == self._tried else 0.0)
            self._tried = state
        else:
            self._known = state

    def now(self) -> None:
        """Does it; others read and write meanwhile."""
        with self.beside.turn() as may_be:
            if not may_be:
                return
            with self._rows.reading() as rows:  # a draft that nobody reads
                last = word_index.sort(rows)
            with self._rows.transaction(texts=False, counted=False) as rows:
                word_index.take(rows, last)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nothing is sorted in while all rows are put in the place of others, and nothing is left half made."""
        with self.beside.turn():
            with self._rows.transaction(texts=False, counted=False) as rows:
                rows.execute(word_index.NO_DRAFT)
            yield
