"""Hostile input for as long as one likes: `python -m benchmarks.hostile --minutes N [--keep FOLDER]`.

Three trials by turns: broken files of each form, read by the program's own reading process; a writer that is killed at
a random moment while it adds, imports and corrects, after which all that it had confirmed must be there; and, where a
small disk can be mounted, a library on it that is full, and a clock that goes back. Printed: how many were tried, read,
refused, failed (an exception, a reader that died or was ended), the slowest and the largest, and what was lost. Files
that failed are kept.
"""

import argparse
import datetime
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from analysis.card import Card
from analysis.corrections.stop_words import stop_word
from analysis.jobs import taking
from analysis.jobs.child import Child, RequestError
from analysis.jobs.job import Job
from analysis.jobs.reading import READER, read_imports
from analysis.library import WHOLE_LIBRARY, LibraryError, drafts, open_library, records
from tests.hostile.forms import BODY, FORMS, mutated

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 10.0
"""Seconds that a file may take."""


@dataclass
class Seen:
    """What came of all of it."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    largest: int = 0
    lost: list[str] = field(default_factory=list)


class Files:
    """Broken files, one after another, through the reading process."""

    def __init__(self, chance: random.Random, keep: Path, folder: Path) -> None:
        self._chance, self._keep, self._file = chance, keep, folder / "file"
        self._good = {name: make() for name, make in FORMS.items()}
        self._child = Child(READER)

    def one(self, seen: Seen) -> None:
        """Reads one and notes what came of it."""
        name = self._chance.choice(list(self._good))
        content = mutated(self._good[name], list(self._good.values()), self._chance)
        self._file.write_bytes(content)
        begun, outcome = time.monotonic(), "refused"
        try:
            request = {"path": str(self._file), "name": name}
            head, *found = self._child.ask(request, LONGEST)
            if head and (head["columns"].get("text")):
                _, *found = self._child.ask({**request, "columns": head["columns"]}, LONGEST)
            if any(not draft.problem for part in found if isinstance(part, list) for draft in part):
                outcome = "read"
        except RequestError as error:
            outcome = "read" if "MemoryError" in str(error) else f"failed: {str(error)[:80]}"
        except Exception as error:
            outcome = f"failed: {type(error).__name__}"
        took = time.monotonic() - begun
        seen.slowest = max(seen.slowest, (took, name))
        if self._child.pid and (status := Path(f"/proc/{self._child.pid}/status")).exists():
            told = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
            seen.largest = max([seen.largest, *(int(size) // 1024 for size in told)])
        seen.counts[outcome] += 1
        if outcome.startswith("failed"):
            (self._keep / f"{seen.counts.total()}-{name}").write_bytes(content)

    def close(self) -> None:
        """Ends the reader."""
        self._child.close()


# ---------------------------------------------------------------- kills
def write(path: Path) -> None:
    """In a process that will be killed: adds, imports, corrects, and says what is confirmed, line by line."""
    library = open_library(path, first=None)
    turn = 0
    while True:
        turn += 1
        mark = f"{os.getpid()} {turn}"
        ids = [library.add(f"{BODY} Запись {mark} первая."), library.add(f"{BODY} Запись {mark} вторая.")]
        print("text", *ids, flush=True)
        number = taking.take_in(library, mark, [(f"{n}.txt", f"{BODY} Файл {mark} {n}.".encode()) for n in range(3)])
        print("import", number, flush=True)
        job = Job(lambda job: read_imports(library, job))
        job.start()
        job.wait(30)
        print("text", *taking.confirm(library, number, mark), flush=True)
        print("confirmed", number, flush=True)
        print("correction", library.correct(WHOLE_LIBRARY, stop_word(mark)), flush=True)
        library.set_card(ids[0], Card(mark))
        print("card", ids[0], mark, flush=True)


def kill(path: Path, chance: random.Random, seen: Seen) -> None:
    """Starts a writer, kills it, and looks whether what it confirmed is there."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.hostile", "write", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert writer.stdout
    first = writer.stdout.readline()
    time.sleep(chance.random() ** 2 * 3)
    os.kill(writer.pid, signal.SIGKILL)
    lines = [first, *writer.stdout.read().splitlines()]
    writer.wait()
    seen.counts["kills"] += 1
    try:
        library = open_library(path, first=None)
    except LibraryError as error:
        seen.lost.append(f"the library: {error}")
        return
    texts = {text.id: text for text in library.texts()}
    made = {row.id for row in library.corrections(WHOLE_LIBRARY)}
    waiting = {one.id for one in drafts.imports(library)}
    said = [line.split() for line in lines if line.strip()]
    confirmed = {int(rest[0]) for what, *rest in said if what == "confirmed"}
    for what, *rest in said:
        gone = (
            (what == "text" and [one for one in rest if one not in texts])
            or (what == "correction" and int(rest[0]) not in made)
            or (what == "card" and (rest[0] not in texts or texts[rest[0]].card.title != " ".join(rest[1:])))
        )
        if gone:
            seen.lost.append(f"{what} {rest}")
    begun = {int(rest[0]) for what, *rest in said if what == "import"} - confirmed
    seen.lost += [f"import {number}" for number in sorted(begun)[:-1] if number not in waiting]
    for number in waiting:
        taking.discard(library, number)
    library.close()


