"""The analysis of all texts that have none yet: worker processes analyse, one thread writes."""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from analysis import corpus
from analysis.child import Child, ChildClosedError, ChildDiedError, ChildSlowError, RequestError
from analysis.jobs.job import Job
from analysis.jobs.pool import POOL
from analysis.library import Library, LibraryError
from analysis.library.prepared import Prepared

WORKER = "analysis.jobs.analyst"
"""The program of a worker."""

FEW = 10
"""Texts that the server analyses itself: a worker needs some time to load the models."""

BATCH = 60
"""Analyses that are written at once: who corrects something meanwhile waits for an eighth of a second. A transaction
costs nearly the same whatever is in it, so 20 at once cost twice as much each."""

WRITE_AFTER = 2.0
"""Seconds after which what there is is written."""

AHEAD = 20
"""Texts that are read at once for the workers. One that somebody opens after that is analysed twice."""

LONGEST = 3600.0
"""Seconds that a text may take. One of two million characters, the longest that is read, takes two minutes; one that
takes so long would never end, and the stories of all others wait for it."""

LOOK_EVERY = 60.0
"""Seconds after which it is looked for such a one."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of a text: what is to be kept of it, None where that is kept already; or the reason why there is
    nothing."""

    id: str
    prepared: Prepared | None
    reason: str = ""


def workers() -> int:
    """Worker processes: GOLOSA_WORKERS, else one a processor but one, which the pages keep. 0: the server does all."""
    asked = os.environ.get("GOLOSA_WORKERS", "").strip()
    return int(asked) if asked.isdecimal() and len(asked) < 4 else max(1, (os.cpu_count() or 2) - 1)


def analyse_library(library: Library, job: Job) -> None:
    """Analyses what has no analysis yet and has not failed, and makes facts of kept analyses anew where the program
    makes other ones now; what is done before a stop stays done."""
    failed = set(library.failed())
    ids = [text_id for text_id in library.unanalysed() if text_id not in failed]
    job.expect(len(ids))
    here = len(ids) < FEW or not workers()
    batch: list[Prepared] = []
    written = time.monotonic()
    with closing(_here(library, ids, job) if here else analyse_in_workers(ids, library.waiting, job)) as ready:
        for found in ready:
            if found.reason:
                library.fail(found.id, found.reason)
            elif found.prepared:
                batch.append(found.prepared)
            if len(batch) >= BATCH or (batch and time.monotonic() - written > WRITE_AFTER):
                library.keep_prepared(batch, beside=True)
                written = time.monotonic()
                batch = []
            job.step(failed=bool(found.reason))
    if batch:
        library.keep_prepared(batch, beside=True)
    library.tell()


def _here(library: Library, ids: Sequence[str], job: Job) -> Generator[Analysed, None, None]:
    """In the server: what a page asks for at the same time is analysed once."""
    while not job.stopped and library.restate(BATCH):
        pass
    for text_id in ids:
        if job.stopped:
            return
        try:
            library.analysis_of(text_id)
            yield Analysed(text_id, None)
        except LibraryError as error:
            if error.key == "failed":
                raise
            yield Analysed(text_id, None, error.key)
        except Exception as error:
            yield Analysed(text_id, None, f"{type(error).__name__}: {error}")


class Requests:
    """What the workers are still to be asked, one after the other, AHEAD of them made at once. `make` gives none for a
    text that is done by then, for somebody has opened it meanwhile: that is a step of the job."""

    def __init__(self, ids: Sequence[str], make: Callable[[list[str]], Mapping[str, Any]], job: Job) -> None:
        self._waiting, self._make, self._job = deque(ids), make, job
        self._made = deque[tuple[str, Any]]()

    def __bool__(self) -> bool:
        return bool(self._waiting or self._made)

    def next(self) -> tuple[str, Any] | None:
        """The next text and what is asked; None where there is none left."""
        while self._waiting and not self._made:
            some = [self._waiting.popleft() for _ in range(min(AHEAD, len(self._waiting)))]
            self._made.extend(self._make(some).items())
            for _ in range(len(some) - len(self._made)):
                self._job.step()
        return self._made.popleft() if self._made else None

    def again(self, text_id: str) -> None:
        """The text once more, after the others."""
        self._waiting.append(text_id)


class Borrowed:
    """The processes of the pool that are at work for a job; `close`, which may come from any thread, ends them."""

    def __init__(self, program: str, job: Job) -> None:
        self._program, self._job = program, job
        self._busy: dict[Child, float] = {}
        self._slow: set[Child] = set()

    def ask(self, request: Any) -> Prepared:
        """What the next process that is free answers."""
        with POOL.lent(self._program, max(workers(), 1), corpus.prepare) as child:
            self._busy[child] = time.monotonic()
            try:
                if self._job.stopped:
                    raise ChildClosedError(self._program)
                found: list[Prepared] = list(child.ask(request))
            except ChildClosedError as error:
                raise (ChildSlowError if child in self._slow else ChildClosedError)(self._program) from error
            finally:
                del self._busy[child]
                self._slow.discard(child)
        return found[0]

    def end_slow(self) -> None:
        """Ends those that are LONGEST at one text; a clock for each text would cost a thread."""
        for child, begun in tuple(self._busy.items()):
            if time.monotonic() - begun > LONGEST:
                self._slow.add(child)
                child.close()

    def close(self) -> None:
        """Ends them in the middle of their work."""
        for child in tuple(self._busy):
            child.close()


def analyse_in_workers(
    ids: Sequence[str],
    make: Callable[[list[str]], Mapping[str, Any]],
    job: Job,
    *,
    program: str = WORKER,
) -> Generator[Analysed, None, None]:
    """What comes of each text, as it is ready; after a stop no more. make: what is asked for some texts (`Requests`).

    A text whose worker dies is tried once more, when the others are done: the worker may have been ended from
    outside. Where it dies again, the text is what kills it. Raises OSError where the system has not a single process
    to give; with fewer than were wanted it goes on.
    """
    count = min(max(workers(), 1), len(ids))
    waiting, tried = Requests(ids, make, job), set[str]()
    at_work: dict[Future[Prepared], str] = {}
    borrowed = Borrowed(program, job)
    job.on_stop(borrowed.close)
    with POOL.open(), ThreadPoolExecutor(max(count, 1), "worker") as threads:
        try:
            while (waiting or at_work) and not job.stopped:
                while len(at_work) < count and (asked := waiting.next()):
                    at_work[threads.submit(borrowed.ask, asked[1])] = asked[0]
                if not at_work:
                    continue
                borrowed.end_slow()
                for ready in wait(at_work, LOOK_EVERY, FIRST_COMPLETED).done:
                    text_id = at_work.pop(ready)
                    try:
                        yield _came_of(text_id, ready)
                    except ChildClosedError:
                        return
                    except ChildDiedError:
                        if text_id in tried:
                            yield Analysed(text_id, None, "died")
                        else:
                            tried.add(text_id)
                            waiting.again(text_id)
                    except OSError:
                        waiting.again(text_id)
                        count -= 1
                        if not count:
                            raise
        finally:
            for future in at_work:
                future.cancel()
            borrowed.close()


def _came_of(text_id: str, ready: Future[Prepared]) -> Analysed:
    """Raises what says nothing of the text: its worker died or was closed, or could not be started."""
    try:
        return Analysed(text_id, ready.result())
    except ChildSlowError:
        return Analysed(text_id, None, "slow")
    except RequestError as error:
        return Analysed(text_id, None, str(error))
