"""What the same texts cost by processes of this machine, by a cluster and by natasha alone: `python -m
benchmarks.executors [--texts N] [--workers N] [--rounds N] PATH ...`

PATH is a file, a folder or a .jsonl.gz file of texts; where there are fewer than N, they are had again with a number.
All take turns in one run, each as the commands of docs/cluster.md start it, with its start: CPU seconds of all its
processes, and the clock, which says as much about whatever else the machine does. Of the cluster what its own start
costs stands apart. Natasha alone has as many processes, each with its share of the texts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import psutil
from distributed import Client

from benchmarks.equal import ROOT, texts_of

Cost = tuple[float, float]
"""Seconds of CPU, and of the clock."""


def gathered(paths: list[Path], number: int, file: Path) -> int:
    """Writes as many texts into a .jsonl file; gives their characters."""
    texts = [content.decode() for path in paths for _, content in texts_of(path) if content.strip()]
    made = (text if at < len(texts) else f"{text}\n\nНомер {at}." for at, text in enumerate(cycle(texts)))
    lines = [json.dumps({"title": "", "text": text}, ensure_ascii=False) for text in islice(made, number)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return sum(map(len, lines))


def ended(*commands: list[str]) -> Cost:
    """What these cost, at once, with all the processes that they start and wait for."""
    begun = time.perf_counter()
    started = [subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT) for command in commands]
    cpu = 0.0
    for one in started:
        _, state, used = os.wait4(one.pid, 0)
        one.returncode = os.waitstatus_to_exitcode(state)
        if one.returncode:
            raise SystemExit(f"{one.args} ended with {one.returncode}")
        cpu += used.ru_utime + used.ru_stime
    return cpu, time.perf_counter() - begun


def extracted(file: Path, executor: str) -> Cost:
    """`extract --to` a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        return ended(["analysis", "extract", str(file), "--to", f"{folder}/parts", "--executor", executor])


@contextmanager
def cluster(workers: int, port: int) -> Iterator[list[psutil.Process]]:
    """A scheduler and workers, by the two commands."""
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}"]
    many = ["--nworkers", str(workers), "--nthreads", "1"]
    own = {**os.environ, "PYTHONPATH": ".", "DASK_CONFIG": "deploy/dask.yaml"}
    quiet = {"cwd": ROOT, "env": own, "stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    started = [psutil.Popen([*command, "--no-dashboard"], **quiet) for command in (dask, [*work, *many])]
    try:
        with Client(f"tcp://127.0.0.1:{port}", timeout=60) as client:
            client.wait_for_workers(workers, timeout=60)
        yield started
    finally:
        for one in [*started[1].children(recursive=True), *reversed(started)]:
            one.kill()
        for one in started:
            one.wait()


def spent(processes: list[psutil.Process]) -> float:
    """CPU seconds of these and of those that they started, until now."""
    times = [one.cpu_times() for process in processes for one in (process, *process.children(recursive=True))]
    return sum(one.user + one.system for one in times)


def by_cluster(file: Path, workers: int, port: int) -> tuple[Cost, Cost]:
    """What the work costs, and what the start of the cluster."""
    begun = time.perf_counter()
    with cluster(workers, port) as started:
        start = spent(started), time.perf_counter() - begun
        cpu, wall = extracted(file, f"dask://127.0.0.1:{port}")
        return (cpu + spent(started) - start[0], wall), start


def main() -> None:
    """A line for each turn, then the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--port", type=int, default=8786, help="of the scheduler")
    asked = parser.parse_args()
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        characters = gathered(asked.paths, asked.texts, file)
        print(f"{asked.texts} texts, {characters:,} characters", flush=True)
        shares = [["benchmarks.plain_natasha", str(file), str(at), str(asked.workers)] for at in range(asked.workers)]
        ways: dict[str, Callable[[], tuple[Cost, Cost]]] = {
            "processes": lambda: (extracted(file, "processes"), (0.0, 0.0)),
            "cluster": lambda: by_cluster(file, asked.workers, asked.port),
            "natasha alone": lambda: (ended(*shares), (0.0, 0.0)),
        }
        cpu = dict.fromkeys(ways, 0.0)
        for _ in range(asked.rounds):
            for way, run in ways.items():
                work, start = run()
                cpu[way] += work[0]
                also = f", its start CPU {start[0]:.1f} s, clock {start[1]:.1f} s" if start[1] else ""
                print(f"  {way:14} CPU {work[0]:6.1f} s, clock {work[1]:6.1f} s{also}", flush=True)
    print(f"the cluster takes {cpu['cluster'] / cpu['processes']:.2f} times the CPU of the processes")
    print(f"the processes take natasha's CPU divided by {cpu['natasha alone'] / cpu['processes']:.2f}")


if __name__ == "__main__":
    main()
