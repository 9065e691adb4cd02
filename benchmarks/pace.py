"""What new texts cost in a library that has many: `python -m benchmarks.pace [NUMBER ...]` (default: 0 1000 10000).

A library with so many made-up texts and their facts (benchmarks/made_texts.py) takes in 400 articles more, whose
analyses are made with them (benchmarks/library.py): CPU milliseconds a text of each step, and how many times as much
as in the library before. The first telling of who is who, which reads all names, is given by itself in seconds; where
a process beside the library tells it, its part of this and of later tellings too.
`--library FILE`: one that is filled; the texts stay in it.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.library import Library, id_of, open_library, reprints
from analysis.library.likeness import PERMUTATIONS
from analysis.library.prepared import Prepared, of_analysis
from analysis.library.rows import insert
from benchmarks.library import articles, memory
from benchmarks.load import cpu
from benchmarks.load import memory as memory_of
from benchmarks.page_runs import fill

NEW = 400
AT_ONCE = 20
"""Analyses that are kept in one transaction, as they come from the processes that make them."""


def spent(work: Callable[[], Any]) -> float:
    """CPU seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def beside(library: Library) -> int | None:
    """The process that knows who is who, if there is one."""
    return library._identities.aside.child.pid


def keep(library: Library, prepared: list[Prepared]) -> None:
    """AT_ONCE after the other."""
    for first in range(0, NEW, AT_ONCE):
        library.keep_prepared(prepared[first : first + AT_ONCE])


def steps(library: Library) -> dict[str, float]:
    """CPU milliseconds a text of each step, for as many texts as come at once."""
    made = list(articles(NEW))
    found = {"taken in": spent(lambda: library.add_all([document for document, _ in made]))}
    found["reprints"] = spent(lambda: reprints.group(library))
    waiting, prepared = library.waiting([id_of(document.text) for document, _ in made]), list[Prepared]()
    analysed = {id_of(document.text): analysis for document, analysis in made}
    found["made by a worker"] = spent(
        lambda: prepared.extend(of_analysis(key, analysed[key], one.made) for key, one in waiting.items())
    )
    found["facts kept"] = spent(lambda: keep(library, prepared))
    known = beside(library)
    before = cpu(known) if known else 0.0
    found["who is who"] = spent(library.refresh_identities)
    if process := beside(library):
        found["  its process"] = cpu(process) - (before if process == known else 0.0)
    found["statements alike"] = spent(lambda: library.liken(wait=True))
    return {what: 1000 * seconds / NEW for what, seconds in found.items()}


def sign(library: Library) -> None:
    """Each text of the library has a signature that is like no other."""
    drawn = random.Random(1)
    with library.transaction(counted=False) as rows:
        ids = [row[0] for row in rows.execute("SELECT id FROM texts ORDER BY id").fetchall()]
        rows.execute("DELETE FROM signatures; DELETE FROM bands")
        values = [(text_id, 300, drawn.randbytes(4 * PERMUTATIONS), False, False) for text_id in ids]
        insert(rows, "signatures", reprints.COLUMNS, values)


def measure(path: Path) -> dict[str, float]:
    """Opens the library and takes the texts in."""
    library = open_library(path, first=None)
    sign(library)
    print(f"  bands of all texts made and looked for: {spent(lambda: reprints.group(library)):.1f} s")
    with library.transaction() as rows:  # one text, so that there is something to tell
        rows.execute("UPDATE identities SET written = written + 1")
    print(f"  {library.size} texts; who is who told the first time: {spent(library.refresh_identities):.1f} s")
    if process := beside(library):
        print(f"    its process: {cpu(process):.1f} s")
    found = steps(library)
    print(f"  {memory()}", flush=True)
    if process := beside(library):
        print(f"  the process that knows who is who: memory at most {memory_of(process)} MB", flush=True)
    library.close()
    return found


def main() -> None:
    """Prints a line a step for each library."""
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--library", type=Path, action="append", default=[])
    given = parser.parse_args()
    before: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in given.numbers or ([] if given.library else [0, 1000, 10_000]):
            fill(Path(folder) / f"{number}.duckdb", number)
        filled = sorted(Path(folder).iterdir(), key=lambda path: path.stat().st_size)
        for path in [*filled, *given.library]:
            found = measure(path)
            for what, cost in found.items():
                grown = f"   × {cost / before[what]:.1f}" if before.get(what) else ""
                print(f"    {what:18} {cost:7.2f} ms a text{grown}", flush=True)
            before = found


if __name__ == "__main__":
    main()
