"""Workers: results come in order, and one who dies costs only the text that kills him."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest

from analysis.child import Process
from analysis.nursery import Nursery
from analysis.workers import Died, Lent, Processes, WorkersError, in_order, opened
from tests.parts.deadly import DEADLY, lengths, make_ready, process, readiness


@pytest.fixture
def processes():
    made = Processes(2)
    yield made
    made.close()


def test_a_text_that_kills_its_process_costs_nothing_but_itself(processes):
    batches = [["а", "бб"], ["ввв"], ["г", DEADLY, "дд"], ["еее", "ж"]]
    assert list(in_order(lengths, batches, processes)) == [[1, 2], [3], [1], Died(DEADLY), [2], [3, 1]]


def test_a_process_that_somebody_ended_costs_nothing(processes):
    os.kill(processes.submit(process, []).result(), signal.SIGKILL)
    batches = [["а"] * n for n in range(1, 30)]
    assert list(in_order(lengths, batches, processes)) == [[1] * n for n in range(1, 30)]


@pytest.mark.parametrize(("copied", "calls"), [(True, 2), (False, 1)], ids=["copies", "own"])
def test_each_is_made_ready_and_what_it_is_a_copy_of(monkeypatch, copied, calls):
    monkeypatch.setattr("analysis.nursery.possible", lambda: copied)
    processes = Processes(2, make_ready)
    found = list(in_order(readiness, [["а"]] * 20, processes))
    processes.close()
    assert {times for _, times in found} == {calls}


@pytest.mark.parametrize("possible", [1, 0])
def test_what_fewer_processes_than_wanted_can_do_they_do(monkeypatch, possible):
    copy, made = Nursery.copy, list[Nursery]()

    def some(nursery: Nursery) -> Process:
        if len(made) == possible:
            raise BlockingIOError("no process more")
        made.append(nursery)
        return copy(nursery)

    monkeypatch.setattr(Nursery, "copy", some)
    processes = Processes(3, make_ready)
    batches = [["а"] * n for n in range(1, 30)]
    with nullcontext() if possible else pytest.raises(BlockingIOError):
        assert list(in_order(lengths, batches, processes)) == [[1] * n for n in range(1, 30)]
    processes.close()


def test_what_a_function_raises_is_raised_here():
    def fail(_: list[str]) -> int:
        raise ValueError("нет")

    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="нет"):
        list(in_order(fail, [["а"]], Lent(pool, 1)))


@pytest.mark.parametrize(("name", "said"), [("ssh://a", "не известен"), ("dask://127.0.0.1:1", "не отвечает")])
def test_workers_that_are_not_there_are_a_sentence(monkeypatch, name, said):
    monkeypatch.setattr("analysis.workers.PATIENCE", 0.2)
    with pytest.raises(WorkersError, match=said), opened(name, list, str):
        pass
