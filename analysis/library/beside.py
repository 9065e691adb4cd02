"""Work that is done beside the pages, which wait for nothing: by one at a time, and no more once the library closes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from analysis.library.records import LibraryError


class Beside:
    """`work`, in a thread of its own; once, however often it is asked for before it is done."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        self._work = work
        self._name = name
        self._turn = threading.Lock()
        self._starting = threading.Lock()
        self._thread: threading.Timer | None = None
        self._ended = False

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Nobody else is at this work meanwhile; gives whether it may still be done."""
        with self._turn:
            yield not self._ended

    @property
    def at_work(self) -> bool:
        """Whether it was begun and is not done."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, after: float = 0.0) -> None:
        """Begins it `after` seconds, unless it is at work."""
        with self._starting:
            if not self.at_work:
                thread = threading.Timer(after, self._try)
                thread.name, thread.daemon = self._name, True
                thread.start()
                self._thread = thread  # not sooner: somebody else may want to wait for it

    def wait(self, seconds: float | None = None) -> None:
        """Returns when what was begun is done, or after so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def end(self) -> None:
        """Waits for what is being done; nothing is done after."""
        with self._turn:
            self._ended = True

    def _try(self) -> None:
        try:
            self._work()
        except LibraryError:  # what asks for it the next time has it tried again
            return
