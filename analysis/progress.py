"""How far a command is: a bar on standard error where it is a terminal, else a line now and then."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

WIDTH = 24
AT_MOST = 0.2
"""Seconds between two drawings of the bar."""

A_LINE = 30.0
"""Seconds between two lines where there is no terminal."""


def progress(items: Iterable[T], of: int, what: str, out: TextIO | None = None) -> Iterator[T]:
    """The items as they come; meanwhile it is told how many of `of` have come.

    >>> list(progress("ab", 2, "разобрано"))
    ['a', 'b']
    """
    out = out or sys.stderr
    terminal = out.isatty()
    began = told = time.monotonic()
    done = 0
    try:
        for done, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if now - told < (AT_MOST if terminal else A_LINE):
                continue
            told = now
            line = told_line(done, of, what, now - began)
            print(f"\r{_bar(done, of)} {line}\033[K" if terminal else line, end="" if terminal else "\n", file=out)
            out.flush()
    finally:
        if terminal and done:
            print("\r\033[K", end="", file=out, flush=True)


def told_line(done: int, of: int, what: str, seconds: float) -> str:
    """How many are done, and how long the rest takes.

    >>> told_line(50, 200, "разобрано", 10)
    'разобрано 50 из 200, осталось 30 с'
    """
    left = seconds / done * max(0, of - done)
    time_left = f"{left:.0f} с" if left < 120 else f"{left / 60:.0f} мин"
    return f"{what} {done} из {of}, осталось {time_left}"


def _bar(done: int, of: int) -> str:
    full = min(WIDTH, WIDTH * done // max(1, of))
    return "█" * full + "░" * (WIDTH - full)
