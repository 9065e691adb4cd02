"""Who comes in, against a real provider of identities: in, out, a login that has run out, a cookie that was made up."""

import contextlib
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.conftest import Golosa, free_port, running

ANNA = {"sub": "anna", "email": "anna@example.ru", "groups": ["desk"]}
BORIS = {"sub": "boris", "email": "boris@example.ru"}
SECRET = "not a secret but long enough for one"
COOKIE = "_streamlit_user"
HOLDS = 8
"""Seconds that a short login holds: a busy machine needs some of them to show who is there."""


class Provider:
    """A provider of identities, beside; `seconds` is how long its logins hold."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, seconds: int) -> None:
        self.stop()
        known = [part for user in (ANNA, BORIS) for part in ("--user-claims", json.dumps(user))]
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(self.port), "--host", "localhost"]
        self._process = subprocess.Popen(
            [*command, "--token-max-age", str(seconds), *known], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://localhost:{self.port}/.well-known/openid-configuration", timeout=2)
                return
            time.sleep(0.1)
        raise RuntimeError("the provider did not start")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made = Provider(free_port())
    made.start(3600)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def newsroom(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golosa]:
    folder, port = tmp_path_factory.mktemp("newsroom"), free_port()
    (folder / "secrets.toml").write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "golosa"
client_secret = "secret"
server_metadata_url = "http://localhost:{provider.port}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email profile groups" }}
"""
    )
    (folder / "libraries.toml").write_text('[desk]\nname = "Отдел"\nreader = ["group:desk", "anna@example.ru"]\n')
    team = {"GOLOSA_SECRETS": str(folder / "secrets.toml"), "GOLOSA_LIBRARIES": str(folder), "GOLOSA_WORKERS": "0"}
    with running(Golosa(folder, port, team=team)) as app:
        yield app


def log_in(page: Page, newsroom: Golosa, sub: str, path: str) -> None:
    page.goto(f"{newsroom.address}{path}")
    page.get_by_role("button", name="Войти").or_(page.get_by_role("button", name="Log in")).click()
    page.locator(f"form button[name=sub][value={sub}]").click()


def cookies(page: Page) -> dict[str, str]:
    return {str(one.get("name")): str(one.get("value")) for one in page.context.cookies()}


def libraries(newsroom: Golosa) -> list[str]:
    return sorted(file.name for file in newsroom.folder.glob("*.duckdb"))


def test_in_to_the_address_that_was_asked_for_and_out(newsroom: Golosa, page: Page) -> None:
    page.goto(f"{newsroom.address}/quotes?lang=en")
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    expect(page.get_by_text("Quotes")).to_have_count(0)
    assert not libraries(newsroom)  # nothing is opened before it is known who is there
    log_in(page, newsroom, "anna", "/quotes?lang=en")
    expect(page.get_by_role("heading", name="Quotes")).to_be_visible()
    assert page.url == f"{newsroom.address}/quotes?lang=en"
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("anna@example.ru · keeper")).to_be_visible()
    sidebar.get_by_role("combobox", name="Library").click()
    page.get_by_role("option", name="Отдел").click()
    expect(sidebar.get_by_text("anna@example.ru · reader")).to_be_visible()
    sidebar.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile("end_session"))
    page.goto(newsroom.address)
    expect(page.get_by_role("button", name="Войти")).to_be_visible()
    assert COOKIE not in cookies(page)


def test_what_is_not_open_to_somebody_is_not_shown_to_him(newsroom: Golosa, page: Page) -> None:
    log_in(page, newsroom, "boris", "/?library=desk")
    expect(page.get_by_role("alert")).to_contain_text("Библиотеки «desk» нет")
    expect(page.get_by_test_id("stSidebar").get_by_text("boris")).to_have_count(0)


def test_a_login_that_has_run_out_is_asked_for_anew(newsroom: Golosa, provider: Provider, page: Page) -> None:
    provider.start(HOLDS)
    try:
        log_in(page, newsroom, "anna", "/")
        given = time.monotonic()
        expect(page.get_by_test_id("stSidebar").get_by_text("anna@example.ru")).to_be_visible()
        page.wait_for_timeout(1000 * max(0, given + HOLDS + 1 - time.monotonic()))
        page.get_by_test_id("stSidebar").get_by_text("English").click()
        expect(page.get_by_text("Your login has run out")).to_be_visible()
        expect(page.get_by_test_id("stSidebar").get_by_text("anna@example.ru")).to_have_count(0)
    finally:
        provider.start(3600)


def test_a_cookie_that_was_made_up_opens_nothing(newsroom: Golosa, page: Page) -> None:
    log_in(page, newsroom, "boris", "/")
    expect(page.get_by_test_id("stSidebar").get_by_text("boris@example.ru")).to_be_visible()
    true = cookies(page)[COOKIE]
    said = {**ANNA, "is_logged_in": True, "provider": "default", "origin": newsroom.address, "exp": time.time() + 999}
    another = create_signed_value("another secret that is long enough", COOKIE, json.dumps(said)).decode()
    body = create_signed_value(SECRET, "another cookie", json.dumps(said)).decode()
    borrowed = another.rsplit(".", 2)[0] + "." + true.split(".", true.count(".") - 1)[-1]
    for forged in (another, body, true[:-4] + "AAAA", borrowed, "1"):
        page.context.clear_cookies()
        page.context.add_cookies([{"name": COOKIE, "value": forged, "url": newsroom.address}])
        page.goto(f"{newsroom.address}/texts")
        expect(page.get_by_role("button", name="Войти")).to_be_visible()
        expect(page.get_by_text("anna")).to_have_count(0)


@pytest.mark.parametrize(
    ("team", "arguments", "said"),
    [
        ({}, ["--address", "0.0.0.0"], "Адрес 0.0.0.0 виден"),
        ({"GOLOSA_HOSTS": "golosa.example.ru"}, [], "Адрес golosa.example.ru виден"),
        ({"GOLOSA_SECRETS": "none.toml"}, [], "не читается"),
        ({"GOLOSA_SECRETS": "half.toml"}, [], "не хватает: client_id, client_secret, server_metadata_url"),
        ({"GOLOSA_SECRETS": "short.toml"}, [], "короче 32 знаков"),
        ({"GOLOSA_SECRETS": "elsewhere.toml"}, [], "redirect_uri ведёт на golosa.example.ru"),
    ],
)
def test_what_would_let_in_who_must_not_does_not_start(
    tmp_path: Path, team: dict[str, str], arguments: list[str], said: str
) -> None:
    rest = 'client_id = "a"\nclient_secret = "b"\nserver_metadata_url = "c"\n'
    uri = 'redirect_uri = "http://{}/oauth2callback"\ncookie_secret = "{}"\n'
    (tmp_path / "half.toml").write_text("[auth]\n" + uri.format("localhost", SECRET))
    (tmp_path / "short.toml").write_text("[auth]\n" + uri.format("localhost", "short") + rest)
    (tmp_path / "elsewhere.toml").write_text("[auth]\n" + uri.format("golosa.example.ru", SECRET) + rest)
    if name := team.get("GOLOSA_SECRETS"):
        team = {"GOLOSA_SECRETS": str(tmp_path / name)}
    started = subprocess.run(
        [sys.executable, "-m", "pages.shared.server", "--headless", "--port", str(free_port()), *arguments],
        env={**os.environ, **team},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (started.returncode, started.stderr.count("Traceback")) == (2, 0)
    assert said in started.stderr
