"""Every pattern of the program, as it is called there, over whatever is repeated: four times the length, four times the
time. Found in the code itself, so that a new one is held too."""

import ast
import contextlib
import importlib
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")

PIECES = (
    *(
        " ",
        "\xa0",
        "\n",
        " \r\n",
        "а",
        "А",
        "Аа",
        "1",
        "a",
        "A1",
        ".",
        ",",
        "-",
        "—",
        "«",
        "»",
        '"',
        "'",
        "(",
        "[",
        "*",
    ),
    *(
        "а ",
        "А. ",
        "а, ",
        "а-",
        "а: ",
        "1.1.",
        "1,",
        "«а ",
        "а\n",
        "<!-- a ",
        "<a ",
        "&#",
        "http://a",
        "а@",
        "{\\b ",
        "|",
    ),
)
CHARACTERS = 500
SLOW, LATE = 0.004, 0.5
"""Seconds: what takes less says nothing of how it grows; what takes more is ended."""

Call = tuple[str, re.Pattern[Any]]


def called() -> dict[str, list[Call]]:
    """The patterns by module, each as (how it is called, pattern)."""
    files = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "analysis").rglob("*.py"))}
    found: dict[str, list[Call]] = {}
    for file, tree in files.items():
        name = _module(file)
        others = [other for other in files.values() if other is not tree and name in _imported_from(other)]
        named = _named_in(name, [tree, *others]) if not name.endswith("__main__") else ()
        if here := [*_written_in(tree), *named]:
            found[name] = list(dict.fromkeys(here))
    return found


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def _imported_from(tree: ast.AST) -> set[str | None]:
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS


def _written_in(tree: ast.AST) -> Iterator[Call]:
    """Of `re.sub(r"\\s+", …)` the pattern."""
    for node in ast.walk(tree):
        if _is_call(node) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                yield node.func.attr, re.compile(first.value)


def _named_in(module: str, trees: list[ast.Module]) -> Iterator[Call]:
    """What is compiled in the module; of what stands in a list it is not seen how it is called."""
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    used = [(call.value.id, call.attr) for call in calls if isinstance(call.value, ast.Name) and call.attr in METHODS]
    for name, value in vars(importlib.import_module(module)).items():
        if isinstance(value, re.Pattern):
            yield from ((method, value) for known, method in used if known == name)
        for part in _parts(value):
            yield "fullmatch", part


def _parts(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, list | tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            if isinstance(part, re.Pattern):
                yield part
            elif isinstance(part, tuple):
                yield from _parts(part)


CALLED = called()

BOUNDED = {"<!--.*?-->": "searched up to the last --> only"}
"""What would be slow, were it not for where it is called."""


class LateError(Exception):
    """It took longer than anything linear takes."""


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise LateError


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that ends a search")
@pytest.mark.parametrize("module", CALLED)
def test_the_time_of_a_pattern_does_not_grow_as_the_square(module: str):
    slow = {
        (how, pattern): next((piece for piece in PIECES if not _linear(how, pattern, piece)), None)
        for how, pattern in CALLED[module]
        if pattern.pattern not in BOUNDED
    }
    assert not {call: piece for call, piece in slow.items() if piece is not None}


def test_patterns_are_found():
    assert sum(map(len, CALLED.values())) > 200


def _linear(how: str, pattern: re.Pattern[Any], piece: str) -> bool:
    run = _runner(how, pattern)
    long = _seconds(run, pattern, piece, 8 * CHARACTERS)
    if long < SLOW or long == LATE:
        return long < SLOW
    tries = (
        (_seconds(run, pattern, piece, 2 * CHARACTERS), _seconds(run, pattern, piece, 8 * CHARACTERS)) for _ in range(6)
    )
    return any(long < 8 * short for short, long in tries)


def _runner(how: str, pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    if how in ("sub", "subn"):
        return lambda text: pattern.sub(text[:0], text)
    if how == "finditer":
        return lambda text: list(pattern.finditer(text))
    method: Callable[[Any], object] = getattr(pattern, how)
    return method


def _seconds(run: Callable[[Any], object], pattern: re.Pattern[Any], piece: str, characters: int) -> float:
    text: Any = "Мост " + piece * (characters // len(piece)) + " ю"
    if isinstance(pattern.pattern, bytes):
        text = text.encode()
    before = signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, LATE)
    start = time.thread_time()
    try:
        with contextlib.suppress(LateError):
            run(text)
            return time.thread_time() - start
        return LATE
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
