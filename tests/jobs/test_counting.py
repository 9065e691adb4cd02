"""What is counted beside: at once or after a while, once for all who ask, the former one while a newer is counted."""

import os
import threading
import time

import pytest

from analysis.jobs.counting import Counting, beside


def double(number: int) -> int:
    return 2 * number


def until(what, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_process_counts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    found = Counting().ask("double", "one", lambda: (double, (21,)), seconds=60)
    assert (found.value, found.of, found.failed) == (42, "one", False)


@pytest.mark.parametrize(("processes", "here"), [("1", False), ("0", True)])
def test_what_is_made_beside_is_made_by_a_process_where_there_is_one(monkeypatch, processes, here):
    monkeypatch.setenv("GOLOSA_WORKERS", processes)
    assert (beside(os.getpid) == os.getpid()) is here


def test_what_a_process_cannot_make_is_made_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    assert beside(double, 21) == 42
    with pytest.raises(ZeroDivisionError):
        beside(divmod, 1, 0)


def test_what_no_process_is_there_for_is_made_here_or_has_failed(monkeypatch: pytest.MonkeyPatch):
    def none(_: str) -> None:
        raise BlockingIOError("no process more")

    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    monkeypatch.setattr("analysis.child.program", none)
    assert beside(double, 21) == 42
    assert Counting().ask("double", "one", lambda: (double, (21,)), seconds=60).failed


def test_what_fails_in_the_process_is_said_to_have_failed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    counting = Counting()
    assert counting.ask("double", "one", lambda: (double, ()), seconds=60).failed
    assert counting.ask("double", "one", lambda: (double, (1,))).failed  # not tried again at each run of a page


def test_who_does_not_wait_has_it_later_and_all_have_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "0")
    counting, go, times = Counting(), threading.Event(), []

    def slow() -> int:
        go.wait(60)
        times.append(1)
        return 7

    first = counting.ask("slow", "one", lambda: (slow, ()))
    assert first.value is None
    assert counting.ask("slow", "one", lambda: (slow, ()), seconds=600).value is None  # who asks again does not wait
    go.set()
    until(lambda: counting.ask("slow", "one", lambda: (slow, ())).value == 7)
    assert len(times) == 1


def test_the_former_one_is_given_until_there_is_a_newer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "0")
    monkeypatch.setattr("analysis.jobs.counting.PATIENCE", 0)
    counting, go = Counting(), threading.Event()
    assert counting.ask("double", "one", lambda: (double, (1,)), seconds=60).value == 2

    def later(number: int) -> int:
        go.wait(60)
        return 3 * number

    old = counting.ask("double", "two", lambda: (later, (1,)))
    assert (old.value, old.of) == (2, "one")
    go.set()
    until(lambda: counting.ask("double", "two", lambda: (later, (1,))).value == 3)


def test_it_is_not_counted_anew_at_each_text_that_comes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "0")
    monkeypatch.setattr("analysis.jobs.counting.PATIENCE", 10**9)
    counting = Counting()
    counting.ask("double", "one", lambda: (double, (1,)), seconds=60)
    assert counting.ask("double", "two", lambda: (double, (2,)), seconds=60).value == 2
    assert counting.ask("double", "two", lambda: (double, (2,)), here=True).value == 4  # which is little
