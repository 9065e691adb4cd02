"""A process beside the server that answers requests one by one, and whose death costs one answer, nothing else.

The child is started as a program of its own: `multiprocessing` would run the main module again in it, and under
Streamlit the main module is a page.
"""

import contextlib
import errno
import importlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Protocol

ROOT = Path(__file__).resolve().parents[1]
NICENESS = 10
"""Pages come first: what children do can wait."""


STARTER = ThreadPoolExecutor(1, "starter")
"""The thread that starts all children: the system ends a child when the thread that started it ends."""

LOOK_EVERY = 0.5
"""Seconds after which a child looks whether the server is still there."""


class ChildSlowError(Exception):
    """The process gave no answer in the time that it had; it is ended."""


class ChildDiedError(Exception):
    """The process ended before it had answered: killed, or out of memory."""


class ChildClosedError(Exception):
    """The process was ended by `close`, or the server is ending."""


class RequestError(Exception):
    """The child could not answer this request, and goes on with the next."""


class Child:
    """A process that calls `answer(request)`, an iterator of answers, of the module `name`; started when first asked.

    Used by one thread at a time; `close` may come from any.
    start: what starts it, where it is no program of its own.
    """

    def __init__(self, name: str, start: Callable[[], "Process"] | None = None) -> None:
        self._name = name
        self._start = start or partial(program, name)
        self._process: Process | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether it was ended for good."""
        return self._closed

    @property
    def pid(self) -> int | None:
        """The number of the process, if it was started."""
        return self._process.pid if self._process else None

    def ask(self, request: Any, seconds: float | None = None) -> Iterator[Any]:
        """What the child answers, as it comes. A child that died is started anew by the next request.

        seconds: the time that each answer may take; past it the child is ended and ChildSlowError is raised.
        Raises OSError where the system gives no process.
        """
        process = self._running()
        late = threading.Event()
        try:
            pickle.dump(request, process.stdin, pickle.HIGHEST_PROTOCOL)  # columns of numbers and text without a copy
            process.stdin.flush()
            while True:
                with _ended_after(seconds, process, late):
                    answer = pickle.load(process.stdout)
                if answer is None:
                    return
                kind, value = answer
                if kind == "failed":
                    raise RequestError(value)
                yield value
        except RequestError:
            raise
        except (OSError, EOFError, pickle.UnpicklingError, ValueError) as error:
            self._end()
            kind_of_end = ChildClosedError if self._closed else ChildSlowError if late.is_set() else ChildDiedError
            raise kind_of_end(self._name) from error
        except Exception as error:  # no pickle holds what is asked or answered: its rest would be the next answer
            self._end()
            raise RequestError(f"{type(error).__name__}: {error}") from error
        except BaseException:  # nobody wants the rest of the answers
            self._end()
            raise

    def close(self) -> None:
        """Ends the process, in the middle of an answer too."""
        self._closed = True  # before it is looked for the process: `_running` does the one after the other, too
        self._end()

    def _running(self) -> "Process":
        if self._closed:
            raise ChildClosedError(self._name)
        if self._process is None or self._process.poll() is not None:
            self._process = None
            self._process = self._start()  # may take a second, in which nobody who closes it has to wait
        if self._closed:
            self._end()
            raise ChildClosedError(self._name)
        return self._process

    def _end(self) -> None:
        process = self._process
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


class Process(Protocol):
    """What a Child asks of its process, as `subprocess.Popen` has it."""

    pid: int
    stdin: Any
    stdout: Any

    def poll(self) -> int | None:
        """None as long as it lives."""
        ...

    def kill(self) -> None:
        """Ends it."""
        ...

    def wait(self) -> int:
        """Returns when it has ended."""
        ...


def program(name: str) -> subprocess.Popen[bytes]:
    """A process that answers as the module `name` does, started as a program of its own."""
    command = [sys.executable, "-m", __name__, name, str(os.getpid())]
    return started(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def started(command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
    """A program of ours, in the folder of the program. Raises ChildClosedError where Python is ending: nobody's work is
    to blame for that, and it waits for the next start."""
    try:
        starting = STARTER.submit(lambda: subprocess.Popen(command, cwd=ROOT, **options))
    except RuntimeError as error:
        if "shutdown" not in str(error):  # nor is there a thread to start it
            raise BlockingIOError(errno.EAGAIN, str(error)) from error
        raise ChildClosedError(*command) from error
    return starting.result()


@contextmanager
def _ended_after(seconds: float | None, process: Process, late: threading.Event) -> Iterator[None]:
    """Ends the process where what is inside takes longer than `seconds`."""
    if seconds is None:
        yield
        return

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    with contextlib.suppress(RuntimeError):  # the system has no thread more: late is better than not at all
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


# ---------------------------------------------------------------- in the child
def serve(answer: Callable[[Any], Iterator[Any]], requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answers until the server lets go of the pipe, or is gone."""
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            return
        try:
            for value in answer(request):
                pickle.dump(("answer", value), answers)
                answers.flush()
            pickle.dump(None, answers)
        except MemoryError:
            pickle.dump(("failed", "MemoryError"), answers)
        except Exception as error:
            logging.getLogger(__name__).exception("A request failed")
            pickle.dump(("failed", f"{type(error).__name__}: {error}"), answers)
        answers.flush()


def main(name: str, server: int) -> None:
    """The child: what it prints goes to the server's log, not among the answers."""
    end_with(server)
    step_back()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):  # Ctrl+C ends the server, and the server its children
        serve(importlib.import_module(name).answer, sys.stdin.buffer, answers)


def end_with(server: int) -> None:
    """This process ends when the server that started it does, however that ends: by the system's word, which reaches
    one that is busy in a library too, and by looking where the system gives none."""
    end_by_the_system()
    with contextlib.suppress(RuntimeError):  # the system has no thread more
        threading.Thread(target=_look_after, args=(server,), daemon=True).start()


def end_by_the_system() -> None:
    """The system, where it can, ends this process with the thread that started it."""
    with contextlib.suppress(OSError, AttributeError):
        import ctypes

        set_death_signal = 1  # PR_SET_PDEATHSIG of prctl(2)
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)


def _look_after(server: int) -> None:
    while os.getppid() == server:
        time.sleep(LOOK_EVERY)
    os._exit(1)


def step_back() -> None:
    """The pages come first; and where memory is short the system is to end the child, not the server."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
