"""Copies of a process are ready at once; the nursery and its copies cost one another nothing but what was asked."""

import errno
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analysis.child import Child, ChildClosedError, ChildDiedError
from analysis.nursery import Copied, Nursery
from tests.jobs.answering import make_ready
from tests.test_child import PROGRAM, ends


@pytest.fixture
def nursery():
    nursery = Nursery(PROGRAM, make_ready)
    yield nursery
    nursery.close()


def who(child: Child) -> tuple[int, list[int]]:
    (found,) = child.ask("who")
    return found


def test_it_is_made_ready_once_for_all_copies(nursery: Nursery):
    one, other = (Child(PROGRAM, nursery.copy) for _ in range(2))
    (first, ready), (second, also) = who(one), who(other)
    assert ready == also == [nursery.pid]
    assert len({first, second, nursery.pid, os.getpid()}) == 4
    assert (first, second) == (one.pid, other.pid)


def test_copies_end_with_it_and_come_of_another_one(nursery: Nursery):
    children = [Child(PROGRAM, nursery.copy) for _ in range(2)]
    former = [who(child)[0] for child in children]
    first = nursery.pid
    os.kill(first, signal.SIGKILL)
    assert all(map(ends, former))
    assert [who(child)[1] for child in children] == [[nursery.pid]] * 2
    assert nursery.pid != first


def test_it_dies_while_it_is_asked(nursery: Nursery):
    who(Child(PROGRAM, nursery.copy))
    os.kill(nursery.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(nursery.copy)
        time.sleep(0.2)  # it waits for an answer
        os.kill(nursery.pid, signal.SIGKILL)
        with pytest.raises(ChildDiedError):
            asked.result()
    assert who(Child(PROGRAM, nursery.copy))[1] == [nursery.pid]


def test_when_it_is_closed_nobody_is_left(nursery: Nursery):
    child = Child(PROGRAM, nursery.copy)
    process, _ = who(child)
    nursery.close()
    assert ends(process)
    assert ends(nursery.pid)


def test_who_died_is_kept_neither_here_nor_there(nursery: Nursery):
    child = Child(PROGRAM, nursery.copy)

    who(child)
    before = files("self")
    for _ in range(20):
        with pytest.raises(ChildDiedError):
            list(child.ask("die"))
    who(child)
    assert files("self") == before
    assert files(nursery.pid) <= 5  # its three, and where it is asked
    children = Path(f"/proc/{nursery.pid}/task/{nursery.pid}/children").read_text(encoding="ascii")
    assert len(children.split()) <= 2  # who lives, and who has just died


def files(process: int | str) -> int:
    """How many a process has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def scarce() -> None:
    """From the second copy on the system has no process more."""
    fork, made = os.fork, list[bool]()

    def once() -> int:
        if made:
            raise BlockingIOError(errno.EAGAIN, "no process more")
        made.append(True)
        return fork()

    os.fork = once


def test_where_there_is_no_process_more_those_that_there_are_go_on():
    nursery = Nursery(PROGRAM, scarce)
    one, other = (Child(PROGRAM, nursery.copy) for _ in range(2))
    first, _ = who(one)
    before = files("self")
    for _ in range(3):
        with pytest.raises(BlockingIOError):
            who(other)
    assert files("self") == before
    assert who(one)[0] == first
    nursery.close()


def no_thread(*_: object) -> None:
    raise RuntimeError("can't start new thread")


def threadless() -> None:
    """The system has no thread more for those who are copied."""
    threading.Thread.start = no_thread


def fails() -> None:
    """What is met in making ready is met again by who is given work."""
    raise ValueError("no models")


@pytest.mark.parametrize("ready", [threadless, fails], ids=["without a thread more", "that cannot be made ready"])
def test_a_copy_is_asked_all_the_same(ready: Callable[[], None]):
    nursery = Nursery(PROGRAM, ready)
    child = Child(PROGRAM, nursery.copy)
    assert list(child.ask("один два")) == ["один", "два"]
    child.close()
    nursery.close()


def test_a_copy_that_is_gone_before_it_is_known_has_died(nursery: Nursery, monkeypatch):
    who(Child(PROGRAM, nursery.copy))
    before = files("self")

    def gone(_: int) -> int:
        raise ProcessLookupError

    with monkeypatch.context() as patched, pytest.raises(ChildDiedError):
        patched.setattr(os, "pidfd_open", gone)
        nursery.copy()
    assert files("self") < before
    assert who(Child(PROGRAM, nursery.copy))[1] == [nursery.pid]


@pytest.mark.parametrize("asked", [False, True], ids=["alone", "while it is asked"])
def test_one_that_hears_nothing_is_closed_all_the_same(nursery: Nursery, monkeypatch, asked: bool):
    monkeypatch.setattr("analysis.nursery.PATIENCE", 0.2)
    who(Child(PROGRAM, nursery.copy))
    process = nursery.pid
    os.kill(process, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        copy = pool.submit(nursery.copy) if asked else None
        time.sleep(0.2)
        nursery.close()
        assert ends(process)
        if copy:
            with pytest.raises(ChildClosedError):
                copy.result()


def test_it_says_whose_it_is_so_that_who_looks_for_what_is_left_finds_it(nursery: Nursery):
    child = Child(PROGRAM, nursery.copy)
    who(child)
    for process in (nursery.pid, child.pid):
        command = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
        assert command[-2] == str(os.getpid()).encode()


def test_a_copy_that_nobody_asks_can_be_ended(nursery: Nursery):
    copied: Copied = nursery.copy()
    assert copied.poll() is None
    copied.kill()
    assert copied.wait() == copied.poll() == 0
    copied.kill()
