"""What takes seconds to count is counted by a process beside the server: pages say so meanwhile, and wait for nothing.

What was counted last is given until it is counted anew: while texts come in, a page shows what it knows.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Any

from analysis.child import ChildClosedError, ChildDiedError, RequestError
from analysis.jobs.analysing import workers
from analysis.jobs.pool import POOL

MOST = 64
"""Things counted that are kept."""

PATIENCE = 2
"""What took 10 s is counted anew 20 s later at the soonest, while texts go on coming in."""

RETRY = 60.0
"""Seconds until what failed is tried again."""

Take = Callable[[], tuple[Callable[..., Any], tuple[Any, ...]]]
"""Gives a function that a process can be told by its name, and what it is called with."""

Keep = Callable[[Any], None]


def no_more(_: Any) -> None:
    """What was counted is kept here alone."""


@dataclass(frozen=True, slots=True)
class Counted:
    """value: what is known, None where nothing is yet; of: the state that it is of; failed: whether it could not be
    counted."""

    value: Any = None
    of: str = ""
    failed: bool = False


def answer(request: tuple[Callable[..., Any], tuple[Any, ...]]) -> Iterator[Any]:
    """In the process: what the function gives."""
    make, values = request
    yield make(*values)


class Counting:
    """Counts for all who ask; two who ask for one thing have it counted once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, tuple[Counted, float]] = OrderedDict()
        self._at_work: dict[Hashable, Future[None]] = {}

    def ask(
        self, what: Hashable, state: str, take: Take, *, seconds: float = 0.0, here: bool = False, keep: Keep = no_more
    ) -> Counted:
        """What is known of `what`. Where that is of another `state`, it is counted beside, and who asks first waits for
        it `seconds`; or, being little, it is counted `here`. keep: what is done with it once it is counted."""
        with self._lock:
            known, rest = self._known.get(what, (Counted(), 0.0))
            if known.of == state or (time.monotonic() < rest and not here):
                return known
            work, mine = self._at_work.get(what), False
            if work is None:
                work, mine = Future(), True
                self._at_work[what] = work
        if mine and here:
            self._count(what, state, take, keep, work, aside=False)
        elif mine:
            threading.Thread(
                target=self._count, args=(what, state, take, keep, work), name="counting", daemon=True
            ).start()
        wait([work], timeout=None if here else seconds * mine)
        with self._lock:
            return self._known.get(what, (Counted(), 0.0))[0]

    def _count(
        self, what: Hashable, state: str, take: Take, keep: Keep, work: "Future[None]", *, aside: bool = True
    ) -> None:
        begun, found = time.monotonic(), Counted(of=state, failed=True)
        try:
            make, values = take()
            value = _in_process(make, values) if aside and workers() else make(*values)
            found = Counted(value, state)
            keep(value)
        except (ChildDiedError, ChildClosedError, RequestError):
            pass  # the log has it
        finally:
            rest = RETRY if found.failed else PATIENCE * (time.monotonic() - begun)
            with self._lock:
                self._known[what] = found, time.monotonic() + rest
                self._known.move_to_end(what)
                while len(self._known) > MOST:
                    self._known.popitem(last=False)
                del self._at_work[what]
            work.set_result(None)


def beside(make: Callable[..., Any], *values: Any) -> Any:
    """What `make(*values)` gives, made by a process, so that pages get their turn meanwhile; here where none is there
    to make it."""
    if workers():
        try:
            return _in_process(make, values)
        except (ChildDiedError, ChildClosedError, RequestError):
            pass  # the log has it
    return make(*values)


def _in_process(make: Callable[..., Any], values: tuple[Any, ...]) -> Any:
    """Raises ChildDiedError where the system gives no process, too."""
    with POOL.open(), POOL.lent(__name__, workers() + 1) as child:
        try:
            [found] = child.ask((make, values))
        except OSError as error:
            logging.getLogger(__name__).exception("No process to count in")
            raise ChildDiedError(__name__) from error
    return found
