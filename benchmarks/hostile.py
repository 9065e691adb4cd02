"""Hostile input for as long as one likes: `python -m benchmarks.hostile --minutes N [--keep FOLDER]`.

Broken files of each form, read by the program's own reading process; beside it, by turns, a server that is killed at a
random moment while it works (kills.py), after which all that it had confirmed must be there, and broken backups, put
back; and, where a small disk can be mounted, a library on it that is full, and a clock that goes back. Printed: how
many were tried, read, refused, failed (an exception, a reader that died or was ended, one that took more than 10 s of a
processor or 1 GB, one that started another process), the slowest and the largest, and what was lost. Files that failed
are kept.
"""

import argparse
import datetime
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from analysis.child import Child, RequestError
from analysis.corrections.stop_words import stop_word
from analysis.jobs.reading import READER
from analysis.library import LibraryError, open_library, records
from analysis.reading.limits import LIMITS
from benchmarks.kills import Servers, kill_pages
from tests.hostile.forms import BODY, FORMS, mutated

LONGEST, MOST_MEMORY = 10.0, 1000
"""Seconds of a processor that a file may take, and megabytes that its reader may have."""

LARGE, SMALL = 3_000_000, 60_000
"""Bytes of one file in forty, and of the others."""

PAGES, LIBRARY, BACKUPS = 25, 40, 10
"""Every so many kills the whole server is killed, a new library begun; each time so many backups are broken."""


TELL_EVERY = 300
"""Seconds."""


