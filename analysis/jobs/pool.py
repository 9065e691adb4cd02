"""The worker processes of a server, which all its libraries share: who asked first has the next that is free.

A library asks for so many at once as there are, and asks again for each text: one with ten thousand texts and one with
a single text have their turns.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from analysis.child import Child


class Pool:
    """Lends processes of a program, `most` at a time; they end when nobody is left who works with them."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._waiting: deque[object] = deque()
        self._idle: list[tuple[str, Child]] = []
        self._out = self._users = 0

    @contextmanager
    def open(self) -> Iterator[None]:
        """For as long as somebody has work."""
        with self._turn:
            self._users += 1
        try:
            yield
        finally:
            with self._turn:
                self._users -= 1
                ended, self._idle = ([], self._idle) if self._users else (self._idle, [])
            for _, child in ended:
                child.close()

    @contextmanager
    def lent(self, program: str, most: int) -> Iterator[Child]:
        """A process, when it is its borrower's turn and fewer than `most` are lent."""
        ticket = object()
        with self._turn:
            self._waiting.append(ticket)
            while self._waiting[0] is not ticket or self._out >= most:
                self._turn.wait()
            self._waiting.popleft()
            self._out += 1
            child = self._take(program)
            self._turn.notify_all()
        try:
            yield child
        finally:
            with self._turn:
                self._out -= 1
                if not child.closed:
                    self._idle.append((program, child))
                self._turn.notify_all()

    def _take(self, program: str) -> Child:
        for at, (name, child) in enumerate(self._idle):
            if name == program:
                del self._idle[at]
                return child
        return Child(program)


POOL = Pool()
