"""The analysis of all texts that have none yet: worker processes analyse, one thread writes."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from analysis.analyse import Analysis, analyse
from analysis.article import read_article
from analysis.child import Child, ChildClosedError, ChildDiedError
from analysis.corpus import prepare
from analysis.jobs.job import Job
from analysis.jobs.pool import POOL
from analysis.library import Library, LibraryError

FEW = 10
"""Texts that the server analyses itself: a worker needs some time to load the models."""

BATCH = 8
"""Analyses that are written at once: a page that reads meanwhile waits no longer than these take."""

WRITE_AFTER = 1.0
"""Seconds after which what there is is written."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of a text: its analysis, or why there is none."""

    id: str
    analysis: Analysis | None
    reason: str = ""


def workers() -> int:
    """Worker processes: GOLOSA_WORKERS, else one a processor but one, which the pages keep. 0: the server does all."""
    asked = os.environ.get("GOLOSA_WORKERS", "").strip()
    return int(asked) if asked.isdigit() else max(1, (os.cpu_count() or 2) - 1)


def answer(text: str) -> Iterator[Analysis]:
    """In the worker: the analysis of `text`."""
    prepare()
    yield analyse(read_article(text))


def analyse_library(library: Library, job: Job) -> None:
    """Analyses what has no analysis yet and has not failed; what is done before a stop stays done.

    Before that kept analyses have their facts written anew where the program makes other ones of them now.
    """
    while not job.stopped and library.restate(BATCH):
        pass
    library.tell()
    failed = set(library.failed())
    ids = [text_id for text_id in library.unanalysed() if text_id not in failed]
    job.expect(len(ids))
    here = len(ids) < FEW or not workers()
    ready = _here(library, ids, job) if here else analyse_in_workers(ids, library.text, job, done=library.is_analysed)
    batch: list[tuple[str, Analysis]] = []
    written = time.monotonic()
    for found in ready:
        if found.analysis is None:
            library.fail(found.id, found.reason)
            job.step(failed=True)
            continue
        batch.append((found.id, found.analysis))
        if len(batch) >= BATCH or time.monotonic() - written > WRITE_AFTER:
            library.keep_all(batch, beside=True)
            written = time.monotonic()
            batch = []
        job.step()
    if batch:
        library.keep_all(batch, beside=True)
    library.tell()


def _here(library: Library, ids: Sequence[str], job: Job) -> Iterator[Analysed]:
    """In the server: what a page asks for at the same time is analysed once."""
    for text_id in ids:
        if job.stopped:
            return
        try:
            yield Analysed(text_id, library.analysis_of(text_id))
        except LibraryError as error:
            if error.key == "failed":
                raise
            yield Analysed(text_id, None, error.key)
        except Exception as error:
            yield Analysed(text_id, None, f"{type(error).__name__}: {error}")


def analyse_in_workers(
    ids: Sequence[str],
    text_of: Callable[[str], str],
    job: Job,
    *,
    program: str = __name__,
    done: Callable[[str], bool] = lambda _: False,
) -> Iterator[Analysed]:
    """What comes of each text, as it is ready; after a stop no more. What is `done` when its turn comes, for somebody
    has opened it meanwhile, is passed over.

    A text whose worker dies is tried once more, when the others are done: the worker may have been ended from
    outside. Where it dies again, the text is what kills it.
    """
    count = min(max(workers(), 1), len(ids))
    waiting, tried = deque(ids), set[str]()
    at_work: dict[Future[Analysis], str] = {}
    busy: set[Child] = set()

    def close() -> None:
        for child in tuple(busy):
            child.close()

    def ask(text_id: str) -> Analysis:
        with POOL.lent(program, max(workers(), 1)) as child:
            busy.add(child)
            try:
                if job.stopped:
                    raise ChildClosedError(program)
                found: list[Analysis] = list(child.ask(text_of(text_id)))
            finally:
                busy.discard(child)
        return found[0]

    job.on_stop(close)
    with POOL.open(), ThreadPoolExecutor(max(count, 1), "worker") as threads:
        try:
            while (waiting or at_work) and not job.stopped:
                while waiting and len(at_work) < count:
                    text_id = waiting.popleft()
                    if done(text_id):
                        job.step()
                        continue
                    at_work[threads.submit(ask, text_id)] = text_id
                if not at_work:
                    continue
                for ready in wait(at_work, return_when=FIRST_COMPLETED).done:
                    text_id = at_work.pop(ready)
                    try:
                        yield Analysed(text_id, ready.result())
                    except ChildClosedError:
                        return
                    except ChildDiedError:
                        if text_id in tried:
                            yield Analysed(text_id, None, "died")
                        else:
                            tried.add(text_id)
                            waiting.append(text_id)
                    except Exception as error:
                        yield Analysed(text_id, None, str(error))
        finally:
            for future in at_work:
                future.cancel()
            close()
