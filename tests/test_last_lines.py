"""A run that fails ends with pytest's own lines, whatever the failed test has left at work."""

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


@pytest.mark.parametrize("failing", [FAILING, HELD])
@pytest.mark.parametrize("processes", [(), ("-n", "2")])
def test_the_last_line_is_the_failure_s(tmp_path, failing, processes):
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "conftest.py").write_bytes((Path(__file__).parent / "conftest.py").read_bytes())
    (folder / "test_failing.py").write_text(failing, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(folder)]
    done = subprocess.run(
        [*command, *processes],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "leaked" not in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith(("FAILED", "1 failed"))
