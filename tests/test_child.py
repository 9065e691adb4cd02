"""A child answers; what goes wrong in it costs one request."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analysis.child import (
    Child,
    ChildClosedError,
    ChildDiedError,
    ChildSlowError,
    Process,
    RequestError,
    program,
)
from analysis.nursery import Nursery
from tests.jobs.answering import make_ready

PROGRAM = "tests.jobs.answering"


@pytest.fixture(params=["a program of its own", "a copy of a nursery"])
def child(request):
    nursery = Nursery(PROGRAM, make_ready)
    child = Child(PROGRAM, nursery.copy if "copy" in request.param else None)
    yield child
    child.close()
    nursery.close()


def test_answers_in_order(child: Child):
    assert list(child.ask("один два")) == ["один", "два"]
    assert list(child.ask("три")) == ["три"]


def test_a_request_that_fails_costs_itself(child: Child):
    with pytest.raises(RequestError, match="ValueError: no such text"):
        list(child.ask("fail"))
    with pytest.raises(RequestError, match="MemoryError"):
        list(child.ask("out of memory"))
    assert list(child.ask("дальше")) == ["дальше"]


def test_an_answer_that_cannot_be_read_costs_itself(child: Child):
    with pytest.raises(RequestError, match="TypeError"):
        list(child.ask("unheard"))
    assert list(child.ask("дальше")) == ["дальше"]


def test_nor_does_a_request_that_cannot_be_sent(child: Child):
    with pytest.raises(RequestError, match="lambda"):
        list(child.ask(["один" * 100_000, lambda: None]))
    assert list(child.ask("дальше")) == ["дальше"]


def test_a_killed_child_is_replaced(child: Child):
    with pytest.raises(ChildDiedError):
        list(child.ask("die"))
    assert list(child.ask("дальше")) == ["дальше"]


def test_answers_that_nobody_wants_do_not_come_with_the_next(child: Child):
    for first in child.ask("один два три"):
        assert first == "один"
        break
    assert list(child.ask("четыре")) == ["четыре"]


def test_close_ends_what_is_asked(child: Child):
    closing = threading.Timer(0.5, child.close)
    closing.start()
    with pytest.raises(ChildClosedError):
        list(child.ask("sleep"))
    with pytest.raises(ChildClosedError):
        list(child.ask("дальше"))


def test_nobody_who_closes_it_waits_for_its_start():
    begun, on = threading.Event(), threading.Event()

    def start() -> Process:
        begun.set()
        assert on.wait(20)
        return program(PROGRAM)

    child = Child(PROGRAM, start)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(lambda: list(child.ask("да")))
        assert begun.wait(60)
        child.close()
        on.set()
        with pytest.raises(ChildClosedError):
            asked.result()
    assert ends(child.pid)


def test_an_answer_that_takes_too_long_ends_the_child(child: Child):
    with pytest.raises(ChildSlowError):
        list(child.ask("stuck", 1))
    assert list(child.ask("дальше", 20)) == ["дальше"]


def test_an_answer_comes_where_there_is_no_thread_to_watch_the_time(child: Child, monkeypatch):
    def start(_: threading.Timer) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Timer, "start", start)
    assert list(child.ask("один", 20)) == ["один"]


OWN = f"Child({PROGRAM!r})"
COPY = f"Child({PROGRAM!r}, Nursery({PROGRAM!r}, make_ready).copy)"


@pytest.mark.parametrize("child", [OWN, COPY], ids=["own", "copy"])
@pytest.mark.parametrize("request_", ["да", "stuck"])
def test_nobody_is_left_when_the_server_is_gone(request_, child):
    """The child's requests end with the process that sends them; one that is busy ends too."""
    ask = f"threading.Thread(target=lambda: list(child.ask({request_!r})), daemon=True).start()"
    lines = (f"child = {child}", ask, "time.sleep(2)", "print(child.pid, flush=True)")
    imports = ("from analysis.child import Child", "from analysis.nursery import Nursery")
    code = "; ".join(("import os, threading, time", *imports, f"from {PROGRAM} import make_ready", *lines))
    code += "; os.kill(os.getpid(), 9)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True).stdout
    assert ends(int(told.split()[-1]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no file that nobody writes to")
def test_nor_who_reads_a_backup(tmp_path: Path):
    os.mkfifo(tmp_path / "backup")  # whoever reads it waits
    take = f"take(*map(Path, [{str(tmp_path / 'backup')!r}, {str(tmp_path / 'fresh')!r}, 'backup']))"
    lines = (f"threading.Thread(target=lambda: {take}, daemon=True).start()", "time.sleep(3)")
    children = "[path.read_text() for path in Path('/proc/self/task').glob('*/children')]"
    code = "; ".join(
        (
            "import os, threading, time",
            "from pathlib import Path",
            "from analysis.library.backup import take",
            *lines,
            f"print(*{children}, flush=True)",
            "os.kill(os.getpid(), 9)",
        )
    )
    told = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=False, text=True).stdout
    (reader,) = told.split()
    assert ends(int(reader))


def ends(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    for _ in range(200):
        if not status.exists() or status.read_text().split()[2] == "Z":
            return True
        time.sleep(0.05)
    return False
