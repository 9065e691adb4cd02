"""The worker processes of a server, which all its libraries share: who asked first has the next that is free.

A library asks for so many at once as there are, and asks again for each text: one with ten thousand texts and one with
a single text have their turns.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from analysis.child import Child
from analysis.nursery import Nursery


class Pool:
    """Lends processes of a program, `most` at a time; they end when nobody is left who works with them."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._waiting: dict[object, int] = {}
        self._idle: list[tuple[str, Child]] = []
        self._nurseries: dict[str, Nursery] = {}
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
                ended: list[Child | Nursery] = []
                if not self._users:
                    ended = [*(child for _, child in self._idle), *self._nurseries.values()]
                    self._idle, self._nurseries = [], {}
            for one in ended:
                one.close()

    @contextmanager
    def lent(self, program: str, most: int, ready: Callable[[], object] | None = None) -> Iterator[Child]:
        """A process, when it is its borrower's turn and fewer than `most` are lent.

        ready: what several of the program would each do first, a function of a module.
        """
        ticket = object()
        with self._turn:
            self._waiting[ticket] = most
            while self._next() is not ticket:
                self._turn.wait()
            del self._waiting[ticket]
            self._out += 1
            child = self._take(program, ready if most > 1 else None)
            self._turn.notify_all()
        try:
            yield child
        finally:
            with self._turn:
                self._out -= 1
                if child.pid and not child.closed:  # one that could not be started would be lent before those that live
                    self._idle.append((program, child))
                self._turn.notify_all()

    def _next(self) -> object:
        """Who asked first of those who may have one more now: what a page has counted may be one more than what is
        analysed, and does not wait for who waits for a long text."""
        return next((ticket for ticket, most in self._waiting.items() if self._out < most), None)

    def _take(self, program: str, ready: Callable[[], object] | None) -> Child:
        for at, (name, child) in enumerate(self._idle):
            if name == program:
                del self._idle[at]
                return child
        if not ready:
            return Child(program)
        return Child(program, self._nurseries.setdefault(program, Nursery(program, ready)).copy)


POOL = Pool()
