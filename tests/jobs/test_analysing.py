"""Many texts by worker processes: one that fails, one that kills its worker, a stop."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.child import Process
from analysis.jobs import analysing
from analysis.jobs.job import Job
from analysis.library import open_library
from analysis.nursery import Nursery

PROGRAM = "tests.jobs.answering"


def of(texts: dict[str, str]):
    """What the workers are asked: the texts themselves."""
    return lambda ids: {one: texts[one] for one in ids}


def analysed(texts: dict[str, str], program: str = PROGRAM) -> dict[str, object]:
    """What came of each text: the answer or the reason; or why the job ended."""
    found: dict[str, object] = {}

    def work(job: Job) -> None:
        for one in analysing.analyse_in_workers(list(texts), of(texts), job, program=program):
            found[one.id] = one.reason or one.prepared

    job = Job(work)
    job.start()
    job.wait(60)
    return {"ended": job.failure} if job.failure else found


@pytest.mark.parametrize("processes", ["1", "3"])
def test_a_text_that_kills_its_worker_is_failed_and_the_others_go_on(monkeypatch, processes: str):
    monkeypatch.setenv("GOLOSA_WORKERS", processes)
    texts = {"a": "один", "b": "die", "c": "fail", "d": "два", "e": "три"}
    assert analysed(texts) == {
        "a": "один",
        "b": "died",
        "c": "ValueError: no such text",
        "d": "два",
        "e": "три",
    }


def no_process(*_: object) -> None:
    raise BlockingIOError("no process more")


def test_with_fewer_processes_than_wanted_all_is_analysed(monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "3")
    copy, made = Nursery.copy, list[Nursery]()

    def once(nursery: Nursery) -> Process:
        if made:
            no_process()
        made.append(nursery)
        return copy(nursery)

    monkeypatch.setattr(Nursery, "copy", once)
    texts = dict.fromkeys("abcdef", "wait")
    assert analysed(texts) == texts


def test_with_no_process_no_text_has_failed(monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "3")
    monkeypatch.setattr(Nursery, "copy", no_process)
    found = analysed(dict.fromkeys("abcdef", "wait"))
    assert isinstance(found["ended"], BlockingIOError)


@pytest.mark.parametrize("processes", ["1", "3"])
def test_a_server_that_is_ending_fails_no_text(monkeypatch, processes: str):
    """Python starts nothing more then."""
    monkeypatch.setenv("GOLOSA_WORKERS", processes)
    ended = ThreadPoolExecutor(1)
    ended.shutdown()
    monkeypatch.setattr("analysis.child.STARTER", ended)
    assert analysed(dict.fromkeys("abcdef", "wait")) == {}


def test_where_no_thread_is_there_to_start_a_worker_no_text_has_failed(monkeypatch):
    class Threadless:
        def submit(self, *_: object) -> None:
            raise RuntimeError("can't start new thread")

    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    monkeypatch.setattr("analysis.child.STARTER", Threadless())
    found = analysed({"a": "wait"})
    assert isinstance(found["ended"], BlockingIOError)


def test_a_text_that_comes_to_no_end_costs_itself(monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    monkeypatch.setattr(analysing, "LONGEST", 2.0)
    monkeypatch.setattr(analysing, "LOOK_EVERY", 0.1)
    assert analysed({"a": "один", "b": "sleep", "c": "два"}) == {"a": "один", "b": "slow", "c": "два"}


def test_what_is_done_before_a_stop_came(monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "2")
    texts = {"a": "один", "b": "два", "c": "sleep", "d": "sleep", "e": "три"}
    found = {}

    def work(job: Job) -> None:
        for one in analysing.analyse_in_workers(list(texts), of(texts), job, program=PROGRAM):
            found[one.id] = one.prepared
            if len(found) == 2:
                job.stop()

    job = Job(work)
    job.start()
    job.wait(60)
    assert found == {"a": "один", "b": "два"}
    assert not job.progress().running


def test_one_text_of_another_library_does_not_wait_for_a_hundred(monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    first, begun, done_when = [], threading.Event(), []

    def many(job: Job) -> None:
        texts = {str(at): "wait" for at in range(100)}
        for one in analysing.analyse_in_workers(list(texts), of(texts), job, program=PROGRAM):
            first.append(one.id)
            begun.set()

    def single(job: Job) -> None:
        for one in analysing.analyse_in_workers(["статья"], of({"статья": "wait"}), job, program=PROGRAM):
            done_when.append((one.id, len(first)))

    one, other = Job(many), Job(single)
    one.start()
    assert begun.wait(60)
    other.start()
    other.wait(60)
    one.stop()
    one.wait(60)
    ((text, others_before_it),) = done_when
    assert text == "статья"
    assert others_before_it < 50  # one by one it would have been two


def test_a_text_that_somebody_opens_waits_for_none_of_the_others_and_is_analysed_once(monkeypatch, tmp_path):
    """The workers are at forty others; the last one, which they would come to last, is opened."""
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    library = open_library(tmp_path / "library.duckdb", first=None)
    ids = [library.add(f"Вера Лесная приехала wait {n}.") for n in range(40)]
    by_workers, opened = list[str](), threading.Event()

    def asked(some: list[str]) -> dict[str, str]:
        return {text_id: one.text for text_id, one in library.waiting(some).items()}

    def work(job: Job) -> None:
        waiting = library.unanalysed()
        for one in analysing.analyse_in_workers(waiting, asked, job, program=PROGRAM):
            by_workers.append(one.id)
            if len(by_workers) == 2:
                opened.wait(60)

    job = Job(work)
    job.start()
    last = library.unanalysed()[-1]
    assert {entity.name for entity in library.corrected(last).entities} == {"Вера Лесная"}
    assert len(by_workers) < 5
    opened.set()
    job.wait(60)
    assert sorted(by_workers) == sorted(set(ids) - {last})
    assert job.progress().done == 1
    library.close()


@pytest.mark.parametrize(("asked", "workers"), [("3", 3), ("0", 0), (" 2 ", 2), ("100", 100)])
def test_workers_are_configured(monkeypatch, asked: str, workers: int):
    monkeypatch.setenv("GOLOSA_WORKERS", asked)
    assert analysing.workers() == workers


@pytest.mark.parametrize("asked", ["", "many", "-1", "²", "1000000"])
def test_without_a_number_one_processor_is_left_for_the_pages(monkeypatch, asked: str):
    monkeypatch.setenv("GOLOSA_WORKERS", asked)
    monkeypatch.setattr(analysing.os, "cpu_count", lambda: 4)
    assert analysing.workers() == 3
