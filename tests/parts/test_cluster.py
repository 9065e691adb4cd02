"""A cluster of two processes: the same parts as without one, whoever dies meanwhile."""

import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from types import ModuleType

import pytest

from analysis import workers as workers_module
from analysis.analyse import version
from analysis.corpus import prepare
from analysis.parts.extracting import extract_to
from analysis.parts.folder import Folder
from analysis.workers import Died, WorkersError, in_order, opened
from tests.parts.deadly import DEADLY, lengths, make_ready, process, process_id, readiness, slow_lengths

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")


@contextmanager
def cluster_of(workers: int):
    """A scheduler and its processes. They run the main module of this one anew, and after a test of pages that is the
    app: here it is an empty one. LocalCluster gives up for good a process that is not there 15 seconds after one of
    its name died, though it is being started anew: on a busy machine that may be. The commands of docs/cluster.md do
    not."""
    waits = dask.config.set({"distributed.deploy.lost-worker-timeout": "10 minutes"})
    with waits, pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        with distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            yield cluster


def address_of(cluster) -> str:
    """Where the scheduler listens, as `--executor` names it."""
    return cluster.scheduler_address.replace("tcp://", "dask://")


@pytest.fixture(scope="module")
def address():
    with cluster_of(2) as cluster:
        yield address_of(cluster)


def test_the_parts_are_those_of_one_machine(address, tmp_path):
    sources = []
    for n in range(1, 31):
        sources.append(str(tmp_path / f"{n}.txt"))
        (tmp_path / f"{n}.txt").write_text(f"Мост номер {n} открыли. «Ждали {n} лет», — сказала мэр Анна Ким.", "utf-8")
    for name, executor in (("кластер", address), ("машина", "processes")):
        with opened(executor, prepare, version) as workers:
            assert workers.count >= 1
            told = extract_to(Folder(str(tmp_path / name)), sources, workers)
        assert (told.written, told.failed) == (30, 0)
    parts = {name: sorted((tmp_path / name).rglob("*.parquet")) for name in ("кластер", "машина")}
    assert [part.read_bytes() for part in parts["кластер"]] == [part.read_bytes() for part in parts["машина"]]
    assert len(parts["кластер"]) == 11


def test_a_worker_that_is_killed_costs_no_result(address):
    batches = [["а" * n] for n in range(1, 31)]
    with opened(address, list, version) as workers:
        doomed = workers.submit(process, []).result()
        kill = threading.Timer(0.7, os.kill, (doomed, signal.SIGKILL))
        kill.start()
        begun = time.monotonic()
        found = list(in_order(slow_lengths, batches, workers))
        assert time.monotonic() - begun > 0.7  # he died in the middle of it
    assert found == [[n] for n in range(1, 31)]


def test_a_text_that_kills_each_worker_costs_nothing_but_itself(address):
    with opened(address, list, version) as workers:
        found = list(in_order(lengths, [["а"], ["бб", DEADLY], ["ввв"]], workers))
    assert found == [[1], [2], Died(DEADLY), [3]]


def test_a_worker_that_comes_later_is_made_ready_as_the_first_ones_were(address):
    with opened(address, make_ready, version) as workers:
        os.kill(workers.submit(process, []).result(), signal.SIGKILL)
        found: dict[int, int] = {}
        begun = time.monotonic()
        while len(found) < 2 and time.monotonic() - begun < 180:  # the other one, and who took the place of the killed
            found.update([batch.result() for batch in [workers.submit(readiness, []) for _ in range(4)]])
        assert list(found.values()) == [1, 1]


def test_a_cluster_that_nobody_works_for_any_more_is_given_up(monkeypatch):
    monkeypatch.setattr(workers_module, "ABSENCE", 1.0)
    batches = [["а"]] * 300
    found: list[object] = []
    given_up = pytest.raises(WorkersError, match="остался без исполнителей")
    with cluster_of(1) as cluster, given_up, opened(address_of(cluster), list, version) as workers:
        for result in in_order(slow_lengths, batches, workers):
            found.append(result)
            cluster.scale(0)
    assert found == [[1]] * len(found)
    assert 1 <= len(found) < len(batches)


def test_workers_of_another_version_are_given_nothing(address):
    with pytest.raises(WorkersError, match="другая версия"), opened(address, list, process_id):
        pass