@dataclass
class Seen:
    """What came of all of it."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")
    lost: list[str] = field(default_factory=list)
    _told: Lock = field(default_factory=Lock)

    def note(self, outcome: str) -> int:
        """One more of these; gives how many there are of all."""
        with self._told:
            self.counts[outcome] += 1
            return self.counts.total()

    @property
    def failed(self) -> int:
        """Files of which anything came that must not come."""
        return sum(n for outcome, n in self.counts.items() if outcome.startswith("failed"))

    def told(self) -> str:
        """All of it, as it is printed."""
        with self._told:
            return self._lines()

    def _lines(self) -> str:
        read, refused, kills = (self.counts[what] for what in ("read", "refused", "kills"))
        lines = [f"{read + refused + self.failed} files tried: {read} read, {refused} refused, {self.failed} failed"]
        lines += [f"the slowest {self.slowest[0]:.1f} s of a processor ({self.slowest[1]})"]
        lines += [f"the reader at most {self.largest[0]} MB ({self.largest[1]})", f"{kills} kills"]
        lines += [f"  {what}: {n}" for what, n in self.counts.most_common() if what not in ("read", "refused", "kills")]
        return "\n".join([*lines, f"lost: {len(self.lost)}", *(f"  {one}" for one in self.lost[:20])])


class Files:
    """Broken files, one after another, through the reading process, which goes on as it does for an import."""

    def __init__(self, chance: random.Random, keep: Path, folder: Path) -> None:
        self._chance, self._keep, self._file = chance, keep, folder / "file"
        self._good = {name: make() for name, make in FORMS.items()}
        self._child = Child(READER)

    def read(self, seen: Seen, end: float) -> None:
        """One after another up to this moment of the clock."""
        while time.monotonic() < end:
            self.one(seen)

    def one(self, seen: Seen) -> None:
        """Reads one and notes what came of it."""
        name = self._chance.choice(list(self._good))
        largest = LARGE if self._chance.random() < 0.025 else SMALL
        content = mutated(self._good[name], list(self._good.values()), self._chance, largest)
        self._file.write_bytes(content)
        before, outcome = self._spent(), self._read(name)
        spent, memory = self._spent() - before, self._memory()
        seen.slowest = max(seen.slowest, (spent, name))
        seen.largest = max(seen.largest, (memory, name))
        if spent > LONGEST:
            outcome = f"failed: {name} took more than {LONGEST:.0f} s"
        if memory > MOST_MEMORY:
            outcome = f"failed: {name} took more than {MOST_MEMORY} MB"
            self.close()
        if self._others():
            outcome = f"failed: {name} started another process"
        number = seen.note(outcome)
        if outcome.startswith("failed"):
            (self._keep / f"{number}-{name}").write_bytes(content)

    def _read(self, name: str) -> str:
        try:
            request = {"path": str(self._file), "name": name}
            head, *found = self._child.ask(request, LIMITS.reading)
            if head and head["columns"].get("text"):
                _, *found = self._child.ask({**request, "columns": head["columns"]}, LIMITS.reading)
            drafts = [draft for part in found if isinstance(part, list) for draft in part]
            if any("root:x:0" in draft.text for draft in drafts):
                return "failed: another file is in it"
            return "read" if any(not draft.problem for draft in drafts) else "refused"
        except RequestError as error:
            return f"failed: {str(error)[:80]}"
        except Exception as error:
            return f"failed: {type(error).__name__}"

    def _spent(self) -> float:
        """Seconds of a processor that the reader has had."""
        stat = self._of("stat").rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") if stat else 0.0

    def _memory(self) -> int:
        """Megabytes that it has had at most."""
        told = [line.split()[1] for line in self._of("status").splitlines() if line.startswith("VmHWM")]
        return int(told[0]) // 1024 if told else 0

    def _others(self) -> str:
        return self._of(f"task/{self._child.pid}/children").strip()

    def _of(self, what: str) -> str:
        try:
            return Path(f"/proc/{self._child.pid}/{what}").read_text(encoding="utf-8") if self._child.pid else ""
        except OSError:
            return ""

    def close(self) -> None:
        """Ends the reader; the next file has another one."""
        self._child.close()
        self._child = Child(READER)


def backups(folder: Path, chance: random.Random, seen: Seen) -> None:
    """Broken backups are put back into a library: it is as it was or as the backup says, works on and is backed up."""
    path, good = folder / "put-back.duckdb", folder / "good.backup"
    for file in (path, good):
        file.unlink(missing_ok=True)
    library = open_library(path, first=None)
    kept = library.add(f"{BODY} Резервная копия.")
    library.back_up(good)
    later = library.add(f"{BODY} После неё.")
    content = good.read_bytes()
    for _ in range(BACKUPS):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 3, 30, 300))):
            at = chance.randrange(len(broken))
            broken[at : at + chance.choice((1, 1, 8))] = chance.randbytes(chance.choice((1, 1, 8)))
        good.write_bytes(bytes(broken[: chance.choice((len(broken), len(broken), chance.randrange(len(broken)))) or 1]))
        before = {text.id for text in library.texts()}
        try:
            library.put_back(good)
            seen.note("backups put back")
        except LibraryError as error:
            seen.note("backups refused")
            if error.key == "failed" or {text.id for text in library.texts()} != before:
                seen.lost.append(f"a backup was refused, and the library is another one: {error}")
        except Exception as error:
            seen.lost.append(f"a broken backup: {type(error).__name__} {error}")
        for text in (kept, later):
            library.text(text) if text in {one.id for one in library.texts()} else library.add(f"{BODY} Дальше.")
    library.back_up(folder / "after.backup")
    library.close()


# ---------------------------------------------------------------- disk and clock
def full_disk(folder: Path, seen: Seen) -> None:
    """Fills a library on a disk of some megabytes; where none can be mounted, nothing."""
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        seen.note("no small disk can be mounted here")
        return
    try:
        library, ids = open_library(disk / "l.duckdb", first=None), list[str]()
        try:
            for n in range(10_000):
                noise = " ".join(f"{random.Random(n * 999 + k).getrandbits(60):x}" for k in range(800))
                ids.append(library.add(f"{BODY} {noise}"))
        except LibraryError as error:
            seen.note(f"full disk: {error.key}")
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
    seen.note("clock back")


def main() -> int:
    """Tries, prints, and gives 1 where anything failed or was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("hostile-kept"), help="where files that failed go")
    given = parser.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    chance, seen, end = random.Random(given.seed), Seen(), time.monotonic() + given.minutes * 60
    print(f"seed {given.seed}", flush=True)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(1) as beside:
        folder = Path(name)
        full_disk(folder, seen)
        clock_back(folder, seen)
        files, servers = Files(random.Random(given.seed + 1), given.keep, folder), Servers(chance, folder)
        reading = beside.submit(files.read, seen, end)  # while a server works there is time for hundreds
        turn, told = 0, time.monotonic()
        while time.monotonic() < end and not reading.done():
            turn += 1
            if turn % PAGES == 0:
                seen.lost += kill_pages(folder / "pages.duckdb", chance)
                seen.note("kills of the whole server")
                backups(folder, chance, seen)
            else:
                seen.lost += servers.kill(turn // LIBRARY)
            seen.note("kills")
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                print(f"{turn} turns, {time.strftime('%H:%M')}", seen.told(), sep="\n", flush=True)
        reading.result()
        files.close()
        servers.close()
    print(seen.told())
    return int(bool(seen.failed or seen.lost))


if __name__ == "__main__":
    sys.exit(main())
