"""A server that is killed at random moments while it takes in, analyses, corrects, backs up and puts back: what it had
confirmed must be there, nothing is half there, and no process of its own outlives it.

Most of them are the server's background and library without the pages (`serve`, forked by a process that has loaded
everything, so that a thousand take an hour): real reading and worker processes, real files. Some are the whole server
with a page that is open in it (`kill_pages`).
"""

import asyncio
import contextlib
import os
import random
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from websockets.asyncio.client import connect

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.card import Card
from analysis.corpus import prepare
from analysis.corrections.stop_words import stop_word
from analysis.jobs import taking
from analysis.jobs.background import Background, background
from analysis.library import WHOLE_LIBRARY, Library, drafts, open_library
from benchmarks import load
from benchmarks.confirmed import lost
from tests.hostile.forms import BODY, FORMS, mutated

ROOT = Path(__file__).resolve().parent.parent

PAUSE = 0.04
"""Seconds between two things that the analysts of the server do."""

MOST_LINES = 14
"""A server is killed after at most so many things that it has confirmed."""

PATIENCE = 300.0
"""Seconds in which a server must have confirmed something, on a crowded machine too."""

ORPHANS_GO = 120.0
"""Seconds in which the processes of a killed server must have ended: at once where the processor is free, but one that
is still being started looks for its server only when it has come so far."""


def tell(*words: object) -> None:
    """A line that is whole where it ends with a full stop: a kill may cut it anywhere."""
    print(*words, ".", flush=True)


# ---------------------------------------------------------------- what a server does
def add(library: Library, work: Background, mark: str, _: random.Random) -> None:
    """Two texts, which the background analyses."""
    tell("text", *(library.add(f"{BODY} Запись {mark} {n}.") for n in range(2)))
    work.go_on()


def add_many(library: Library, work: Background, mark: str, chance: random.Random) -> None:
    """So many that worker processes are started; seldom, for they need some seconds."""
    if chance.random() < 0.1:
        tell("text", *(library.add(f"{BODY} Запись {mark} {n}.") for n in range(12)))
        work.go_on()


def take_in(library: Library, work: Background, mark: str, chance: random.Random) -> None:
    """Files, a broken one among them, which a reading process reads."""
    name = chance.choice(sorted(FORMS))
    broken = mutated(FORMS[name](), [BODY.encode()], chance, 50_000)
    files = [*((f"{n}.txt", f"{BODY} Файл {mark} {n}.".encode()) for n in range(3)), (name, broken)]
    tell("import", taking.take_in(library, mark, files))
    work.go_on()


def confirm(library: Library, work: Background, mark: str, _: random.Random) -> None:
    """What is read goes in."""
    for one in drafts.imports(library):
        if one.ready:
            tell("confirming", one.id)
            tell("text", *taking.confirm(library, one.id, mark))
    work.go_on()


def correct(library: Library, _work: Background, mark: str, chance: random.Random) -> None:
    """A stop word, a card, and something taken back."""
    tell("correction", library.correct(WHOLE_LIBRARY, stop_word(mark)))
    if known := library.last_added(20):
        text = chance.choice(known)
        library.set_card(text.id, Card(mark))
        tell("card", text.id, mark)
        undone = library.correct(text.id, stop_word(mark))
        library.undo(undone)
        tell("undone", undone)


def back_up(library: Library, _work: Background, mark: str, _: random.Random) -> None:
    """All of it into a file."""
    path = library.path.with_name(f"{mark}.backup")
    library.back_up(path)
    tell("backup", path.name, library.size)


def delete(library: Library, _work: Background, _mark: str, chance: random.Random) -> None:
    """A text to the bin, and back or not."""
    if known := library.last_added(20):
        text = chance.choice(known)
        tell("deleting", text.id)
        library.delete(text.id)
        if chance.random() < 0.5:
            library.restore(text.id)
            tell("text", text.id)


def put_back(library: Library, work: Background, mark: str, chance: random.Random) -> None:
    """The library of a moment before, once a server; what came since is in the file that keeps what was there."""
    if chance.random() < 0.1 and not library.path.with_name(f"{library.path.name}.before-restore").exists():
        path = library.path.with_name(f"{mark}.put-back")
        library.back_up(path)
        tell("text", library.add(f"{BODY} Запись {mark} после."))
        work.close()
        tell("putting_back", path.name)
        library.put_back(path)
        tell("was_put_back", path.name)
        work.go_on()


ACTS: tuple[Callable[[Library, Background, str, random.Random], None], ...]
ACTS = (add, add_many, take_in, take_in, confirm, confirm, correct, back_up, delete, put_back)


