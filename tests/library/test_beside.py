"""Work beside the pages: done once for all who ask for it at one time, and each of them may wait for it."""

import threading
import time

from analysis.library.beside import Beside


def test_two_who_ask_at_one_time_have_it_done_once_and_both_may_wait(monkeypatch) -> None:
    done, failed, may_end, start = [], [], threading.Event(), threading.Timer.start

    def slowly(timer: threading.Timer) -> None:
        time.sleep(0.1)
        start(timer)

    def work() -> None:
        may_end.wait(10)
        done.append(threading.current_thread().name)

    def ask() -> None:
        try:
            beside.start()
            beside.wait(10)
        except Exception as error:
            failed.append(error)

    monkeypatch.setattr(threading.Timer, "start", slowly)
    beside = Beside(work, "work")
    asking = [threading.Thread(target=ask) for _ in range(4)]
    for one in asking:
        one.start()
    time.sleep(0.3)
    beside.wait(0.01)  # not for long
    assert done == []
    may_end.set()
    for one in asking:
        one.join(10)
    assert (failed, done) == ([], ["work"])