# ---------------------------------------------------------------- disk and clock
def full_disk(folder: Path, seen: Seen) -> None:
    """Fills a library on a disk of some megabytes; where none can be mounted, nothing."""
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        seen.counts["no small disk can be mounted here"] = 1
        return
    try:
        library, ids = open_library(disk / "l.duckdb", first=None), list[str]()
        try:
            for n in range(10_000):
                noise = " ".join(f"{random.Random(n * 999 + k).getrandbits(60):x}" for k in range(800))
                ids.append(library.add(f"{BODY} {noise}"))
        except LibraryError as error:
            seen.counts[f"full disk: {error.key}"] += 1
        there = {text.id for text in library.texts()}
        seen.lost += [f"on the full disk: {one}" for one in ids if one not in there]
        library.close()
        for file in disk.glob("*.spool"):
            file.unlink()
        again = open_library(disk / "l.duckdb", first=None)
        there = {text.id for text in again.texts()}
        seen.lost += [f"after the full disk: {one}" for one in ids if one not in there]
        again.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def clock_back(folder: Path, seen: Seen) -> None:
    """A day earlier after each text: all are there, in the order of the clock, and corrections can be undone."""
    path = folder / "clock.duckdb"
    path.unlink(missing_ok=True)
    library, real = open_library(path, first=None), records.now
    try:
        for day in range(5):
            records.now = lambda day=day: real() - datetime.timedelta(days=day)  # type: ignore[misc]
            made = library.correct(library.add(f"{BODY} День {day}."), stop_word("день"))
            library.undo(made)
    except Exception as error:
        seen.lost.append(f"clock back: {error}")
    finally:
        records.now = real  # type: ignore[misc]
    if library.size != 5:
        seen.lost.append(f"clock back: {library.size} texts of 5")
    library.close()
    seen.counts["clock back"] += 1


def main() -> int:
    """Tries, prints, and gives 1 where anything failed or was lost."""
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]))
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("hostile-kept"), help="where files that failed go")
    given = parser.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    chance, seen, end = random.Random(given.seed), Seen(), time.monotonic() + given.minutes * 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full_disk(folder, seen)
        clock_back(folder, seen)
        files = Files(chance, given.keep, folder)
        while time.monotonic() < end:
            kill(folder / "killed.duckdb", chance, seen)
            until = time.monotonic() + 8
            while time.monotonic() < min(until, end):
                files.one(seen)
        files.close()
    failed = sum(n for outcome, n in seen.counts.items() if outcome.startswith("failed"))
    tried = seen.counts["read"] + seen.counts["refused"] + failed
    read, refused = seen.counts["read"], seen.counts["refused"]
    print(f"seed {given.seed}: {tried} files tried, {read} read, {refused} refused, {failed} failed")
    print(f"the slowest {seen.slowest[0]:.1f} s ({seen.slowest[1]}), the reader at most {seen.largest} MB")
    for outcome, n in seen.counts.most_common():
        if outcome not in ("read", "refused"):
            print(f"  {outcome}: {n}")
    print(f"lost: {len(seen.lost)}", *seen.lost[:20], sep="\n  ")
    return int(bool(failed or seen.lost))


if __name__ == "__main__":
    sys.exit(main())
