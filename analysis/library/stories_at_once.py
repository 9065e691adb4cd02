"""The stories of all texts of a library, told at once: in memory are the texts of some days, and numbers of the others.

The stories are those of stories.py, which goes on as texts come; here they are numbered by their first texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from analysis.analyse import version
from analysis.library import groups
from analysis.library.rows import insert
from analysis.library.stories import GIVEN, PAIR_COLUMNS, TEXT_COLUMNS, digest_all, read_digest, undigested
from analysis.stories import Comparison
from analysis.stories.candidates import DAYS
from analysis.stories.find import SAME, in_time
from analysis.stories.linkage import linked

AT_ONCE = 1000
"""Texts whose analyses or digests are read at once."""

ZONES = 2
"""Days by which two texts may be nearer to each other in Greenwich than their dates as they are written."""

MOST_UNDATED = 20_000
"""A text without a date is compared with all others, and stays in memory for it, some 20 KB."""

ANALYSED = f"""SELECT {GIVEN} FROM analyses JOIN texts ON text_id = id
WHERE analyses.rowid BETWEEN ? AND ? AND version = ? AND NOT furniture AND deleted IS NULL"""

IN_TURN = """
CREATE TEMP TABLE in_turn AS SELECT row_number() OVER (ORDER BY date NULLS FIRST, id) AS nth, date, digest
FROM story_texts JOIN texts ON id = text_id ORDER BY nth;
CREATE TEMP TABLE moments (text_id VARCHAR, moment DOUBLE, name VARCHAR);
"""

IN_TIME = """
CREATE TEMP TABLE in_time AS SELECT (row_number() OVER (ORDER BY moment NULLS LAST, text_id) - 1)::INTEGER AS place, *
FROM moments;
CREATE TEMP TABLE together (place INTEGER, first INTEGER);
CREATE TEMP TABLE typical (first INTEGER, place INTEGER);
"""
"""together: where the story of a text begins that is not the first of it, typical: whose name the story has."""

PLACED = """SELECT a.place, b.place, likelihood FROM story_pairs JOIN in_time a ON a.text_id = one
JOIN in_time b ON b.text_id = other"""

WRITTEN = """
CREATE TEMP TABLE numbered_stories AS
    SELECT place, dense_rank() OVER (ORDER BY coalesce(first, place))::INTEGER AS story, coalesce(first, place) AS first
    FROM in_time LEFT JOIN together USING (place);
UPDATE story_texts SET story = n.story FROM in_time JOIN numbered_stories n USING (place)
    WHERE in_time.text_id = story_texts.text_id;
INSERT INTO stories SELECT story, name, FALSE FROM (SELECT DISTINCT story, first FROM numbered_stories)
    LEFT JOIN typical USING (first) JOIN in_time ON in_time.place = coalesce(typical.place, first);
DROP TABLE in_turn; DROP TABLE moments; DROP TABLE in_time; DROP TABLE together; DROP TABLE typical;
DROP TABLE numbered_stories;
"""


def tell(rows: duckdb.DuckDBPyConnection) -> int:
    """Gives each analysed text its story; there are none as yet. Gives how many texts without a date were compared with
    no other, for there are too many of them: each of these is a story of its own."""
    for some in _blocks(rows, ANALYSED, "SELECT max(rowid) FROM analyses", [version(), version()]):
        insert(rows, "story_texts", TEXT_COLUMNS, _digested(some))
    rows.execute(IN_TURN)
    left = _compare(rows)
    rows.execute(IN_TIME)
    _link(rows)
    rows.execute(WRITTEN)
    return left


def _digested(some: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    made_of = {row[0]: row[-1] for row in some}
    return [(own.id, made_of[own.id], kept, None) for own, kept in digest_all([*map(undigested, some)])]


def _compare(rows: duckdb.DuckDBPyConnection) -> int:
    """Keeps the pairs that may be one story; a text is compared with those of the days before it, as the next ones will
    be with it, and with those of no day, which come first."""
    compared, undated, last = Comparison(), 0, date.min
    query = "SELECT date, digest FROM in_turn WHERE nth BETWEEN ? AND ? ORDER BY nth"
    for some in _blocks(rows, query, "SELECT max(nth) FROM in_turn"):
        pairs: list[tuple[str, str, int]] = []
        moments: list[tuple[str, float | None, str]] = []
        for day, record in some:
            own = read_digest(record)
            is_undated, at, _ = in_time(own)
            moments.append((own.id, None if is_undated else at, own.name))
            undated += is_undated
            if is_undated and undated > MOST_UNDATED:
                continue
            if day is not None and day != last:
                compared.forget_before(day - timedelta(DAYS + ZONES))
                last = day
            near = compared.add(own)
            pairs += [(min(own.id, other), max(own.id, other), likelihood) for other, likelihood in near.items()]
        insert(rows, "story_pairs", PAIR_COLUMNS, sorted(pairs))
        insert(rows, "moments", ("text_id VARCHAR", "moment DOUBLE", "name VARCHAR"), moments)
    return max(0, undated - MOST_UNDATED)


def _link(rows: duckdb.DuckDBPyConnection) -> None:
    """Makes groups of all that hangs together, one after the other."""
    import numpy as np

    one, other, worth = (np.asarray(column) for column in rows.execute(PLACED).fetchnumpy().values())
    head = groups.heads(zip(one.tolist(), other.tolist(), strict=True))
    order = np.argsort(np.array([head[text] for text in one], dtype=np.intp), kind="stable")
    pairs = ((head[one[at]], int(one[at]), int(other[at]), int(worth[at])) for at in order)
    together: list[tuple[int, int]] = []
    typical: list[tuple[int, int]] = []
    for _, group in groupby(pairs, itemgetter(0)):
        likely = {(min(a, b), max(a, b)): value for _, a, b, value in group}
        for texts in linked(sorted({text for pair in likely for text in pair}), likely, SAME):
            if len(texts) > 1:
                together += [(text, texts[0]) for text in texts[1:]]
                typical.append((texts[0], _typical(texts, likely)))
    for table, columns, values in (
        ("together", ("place INTEGER", "first INTEGER"), together),
        ("typical", ("first INTEGER", "place INTEGER"), typical),
    ):
        for first in range(0, len(values), 100 * AT_ONCE):
            insert(rows, table, columns, values[first : first + 100 * AT_ONCE])


def _typical(texts: Sequence[int], likely: Mapping[tuple[int, int], int]) -> int:
    """The text that is likest to the others; of equal ones the earliest."""
    worth = {text: sum(likely.get((min(text, o), max(text, o)), 0) for o in texts) for text in texts}
    return min(texts, key=lambda text: (-worth[text], text))


def _blocks(
    rows: duckdb.DuckDBPyConnection, query: str, most: str, values: Sequence[str] = ()
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query that takes the first and the last of AT_ONCE numbers, up to the one that `most` gives."""
    for first in range(0, _most(rows, most) + 1, AT_ONCE):
        yield rows.execute(query, [*values[:1], first, first + AT_ONCE - 1, *values[1:]]).fetchall()


def _most(rows: duckdb.DuckDBPyConnection, query: str) -> int:
    found = rows.execute(query).fetchall()[0][0]
    return -1 if found is None else int(found)
