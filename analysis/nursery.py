"""A process that makes itself ready once and is copied for each worker: all of them have its models at once, and its
memory is theirs too as long as none of them writes there.

The nursery does no work and has one thread (those of OpenBLAS end at a copy, by its own word), so what is copied is
whole. It ends with the process that asks it for copies, and they end with it.
"""

import contextlib
import errno
import importlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import IO

from analysis.child import (
    ChildClosedError,
    ChildDiedError,
    Process,
    end_by_the_system,
    end_with,
    program,
    serve,
    started,
    step_back,
)

COPY = b"copy"
PID_BYTES = 8

PATIENCE = 5.0
"""Seconds in which a nursery has to end when it is let go: one that is making itself ready, or is stopped, does not
hear of it."""


@cache
def possible() -> bool:
    """Whether the system copies processes, and tells a copy from a later process that has its number."""
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return hasattr(os, "fork")


class Copied:
    """A copy, shown as `subprocess.Popen` shows a process: it is no child of this one."""

    def __init__(self, pid: int, handle: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid, self.stdin, self.stdout = pid, stdin, stdout
        self._handle = handle

    def __del__(self) -> None:  # not when it has ended: another thread may be about to end it
        os.close(self._handle)

    def poll(self) -> int | None:
        """None as long as it lives; how it ended is not known here."""
        return 0 if self._has_ended(0) else None

    def kill(self) -> None:
        """Ends it, in the middle of its work too."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self) -> int:
        """Returns when it has ended."""
        self._has_ended(None)
        return 0

    def _has_ended(self, milliseconds: int | None) -> bool:
        """Whether it has, or does in this time."""
        end = select.poll()  # one for each thread that asks
        end.register(self._handle, select.POLLIN)
        return bool(end.poll(milliseconds))


class Nursery:
    """Gives copies of a process that has called `ready`, a function of a module; each answers as the module `name`
    does. It is started when the first is asked for, and anew where it died.
    """

    def __init__(self, name: str, ready: Callable[[], object]) -> None:
        self._name = name
        self._arguments = name, ready.__module__, ready.__qualname__
        self._process: subprocess.Popen[bytes] | None = None
        self._asking: socket.socket | None = None
        self._turn = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The number of its process, if it was started."""
        return self._process.pid if self._process else None

    def copy(self) -> Process:
        """One process more, a program of its own where the system makes no copies. Raises ChildDiedError where the
        nursery ends meanwhile, ChildClosedError after `close`, OSError where the system has no process more to give:
        other copies go on."""
        with self._turn:
            if self._closed:
                raise ChildClosedError(self._name)
            if not possible():
                return program(self._name)
            asking = self._started()
            with contextlib.ExitStack() as left:
                (requests, stdin), (stdout, answers) = _pipe(left), _pipe(left)
                pid = _asked(asking, [requests.fileno(), answers.fileno()])
                requests.close()
                answers.close()
                if pid > 0:
                    with contextlib.suppress(ProcessLookupError):  # it ended with the nursery, and nobody keeps it
                        copied = Copied(pid, os.pidfd_open(pid), stdin, stdout)
                        left.pop_all()
                        return copied
            if pid < 0:
                raise OSError(-pid, os.strerror(-pid))
            self._end()  # wholly: the next is to come of another one
            raise (ChildClosedError if self._closed else ChildDiedError)(self._name)

    def close(self) -> None:
        """Ends it and its copies."""
        self._closed = True
        if not self._turn.acquire(timeout=PATIENCE):  # somebody waits for a copy: he hears that there is none
            self._kill()
            self._turn.acquire()
        try:
            self._end()
        finally:
            self._turn.release()

    def _started(self) -> socket.socket:
        if self._asking and self._process and self._process.poll() is None:
            return self._asking
        self._end()
        self._asking, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", __name__, *self._arguments, str(number), str(os.getpid())]
            self._process = started(command, stdin=subprocess.DEVNULL, pass_fds=[number])
        return self._asking

    def _end(self) -> None:
        if self._asking:
            self._asking.close()  # the nursery ends when nobody can ask it
        if self._process:
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._kill()
                self._process.wait()

    def _kill(self) -> None:
        if self._process:
            self._process.kill()  # its copies end with it


def _pipe(left: contextlib.ExitStack) -> tuple[IO[bytes], IO[bytes]]:
    """Where is read and where is written, until `left` is closed."""
    source, sink = os.pipe()
    return left.enter_context(os.fdopen(source, "rb")), left.enter_context(os.fdopen(sink, "wb"))


def _asked(nursery: socket.socket, pipes: list[int]) -> int:
    """The number of a new copy, which has these; 0 where the nursery has ended; below that why there is none."""
    with contextlib.suppress(OSError):
        socket.send_fds(nursery, [COPY], pipes)
        return int.from_bytes(nursery.recv(PID_BYTES, socket.MSG_WAITALL), signed=True)
    return 0


# ---------------------------------------------------------------- in the nursery
def main(name: str, module: str, ready: str, number: int, server: int) -> None:
    """The nursery; what it and its copies print goes to the server's log."""
    end_by_the_system()
    if os.getppid() != server:  # it ended before the system was told
        return
    step_back()
    os.dup2(2, 1)
    nursery = os.getpid()
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):  # Ctrl+C ends the server, and the server its children
        answer = importlib.import_module(name).answer
        with contextlib.suppress(Exception):  # of whatever kind: a copy that is given work will meet it too, and say so
            getattr(importlib.import_module(module), ready)()
        for requests, answers in copies(socket.socket(fileno=number)):
            end_with(nursery)
            serve(answer, os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))


def copies(asked: socket.socket) -> Iterator[tuple[int, int]]:
    """In each copy, once, the files where it reads requests and where it writes answers; in the nursery none, until
    nobody asks any more and all copies are ended."""
    born: list[int] = []
    while True:
        _, pipes, *_ = socket.recv_fds(asked, len(COPY), 2)
        if not pipes:
            break
        born = [*filter(_lives, born)]
        try:
            pid = os.fork()
        except OSError as error:  # no more processes, or no memory: those that there are go on
            pid = -(error.errno or errno.EAGAIN)
        if not pid:
            asked.close()
            yield pipes[0], pipes[1]
            return
        for pipe in pipes:
            os.close(pipe)
        if pid > 0:
            born.append(pid)
        asked.sendall(pid.to_bytes(PID_BYTES, signed=True))
    for pid in filter(_lives, born):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _lives(pid: int) -> bool:
    """Whether a copy lives; asked once after its end, for the system forgets it then."""
    return os.waitpid(pid, os.WNOHANG) == (0, 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
