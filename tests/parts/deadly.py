"""Functions that end their process, for the tests of workers; they are imported in the processes."""

import os
import signal
import time

DEADLY = "Яд."


def lengths(batch: list[str]) -> list[int]:
    """How long each text is; DEADLY kills."""
    if DEADLY in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [len(text) for text in batch]


def slow_lengths(batch: list[str]) -> list[int]:
    """The same, a while later."""
    time.sleep(0.2)
    return lengths(batch)


def process(_: list[str]) -> int:
    """Who works."""
    return os.getpid()


made_ready: list[bool] = []


def make_ready() -> None:
    """What is done once in each process."""
    made_ready.append(True)


def readiness(_: list[str]) -> tuple[int, int]:
    """Who works, and how often he was made ready."""
    return os.getpid(), len(made_ready)


def process_id() -> str:
    """A version that is another one in each process."""
    return str(os.getpid())
