"""A job: how far it is, stop, begin again."""

import threading

from analysis.jobs.job import Job


def test_progress_goes_with_the_steps():
    seen = []

    def work(job: Job) -> None:
        job.expect(4)
        for at in range(4):
            job.step(failed=at == 1)
            seen.append(job.progress())

    job = Job(work)
    job.start()
    job.wait(10)
    assert [(p.done, p.of, p.failed, p.running) for p in seen][-1] == (4, 4, 1, True)
    assert seen[0].seconds_left is not None
    assert seen[0].seconds_left > 0
    ended = job.progress()
    assert (ended.running, ended.done, ended.share, ended.seconds_left) == (False, 4, 1.0, None)


def test_stop_ends_what_it_waits_for_and_start_begins_anew():
    runs, released = [], threading.Event()

    def work(job: Job) -> None:
        runs.append(len(runs))
        job.on_stop(released.set)
        job.expect(2)
        job.step()
        if len(runs) == 1:
            assert released.wait(10)
            assert job.stopped
        else:
            job.step()

    job = Job(work)
    job.start()
    while job.progress().done < 1:
        pass
    job.stop()
    job.wait(10)
    assert (job.progress().running, job.progress().done) == (False, 1)
    job.start()
    job.wait(10)
    assert (runs, job.progress().done, job.progress().of) == ([0, 1], 2, 2)


def test_start_while_it_works_has_it_look_again():
    runs, begun, go = [], threading.Event(), threading.Event()

    def work(job: Job) -> None:
        runs.append(1)
        begun.set()
        assert go.wait(10)

    job = Job(work)
    job.start()
    assert begun.wait(10)
    job.start()
    job.start()
    go.set()
    job.wait(10)
    assert len(runs) == 2


def test_work_that_breaks_can_be_begun_again():
    runs = []

    def work(job: Job) -> None:
        runs.append(1)
        if len(runs) == 1:
            raise RuntimeError("the disk is full")
        job.expect(1)

    job = Job(work)
    for _ in range(2):
        job.start()
        job.wait(10)
    assert (len(runs), job.progress().of, job.progress().running) == (2, 1, False)
