"""What is kept in memory of an open library: the analyses last looked at, and answers that hold until it changes; and
how much its questions may take."""

import os
import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from analysis.analyse import Analysis

T = TypeVar("T")


def most_memory() -> int:
    """Megabytes that the questions to a library may take before they go on over the disk.

    GOLOSA_LIBRARY_MB, else 2,000. DuckDB itself would take four fifths of the machine, for each library.
    """
    asked = os.environ.get("GOLOSA_LIBRARY_MB", "").strip()
    return int(asked) if asked.isdecimal() and 100 <= int(asked) < 10_000_000 else 2000


class Remembered:
    """The analyses last looked at, up to `most` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._found: dict[Hashable, Analysis] = {}

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._found

    def get(self, key: Hashable) -> Analysis | None:
        """What is remembered under `key`, which is then the last to be forgotten."""
        with self._lock:
            found = self._found.pop(key, None)
            if found:
                self._found[key] = found
            return found

    def put(self, key: Hashable, analysis: Analysis) -> Analysis:
        """Remembers it and gives it back."""
        with self._lock:
            self._found[key] = analysis
            while len(self._found) > self._most:
                self._found.pop(next(iter(self._found)))
        return analysis

    def clear(self, keys: set[str] | None = None) -> None:
        """Forgets all, or what is remembered of the texts `keys` (the first part of each key)."""
        with self._lock:
            gone = [key for key in self._found if keys is None or (isinstance(key, tuple) and key[0] in keys)]
            for key in gone:
                del self._found[key]


class Answers:
    """What was asked of a library, while it stays as it is."""

    MOST = 64

    def __init__(self) -> None:
        self._state = -1
        self._made: dict[Hashable, Any] = {}
        self._lock = threading.Lock()

    def once(self, state: int, key: Hashable, make: Callable[[], T]) -> T:
        """`make()`, or what it gave in the same `state`. The state must be read before anything else is."""
        with self._lock:
            if state > self._state:
                self._state, self._made = state, {}
            if state == self._state and key in self._made:
                known: T = self._made[key]
                return known
        found = make()
        with self._lock:
            if state == self._state:
                while len(self._made) >= self.MOST:
                    self._made.pop(next(iter(self._made)))
                self._made[key] = found
        return found

    def known(self, state: int, key: Hashable) -> Any:
        """What `once` gave in this state, or None."""
        with self._lock:
            return self._made.get(key) if state == self._state else None
