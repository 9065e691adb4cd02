"""What was tried about the number of themes: kept, so that the next process that counts them does not try it again."""

import json
from collections.abc import Mapping

import duckdb

from analysis.library import settings

KEY = "themes tried"
"""The setting that keeps it: under the key of what the themes were made of each number with its agreement."""

MOST = 8
"""That are kept, those of the last ones: a set of texts has one."""

Tried = dict[str, dict[int, float]]


def read(rows: duckdb.DuckDBPyConnection) -> Tried:
    """What is kept, the last one last."""
    return readable(settings.read(rows, KEY, "{}")) or {}


def keep(rows: duckdb.DuckDBPyConnection, key: str, found: Mapping[int, float]) -> None:
    """Keeps what was found under this key as the last one."""
    known = {one: agreed for one, agreed in read(rows).items() if one != key}
    last = [*known.items(), (key, dict(found))][-MOST:]
    settings.keep(rows, KEY, json.dumps(dict(last)))


def readable(record: str) -> Tried | None:
    """What the setting says; None where it cannot be read.

    >>> readable('{"a1": {"2": 0.9}}'), readable('{"a1": 2}'), readable("[]")
    ({'a1': {2: 0.9}}, None, None)
    """
    try:
        told = json.loads(record)
        return {key: {int(number): float(part) for number, part in found.items()} for key, found in told.items()}
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
