"""What the exports said of the texts beside text, headline, date, outlet and address: each value under its own name.

A value is asked for as one word, `coded("Тональность", "негативная")`: so it stands in a Selection and in an address.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.library.rows import insert

if TYPE_CHECKING:
    import duckdb

COLUMNS = ("text_id VARCHAR", "field VARCHAR", "value VARCHAR", "place INTEGER", "number DOUBLE")

MOST_VALUES = 200
"""A field with more of them (an address, a headline) is none to choose texts by."""

LONGEST_VALUE = 80
"""Characters; a field with longer values is none either."""

NUMBER = r"[+-]?(0|[1-9][0-9]{0,14})([.,][0-9]+)?"

KEEP = f"""
INSERT INTO kept SELECT text_id, field, value, place, CASE WHEN regexp_full_match(value, '{NUMBER}')
    THEN try_cast(replace(value, ',', '.') AS DOUBLE) END
FROM (SELECT text_id, unnest(kept_fields) AS field, unnest(kept_values) AS value,
        unnest(range(len(kept_fields))) AS place
    FROM (SELECT * FROM drafts WHERE import = ? AND problem = '' AND len(kept_fields) > 0
        QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY file, position) = 1))
"""
"""Of the same text twice in an import the first is taken, as the text itself is."""

FORGET = """
DELETE FROM kept WHERE (text_id, field) IN (
    SELECT text_id, unnest(kept_fields) FROM drafts WHERE import = ? AND problem = '' AND len(kept_fields) > 0)
"""

OFFERED = f"""
SELECT field FROM kept {{narrowed}} GROUP BY field
HAVING count(DISTINCT value) <= {MOST_VALUES} AND max(length(value)) <= {LONGEST_VALUE}
    AND NOT bool_or(starts_with(value, 'http'))
    AND (count(number) < count(*) OR count(DISTINCT value) < count(*))
ORDER BY min(place), field
"""
"""Fields to choose texts by: of few short values, and no numbers of which each is another (ids, views)."""


def keep(rows: "duckdb.DuckDBPyConnection", number: int) -> None:
    """What an import says of its texts is theirs; said anew of a text, it takes the place of what was said."""
    rows.execute(FORGET, [number])
    rows.execute(KEEP, [number])


def keep_of(rows: "duckdb.DuckDBPyConnection", said: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """What is said of texts (id: names and values) is theirs, as `keep` has it of an import."""
    values = [(text_id, *kept) for text_id, pairs in said.items() for kept in numbered(pairs)]
    if values:
        rows.execute("DELETE FROM kept WHERE list_contains(?::VARCHAR[], text_id)", [list(said)])
        insert(rows, "kept", COLUMNS, values)


def numbered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, int, float | None]]:
    """field, value, place, number of each.

    >>> list(numbered([("Аудитория", "2,5"), ("Тональность", "негативная")]))
    [('Аудитория', '2,5', 0, 2.5), ('Тональность', 'негативная', 1, None)]
    """
    for place, (field, value) in enumerate(pairs):
        yield field, value, place, float(value.replace(",", ".")) if re.fullmatch(NUMBER, value) else None


def offered(rows: "duckdb.DuckDBPyConnection") -> list[str]:
    """The fields by which texts can be chosen, in the order of the exports."""
    return [str(row[0]) for row in rows.execute(OFFERED.format(narrowed="")).fetchall()]


def of_text(rows: "duckdb.DuckDBPyConnection", text_id: str) -> list[tuple[str, str]]:
    """What is kept of one text: fields and values, in the order of its export."""
    return rows.execute("SELECT field, value FROM kept WHERE text_id = ? ORDER BY place, field", [text_id]).fetchall()


def coded(field: str, value: str) -> str:
    """A field's value as one word.

    >>> coded("Тональность", "негативная")
    'Тональность=негативная'
    """
    return field.replace("%", "%25").replace("=", "%3D") + "=" + value


def parted(code: str) -> tuple[str, str]:
    """The field and the value of `coded`.

    >>> parted(coded("a=b", "c=d"))
    ('a=b', 'c=d')
    """
    field, _, value = code.partition("=")
    return field.replace("%3D", "=").replace("%25", "%"), value


def by_field(codes: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The values that are asked for, by field."""
    asked = defaultdict[str, list[str]](list)
    for field, value in map(parted, codes):
        asked[field].append(value)
    return asked
