"""The texts that a selection chooses, as a relation of the library: made once and joined, never sent as a list.

A question about many texts begins with CHOSEN and has the texts as its first value: a list of ids, or a Chosen, whose
relation takes the place of the list. 100,000 ids as a list cost each question 0.13 s more than the relation does.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, overload

import duckdb

from analysis.library import selecting
from analysis.library.selection import Selection
from analysis.rows.chosen import CHOSEN

ASKED = "asked"
"""The database in memory in which the relations are: no file grows by them, and every thread sees them."""

MOST = 16
"""Relations that are kept, some 6 MB each for 100,000 texts."""

MAKE = """CREATE TABLE {name} AS SELECT c.id AS text_id, n.text_no
    FROM ({query}) AS c LEFT JOIN numbered n ON n.text_id = c.id"""

Reading = Callable[[], AbstractContextManager["duckdb.DuckDBPyConnection"]]  # in quotation marks as in rows.py


@dataclass(frozen=True, eq=True)
class Chosen(Sequence[str]):
    """The ids that `selection` chose in a state of the library, the newest date first; read when somebody looks.

    Its key is what was asked and the state, so that it is equal to another one without an id being compared.
    """

    selection: Selection
    state: int
    size: int
    read: Callable[[], tuple[str, ...]] = field(compare=False, repr=False)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """All of them."""
        return self.read()

    @property
    def key(self) -> str:
        """The same for the same selection in the same state."""
        return f"{self.state} {self.selection}"

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self.ids[at]


class Relations:
    """The relations of the selections that were asked for last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[Selection, int], tuple[str, int]] = OrderedDict()
        self._number = 0
        with reading() as rows:
            rows.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {ASKED}")

    def make(self, selection: Selection, state: int) -> tuple[str, int]:
        """The table of the ids (text_id) that the selection has in this state, and how many they are."""
        with self._lock:
            if found := self._made.get((selection, state)):
                self._made.move_to_end((selection, state))
                return found
            self._number += 1
            name = f"{ASKED}.chosen_{self._number}"
            query, given = selecting.chosen(selection)
            with self._reading() as rows:
                rows.execute(MAKE.format(name=name, query=query), given)
                size = int(rows.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0])
            while len(self._made) >= MOST:
                _, (oldest, _) = self._made.popitem(last=False)
                with self._reading() as rows:
                    rows.execute(f"DROP TABLE {oldest}")
            self._made[selection, state] = name, size
            return name, size

    def bound(self, sql: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
        """A question and its values as DuckDB takes them: with the relation in place of the list of its texts."""
        if not values or not isinstance(values[0], Chosen):
            return sql, [list(value) if isinstance(value, tuple | set | frozenset) else value for value in values]
        name, _ = self.make(values[0].selection, values[0].state)
        if CHOSEN not in sql:
            return sql, [list(values[0]), *values[1:]]
        return sql.replace(CHOSEN, f"WITH chosen AS (SELECT text_id, text_no FROM {name})", 1), list(values[1:])
