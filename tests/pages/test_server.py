"""What the server answers before any page does: to its own names, nothing that is closed, nothing from elsewhere."""

import asyncio
from typing import Any

import pytest
from streamlit import config
from streamlit.logger import get_logger

from pages.shared import server
from pages.shared.server import Guard, hosts


@pytest.fixture(autouse=True)
def _own_names():
    before = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", hosts("localhost", ["golosa.example.ru"]))
    yield
    config.set_option("server.allowedHosts", before)


async def _app(_scope: Any, _receive: Any, send: Any) -> None:
    location = [(b"location", b"/"), (b"content-security-policy", b"default-src *")]
    await send({"type": "http.response.start", "status": 302, "headers": location})
    await send({"type": "http.response.body", "body": b"inside"})


def answer(path: str = "/", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    sent: list[dict[str, Any]] = []
    given = {"host": "localhost:8501", **headers}
    pairs = [(name.encode(), value.encode()) for name, value in given.items() if value]

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Guard(_app)({"type": "http", "path": path, "headers": pairs}, None, send))
    named = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], named, sent[1]["body"]


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "[::1]:8501", "GOLOSA.example.ru"])
def test_its_own_names_are_answered(host: str):
    status, headers, body = answer(host=host)
    assert (status, body) == (302, b"inside")
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "golosa.example.ru.evil", "a@localhost", ""]
)
def test_another_name_gets_nothing(host: str):
    status, headers, body = answer(host=host)
    assert (status, body) == (421, b"")
    assert "location" not in headers


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/a/_stcore/metrics"])
def test_the_figures_of_the_server_are_its_own(path: str):
    assert answer(path)[0] == 404


def test_who_logs_in_comes_back_to_what_he_asked_for():
    referer = "http://localhost:8501/quotes?text=1"
    _, headers, _ = answer("/auth/login", referer=referer)
    cookie = headers["set-cookie"].split(";")[0]
    assert "HttpOnly" in headers["set-cookie"]
    _, headers, _ = answer("/oauth2callback", cookie=cookie)
    assert headers["location"] == "/quotes?text=1"
    assert "set-cookie" not in answer("/auth/login", referer="http://evil.example/quotes")[1]


@pytest.mark.parametrize(
    "wanted", ["%2F%2Fevil.example", "http%3A%2F%2Fevil.example", "%2F%5Cevil", "%2Fa%0D%0Ab", "мост"]
)
def test_a_cookie_does_not_lead_elsewhere(wanted: str):
    assert answer("/oauth2callback", cookie=f"golosa_back={wanted}")[1]["location"] == "/"


def test_a_cookie_that_came_encrypted_goes_no_other_way():
    referer = "https://golosa.example.ru/quotes"
    known = {"host": "golosa.example.ru", "referer": referer}
    assert "Secure" in answer("/auth/login", **known, **{"x-forwarded-proto": "https"})[1]["set-cookie"].split("; ")
    assert "Secure" not in answer("/auth/login", **known)[1]["set-cookie"].split("; ")


def test_a_start_speaks_of_no_changed_settings(monkeypatch: pytest.MonkeyPatch):
    """Streamlit reads its settings again as it starts, and warns where those of the server are others than before."""
    started: list[int] = []

    class Started:
        def run(self, **options: Any) -> None:
            config.get_config_options(force_reparse=True, options_from_flags=options["config"])
            started.append(config.get_option("server.port"))

    before = {name: config.get_option(name) for name in ("server.port", "server.headless", "server.address")}
    monkeypatch.setattr(server, "app", lambda _: Started())
    monkeypatch.setattr(server, "log_events", lambda: None)
    monkeypatch.chdir(server.ROOT)
    heard: list[str] = []
    monkeypatch.setattr(get_logger("streamlit.config"), "warning", lambda said, *_: heard.append(said))
    assert server.main(["--port", "8689", "--headless"]) == 0
    assert (started, heard) == ([8689], [])
    config.get_config_options(force_reparse=True)
    for name, value in before.items():
        config.set_option(name, value)
