"""A process beside the server that answers requests one by one, and whose death costs one answer, nothing else.

The child is started as a program of its own: `multiprocessing` would run the main module again in it, and under
Streamlit the main module is a page.
"""

import contextlib
import importlib
import logging
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
NICENESS = 10
"""Pages come first: what children do can wait."""


class ChildDiedError(Exception):
    """The process ended before it had answered: killed, or out of memory."""


class ChildClosedError(Exception):
    """The process was ended by `close`."""


class RequestError(Exception):
    """The child could not answer this request, and goes on with the next."""


class Child:
    """A process that calls `answer(request)`, an iterator of answers, of the module `name`; started when first asked.

    Used by one thread at a time; `close` may come from any.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._starting = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The number of the process, if it was started."""
        return self._process.pid if self._process else None

    def ask(self, request: Any) -> Iterator[Any]:
        """What the child answers, as it comes. A child that died is started anew by the next request."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        try:
            pickle.dump(request, process.stdin)
            process.stdin.flush()
            while (answer := pickle.load(process.stdout)) is not None:
                kind, value = answer
                if kind == "failed":
                    raise RequestError(value)
                yield value
        except (OSError, EOFError, pickle.UnpicklingError, ValueError) as error:
            self._end()
            raise (ChildClosedError if self._closed else ChildDiedError)(self._name) from error
        except GeneratorExit:  # nobody wants the rest of the answers
            self._end()
            raise

    def close(self) -> None:
        """Ends the process, in the middle of an answer too."""
        with self._starting:
            self._closed = True
        self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if self._closed:
                raise ChildClosedError(self._name)
            if self._process is None or self._process.poll() is not None:
                command = [sys.executable, "-m", "analysis.jobs.child", self._name]
                self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            return self._process

    def _end(self) -> None:
        process = self._process
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


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


def main(name: str) -> None:
    """The child: what it prints goes to the server's log, not among the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):  # Ctrl+C ends the server, and the server its children
        serve(importlib.import_module(name).answer, sys.stdin.buffer, answers)


if __name__ == "__main__":
    main(sys.argv[1])
