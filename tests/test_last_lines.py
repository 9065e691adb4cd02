"""A run ends with pytest's own lines, whatever a failed test has left at work; the program ends without a word."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

FAILING = """
import time
from analysis.jobs.job import Job
from analysis.library import open_library

def test_that_leaves_its_work_behind(tmp_path):
    library = open_library(tmp_path / "library.duckdb", first=None)

    def work(job):
        while not job.stopped:
            library.texts()
            time.sleep(0.01)

    Job(work).start()
    assert library.texts() == ["a text"]
"""

HELD = """
import threading
from analysis.library import open_library

HELD = []

def test_that_holds_its_library_to_the_end(tmp_path):
    HELD.append(open_library(tmp_path / "library.duckdb", first=None))
    threading.Thread(target=lambda library: threading.Event().wait(), args=HELD, daemon=True).start()
    assert HELD[0].texts() == ["a text"]
"""

PASSING = """
from hypothesis import given
from hypothesis import strategies as st

from analysis.library import open_library

@given(st.integers())
def test_that_hypothesis_remembers(number):
    assert isinstance(number, int)

def test_that_uses_a_library(tmp_path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    library.add("Мэр приехал.")
    assert len(library.texts()) == 1
    library.close()
"""


def lines_of_a_run(folder: Path, test: str, processes: str) -> tuple[int, list[str]]:
    """What pytest returns and prints, with this project's conftest, over a file; processes: "0" for none beside."""
    tests = folder / "tests"
    tests.mkdir()
    (tests / "conftest.py").write_bytes((Path(__file__).parent / "conftest.py").read_bytes())
    (tests / "test_it.py").write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(tests)]
    done = subprocess.run(
        [*command, "-n", processes],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.rstrip().splitlines()


@pytest.mark.parametrize(("failing", "processes"), [(HELD, "0"), (HELD, "1"), (FAILING, "1")])
def test_the_last_line_is_the_failure_s(tmp_path, failing, processes):
    code, lines = lines_of_a_run(tmp_path, failing, processes)
    assert code == 1
    assert not [line for line in lines if "leaked" in line]
    assert lines[-1].startswith(("FAILED", "1 failed"))


def test_a_run_that_passes_says_nothing_else(tmp_path):
    code, lines = lines_of_a_run(tmp_path, PASSING, "1")
    assert code == 0
    said = [line for line in lines if line and line != "bringing up nodes..."]
    assert said[0].split()[0] == ".." and said[1].startswith("2 passed") and not said[2:]


def test_the_program_ends_without_a_word():
    """DuckDB reports what still knows its types when Python ends: an alias of `typing` that was made with one does, as
    `typing` keeps it. Such aliases name the type in quotation marks."""
    import analysis.jobs
    import analysis.library

    modules = [
        found.name
        for known in (analysis.library, analysis.jobs)
        for found in pkgutil.iter_modules(known.__path__, f"{known.__name__}.")
    ]
    assert len(modules) > 40
    done = subprocess.run(
        [sys.executable, "-c", f"import {', '.join(modules)}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
