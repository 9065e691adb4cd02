"""Groups of reprints: `texts.reprint_of` of each but the first is the first; a group of one has none."""

from collections.abc import Mapping, Sequence

import duckdb

from analysis.library.rows import by_column, unnested
from analysis.rows.moment import IN_TIME

FIRST = f"ORDER BY deleted IS NOT NULL, {IN_TIME}"
"""The first of a group is the earliest, among those without one the first added; a deleted one only where all
are."""


def join(rows: duckdb.DuckDBPyConnection, text_id: str, like: Sequence[str]) -> None:
    """The text and the groups of those that it is like become one."""
    heads = "SELECT coalesce(reprint_of, id) FROM texts WHERE list_contains(?::VARCHAR[], id)"
    query = f"SELECT id FROM texts WHERE id = ? OR id IN ({heads}) OR reprint_of IN ({heads}) {FIRST}"
    first, *others = [row[0] for row in rows.execute(query, [text_id, like, like]).fetchall()]
    rows.execute(
        "UPDATE texts SET reprint_of = nullif(?, id) WHERE list_contains(?::VARCHAR[], id)", [first, [first, *others]]
    )


def write(rows: duckdb.DuckDBPyConnection, members: Mapping[str, str]) -> None:
    """Each text of `members` with whatever stands for its group: which texts are reprints of which, told anew."""
    if not members:
        return
    rows.execute(
        f"""UPDATE texts SET reprint_of = nullif(first, texts.id) FROM (
            SELECT id AS member, first_value(id) OVER (PARTITION BY head {FIRST}) AS first
            FROM texts JOIN ({unnested(["member VARCHAR", "head VARCHAR"])}) AS grouped ON grouped.member = id
        ) AS members WHERE members.member = texts.id""",
        by_column(list(members.items())),
    )


def settle(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Each group of these texts has the first that it should, after a text was deleted, brought back or dated."""
    touched = """SELECT coalesce(reprint_of, id) FROM texts WHERE list_contains(?::VARCHAR[], id)
        AND (reprint_of IS NOT NULL OR id IN (SELECT reprint_of FROM texts WHERE reprint_of IS NOT NULL))"""
    rows.execute(
        f"""UPDATE texts SET reprint_of = nullif(first, texts.id) FROM (
            SELECT id AS member, first_value(id) OVER (PARTITION BY coalesce(reprint_of, id) {FIRST}) AS first
            FROM texts WHERE coalesce(reprint_of, id) IN ({touched})
        ) AS members WHERE member = texts.id AND reprint_of IS DISTINCT FROM nullif(first, texts.id)""",
        [list(ids)],
    )
