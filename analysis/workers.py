"""Who does the work of many texts: processes of this machine, a cluster, or any executor; and its results in order.

A process that dies costs nothing but the text that kills it: what was at work is done again, one batch after another,
and a batch that ends its process once more text by text.
"""

import os
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from queue import LifoQueue
from typing import Any, ClassVar, Generic, Protocol, TypeVar
from weakref import WeakSet

from analysis.child import Child, ChildDiedError
from analysis.errors import PlainError
from analysis.nursery import Nursery

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 3
"""Batches that are given out for each worker before the first comes back: none waits, and memory is bounded."""

PATIENCE = 20
"""Seconds in which the scheduler of a cluster has to answer."""

ABSENCE = 120.0
"""Seconds without a single worker after which a cluster is given up: one that starts anew is back by then."""

LOOK_EVERY = 1.0
"""Seconds after which it is looked whether a cluster has workers."""

EXECUTORS = ("processes", "dask://HOST:PORT")

CLUSTER = r"dask://(?P<place>.+:\d+)"


class WorkersError(PlainError):
    """Why nobody can be given work."""

    sentences: ClassVar[Mapping[str, str]] = {
        "unknown": "Исполнитель «{name}» не известен: назовите processes или dask://АДРЕС:ПОРТ.",
        "no_dask": "Для кластера нужен пакет dask.distributed: pip install -r requirements-cluster.txt.",
        "no_answer": "Планировщик {name} не отвечает. Проверьте адрес и запущен ли он (docs/cluster.md).",
        "no_workers": "У планировщика {name} нет ни одного исполнителя. Запустите их (docs/cluster.md) и повторите.",
        "gone": "Работа прервана: планировщик {name} пропал или остался без исполнителей. Сделанное сохранено. "
        "Запустите их (docs/cluster.md) и повторите: работа продолжится с этого места.",
        "other_version": "У планировщика или исполнителя кластера другая версия программы (здесь {known}, там "
        "{found}): результаты были бы разными. Запустите всех из папки той же версии (docs/cluster.md) и повторите.",
    }


class OtherVersionError(Exception):
    """A worker has another version of the program: this one."""


class Workers(Protocol):
    """Who can be given work."""

    @property
    def count(self) -> int:
        """How many work at once."""
        ...

    @property
    def lost(self) -> tuple[type[BaseException], ...]:
        """What a result raises whose worker died."""
        ...

    def submit(self, function: Callable[[list[Any]], R], batch: list[Any]) -> "Future[R]":
        """Has `function(batch)` done."""
        ...


@dataclass(frozen=True, slots=True)
class Died(Generic[T]):
    """In place of a result: each worker that had `one` to do died of it."""

    one: T


