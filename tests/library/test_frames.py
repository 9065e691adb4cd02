"""Large answers are, to the type, those that DuckDB itself makes of the same question."""

import duckdb
import pandas as pd
import pytest

from analysis.library import Selection, frames
from analysis.tables import many, network, themes
from tests.many_texts import four_texts

TYPES = {
    "VARCHAR": ("'мост'", "''"),
    "BIGINT": ("5000000000", "-5"),
    "INTEGER": ("1", "2"),
    "SMALLINT": ("1", "2"),
    "DOUBLE": ("1.5", "'nan'"),
    "BOOLEAN": ("true", "false"),
    "DATE": ("'2026-01-02'", "'1931-12-31'"),
    "TIMESTAMP": ("'2026-01-02 03:04:05'", "'1931-12-31'"),
    "HUGEINT": ("1", "2"),
    "INTEGER[]": ("[1, 2]", "[]"),
}
ROWS = {"none": (), "all there": (0, 1), "one missing": (0, None, 1), "all missing": (None, None)}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("rows", ROWS)
def test_a_column_of_each_type(kind, rows):
    cells = [f"(NULL::{kind})" if at is None else f"({TYPES[kind][at]}::{kind})" for at in ROWS[rows]]
    values = ", ".join(cells or [f"(NULL::{kind})"])
    question = f"SELECT * FROM (VALUES {values}) AS t(x) WHERE ?"
    with duckdb.connect() as connection:
        expected = connection.execute(question, [bool(cells)]).df()
        pd.testing.assert_frame_equal(frames.frame(connection, question, [bool(cells)]), expected)


def test_several_columns_in_the_order_of_the_question():
    question = "SELECT n, 'текст ' || n AS text, n / 2 AS half FROM range(3000) AS t(n) ORDER BY n % 7, n DESC"
    with duckdb.connect() as connection:
        expected = connection.execute(question).df()
        pd.testing.assert_frame_equal(frames.frame(connection, question, []), expected)


def test_the_tables_are_the_same_whichever_way_they_are_read(tmp_path, monkeypatch):
    library = four_texts(tmp_path / "library.duckdb").library
    chosen = library.chosen(Selection())
    tables = (many.texts, many.outlets, many.entities, many.speakers, many.terms, network.together, themes.about)
    before = [table(library, chosen) for table in tables]
    monkeypatch.setattr(frames, "LARGE", 1)
    for table, expected in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table(library, chosen), expected)
    library.close()
