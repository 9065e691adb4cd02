"""Groups of reprints: `texts.reprint_of` of each but the first is the first; a group of one has none."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import duckdb

from analysis.library.rows import by_column, unnested
from analysis.rows.moment import IN_TIME

T = TypeVar("T", bound=Hashable)

FIRST = f"ORDER BY deleted IS NOT NULL, {IN_TIME}"
"""The first of a group is the earliest, among those without one the first added; a deleted one only where all
are."""


def unite(rows: duckdb.DuckDBPyConnection, pairs: Iterable[tuple[str, str]]) -> None:
    """The groups of the two texts of each pair become one."""
    found = heads(pairs)
    own = "SELECT id, coalesce(reprint_of, id) FROM texts WHERE list_contains(?::VARCHAR[], id)"
    head = dict(rows.execute(own, [list(found)]).fetchall())
    whole = heads([*found.items(), *head.items()])  # with those of the groups that there were
    members = (
        "SELECT id, coalesce(reprint_of, id) FROM texts WHERE list_contains(?::VARCHAR[], coalesce(reprint_of, id))"
    )
    grouped = rows.execute(members, [sorted(set(head.values()))]).fetchall()
    write(rows, {text_id: whole[before] for text_id, before in grouped})


def heads(pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """For each that stands in a pair one of all those that the pairs join to it, the same for all of them.

    >>> found = heads([("а", "б"), ("в", "г"), ("г", "б"), ("д", "е")])
    >>> len({found[text] for text in "абвг"}), found["д"] == found["е"] != found["а"]
    (1, True)
    """
    above: dict[T, T] = {}

    def head(one: T) -> T:
        while (higher := above.setdefault(one, one)) != one:
            above[one] = above[higher]
            one = higher
        return one

    for one, other in pairs:
        above[head(other)] = head(one)
    return {one: head(one) for one in above}


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
