"""The server's log: a JSON line for each page run, beside what the library and its jobs tell (analysis.events)."""

import logging
import sys
import threading
import time
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from analysis.events import LOGGER, event

_here = threading.local()
"""Of the page run of this thread: whose it is, and of what."""


def tell_run(**facts: str) -> None:
    """What the line of this page run says: who, page, library."""
    _here.facts = facts


def log_events() -> None:
    """From now on events go to standard output, page runs among them. Once a process."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    run = ScriptRunner._run_script

    def told(self: ScriptRunner, *values: Any, **options: Any) -> None:
        _here.facts = {}
        begun, cpu = time.monotonic(), time.thread_time()
        try:
            run(self, *values, **options)
        finally:
            seconds, own = time.monotonic() - begun, time.thread_time() - cpu
            if _here.facts:  # none of a part that looks each second how far something is
                event("page", **_here.facts, seconds=round(seconds, 3), cpu=round(own, 3))

    ScriptRunner._run_script = told  # type: ignore[method-assign]
