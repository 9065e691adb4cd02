"""A Selection as SQL: which texts it chooses, and how many each further choice would leave."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import duckdb

from analysis.library import kept_columns
from analysis.library.selection import Selection
from analysis.search.compiling import texts_with
from analysis.search.query import read_query
from analysis.search.scope import Scope

if TYPE_CHECKING:
    pass

NEWEST_FIRST = "date DESC NULLS LAST, added DESC, id"

MOST_VALUES = {"entity": 200, "speaker": 200}
"""Of these a choice is offered of those of most texts."""

FIELDS = {
    "collection": "SELECT collection::VARCHAR AS value, text_id FROM collected",
    "outlet": "SELECT outlet AS value, id AS text_id FROM texts WHERE outlet <> ''",
    "month": "SELECT strftime(date, '%Y-%m') AS value, id AS text_id FROM texts WHERE date IS NOT NULL",
    "entity": "SELECT DISTINCT identity AS value, text_id FROM named WHERE mentions > 0",
    "speaker": "SELECT DISTINCT identity AS value, text_id FROM said WHERE identity <> ''",
}
"""What texts can be chosen by: the value and the text of each pair."""

KEPT = "kept "
"""Before the name of a field of an export."""

HEADLINE = "concat(title, ' ', name)"

Condition = tuple[str, str, list[Any]]
"""The field it is of ("": of none that has values), its SQL, the values in it."""


def select(rows: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[str, ...]:
    """The ids of the texts, the newest date first, those without a date last."""
    query, given = chosen(selection)
    found = rows.execute(f"SELECT id FROM texts SEMI JOIN ({query}) AS c USING (id) ORDER BY {NEWEST_FIRST}", given)
    return tuple(row[0] for row in found.fetchall())


def values(rows: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[str, list[Any]]:
    """The SELECT of field, value, texts, and its values: in how many texts each value is, with all that is chosen by
    the other fields."""
    parts: list[str] = []
    given: list[Any] = []
    for field, pairs in {**FIELDS, **_kept_fields(rows)}.items():
        query, own = chosen(selection, without=field)
        most = MOST_VALUES.get(field, "ALL")
        parts.append(
            f"""(SELECT {_quoted(field)} AS field, value, count(*) AS texts FROM ({pairs}) AS pairs
            SEMI JOIN ({query}) AS c ON c.id = pairs.text_id GROUP BY value ORDER BY texts DESC, value LIMIT {most})"""
        )
        given += own
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY field, texts DESC, value", given


def kept_fields(rows: duckdb.DuckDBPyConnection, selection: Selection) -> list[str]:
    """The fields of exports that `values` has: those that any of the texts has which all other fields choose."""
    found = []
    for field, pairs in _kept_fields(rows).items():
        query, given = chosen(selection, without=field)
        there = f"SELECT 1 FROM ({pairs}) AS pairs SEMI JOIN ({query}) AS c ON c.id = pairs.text_id LIMIT 1"
        if rows.execute(there, given).fetchone():
            found.append(field.removeprefix(KEPT))
    return sorted(found)


def _kept_fields(rows: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """«kept Тональность» and the like: what the exports say, as FIELDS has them."""
    pairs = "SELECT value, text_id FROM kept WHERE field = "
    return {KEPT + field: pairs + _quoted(field) for field in kept_columns.offered(rows)}


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def chosen(selection: Selection, *, without: str = "") -> tuple[str, list[Any]]:
    """The SELECT of the ids, and its values; `without` what is chosen by one field."""
    conditions = [condition for condition in _conditions(selection) if not without or condition[0] != without]
    query = " AND ".join(["SELECT id FROM texts WHERE deleted IS NULL", *(sql for _, sql, _ in conditions)])
    if selection.once:
        query += """ QUALIFY row_number() OVER (PARTITION BY coalesce(reprint_of, id)
            ORDER BY reprint_of IS NOT NULL, date NULLS LAST, added, id) = 1"""
    if selection.once_a_story:
        query = f"""SELECT id FROM texts LEFT JOIN story_texts ON text_id = id WHERE id IN ({query})
            QUALIFY row_number() OVER (PARTITION BY coalesce(story::VARCHAR, id)
                ORDER BY date NULLS LAST, added, id) = 1"""
    return query, [value for _, _, own in conditions for value in own]


def _conditions(selection: Selection) -> Iterable[Condition]:
    if selection.collection is not None:
        yield "collection", "id IN (SELECT text_id FROM collected WHERE collection = ?)", [selection.collection]
    if selection.story is not None:
        yield "story", "id IN (SELECT text_id FROM story_texts WHERE story = ?)", [selection.story]
    if selection.since:
        yield "month", "date >= ?", [selection.since]
    if selection.until:
        yield "month", "date <= ?", [selection.until]
    for word in selection.title.split():
        yield "", f"contains({_folded(HEADLINE)}, {_folded('?')})", [word]
    if selection.query.strip():
        holding, given = texts_with(read_query(selection.query), Scope(selection.part, selection.by))
        yield "", f"id IN (SELECT text_id FROM numbered SEMI JOIN ({holding}) AS h USING (text_no))", given
    for field, wanted, unwanted in (
        ("outlet", selection.outlets, selection.not_outlets),
        ("entity", selection.entities, selection.not_entities),
        ("speaker", selection.speakers, selection.not_speakers),
    ):
        having = f"SELECT text_id FROM ({FIELDS[field]}) AS pairs WHERE list_contains(?::VARCHAR[], value)"
        if wanted:
            yield field, f"id IN ({having})", [list(wanted)]
        if unwanted:
            yield field, f"id NOT IN ({having})", [list(unwanted)]
    saying = "SELECT text_id FROM kept WHERE field = ? AND list_contains(?::VARCHAR[], value)"
    for within, codes in (("IN", selection.kept), ("NOT IN", selection.not_kept)):
        for name, asked in kept_columns.by_field(codes).items():
            yield KEPT + name, f"id {within} ({saying})", [name, list(asked)]
    if selection.outside is not None:
        query, given = chosen(selection.outside)
        yield "", f"id NOT IN ({query})", given


def _folded(sql: str) -> str:
    """Case and «ё» make no difference where a headline is looked for."""
    return f"replace(lower({sql}::VARCHAR), 'ё', 'е')"


def story_name(rows: duckdb.DuckDBPyConnection, number: int) -> str | None:
    """What the story of this number is called, or None where there is none."""
    found = rows.execute("SELECT name FROM stories WHERE story = ?", [number]).fetchone()
    return str(found[0]) if found else None
