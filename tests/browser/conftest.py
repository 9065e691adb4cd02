"""A real Golosa and a real Chromium: one server with a library of its own, a fresh browser context per test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, Request, expect, sync_playwright

from tests.many_texts import four_texts

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000
"""Milliseconds: a busy machine is slow, and a test that waits for a thing says so only when it never comes."""


@dataclass
class Golosa:
    """A running app. `stop` and `start` make a restart with the same library.

    `team`: further variables, of a server behind whose doors people have names.
    """

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    team: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "pages.shared.server", "--port", str(self.port), "--headless"]
        environment = {**os.environ, "GOLOSA_LIBRARY": str(self.folder / "library.duckdb"), **self.team}
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(30)

    def _wait(self) -> None:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        log = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"the app did not start:\n{log}")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("localhost", 0))
        return int(listening.getsockname()[1])


@contextmanager
def running(app: Golosa) -> Iterator[Golosa]:
    """The app, started; it is stopped whatever comes."""
    try:
        app.start()
        yield app
    finally:
        app.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("BROWSER_PATH") or shutil.which("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def golosa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golosa]:
    """The server that the reading tests share."""
    with running(Golosa(tmp_path_factory.mktemp("golosa"), free_port())) as app:
        yield app


@pytest.fixture
def own_golosa(tmp_path: Path) -> Iterator[Golosa]:
    """A server of the test's own, for tests that correct, delete or restart."""
    with running(Golosa(tmp_path, free_port())) as app:
        yield app


@pytest.fixture(scope="session")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golosa]:
    """A server on the library of four texts, shared by the tests that only read; it does not analyse what is not."""
    folder = tmp_path_factory.mktemp("four")
    four_texts(folder / "library.duckdb").library.close()
    with running(Golosa(folder, free_port())) as app:
        yield app


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own: no state but the URL's and the library's."""
    context = browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context.new_page()
    context.close()


def at_rest(page: Page) -> None:
    """Waits until the page's script has run to its end: nothing that stands there is replaced any more."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


def give(page: Page, field: Locator, *files: FilePayload | Path) -> None:
    """Chooses the files in a field and waits until each is on the server: a form that is sent before has none."""
    left = len(files)

    def is_last(request: Request) -> bool:
        nonlocal left
        left -= request.method == "PUT" and "/upload_file/" in request.url
        return left == 0

    with page.expect_request_finished(is_last):
        field.set_input_files(list(files))
