"""What `gather` costs: `python -m benchmarks.gathering [NUMBER ...]` (default: 20000 100000 texts; made_facts.py).

For each number a folder of parts is made; a process of its own gathers it. Printed are its CPU and wall seconds, step
by step, and its memory at most. GOLOSA_LIBRARY_MB bounds what DuckDB takes of it.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis.library.folder import GATHERED
from analysis.library.gathering import gather
from analysis.tables.first_asked import FIRST_ASKED
from benchmarks import made_facts


def memory() -> str:
    """The most that this process has had; what getrusage says begins with what its parent had."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return f"{int(status.partition('VmHWM:')[2].split()[0]) / 1000:.0f} MB at most"


def measured(folder: Path) -> None:
    """Gathers it here, and says what each step took."""
    cpu, wall = time.process_time(), time.perf_counter()

    def tell(done: str) -> None:
        nonlocal cpu, wall
        spent, passed = time.process_time() - cpu, time.perf_counter() - wall
        print(f"  {done:36} CPU {spent:7.1f} s, clock {passed:7.1f} s; {memory()}", flush=True)
        cpu, wall = time.process_time(), time.perf_counter()

    begun = time.process_time()
    number = gather(folder, tell, FIRST_ASKED)
    size = (folder / GATHERED).stat().st_size
    print(f"{number} texts: CPU {time.process_time() - begun:.0f} s; the file {size / 1e6:.0f} MB; {memory()}")


def main(numbers: list[int]) -> None:
    """A folder for each number."""
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            made_facts.write_parts(Path(folder), number)
            print(f"{number} texts as parts: {time.perf_counter() - begun:.0f} s", flush=True)
            subprocess.run([sys.executable, "-m", "benchmarks.gathering", folder], check=True)


if __name__ == "__main__":
    if sys.argv[1:] and Path(sys.argv[1]).is_dir():
        measured(Path(sys.argv[1]))
    else:
        main([int(number) for number in sys.argv[1:]] or [20_000, 100_000])
