"""What holds for all tests: a run ends with pytest's own lines."""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.jobs.job import Job
from analysis.library import Library, Selection, open_library
from tests.many_texts import FourTexts, four_texts

PATIENCE = 10
"""Seconds that work in the background has to end."""


def pytest_sessionfinish(session, exitstatus):
    """What pytest and hypothesis remember of the tests lives to the very end of Python, with all that these name."""
    atexit.register(_say_no_more)


def pytest_unconfigure():
    """Ends the work that a failed test has left behind."""
    for job in [found for found in gc.get_objects() if isinstance(found, Job)]:
        job.stop()
        job.wait(PATIENCE)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.cancel()
            thread.join(PATIENCE)
    sys.last_exc = sys.last_value = sys.last_traceback = None  # the failed test's own variables
    gc.collect()


def _say_no_more():
    """A type of DuckDB that is still known when Python ends (by a fixture's annotation, a library that a failed test
    holds) makes DuckDB report each of its functions as leaked, hundreds of lines under those that are looked for: they
    go where nobody reads them. Not sooner than here: pytest gives the standard error back after its last hook."""
    sys.stderr.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FourTexts]:
    """A library of four texts, one for the tests of a file, which only read it."""
    made = four_texts(tmp_path_factory.mktemp("four") / "library.duckdb")
    yield made
    made.library.close()


@pytest.fixture(scope="module")
def ids(four: FourTexts) -> tuple[str, ...]:
    """Its texts in the order of lists."""
    return four.library.select(Selection())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library of a test stands."""
    return tmp_path / "library.duckdb"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An empty library of a test's own."""
    opened = open_library(path, first=None)
    yield opened
    opened.close()
