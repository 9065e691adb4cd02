"""What holds for all tests: a run ends with pytest's own lines."""

import gc
import sys
import threading

from analysis.jobs.job import Job

PATIENCE = 10
"""Seconds that work in the background has to end."""


def pytest_unconfigure():
    """Ends the work that a failed test has left behind.

    A thread that still holds a library when Python ends makes DuckDB report each of its functions as leaked, some
    hundred lines under the failure that is looked for.
    """
    for job in [found for found in gc.get_objects() if isinstance(found, Job)]:
        job.stop()
        job.wait(PATIENCE)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.cancel()
            thread.join(PATIENCE)
    sys.last_exc = sys.last_value = sys.last_traceback = None  # the failed test's own variables
    gc.collect()
