"""Pictures of charts: PNG, SVG and PDF by a browser on this machine, where there is one, and pages that need none.

The browser starts at the first picture (seconds), stays, and makes the next ones in half a second each, for all
threads. Kaleido's own server would hang for ever where the browser cannot start: here each step has a time limit.
"""

import asyncio
import atexit
import contextlib
import html
import os
import signal
import threading
import time
from collections.abc import Coroutine
from functools import cache
from typing import Any, TypeVar

import plotly.graph_objects as go

from analysis.report.look import FONT, INK, MUTED, for_print

START_LIMIT = 30.0
PICTURE_LIMIT = 30.0
CLOSE_LIMIT = 5.0
PATIENCE = 60.0
"""Seconds. A machine that was too busy to start the browser may not be so a minute later."""

SCALES = (1, 2, 3, 4)
"""Times that a PNG can be larger than the figure on the screen; the usual one is USUAL."""

USUAL = 2

T = TypeVar("T")


class PictureError(Exception):
    """No picture: no browser is installed, or it did not start or answer in time."""


def available() -> bool:
    """Whether pictures can be had: a browser is installed and has not just failed to start. Costs nothing to ask."""
    return time.monotonic() >= _again[0] and _installed()


def start() -> None:
    """Starts the browser beside whatever goes on, so that the first picture is quick; `available` then knows more."""
    if available():
        threading.Thread(target=_started, name="pictures", daemon=True).start()


def picture(
    figure: go.Figure, kind: str, title: str = "", caption: str = "", *, width: int = 1000, scale: int = USUAL
) -> bytes:
    """The figure as "png" (`scale` times its size), "svg" or "pdf", on white, with its title and what it counts.

    Raises PictureError.
    """
    paper = for_print(figure, title, caption, width=width)
    size = {"width": width, "height": paper.layout.height, "scale": scale if kind == "png" else 1}
    browser = _started()
    if browser is None:
        raise PictureError("There is no browser on this machine that could draw the picture.")
    try:
        return bytes(
            browser.run(browser.kaleido.calc_fig(paper.to_dict(), opts={"format": kind, **size}), PICTURE_LIMIT)
        )
    except Exception as error:
        _drop(browser)
        raise PictureError(f"The browser did not draw the picture: {error or type(error).__name__}") from error


def page(figure: go.Figure, title: str = "", caption: str = "", *, language: str = "ru") -> str:
    """The figure as an HTML page of its own that moves and answers as on the screen and needs no network."""
    paper = for_print(figure)
    paper.update_layout(width=None, title_text=None, margin_t=figure.layout.margin.t)
    chart = paper.to_html(full_html=False, include_plotlyjs=True, config={"displaylogo": False, "responsive": True})
    style = f"body {{ font-family: {FONT}; color: {INK}; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }}"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>'
        f"<style>{style} p {{ color: {MUTED}; max-width: 50rem }}</style></head>"
        f"<body><h1>{html.escape(title)}</h1><p>{html.escape(caption)}</p>{chart}</body></html>"
    )


# ---------------------------------------------------------------- the browser
class _Browser:
    """A browser and the event loop that it lives in."""

    def __init__(self) -> None:
        from kaleido import Kaleido

        self.kaleido = Kaleido(n=1, timeout=PICTURE_LIMIT, mathjax=False)
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, name="pictures' browser", daemon=True).start()

    def run(self, work: Coroutine[Any, Any, T], limit: float) -> T:
        """What `work` gives; TimeoutError after `limit` seconds."""
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, limit), self.loop).result(limit + 1)


_lock = threading.Lock()
_again = [0.0]
"""From when on a browser is started, by the clock of this process: after one that did not start, a while later."""

_browsers: list[_Browser] = []


def _started() -> _Browser | None:
    """The browser of this process, started where it is not; None where that fails: it is tried again after PATIENCE."""
    with _lock:
        if _browsers:
            return _browsers[0]
        if not available():
            return None
        browser = None
        try:
            browser = _Browser()
            browser.run(browser.kaleido.open(), START_LIMIT)
        except Exception:
            _again[0] = time.monotonic() + PATIENCE
            if browser:
                _close(browser)
            return None
        _browsers.append(browser)
        return browser


def _drop(browser: _Browser) -> None:
    """A browser that does not answer is closed; the next picture starts another."""
    with _lock:
        if browser in _browsers:
            _browsers.remove(browser)
            _close(browser)


def _close(browser: _Browser) -> None:
    with contextlib.suppress(Exception):  # it is gone, or never answered
        browser.run(browser.kaleido.close(), CLOSE_LIMIT)
    process = getattr(browser.kaleido, "subprocess", None)
    if process and hasattr(os, "killpg"):  # it leads a group of its own: what it started goes with it
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    browser.loop.call_soon_threadsafe(browser.loop.stop)


@atexit.register
def _close_all() -> None:
    for browser in list(_browsers):
        _drop(browser)


@cache
def _installed() -> bool:
    return browser_path() is not None


def browser_path() -> str | None:
    """The browser of this machine that draws and prints, or None."""
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return str(found) if found else None
