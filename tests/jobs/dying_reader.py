"""The reader, but that a file whose name says so kills it: always or once, or is never read, or takes all memory."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.jobs import reader


def answer(request: dict[str, Any]) -> Iterator[Any]:
    name, path = request["name"], Path(request["path"])
    if "die" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in name and not (tried := path.with_name(f"{path.name}.tried")).exists():
        tried.touch()
        for given in reader.answer(request):
            yield given
        os.kill(os.getpid(), signal.SIGKILL)
    if "stuck" in name:
        re.match(r"(?:а|а)*б", "а" * 60)  # with the interpreter's lock held: no other thread of it does anything
    for given in reader.answer(request):
        if "great" in name and given:
            bytes(100_000_000_000)
        yield given
