"""When statements are held against those of the other texts: at once where few texts wait, else beside the pages."""

from analysis.library import alike
from analysis.library.beside import Beside
from analysis.library.open_file import OpenFile

AT_ONCE = 100
"""Texts that wait and are done while a page waits, some 0.2 s; more are done beside it."""


class Likening:
    """Keeps the pairs of `alike` complete."""

    def __init__(self, rows: OpenFile) -> None:
        self._rows = rows
        self._known = -1
        self.beside = Beside(self.now, "alike")

    def soon(self) -> int:
        """Has it done; gives how many texts still wait."""
        if self._rows.changes == self._known:
            return 0
        state = self._rows.changes
        with self._rows.reading() as rows:
            left = len(alike.waiting(rows, alike.MOST_AT_ONCE * 1000))
        if left and left <= AT_ONCE:
            self.now()
            return 0
        if not left:
            self._known = state
        else:
            self.beside.start()
        return left

    def now(self) -> None:
        """Does all that waits; returns when it is done."""
        while True:
            with self.beside.turn() as may_be:
                if not may_be:
                    return
                with self._rows.reading() as rows:
                    ids = alike.waiting(rows)
                if not ids:
                    return
                with self._rows.transaction(texts=False) as rows:
                    alike.liken(rows, ids)