class Processes:
    """Processes of this machine, each started with its first batch, and anew where it died; several that are made
    ready alike are copies of one.

    Not those of concurrent.futures: there one that dies ends the work of all, and a run under CPython 3.11 once
    waited for ever for a batch given out at that moment.
    initializer: a function of a module, which each calls before its first batch, and before that what it is a copy of.
    """

    lost: tuple[type[BaseException], ...] = (ChildDiedError,)

    def __init__(self, count: int | None = None, initializer: Callable[[], object] | None = None) -> None:
        self.count = count or os.cpu_count() or 1
        self._initializer = initializer
        self._threads = ThreadPoolExecutor(self.count, "worker")
        self._nursery = Nursery(__name__, initializer) if initializer and self.count > 1 else None
        start = self._nursery.copy if self._nursery else None
        self._children = [Child(__name__, start) for _ in range(self.count)]
        self._idle: LifoQueue[Child] = LifoQueue()
        self._spare = threading.Semaphore(self.count - 1)
        for child in self._children:
            self._idle.put(child)

    def submit(self, function: Callable[[list[Any]], R], batch: list[Any]) -> "Future[R]":
        """In the next process that is free. Where the system has fewer of them than were wanted these do all; where it
        has none the result raises OSError."""
        return self._threads.submit(self._ask, function, batch)

    def close(self) -> None:
        """Ends them; what is not done is not done."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.close()
        if self._nursery:
            self._nursery.close()
        self._threads.shutdown()

    def _ask(self, function: Callable[[list[Any]], R], batch: list[Any]) -> R:
        while True:
            child, spared = self._idle.get(), False
            try:
                answers: list[R] = list(child.ask((self._initializer, function, batch)))
                return answers[0]
            except OSError:
                spared = self._spare.acquire(blocking=False)
                if not spared:  # the last of them
                    raise
            finally:
                if not spared:
                    self._idle.put(child)


def answer(request: tuple[Callable[[], object] | None, Callable[[list[Any]], R], list[Any]]) -> Iterator[R]:
    """In the process: what the function makes of the batch."""
    initializer, function, batch = request
    if initializer:
        _begin(initializer)
    yield function(batch)


@cache
def _begin(initializer: Callable[[], object]) -> None:
    initializer()


@dataclass(frozen=True)
class Lent:
    """An executor that somebody else opened, and ends."""

    executor: Executor
    count: int
    lost: tuple[type[BaseException], ...] = ()

    def submit(self, function: Callable[[list[Any]], R], batch: list[Any]) -> "Future[R]":
        """As the executor does it."""
        return self.executor.submit(function, batch)


@dataclass(frozen=True)
class Cluster(Lent):
    """A cluster's. Those who come while it works are asked for their version, and made ready, as the first ones were.

    ready: does a function with a batch.
    """

    ready: Callable[..., Any] = field(kw_only=True)
    waiting: "WeakSet[Future[Any]]" = field(default_factory=WeakSet)

    def submit(self, function: Callable[[list[Any]], R], batch: list[Any]) -> "Future[R]":
        """By a worker that has this version of the program."""
        future = self.executor.submit(self.ready, function, batch)
        self.waiting.add(future)
        return future

    def give_up(self) -> None:
        """What waits for a result gets CancelledError."""
        for future in list(self.waiting):
            future.cancel()


def _as_here(
    known: str,
    version: Callable[[], str],
    initializer: Callable[[], object],
    function: Callable[[list[Any]], R],
    batch: list[Any],
) -> R:
    """In a worker of a cluster, what the function makes of the batch; raises OtherVersionError."""
    if (found := version()) != known:
        raise OtherVersionError(found)
    _begin(initializer)
    return function(batch)


@contextmanager
def opened(name: str, initializer: Callable[[], object], version: Callable[[], str]) -> Iterator[Workers]:
    """The workers that `--executor` names: «processes» of this machine, or a cluster's, «dask://HOST:PORT».

    version: what all of them must say alike, for their results to be the same; of those too that come to the cluster
    later. Raises WorkersError, also from what is done with them.
    """
    if name == "processes":
        processes = Processes(initializer=initializer)
        try:
            yield processes
        finally:
            processes.close()
    elif cluster := re.fullmatch(CLUSTER, name):
        with _cluster(f"tcp://{cluster['place']}", name, partial(_as_here, version(), version, initializer)) as workers:
            yield workers
    else:
        raise WorkersError("unknown", name=name)


@contextmanager
def _cluster(address: str, name: str, ready: "partial[Any]") -> Iterator[Workers]:
    """ready: does a function with a batch where the worker has this version of the program."""
    import asyncio

    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise WorkersError("no_dask") from error
    try:
        asyncio.run(_greet(address))
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:  # of a scheduler of another version the last
        raise WorkersError("no_answer", name=name) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise WorkersError("no_workers", name=name) from error
        for answer in (*client.run(ready, list, [], on_error="return").values(), _of_scheduler(client, ready)):
            if isinstance(answer, Exception):
                raise WorkersError("other_version", found=str(answer), known=ready.args[0])
        count = sum(client.nthreads().values())
        workers = Cluster(client.get_executor(pure=False), count, (KilledWorker,), ready=ready)
        try:
            with _watched(client, workers, name):
                yield workers
        except OtherVersionError as error:
            raise WorkersError("other_version", found=str(error), known=ready.args[0]) from error


@contextmanager
def _watched(client: Any, workers: Cluster, name: str) -> Iterator[None]:
    """Ends what waits for results that nobody will bring: Dask itself waits for ever for a worker to come."""
    over = threading.Event()

    def watch() -> None:
        seen = time.monotonic()
        while not over.wait(LOOK_EVERY):
            if _has_workers(client):
                seen = time.monotonic()
            elif time.monotonic() - seen > ABSENCE:
                workers.give_up()

    watching = threading.Thread(target=watch, name="cluster", daemon=True)
    watching.start()
    try:
        yield
    except CancelledError as error:
        raise WorkersError("gone", name=name) from error
    finally:
        over.set()
        watching.join()


def _has_workers(client: Any) -> bool:
    try:
        return bool(client.nthreads())
    except (OSError, RuntimeError, TimeoutError):  # no scheduler to ask
        return False


def _of_scheduler(client: Any, ready: "partial[Any]") -> Any:
    """What it answers to what the workers are asked: it unpacks every batch that it hands on."""
    try:
        return client.run_on_scheduler(_as_here, *ready.args[:2], list, list, [])
    except Exception as error:  # of whatever kind: it has not this program
        return error


async def _greet(address: str) -> None:
    """Raises OSError where no scheduler is there; a Client would wait for ever for one who listens and is silent."""
    import asyncio

    from distributed.comm.core import connect

    (await asyncio.wait_for(connect(address), PATIENCE)).abort()


# ---------------------------------------------------------------- work
def in_order(function: Callable[[list[T]], R], batches: Iterable[list[T]], workers: Workers) -> Iterator[R | Died[T]]:
    """What `function` makes of each batch, in order. `batches` may be endless: only some are read ahead."""
    waiting: deque[tuple[list[T], Future[R]]] = deque()
    for batch in batches:
        waiting.append((batch, workers.submit(function, batch)))
        if len(waiting) >= AHEAD * workers.count:
            yield from _first(function, waiting, workers)
    while waiting:
        yield from _first(function, waiting, workers)


def _first(
    function: Callable[[list[T]], R], waiting: deque[tuple[list[T], "Future[R]"]], workers: Workers
) -> list[R | Died[T]]:
    batch, future = waiting.popleft()
    try:
        return [future.result()]
    except workers.lost:
        wait([other for _, other in waiting])  # so that nobody but this batch can be to blame
        return _alone(function, batch, workers)


def _alone(function: Callable[[list[T]], R], batch: list[T], workers: Workers) -> list[R | Died[T]]:
    try:
        return [workers.submit(function, batch).result()]
    except workers.lost:
        if len(batch) == 1:
            return [Died(batch[0])]
        return [found for one in batch for found in _alone(function, [one], workers)]
