"""Who may do what with a library: reader, analyst, keeper; and the journal of what was done."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from analysis.events import event
from analysis.library.records import LibraryError, now, utc

ROLES = ("reader", "analyst", "keeper")
"""Each may what those before it may: see and take away; add, and correct; restore, back up, delete, undo what others
did."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at work, and as what. The program itself, and the one user of a machine of his own, is OWNER."""

    name: str = ""
    role: str = "keeper"
    why: str = "not_allowed"
    """What LibraryError says of what he may not do."""

    def may(self, role: str) -> bool:
        """Whether he has this role, or one above it.

        >>> Person("Анна", "analyst").may("reader"), Person("Анна", "analyst").may("keeper")
        (True, False)
        """
        return self.role in ROLES and ROLES.index(self.role) >= ROLES.index(role)

    def need(self, role: str) -> None:
        """Raises LibraryError where he may not."""
        if not self.may(role):
            raise LibraryError(self.why)


OWNER = Person()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal. `made` is in UTC; what: a word for what was done; of: of which text, collection, file."""

    made: datetime.datetime
    who: str
    what: str
    of: str


def note(rows: duckdb.DuckDBPyConnection, who: Person, what: str, of: object) -> None:
    """Writes a line, in the transaction of what it tells of."""
    event(what, who=who.name)
    rows.execute("INSERT INTO journal VALUES (?, ?, ?, ?)", [now(), who.name, what, str(of)[:200]])


def journal(rows: duckdb.DuckDBPyConnection) -> Sequence[Entry]:
    """All lines, the last one first."""
    found = rows.execute("SELECT made, who, what, object FROM journal ORDER BY made DESC, rowid DESC").fetchall()
    return [Entry(utc(made), who, what, of) for made, who, what, of in found]
