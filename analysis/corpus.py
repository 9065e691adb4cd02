"""Many texts: analysed in order, by several processes where there are enough of them to pay for their start."""

import gc
import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import cache
from itertools import chain, islice
from typing import TypeVar

from analysis.analyse import Analysis, analyse, load
from analysis.article import read_article
from analysis.workers import Died, Lent, Processes, Workers, in_order

T = TypeVar("T")

BATCH = 20
"""Texts that go to a process at once. A process needs half a second to load the models, which these pay for."""


class DiedError(Exception):
    """Each process that had this text to analyse died of it."""

    def __str__(self) -> str:
        return "процесс, который разбирал текст, оборвался"


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
    batches = batched(texts)
    first = next(batches, [])
    if len(first) < BATCH and executor is None:
        yield from map(analyse_text, first)
        return
    given = chain([first] if first else [], batches)
    if executor is not None:
        yield from analyses(given, Lent(executor, workers or 1))
        return
    processes = Processes(workers, prepare)
    try:
        yield from analyses(given, processes)
    finally:
        processes.close()


def analyses(batches: Iterable[list[str]], workers: Workers) -> Iterator[Analysis | Exception]:
    """The analyses of all texts of the batches, in order, by these workers."""
    for found in in_order(_analyse_batch, batches, workers):
        yield from [DiedError()] if isinstance(found, Died) else found


def analyse_text(text: str) -> Analysis | Exception:
    """The analysis of one text, or why there is none."""
    try:
        return analyse(read_article(text))
    except Exception as error:  # of whatever kind: it costs this text only
        return error


@cache
def prepare() -> None:
    """Makes a process ready that does nothing but analyse: the models, one thread for their sums (the other cores have
    processes of their own), and few searches for cycles of garbage: an analysis makes none, and what is remembered of
    words was looked through again and again for them."""
    from threadpoolctl import threadpool_limits

    gc.disable()  # of what is loaded nothing is garbage, and it would be looked through again and again
    try:
        load()
        threadpool_limits(1)
        gc.freeze()
        gc.set_threshold(500_000, 20, 100)
    finally:
        gc.enable()


def batched(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of `size` items; the last may be shorter.

    >>> list(batched("мост", 3))
    [['м', 'о', 'с'], ['т']]
    """
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _analyse_batch(texts: list[str]) -> list[Analysis | Exception]:
    return [_carried(found) if isinstance(found, Exception) else found for found in map(analyse_text, texts)]


def _carried(error: Exception) -> Exception:
    """The error; of one that would not come whole to who asked what it says, so that it costs no other text."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # of whatever kind: it is made of other values than it keeps
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
