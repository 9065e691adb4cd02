"""What the children of the tests answer with: a request says what becomes of it."""

import os
import re
import signal
import time
from collections.abc import Iterator
from typing import Any

made_ready: list[int] = []


class UnheardError(Exception):
    """An error that a pickle takes and does not give back: it is made of two words, and kept as one."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def make_ready() -> None:
    """What a nursery does before it is copied: it says who did it."""
    made_ready.append(os.getpid())


def answer(request: str) -> Iterator[Any]:
    """«die» kills the process, «fail» raises, «sleep» waits for ever, «wait» for a moment, «stuck» does so
    without letting any other thread go on, «unheard» answers what cannot be read, «who» tells who answers and who was
    made ready, else the words of the request one by one."""
    if "who" in request:
        yield os.getpid(), made_ready
        return
    if "die" in request:
        os.kill(os.getpid(), signal.SIGKILL)
    if "fail" in request:
        raise ValueError("no such text")
    if "sleep" in request:
        time.sleep(600)
    if "wait" in request:
        time.sleep(0.05)
    if "stuck" in request:
        re.match(r"(?:а|а)*б", "а" * 60)
    if "unheard" in request:
        yield UnheardError("один", "два")
    if "out of memory" in request:
        raise MemoryError
    print("what a library prints is no answer")
    yield from request.split()
