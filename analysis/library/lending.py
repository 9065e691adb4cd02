"""A copy of an open library for commands: the process that has the file makes it, asked over a socket beside the file.

DuckDB lets one process into a file, and a copy of a file that is being written may hold half a change. So who has it
open writes a whole copy of this moment when the same user asks, and goes on; what is done with the copy changes nothing
of the library. The socket is the owner's only (0600); where a system has no such sockets, nothing is lent.

The copy is made beside the library and handed over open, without a name: who asks may see other folders than who
answers (a service with a /tmp of its own), and nothing is left of it when either ends.
"""

import contextlib
import json
import os
import shutil
import socket
import threading
from pathlib import Path

from analysis.library.library import Library
from analysis.library.records import LibraryError

LONGEST = 100
"""Bytes of a socket's path: systems refuse those of more than 104."""

LONGEST_REASON, PIECE = 10_000, 1_000_000
"""Bytes."""

ANSWER_LIMIT, ASK_LIMIT = 900.0, 5.0
"""Seconds: for the copy of a great library, and for a question."""


def lend(library: Library) -> None:
    """From now on until it is closed the library is copied for whoever of this user asks."""
    path = _socket_of(library.path)
    if path is None:
        return
    try:
        path.unlink(missing_ok=True)  # of a process that was killed: the file is this one's now
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen()
    except OSError:
        return  # a file system without sockets: commands say that the library is in use

    def end() -> None:
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        path.unlink(missing_ok=True)

    library.at_close(end)
    threading.Thread(target=_answer, args=(library, listening), name="lending", daemon=True).start()


def borrow(path: Path, copy: Path) -> bool:
    """Whether the process that has the library `path` open has given a copy of it, which is now the file `copy`.

    Raises LibraryError where it could not.
    """
    address = _socket_of(path)
    if address is None or not address.exists():
        return False
    try:
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(ANSWER_LIMIT)
            asking.connect(str(address))
            asking.sendall(b"copy\n")
            told, given, _, _ = socket.recv_fds(asking, LONGEST_REASON, 1)
            said = json.loads(told)
    except (OSError, ValueError):
        return False
    if said.get("reason"):
        raise LibraryError("not_lent", reason=said["reason"])
    for one in given:
        with os.fdopen(one, "rb") as source, copy.open("wb") as into:
            shutil.copyfileobj(source, into, PIECE)
    return bool(given)


def _answer(library: Library, listening: socket.socket) -> None:
    while True:
        try:
            asking, _ = listening.accept()
        except OSError:  # it is closed
            return
        with asking:
            asking.settimeout(ASK_LIMIT)
            with contextlib.suppress(OSError):
                if asking.makefile("rb").readline(100) == b"copy\n":
                    _hand_over(library, asking)


def _hand_over(library: Library, asking: socket.socket) -> None:
    copy = library.path.with_name(f"{library.path.name}.lent")
    try:
        library.back_up(copy)
        with copy.open("rb") as whole:
            copy.unlink()
            socket.send_fds(asking, [b"{}"], [whole.fileno()])
    except LibraryError as error:
        asking.sendall(json.dumps({"reason": str(error)}).encode()[:LONGEST_REASON])


def _socket_of(path: Path) -> Path | None:
    """Where the socket of a library is; None where there can be none."""
    found = path.resolve().with_name(f"{path.name}.socket")
    return found if hasattr(socket, "AF_UNIX") and len(str(found).encode()) <= LONGEST else None
