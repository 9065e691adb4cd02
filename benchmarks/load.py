"""Twenty at once: `python -m benchmarks.load [--sessions 20] [--texts 3000] [--import 8000] [--seconds 120]`.

A server with a library of made-up texts; sessions, each a browser's websocket without the browser, open one page after
the other, in both languages, of all texts, of an outlet and of one text, and fetch a table now and then, while an
import runs. Printed: page runs, what went wrong (an exception on a page, another language, library or selection than
was asked for, a file that did not come), the slowest tenth, what a run costs the server, and how much memory it has.
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
from urllib.parse import quote, quote_plus, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from analysis.jobs import taking
from analysis.library import open_library
from benchmarks.importing import made_articles
from benchmarks.library import OUTLETS, fill
from pages.shared.menu import SCREENS
from pages.shared.words import words_in

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds after which a page run that has not ended is an error."""


@dataclass
class Seen:
    """What the sessions saw."""

    seconds: list[float] = field(default_factory=list)
    by_page: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    files: int = 0


@dataclass(frozen=True)
class Asked:
    """A page in a language, of which texts."""

    page: str
    title: str
    params: tuple[tuple[str, str], ...]
    shown: str = ""
    """Words that the page must have."""


def asked(chance: random.Random, texts: list[tuple[str, str]], names: list[str]) -> Asked:
    """A page as somebody opens it who clicks about."""
    screen = chance.choice([one for one in SCREENS if one.name not in ("report", "compare")])
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


async def run(socket_: ClientConnection, what: Asked, kept: dict[str, ForwardMsg]) -> list[ForwardMsg]:
    """All that the server sends of a page until it is drawn.

    kept: large messages that the session has had, by their hash: the server sends the hash alone the next time.
    """
    message = BackMsg()
    message.rerun_script.query_string = urlencode(what.params)
    message.rerun_script.page_name = what.page
    await socket_.send(message.SerializeToString())
    found = []
    while True:
        part = ForwardMsg()
        part.ParseFromString(bytes(await socket_.recv()))  # type: ignore[arg-type]
        if part.metadata.cacheable:
            kept[part.hash] = part
        found.append(kept[part.ref_hash] if part.WhichOneof("type") == "ref_hash" else part)
        if part.WhichOneof("type") == "script_finished" and part.script_finished != part.FINISHED_EARLY_FOR_RERUN:
            return found


def wrong_with(found: list[ForwardMsg], what: Asked) -> str:
    """What is not as it was asked for, "" where all is."""
    said = [part.delta.new_element for part in found if part.WhichOneof("type") == "delta"]
    exceptions = [element.exception.message for element in said if element.WhichOneof("type") == "exception"]
    titles = [element.heading.body for element in said if element.WhichOneof("type") == "heading"]
    if exceptions:
        return f"{what}: {exceptions[0][:200]}"
    if titles[:1] != [what.title]:
        return f"{what}: the title is {titles[:1]}"
    whole = b"".join(part.SerializeToString() for part in found)
    if what.shown and not any(written in whole for written in spellings(what.shown)):
        return f"{what}: not of these texts"
    return ""


def spellings(words: str) -> tuple[bytes, ...]:
    """Words as a message may have them: as they are, as the JSON of a component, in an address and in its query.

    >>> spellings("А б")[1:]
    (b'\\\\u0410 \\\\u0431', b'%D0%90%20%D0%B1', b'%D0%90+%D0%B1')
    """
    return words.encode(), json.dumps(words)[1:-1].encode(), quote(words).encode(), quote_plus(words).encode()


async def session(number: int, port: int, end: float, seen: Seen, texts: list[tuple[str, str]]) -> None:
    """Somebody who opens a page, looks at it for a while, and opens another one."""
    chance, kept = random.Random(number), dict[str, ForwardMsg]()
    async with connect(
        f"ws://localhost:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None, ping_interval=None
    ) as socket_:
        while time.monotonic() < end:
            what, begun = asked(chance, texts, OUTLETS), time.monotonic()
            try:
                found = await asyncio.wait_for(run(socket_, what, kept), PATIENCE)
            except Exception as error:
                seen.wrong.append(f"{what}: {type(error).__name__} {error}")
                return
            took = time.monotonic() - begun
            seen.seconds.append(took)
            seen.by_page.setdefault(what.page or "overview", []).append(took)
            if problem := wrong_with(found, what):
                seen.wrong.append(problem)
            elif chance.random() < 0.1:
                await _fetch(found, port, seen)
            await asyncio.sleep(chance.uniform(1, 5))


async def _fetch(found: list[ForwardMsg], port: int, seen: Seen) -> None:
    """One of the files that the page shows by address."""
    said = [part.delta.new_element for part in found if part.WhichOneof("type") == "delta"]
    urls = [element.imgs.imgs[0].url for element in said if element.WhichOneof("type") == "imgs" and element.imgs.imgs]
    urls += [element.download_button.url for element in said if element.WhichOneof("type") == "download_button"]
    for url in [url for url in urls if url][:1]:
        try:
            request = urllib.request.urlopen(f"http://localhost:{port}{url}", timeout=PATIENCE)
            content = await asyncio.to_thread(request.read)
            seen.files += bool(content)
        except OSError as error:
            seen.wrong.append(f"{url}: {error}")


def cpu(process: int) -> float:
    """Seconds of a processor that the process itself has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
            taking.take_in(library, "нагрузка", made_articles(given["import"]))
        library.close()
        server, port = start(path, Path(folder) / "server.log")
        try:
            before, begun = cpu(server.pid), time.monotonic()
            seen = asyncio.run(_all(given["sessions"], port, given["seconds"], texts))
            spent, lasted = cpu(server.pid) - before, time.monotonic() - begun
            runs = sorted(seen.seconds)
            print(f"{len(runs)} page runs of {given['sessions']} sessions in {lasted:.0f} s, {seen.files} files")
            print(f"wrong: {len(seen.wrong)}", *seen.wrong[:10], sep="\n  ")
            print(f"half of the runs under {runs[len(runs) // 2]:.2f} s, nine tenths {runs[len(runs) * 9 // 10]:.2f} s")
            print(f"the server: {spent / len(runs):.3f} CPU s a run, at most {memory(server.pid)} MB")
            for page, took in sorted(seen.by_page.items(), key=lambda one: -sum(one[1]) / len(one[1])):
                print(
                    f"  {page:10} {len(took):4} runs, {sum(took) / len(took):.2f} s on average, {max(took):.2f} at most"
                )
        finally:
            server.terminate()
            server.wait(30)
            if told := [
                line for line in (Path(folder) / "server.log").read_text(encoding="utf-8").splitlines() if line
            ]:
                print("the end of its log:", *told[-30:], sep="\n  ")


if __name__ == "__main__":
    main()
