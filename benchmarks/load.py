"""Twenty at once: `python -m benchmarks.load [--sessions 20] [--texts 3000] [--import 8000] [--seconds 120]`.

A server with a library of made-up texts; sessions, each a browser's websocket without the browser, open one page after
the other, in both languages, of all texts, of an outlet and of one text, ask what their browser would by itself, and
click the button of a file now and then, while an import runs: most of its files are being read, an eighth of them is
confirmed and being analysed. Printed: page runs, what went wrong (an exception on a page, another language, library or
selection than was asked for, a file that did not come or is not whole), the slowest tenth, what a run costs the server,
and how much memory it has.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from analysis.jobs import taking
from analysis.library import open_library
from analysis.reading.document import Document
from benchmarks.importing import made_articles
from benchmarks.library import OUTLETS, fill
from benchmarks.visitor import Asked, Visitor, wrong_with, wrong_with_file
from pages.shared.menu import SCREENS
from pages.shared.words import words_in

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds after which a page run that has not ended is an error."""

FILES = 0.1
"""Of so many pages a file is taken away."""

CONFIRMED = 8
"""One of so many files of the import is confirmed at the start, and is analysed while the others are read."""


@dataclass
class Seen:
    """What the sessions saw."""

    seconds: list[float] = field(default_factory=list)
    by_page: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    parts: int = 0
    """Drawn anew by themselves."""
    clicked: int = 0
    files: list[float] = field(default_factory=list)
    """Seconds until each was there."""
    lost: list[str] = field(default_factory=list)


def asked(chance: random.Random, texts: list[tuple[str, str]], names: list[str]) -> Asked:
    """A page as somebody opens it who clicks about."""
    screen = chance.choice(SCREENS)
    language = chance.choice(["ru", "ru", "en"])
    params, shown = {"lang": language}, ""
    which = chance.random()
    if screen.fewest == 2 or which < 0.5:
        params["set"] = "all"
    elif which < 0.75:
        params["outlet"] = chance.choice(names)
        shown = params["outlet"]
    else:
        params["text"], shown = chance.choice(texts)
    if screen.name == "texts":
        shown = ""
    return Asked(screen.name, words_in(language)(screen.title), tuple(params.items()), shown)


async def run(socket_: ClientConnection, what: Asked) -> list[ForwardMsg]:
    """All that the server sends of a page until it is drawn."""
    return await Visitor(socket_).open(what)


async def session(number: int, port: int, end: float, seen: Seen, texts: list[tuple[str, str]]) -> None:
    """Somebody who opens a page, looks at it for a while, takes a file of it or not, and opens another one."""
    chance = random.Random(number)
    async with connect(
        f"ws://localhost:{port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        ping_interval=None,
    ) as socket_:
        visitor = Visitor(socket_)
        while time.monotonic() < end:
            what, begun = asked(chance, texts, OUTLETS), time.monotonic()
            try:
                found = await asyncio.wait_for(visitor.open(what), PATIENCE)
                took = time.monotonic() - begun
                seen.seconds.append(took)
                seen.by_page.setdefault(what.page or "overview", []).append(took)
                if problem := wrong_with(found, what):
                    seen.wrong.append(problem)
                if visitor.buttons and chance.random() < FILES:
                    await _fetch(visitor, chance.choice(visitor.buttons), port, seen)
                seen.parts += await asyncio.wait_for(visitor.stay(chance.uniform(1, 5)), PATIENCE)
            except Exception as error:
                seen.wrong.append(f"{what}: {type(error).__name__} {error}")
                return


async def _fetch(visitor: Visitor, maker: str, port: int, seen: Seen) -> None:
    begun = time.monotonic()
    seen.clicked += 1
    try:
        name, content = await asyncio.wait_for(visitor.download(maker, port), PATIENCE)
        problem = wrong_with_file(name, content)
    except (OSError, TimeoutError) as error:
        problem = f"{visitor.what}: {type(error).__name__} {error}"
    if problem:
        seen.lost.append(problem)
    else:
        seen.files.append(time.monotonic() - begun)


def cpu(process: int) -> float:
    """Seconds of a processor that the process itself has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def drawing(log: Path) -> float:
    """Seconds of a processor that a page run took in its own thread, on average, as the log of the server says."""
    lines = [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith('{"at"')]
    took: list[float] = [told["cpu"] for line in lines if (told := json.loads(line))["what"] == "page"]
    return sum(took) / max(1, len(took))


def memory(process: int) -> int:
    """The most that it had, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) // 1024


def start(library: Path, log: Path) -> tuple[subprocess.Popen[bytes], int]:
    """A server on the library, when it answers."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "pages.shared.server", "--headless", "--port", str(port)]
    environment = {**os.environ, "GOLOSA_LIBRARY": str(library)}
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2).close()
            return server, port
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(log.read_text(encoding="utf-8"))


async def _all(sessions: int, port: int, seconds: float, texts: list[tuple[str, str]]) -> Seen:
    seen, end = Seen(), time.monotonic() + seconds
    await asyncio.gather(*(session(number, port, end, seen, texts) for number in range(sessions)))
    return seen


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    for name, default in (("sessions", 20), ("texts", 3000), ("import", 8000), ("seconds", 120)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--library", type=Path, help="kept between calls")
    given = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as folder:
        path = given["library"] or Path(folder) / "library.duckdb"
        if not path.exists():
            fill(path, given["texts"])
        library = open_library(path)
        texts = [(text.id, text.name) for text in library.last_added(500)]
        if given["import"]:
            files = made_articles(given["import"])
            confirmed, read = files[: len(files) // CONFIRMED], files[len(files) // CONFIRMED :]
            library.add_all(Document(name, content.decode()) for name, content in confirmed)
            taking.take_in(library, "нагрузка", read)
        library.close()
        log = Path(folder) / "server.log"
        server, port = start(path, log)
        try:
            before, begun = cpu(server.pid), time.monotonic()
            seen = asyncio.run(_all(given["sessions"], port, given["seconds"], texts))
            spent, lasted = cpu(server.pid) - before, time.monotonic() - begun
            runs = sorted(seen.seconds)
            print(f"{len(runs)} page runs and {seen.parts} of parts, {given['sessions']} sessions, {lasted:.0f} s")
            print(f"wrong: {len(seen.wrong)}", *seen.wrong[:10], sep="\n  ")
            slowest = f", the slowest after {max(seen.files):.1f} s" if seen.files else ""
            print(f"files: {seen.clicked} clicked, {len(seen.files)} came whole{slowest}; lost: {len(seen.lost)}")
            print(*seen.lost[:10], sep="\n")
            half, nine = runs[len(runs) // 2], runs[len(runs) * 9 // 10]
            print(f"half of the runs under {half:.2f} s, nine tenths {nine:.2f} s")
            each = f"{spent / len(runs):.3f} CPU s a run with all else, {drawing(log):.3f} in the run itself"
            print(f"the server: {each}, at most {memory(server.pid)} MB")
            for page, took in sorted(seen.by_page.items(), key=lambda one: -sum(one[1]) / len(one[1])):
                print(
                    f"  {page:10} {len(took):4} runs, {sum(took) / len(took):.2f} s on average, {max(took):.2f} at most"
                )
        finally:
            server.terminate()
            server.wait(30)
            told = [line for line in log.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "{")]
            print("the end of its log:", *told[-30:], sep="\n  ")


if __name__ == "__main__":
    main()
