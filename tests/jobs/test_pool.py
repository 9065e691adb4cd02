"""The pool lends what is idle, and ends all when nobody works."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from analysis.child import Child
from analysis.jobs.pool import Pool
from tests.jobs.answering import make_ready
from tests.test_child import PROGRAM, ends


def who(child: Child) -> tuple[int, list[int]]:
    (found,) = child.ask("who")
    return found


def test_who_is_idle_is_lent_again():
    pool = Pool()
    with pool.open():
        with pool.lent(PROGRAM, 1) as child:
            first, ready = who(child)
        with pool.lent(PROGRAM, 1) as child:
            assert who(child) == (first, ready) == (first, [])
    assert ends(first)


def test_several_that_are_made_ready_are_copies_of_one():
    pool = Pool()
    with pool.open(), pool.lent(PROGRAM, 2, make_ready) as one, pool.lent(PROGRAM, 2, make_ready) as other:
        (first, (nursery,)), (second, (same,)) = who(one), who(other)
    assert nursery == same
    assert first != second
    assert all(map(ends, (first, second, nursery)))


def test_who_may_have_one_more_does_not_wait_for_who_may_not():
    """Of two libraries the one has a long text, the other waits for its turn; a page has something counted."""
    pool, begun = Pool(), threading.Event()

    def lent(most: int) -> None:
        with pool.lent(PROGRAM, most):
            begun.set()

    with ThreadPoolExecutor(2) as threads, pool.open():
        with pool.lent(PROGRAM, 1):
            analyst = threads.submit(lent, 1)
            time.sleep(0.2)
            assert not begun.is_set()
            threads.submit(lent, 2).result(10)
            assert not analyst.done()
        analyst.result(10)


def test_one_alone_is_no_copy():
    pool = Pool()
    with pool.open(), pool.lent(PROGRAM, 1, make_ready) as child:
        assert who(child)[1] == []