def serve(path: Path, seed: int) -> None:
    """Goes on until it is killed."""
    chance = random.Random(seed)
    library = open_library(path, first=None)
    work = background(library)
    work.go_on()
    for turn in count():
        for act in chance.sample(ACTS, len(ACTS)):
            act(library, work, f"{seed}-{turn}", chance)
            time.sleep(PAUSE)


def fork_servers() -> None:
    """For each line (path and seed) that is read a server, itself a process; told are its number and its end."""
    prepare()
    analyse(read_article(BODY))
    tell("ready")
    for line in sys.stdin:
        path, seed = line.rsplit(maxsplit=1)
        child = os.fork()
        if not child:
            try:
                serve(Path(path), int(seed))
            except BaseException as error:  # what ends a server otherwise than by a kill is told
                tell("failed", repr(error).replace("\n", " "))
                raise
            finally:
                os._exit(1)
        tell("started", child)
        os.waitpid(child, 0)
        print("\nended", flush=True)


# ---------------------------------------------------------------- the one who kills
class Servers:
    """Starts servers and kills them."""

    def __init__(self, chance: random.Random, folder: Path) -> None:
        self._chance, self._folder = chance, folder
        command = [sys.executable, "-m", "benchmarks.kills"]
        self._forking = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._forking.stdout
        self._lines = _Lines(self._forking.stdout.fileno())
        self._lines.take(120)

    def close(self) -> None:
        """No more of them."""
        assert self._forking.stdin
        self._forking.stdin.close()
        self._forking.wait()

    def kill(self, number: int) -> list[str]:
        """Starts a server on the library of this number, kills it, and says what is lost."""
        path = self._folder / f"killed-{number}.duckdb"
        assert self._forking.stdin
        self._forking.stdin.write(f"{path} {self._chance.getrandbits(30)}\n".encode())
        self._forking.stdin.flush()
        server = int(self._lines.take(PATIENCE).split()[1])
        said: list[str] = []
        for _ in range(self._chance.randint(0, MOST_LINES)):
            said.append(self._lines.take(PATIENCE))
            if said[-1].startswith("failed"):
                break
        time.sleep(self._chance.random() ** 2 * 0.5)
        with contextlib.suppress(ProcessLookupError):
            os.kill(server, signal.SIGKILL)
        while not said or said[-1] != "ended":
            said.append(self._lines.take(PATIENCE))
        whole = [line.split()[:-1] for line in said if line.endswith(" .")]
        return [*orphans_of(server), *(" ".join(line) for line in whole if line[0] == "failed"), *lost(path, whole)]


class _Lines:
    """Lines of a pipe, each within a time."""

    def __init__(self, pipe: int) -> None:
        self._pipe, self._rest = pipe, b""
        self._ready = selectors.DefaultSelector()
        self._ready.register(pipe, selectors.EVENT_READ)

    def take(self, seconds: float) -> str:
        while b"\n" not in self._rest:
            if not self._ready.select(seconds):
                raise TimeoutError(f"nothing for {seconds} s")
            if not (more := os.read(self._pipe, 65536)):
                raise EOFError
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode("utf-8", "replace")


def orphans_of(server: int) -> list[str]:
    """Processes of a server that are still there some time after it was killed; they are ended then."""
    end = time.monotonic() + ORPHANS_GO
    while (left := list(_children_of(server))) and time.monotonic() < end:
        time.sleep(0.05)
    for process in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return [f"the process {process} outlived its server" for process in left]


def _children_of(server: int) -> Iterator[int]:
    """Those that read, analyse and restore: the last that each was told is the number of its server."""
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            said = command.read_bytes().split(b"\0")
            if said[1:2] == [b"-m"] and said[-2:-1] == [str(server).encode()]:
                yield int(command.parent.name)


# ---------------------------------------------------------------- the whole server
def kill_pages(path: Path, chance: random.Random) -> list[str]:
    """The server as it is started for people, with an import and analyses at work and a page open; what is lost."""
    library = open_library(path, first=None)
    ids = [library.add(f"{BODY} Запись {n} {chance.random()}.") for n in range(12)]
    number = taking.take_in(library, "импорт", [(f"{n}.txt", f"{BODY} {n}.".encode()) for n in range(40)])
    library.close()
    server, port = load.start(path, path.with_suffix(".log"))

    async def look() -> None:
        address = f"ws://localhost:{port}/_stcore/stream"
        async with connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:
            await asyncio.wait_for(load.run(socket, load.Asked("texts", "", ())), 60)
            await asyncio.sleep(chance.random() * 4)

    try:
        asyncio.run(look())
    finally:
        server.kill()
        server.wait()
    said = [["text", *ids], ["import", str(number)]]
    return [*orphans_of(server.pid), *lost(path, said)]


if __name__ == "__main__":
    fork_servers()
