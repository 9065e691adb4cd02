"""When identities are told apart: at once in a small library; in a large one by a process beside the server."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress

import duckdb

from analysis.child import ChildClosedError
from analysis.corrections.identities import LIBRARY_ACTIONS
from analysis.entities import Entity
from analysis.library import corrections, identities, retold
from analysis.library.beside import Beside
from analysis.library.identities import WhoIsWho
from analysis.library.open_file import OpenFile
from analysis.library.records import WHOLE_LIBRARY, LibraryError
from analysis.library.who_aside import LostError, WhoAside

AT_ONCE = 5000
"""Entities that are told apart while a page waits, some 0.1 s; more are told apart beside it, by another process."""

TEXTS_AT_ONCE = 20
"""Texts that come to those that the process knows already: a page waits for it, but no longer than A_MOMENT."""

A_MOMENT = 0.5
"""Seconds."""

PATIENCE = 20
"""While texts go on coming in, identities are told apart again after PATIENCE times as long as it took the last
time: what took 2 s is begun again 40 s later. How long all took at first says nothing of those who come."""

BREATH = 1.0
"""Seconds until it is begun beside the page that found it due, which is done by then."""

RETRY = 60.0
"""Seconds until what failed is tried again."""


class Refreshing:
    """Keeps `named.identity` and `said.identity` true. `entities_of` gives a text's entities with all their places."""

    def __init__(self, rows: OpenFile, entities_of: Callable[[str], Sequence[Entity] | None]) -> None:
        self._rows = rows
        self._entities_of = entities_of
        self.beside = Beside(self._try, "identities")
        self.aside = WhoAside()
        self._who: WhoIsWho | WhoAside | None = None
        self._known = -1
        self._next = 0.0

    def now(self) -> None:
        """Tells identities apart if anything was written since; returns when it is done."""
        with self.beside.turn() as may_be:
            if not may_be or not self._is_stale():
                return
            with suppress(ChildClosedError):  # the library is being closed
                self._tell_or_begin_anew()

    def soon(self) -> None:
        """Like `now`, but nobody waits where there is much to do: until it is done the names are as they were."""
        if not self._is_stale():
            return
        with self._rows.reading() as rows:
            small = _number(rows) <= AT_ONCE
            few = self._who is self.aside and len(retold.waiting(rows)[1]) <= TEXTS_AT_ONCE
        if small:
            self.now()
        elif few:
            self.beside.start()
            self.beside.wait(A_MOMENT)
        elif time.monotonic() >= self._next:
            self.beside.start(BREATH)

    def hurry(self) -> None:
        """The analyst waits for it: the next page that asks has it begun, however short ago it was done."""
        self._next = 0.0

    def forget(self) -> None:
        """All is read anew the next time: another library took the place of this one."""
        with self.beside.turn():
            self._who = None

    def end(self) -> None:
        """Ends the process; nothing is told apart after."""
        self.aside.close()
        self.beside.end()

    def _tell_or_begin_anew(self) -> None:
        try:
            self._tell()
        except LostError:
            try:
                self._tell()
            except LostError as error:
                raise LibraryError("untold") from error

    def _tell(self) -> None:
        begun = time.monotonic()
        who, self._who = self._who, None  # where something fails, all is read anew the next time
        with self._rows.reading() as rows:
            state, waiting = retold.waiting(rows)
            if _number(rows) > AT_ONCE and who is not self.aside:  # it has grown, or nothing is known yet
                who, ids = self.aside, None
            else:
                ids = waiting if who else None
            found = identities.read(rows, ids)
            made = [row.correction for row in corrections.of_text(rows, WHOLE_LIBRARY)]
        who = who or WhoIsWho()
        made = [correction for correction in made if correction.action in LIBRARY_ACTIONS]
        changed = who.told(found, ids, made, self._entities_of)
        with self._rows.transaction(texts=False) as rows:
            identities.write(rows, changed)
            retold.done(rows, state)
        self._who = who
        if ids is not None:
            self._next = time.monotonic() + PATIENCE * (time.monotonic() - begun)

    def _try(self) -> None:
        try:
            self.now()
        except LibraryError:  # the next page that asks then has it done again
            self._next = time.monotonic() + RETRY

    def _is_stale(self) -> bool:
        state = self._rows.changes
        if state == self._known:
            return False
        with self._rows.reading() as rows:
            stale = retold.is_stale(rows)
        if not stale:
            self._known = state
        return stale


def _number(rows: duckdb.DuckDBPyConnection) -> int:
    """How many entities there are."""
    return int(rows.execute("SELECT count(*) FROM named").fetchall()[0][0])
