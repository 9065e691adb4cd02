"""The server: `python -m pages.shared.server` starts Golosa behind the doors that Streamlit itself leaves open.

It answers to its own names only (a page of another site that points its name here gets nothing), tells the browser to
load nothing from elsewhere, keeps the figures of the server to itself, and refuses an address that others reach while
nobody is asked who he is.
"""

import argparse
import os
import sys
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.shared.entrance import LOOPBACK, entrance, is_own_machine

ROOT = Path(__file__).resolve().parents[2]

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
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), None)
        if not is_host_allowed(host):
            await _refuse(send, 421)
        elif any(_within(scope["path"], closed) for closed in CLOSED):
            await _refuse(send, 404)
        else:
            await self._app(scope, receive, lambda message: send(_with_headers(message)))


def _within(path: str, closed: str) -> bool:
    return f"{path}/".replace("//", "/").endswith(f"{closed}/") or f"{closed}/" in path


def _with_headers(message: Message) -> Message:
    if message["type"] == "http.response.start":
        own = {name for name, _ in HEADERS}
        message["headers"] = [pair for pair in message.get("headers", ()) if pair[0].lower() not in own] + [*HEADERS]
    return message


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
    if not is_own_machine(asked.address) and entrance() == "open":
        print(
            f"Адрес {asked.address} виден не только с этой машины, а кто входит, не спрашивается: так сервер не "
            "запускается. Настройте вход (docs/operations.md) или оставьте адрес localhost.",
            file=sys.stderr,
        )
        return 2
    os.chdir(ROOT)  # .streamlit/config.toml lies there
    config = {
        "server.port": asked.port,
        "server.address": asked.address,
        "server.allowedHosts": hosts(asked.address, os.environ.get("GOLOSA_HOSTS", "").split(",")),
        "server.headless": asked.headless or os.environ.get("GOLOSA_HEADLESS") == "1",
    }
    app(ROOT / "app.py").run(config=config)
    return 0


def app(script: Path) -> st.App:
    """The pages behind the guard."""
    return st.App(script, middleware=[Middleware(Guard)])


if __name__ == "__main__":
    sys.exit(main())
