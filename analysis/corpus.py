"""Many texts: analysed in order, by several processes where there are enough of them to pay for their start."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context

from analysis.analyse import Analysis, analyse, load
from analysis.article import read_article

BATCH = 20
"""Texts that go to a process at once. A process needs half a second to load the models, which these pay for."""

AHEAD = 3
"""Batches that are given out for each process before the first comes back: none waits, and memory is bounded."""


def analyse_texts(
    texts: Iterable[str], executor: Executor | None = None, workers: int | None = None
) -> Iterator[Analysis | Exception]:
    """The analysis of each text, in order; of a text that cannot be analysed the reason.

    `texts` may be endless: only some batches of it are read ahead.
    Fewer than a batch are analysed here. `executor` is anything that runs functions in other processes
    (concurrent.futures, `Client.get_executor()` of dask.distributed), with `workers` of them; without one, as many
    processes as the machine has cores.

    >>> [analysis.text for analysis in analyse_texts(["Мост открыли.", "Мост закрыли."])]
    ['Мост открыли.', 'Мост закрыли.']
    """
    batches = _batches(texts)
    first = next(batches, [])
    if len(first) < BATCH and executor is None:
        yield from map(analyse_text, first)
        return
    workers = workers or os.cpu_count() or 1
    given = chain([first] if first else [], batches)
    if executor is not None:
        yield from _in_order(given, executor, workers)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=prepare) as pool:
        yield from _in_order(given, pool, workers)


def analyse_text(text: str) -> Analysis | Exception:
    """The analysis of one text, or why there is none."""
    try:
        return analyse(read_article(text))
    except Exception as error:  # of whatever kind: it costs this text only
        return error


@cache
def prepare() -> None:
    """Makes a process ready that does nothing but analyse: the models, one thread for their sums (the other cores have
    processes of their own), and fewer searches for cycles of garbage, of which an analysis makes none."""
    from threadpoolctl import threadpool_limits

    load()
    threadpool_limits(1)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _in_order(batches: Iterable[list[str]], executor: Executor, workers: int) -> Iterator[Analysis | Exception]:
    waiting: deque[Future[list[Analysis | Exception]]] = deque()
    for batch in batches:
        waiting.append(executor.submit(_analyse_batch, batch))
        if len(waiting) >= AHEAD * workers:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _analyse_batch(texts: list[str]) -> list[Analysis | Exception]:
    return [analyse_text(text) for text in texts]
