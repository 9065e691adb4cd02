"""Who is named together in a sentence, kept by text: counted when a text's names are written, not when a page asks.

`meetings` has the rows of rows/meetings.py for sentences, with who each is over the texts; `known_names` has the
numbers of these names. A name that no text has any more keeps its number.
"""

from collections.abc import Sequence

import duckdb

from analysis.rows.meetings import meetings

NAMES = """CREATE OR REPLACE TEMP TABLE names AS SELECT text_no, text_id, entity, kind, identity AS name FROM {named}
    JOIN (SELECT unnest(?::VARCHAR[]) AS text_id) USING (text_id) JOIN numbered USING (text_id)"""

NUMBERED = """INSERT INTO known_names
    SELECT (SELECT coalesce(max(who), 0) FROM known_names) + row_number() OVER (ORDER BY name, kind), name, kind
    FROM (SELECT DISTINCT name, kind FROM names) ANTI JOIN known_names USING (name, kind)"""

PLACED = """(SELECT text_no, sentence, m.in_title, who FROM {mentioned} AS m JOIN names USING (text_id, entity, kind)
    JOIN known_names USING (name, kind))"""

AT_ONCE = 50_000
"""Texts whose meetings are counted in one statement: memory does not grow with the library."""


def write(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """The meetings of these texts in place of their former ones, by the names that they have now."""
    numbers = "SELECT text_no FROM numbered WHERE text_id IN (SELECT unnest(?::VARCHAR[]))"
    rows.execute(f"DELETE FROM meetings WHERE text_no IN ({numbers})", [list(ids)])
    take_in(rows, ids)


def take_in(
    rows: duckdb.DuckDBPyConnection, ids: Sequence[str], named: str = "named", mentioned: str = "mentioned"
) -> None:
    """The same of texts that have none yet. named, mentioned: relations of their rows, smaller ones where there are."""
    rows.execute(NAMES.format(named=named), [list(ids)])
    rows.execute(NUMBERED)
    met = meetings(PLACED.format(mentioned=mentioned), "sentence")
    rows.execute(f"INSERT INTO meetings SELECT * FROM ({met}) ORDER BY ALL")
    rows.execute("DROP TABLE names")


def take_in_all(rows: duckdb.DuckDBPyConnection) -> None:
    """The same of all texts."""
    ids = [row[0] for row in rows.execute("SELECT text_id FROM numbered ORDER BY text_no").fetchall()]
    for first in range(0, len(ids), AT_ONCE):
        take_in(rows, ids[first : first + AT_ONCE])
