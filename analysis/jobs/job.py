"""Work in the background: one thread, how far it is, a stop."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from analysis.events import event

PACE = 40
"""Steps whose pace tells the time that is left."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. `seconds_left` is None until the pace is known."""

    running: bool
    done: int
    of: int
    failed: int
    seconds_left: float | None
    stopping: bool = False

    @property
    def share(self) -> float:
        """Of all that is to do, what is done; from 0 to 1.

        >>> Progress(running=True, done=1, of=4, failed=0, seconds_left=None).share
        0.25
        """
        return min(self.done / self.of, 1.0) if self.of else 0.0


class Job:
    """Does `work(job)` in a thread of its own, once at a time. Work says how far it is and asks whether to stop.

    >>> job = Job(lambda job: job.expect(3))
    >>> job.start()
    >>> job.wait(10)
    >>> job.progress().of
    3
    """

    def __init__(self, work: Callable[["Job"], None], name: str = "job") -> None:
        self._work = work
        self._name = name
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._again = False
        self._stop = threading.Event()
        self._on_stop: Callable[[], None] = lambda: None
        self._failure: Exception | None = None
        self._reset()

    # ------------------------------------------------------------ from outside
    def start(self) -> None:
        """Begins; where it is at work already, it looks for work once more before it ends."""
        with self._lock:
            if self._thread is not None:
                self._again = True
                return
            self._stop.clear()
            self._reset()
            self._thread = threading.Thread(target=self._run, name="job", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends soon: what is done stays done."""
        with self._lock:
            self._stop.set()
            self._again = False
            on_stop = self._on_stop
        on_stop()

    def wait(self, seconds: float | None = None) -> None:
        """Until nothing is at work."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def progress(self) -> Progress:
        """How far it is now, or was when it ended."""
        with self._lock:
            running = self._thread is not None
            return Progress(
                running, self._done, self._of, self._failed, self._left() if running else None, self._stop.is_set()
            )

    @property
    def failure(self) -> Exception | None:
        """What the last work ended of, if it did not come to its end."""
        with self._lock:
            return self._failure

    # ------------------------------------------------------------ from the work
    @property
    def stopped(self) -> bool:
        """Whether the work is to end."""
        return self._stop.is_set()

    def called(self) -> bool:
        """Whether there is more work than it began with: `start` was called since; asked once, it is answered."""
        with self._lock:
            called, self._again = self._again, False
        return called

    def on_stop(self, call: Callable[[], None]) -> None:
        """`call` ends what the work waits for."""
        with self._lock:
            self._on_stop = call
            late = self._stop.is_set()
        if late:
            call()

    def expect(self, steps: int) -> None:
        """Adds `steps` to those that are to be done: with five files more, `expect(5)`."""
        with self._lock:
            self._of += steps

    def step(self, *, failed: bool = False) -> None:
        """One more is done, or could not be done."""
        with self._lock:
            self._done += 1
            self._failed += failed
            self._times.append(time.monotonic())

    # ------------------------------------------------------------ within
    def _reset(self) -> None:
        self._done = self._of = self._failed = 0
        self._times: deque[float] = deque([time.monotonic()], maxlen=PACE)

    def _left(self) -> float | None:
        """By the pace of the last steps; a step that lasts longer than the others slows it down."""
        steps = len(self._times) - 1
        if steps < 1:
            return None
        return (time.monotonic() - self._times[0]) / steps * max(self._of - self._done, 0)

    def _run(self) -> None:
        while True:
            begun = time.monotonic()
            try:
                self._failure = None
                self._work(self)
                if self._done:
                    seconds = round(time.monotonic() - begun, 1)
                    event(self._name, done=self._done, failed=self._failed, seconds=seconds)
            except (
                Exception
            ) as error:  # the library was closed or the disk is full: the log has it, what is done stays done
                self._failure = error
                logging.getLogger(__name__).exception("Background work ended")
            with self._lock:
                if not self._again:
                    self._thread = None
                    return
                self._again = False
                if self._stop.is_set():  # stopped, then started again
                    self._stop.clear()
                    self._reset()
