"""A run that fails ends with pytest's own lines, whatever the failed test has left at work."""

import subprocess
import sys
from pathlib import Path

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


def test_the_last_line_is_the_failure_s(tmp_path):
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "conftest.py").write_bytes((Path(__file__).parent / "conftest.py").read_bytes())
    (folder / "test_failing.py").write_text(FAILING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(folder)]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 1
    assert "leaked" not in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith(("FAILED", "1 failed"))
