"""A copy of an open library for commands: the process that has the file makes it, asked over a socket beside the file.

DuckDB lets one process into a file, and a copy of a file that is being written may hold half a change. So who has it
open writes a whole copy of this moment when the same user asks, and goes on; what is done with the copy changes nothing
of the library. The socket is the owner's only (0600); where a system has no such sockets, nothing is lent.
"""

import contextlib
import json
import socket
import threading
from pathlib import Path

from analysis.library.library import Library
from analysis.library.records import LibraryError

LONGEST = 100
"""Bytes of a socket's path: systems refuse those of more than 104."""

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
    """Whether the process that has the library `path` open has written a copy of it into the file `copy`.

    Raises LibraryError where it could not.
    """
    address = _socket_of(path)
    if address is None or not address.exists():
        return False
    try:
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(ANSWER_LIMIT)
            asking.connect(str(address))
            asking.sendall(json.dumps({"copy": str(copy.resolve())}).encode() + b"\n")
            said = json.loads(asking.makefile("rb").readline())
    except (OSError, ValueError):
        return False
    if said.get("reason"):
        raise LibraryError("failed", reason=said["reason"])
    return copy.exists()


def _answer(library: Library, listening: socket.socket) -> None:
    while True:
        try:
            asking, _ = listening.accept()
        except OSError:  # it is closed
            return
        with asking:
            asking.settimeout(ASK_LIMIT)
            with contextlib.suppress(OSError):
                asking.sendall(json.dumps(_copied(library, asking.makefile("rb").readline(10_000))).encode() + b"\n")


def _copied(library: Library, asked: bytes) -> dict[str, str]:
    try:
        library.back_up(Path(json.loads(asked)["copy"]))
    except (LibraryError, ValueError, KeyError, TypeError) as error:
        return {"reason": str(error)}
    return {}


def _socket_of(path: Path) -> Path | None:
    """Where the socket of a library is; None where there can be none."""
    found = path.resolve().with_name(f"{path.name}.socket")
    return found if hasattr(socket, "AF_UNIX") and len(str(found).encode()) <= LONGEST else None
