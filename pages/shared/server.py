"""The server: `python -m pages.shared.server` starts Golosa behind the doors that Streamlit itself leaves open.

It answers to its own names only (a page of another site that points its name here gets nothing), tells the browser to
load nothing from elsewhere, keeps the figures of the server to itself, and refuses an address that others reach while
nobody is asked who he is.
"""

import argparse
import importlib.util
import os
import sys
from collections.abc import Iterable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config as streamlit_config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.shared.entrance import LOOPBACK, ROOT, entrance, is_own_machine, secrets_file
from pages.shared.log import log_events

CLOSED = ("/_stcore/metrics", "/_stcore/agent")

CONTENT = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob: data:",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
"""Nothing from elsewhere, nothing to elsewhere. Streamlit's own scripts are in its page and make code as they run."""

HEADERS = (
    (b"content-security-policy", CONTENT.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
)

BACK = "golosa_back"
"""The cookie with the address that somebody asked for before he was asked to log in."""

ASKED_OF_A_LOGIN = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")

SHORTEST_SECRET = 32
"""Characters: who guesses the secret of the cookies makes himself anybody."""

Message = MutableMapping[str, Any]


class Guard:
    """Stands before everything that the server answers."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Refuses another's name and what is closed; of all else the answer with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not is_host_allowed(asked.get("host")):
            await _refuse(send, 421)
        elif any(_within(scope["path"], closed) for closed in CLOSED):
            await _refuse(send, 404)
        else:
            encrypted = "https" in (scope.get("scheme"), asked.get("x-forwarded-proto"))
            await self._app(
                scope,
                receive,
                lambda message: send(_with_headers(_leading_back(scope["path"], asked, message), encrypted)),
            )


def _within(path: str, closed: str) -> bool:
    return f"{path}/".replace("//", "/").endswith(f"{closed}/") or f"{closed}/" in path


def _with_headers(message: Message, encrypted: bool) -> Message:
    """Where the browser came encrypted, its cookies never go another way: Streamlit leaves that open."""
    if message["type"] == "http.response.start":
        own = {name for name, _ in HEADERS}
        kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in own]
        message["headers"] = [*(_secure(pair) if encrypted else pair for pair in kept), *HEADERS]
    return message


def _secure(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    name, value = header
    return (name, value + b"; Secure") if name.lower() == b"set-cookie" and b"; secure" not in value.lower() else header


def _leading_back(path: str, asked: Mapping[str, str], message: Message) -> Message:
    """Who logs in comes back to the address that he had asked for, not to the first page."""
    if message["type"] != "http.response.start":
        return message
    if path.endswith("/auth/login"):
        came_from = urlsplit(asked.get("referer", ""))
        if came_from.netloc == asked.get("host"):
            wanted = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
            message["headers"].append(_cookie(quote(wanted, safe=""), 600))
    elif path.endswith("/oauth2callback") and message["status"] == 302 and (wanted := wanted_before(asked)):
        headers = [pair for pair in message["headers"] if pair[0].lower() != b"location"]
        message["headers"] = [*headers, (b"location", wanted.encode("ascii")), _cookie("", 0)]
    return message


def wanted_before(asked: Mapping[str, str]) -> str:
    """The address on this server that the cookie says, else "".

    >>> wanted_before({"cookie": "golosa_back=%2Fquotes%3Ftext%3D1"})
    '/quotes?text=1'
    >>> wanted_before({"cookie": "golosa_back=%2F%2Fexample.ru"})
    ''
    """
    try:
        cookie = SimpleCookie(asked.get("cookie", "")).get(BACK)
    except CookieError:
        return ""
    wanted = unquote(cookie.value) if cookie else ""
    own = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if own and wanted.isascii() and wanted.isprintable() else ""


def _cookie(value: str, seconds: int) -> tuple[bytes, bytes]:
    return b"set-cookie", f"{BACK}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax".encode("ascii")


async def _refuse(send: Any, status: int) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def hosts(address: str, names: Iterable[str]) -> list[str]:
    """The names that the server answers to: those of this machine, its address, and those that the operator gives.

    >>> hosts("localhost", ["golosa.example.ru"])
    ['localhost', '127.0.0.1', '::1', 'golosa.example.ru']
    """
    own = [] if address in ("", "0.0.0.0", "::") else [address]
    return list(dict.fromkeys([*LOOPBACK, *own, *(name.strip() for name in names if name.strip())]))


def main(arguments: list[str] | None = None) -> int:
    """Starts the server; 2, with a sentence, where it must not."""
    parser = argparse.ArgumentParser(prog="python -m pages.shared.server", description="starts Golosa")
    parser.add_argument("--port", type=int, default=int(os.environ.get("GOLOSA_PORT") or 8501))
    parser.add_argument("--address", default=os.environ.get("GOLOSA_ADDRESS") or "localhost")
    parser.add_argument("--headless", action="store_true", help="open no browser")
    asked = parser.parse_args(arguments)
    os.chdir(ROOT)  # .streamlit/config.toml lies there
    streamlit_config.set_option("secrets.files", [str(secrets_file())])
    names = [name.strip() for name in os.environ.get("GOLOSA_HOSTS", "").split(",") if name.strip()]
    if reason := why_not(asked.address, names):
        print(reason, file=sys.stderr)
        return 2
    config = {
        "server.port": asked.port,
        "server.address": asked.address,
        "server.allowedHosts": hosts(asked.address, names),
        "server.headless": asked.headless or os.environ.get("GOLOSA_HEADLESS") == "1",
        "secrets.files": [str(secrets_file())],
        "logger.hideWelcomeMessage": True,  # nor does a page then offer an analyst tools for programmers
    }
    for option, value in config.items():  # the same before it starts as after: else it warns that they have changed
        streamlit_config.set_option(option, value)
    print(f"Голоса · Golosa: http://{asked.address}:{asked.port} (Ctrl+C)", file=sys.stderr)
    log_events()
    app(ROOT / "app.py").run(config=config)
    return 0


def why_not(address: str, names: Iterable[str]) -> str:
    """Why the server must not start on this address and answer to these names, "" where it may."""
    way = entrance()
    if way == "open":
        seen = next((one for one in (address, *names) if not is_own_machine(one)), "")
        return (
            f"Адрес {seen} виден не только с этой машины, а кто входит, не спрашивается: так сервер не запускается. "
            "Настройте вход (docs/operations.md) или оставьте адрес localhost."
            if seen
            else ""
        )
    if way == "login":
        return _wrong_with_login(address, names)
    return ""


def _wrong_with_login(address: str, names: Iterable[str]) -> str:
    file = secrets_file()
    if not all(importlib.util.find_spec(package) for package in ("authlib", "httpx")):
        return "Вход описан, а Authlib не установлен: pip install -r requirements-team.txt."
    try:
        said: Mapping[str, Any] = st.secrets["auth"]
    except Exception as error:  # no file, no TOML, no such section
        return f"Описание входа в файле {file} не читается: {error}"
    if missing := [key for key in ASKED_OF_A_LOGIN if not said.get(key)]:
        return f"В разделе [auth] файла {file} не хватает: {', '.join(missing)}."
    if len(str(said["cookie_secret"])) < SHORTEST_SECRET:
        return f"cookie_secret в файле {file} короче {SHORTEST_SECRET} знаков: такой можно подобрать."
    host = urlsplit(str(said["redirect_uri"])).hostname or ""
    if host not in hosts(address, names):
        return f"redirect_uri ведёт на {host}, а на это имя сервер не отвечает: добавьте его в GOLOSA_HOSTS."
    return ""


def app(script: Path) -> st.App:
    """The pages behind the guard."""
    return st.App(script, middleware=[Middleware(Guard)])


if __name__ == "__main__":
    sys.exit(main())
