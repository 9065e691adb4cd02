"""Answers that `gather` keeps: what the pages first ask of all texts of a folder, which never change in its file.

An answer is a table under a hash of its question, SQL and values. So a question about some of the texts, one that
nobody foresaw and that of another version of the program find none, and are answered from the rows.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import duckdb

from analysis.library.chosen import Chosen
from analysis.library.selection import Selection

PREFIX = "answer_"


def name_of(sql: str, values: Sequence[Any]) -> str:
    """The table of the answer to this question; "" where it is one about some of the texts."""
    if values and isinstance(values[0], Chosen):
        if values[0].selection != Selection():
            return ""
        values = values[1:]
    return PREFIX + sha256(json.dumps([sql, list(values)], default=str).encode()).hexdigest()[:16]


def keep(rows: duckdb.DuckDBPyConnection, name: str, sql: str, values: Sequence[Any]) -> None:
    """Keeps the answer, in its order, under `name`."""
    rows.execute(f"CREATE TABLE IF NOT EXISTS {name} AS {sql}", list(values))


def kept(rows: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The names of the answers that are kept."""
    named = f"SELECT view_name FROM duckdb_views() WHERE starts_with(view_name, '{PREFIX}')"
    return frozenset(row[0] for row in rows.execute(named).fetchall())
