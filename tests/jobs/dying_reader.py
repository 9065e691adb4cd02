"""The reader, but that a file whose name says so kills it."""

import os
import signal
from collections.abc import Iterator
from typing import Any

from analysis.jobs import reader


def answer(request: dict[str, Any]) -> Iterator[Any]:
    if "die" in request["name"]:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from reader.answer(request)
