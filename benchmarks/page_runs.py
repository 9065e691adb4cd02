"""What each page of all texts costs the server: `python -m benchmarks.page_runs [NUMBER ...]` (1000 10000 texts).

A server with a library of made-up texts and their facts (benchmarks/made_texts.py), and one browser's websocket without
the browser, which opens page after page. Of each: CPU and wall seconds of the server until it is drawn, when it is
opened first and when it is opened again, the library being as it was; and the CPU that the server has after it, before
it does nothing any more, for what goes on beside. The first line is the first page of a server, of which the others
have the modules. Nothing is analysed meanwhile. `--library FILE`: one that is filled.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from websockets.asyncio.client import connect

from analysis.jobs.background import STOPPED
from analysis.library import open_library
from benchmarks import made_texts
from benchmarks.load import Asked, cpu, memory, run, start, wrong_with
from pages.shared.menu import SCREEN, SCREENS
from pages.shared.words import words_in

PATIENCE = 300.0

STILL = 0.5
"""Seconds in which the server has done nothing: what went on beside a page is over."""

FIRST = "contexts"
"""The page that is opened before the others: without a word it asks next to nothing of the library."""


def fill(path: Path, number: int) -> None:
    """Made-up texts that wait for nothing: they count as compared and as looked through for reprints."""
    library = open_library(path, first=None)
    made_texts.fill(library, number)
    with library.transaction() as rows:
        rows.execute("INSERT INTO likened SELECT text_id FROM words")
        rows.execute("INSERT INTO signatures SELECT id, 0, ''::BLOB, true, true FROM texts")
    library.set_setting(STOPPED, "1")
    library.close()


async def still(process: int) -> float:
    """CPU seconds of the server until it does nothing."""
    before = last = cpu(process)
    while True:
        await asyncio.sleep(STILL)
        if (now := cpu(process)) - last < 0.05 * STILL:
            return now - before
        last = now


async def open_all(port: int, process: int, only: list[str]) -> None:
    """Prints a line a page, of these or of all."""
    async with connect(
        f"ws://localhost:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None, ping_interval=None
    ) as socket:
        for screen in (SCREEN[FIRST], *SCREENS):
            page = screen.name or "overview"
            if only and page not in (*only, FIRST):
                continue
            asked = Asked(screen.name, words_in("ru")(screen.title), (("set", "all"),))
            told, beside = [], []
            for _ in range(2):
                before, begun = cpu(process), time.monotonic()
                found = await asyncio.wait_for(run(socket, asked), PATIENCE)
                told.append(f"{cpu(process) - before:6.2f} {time.monotonic() - begun:6.2f}")
                beside.append(f"{await still(process):6.2f}")
                sent = sum(part.ByteSize() for part in found)
            print(
                f"  {page:10} {told[0]} {beside[0]}   again {told[1]}   {sent / 1e6:5.1f} MB sent"
                f"  {wrong_with(found, asked)}",
                flush=True,
            )


def measure(path: Path, only: list[str]) -> None:
    """The pages of the library in the file."""
    log = path.with_suffix(".log")
    server, port = start(path, log)
    try:
        print("  page        CPU, wall, CPU beside (s)", flush=True)
        asyncio.run(open_all(port, server.pid, only))
        print(f"  the server has had at most {memory(server.pid)} MB")
    finally:
        server.terminate()
        server.wait(60)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--page", action="append", default=[], help="overview, entities, …; all where none is named")
    given = parser.parse_args()
    if given.library:
        measure(given.library, given.page)
    for number in given.numbers or ([] if given.library else [1000, 10_000]):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.duckdb"
            fill(path, number)
            print(f"{number} texts, {path.stat().st_size / 1e6:.0f} MB")
            measure(path, given.page)


if __name__ == "__main__":
    main()
