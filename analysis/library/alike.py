"""Which statements of two texts say the same words: pairs, kept; a new text is held against all others once.

A pair shares at least SHARE of the telling words of the shorter one, FEWEST of them at least. So the shorter one has a
word of the longer one among its rarest n - ⌈SHARE · n⌉ + 1: only those that have are compared, never all with all
(prefix filtering; S. Chaudhuri, V. Ganti, R. Kaushik, 2006, *A primitive operator for similarity joins*).
"""

from collections.abc import Sequence

import duckdb

from analysis.search.alike import FEWEST, SHARE
from analysis.search.compiling import INDEX

MOST_AT_ONCE = 2000
"""Texts that are held against all others in one transaction: the library is not held for longer than a moment."""

NEW_PAIRS = f"""
WITH fresh AS (SELECT unnest(?::VARCHAR[]) AS text_id),
said_words AS (
    SELECT DISTINCT text_id, statement, lemma FROM {INDEX} JOIN vocabulary USING (word) JOIN numbered USING (text_no)
    WHERE statement > 0 AND telling),
rarity AS (SELECT lemma, count(*) AS statements FROM said_words GROUP BY lemma),
ranked AS (
    SELECT text_id, statement, lemma, count(*) OVER (PARTITION BY text_id, statement) AS n,
    row_number() OVER (PARTITION BY text_id, statement ORDER BY statements, lemma) AS nth
    FROM said_words JOIN rarity USING (lemma)),
long_enough AS (SELECT * FROM ranked WHERE n >= {FEWEST}),
rarest AS (SELECT * FROM long_enough WHERE nth <= n - ceil({SHARE} * n) + 1),
candidates AS (
    SELECT DISTINCT a.text_id, a.statement, b.text_id AS other_text, b.statement AS other, a.n
    FROM rarest a JOIN long_enough b ON a.lemma = b.lemma AND a.text_id <> b.text_id
    AND (a.n < b.n OR (a.n = b.n AND (a.text_id, a.statement) < (b.text_id, b.statement)))
    WHERE a.text_id IN (SELECT text_id FROM fresh) OR b.text_id IN (SELECT text_id FROM fresh)),
counted AS (
    SELECT c.text_id, c.statement, c.other_text, c.other, any_value(c.n) AS n, count(*) AS shared
    FROM candidates c JOIN long_enough a ON a.text_id = c.text_id AND a.statement = c.statement
    JOIN long_enough b ON b.text_id = c.other_text AND b.statement = c.other AND b.lemma = a.lemma
    GROUP BY ALL HAVING shared >= greatest({FEWEST}, {SHARE} * any_value(c.n)))
INSERT INTO alike SELECT text_id, statement, other_text, other, shared, shared / n FROM counted
"""


def forget(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """These texts say something else now: they are held against all others anew."""
    rows.execute("DELETE FROM likened WHERE list_contains(?::VARCHAR[], text_id)", [list(ids)])
    rows.execute(
        "DELETE FROM alike WHERE list_contains(?::VARCHAR[], text_id) OR list_contains(?::VARCHAR[], other_text)",
        [list(ids), list(ids)],
    )


def waiting(rows: duckdb.DuckDBPyConnection, most: int = MOST_AT_ONCE) -> list[str]:
    """Texts that are analysed and not held against the others yet, `most` of them."""
    query = f"SELECT text_id FROM words ANTI JOIN likened USING (text_id) ORDER BY text_id LIMIT {int(most)}"
    return [str(row[0]) for row in rows.execute(query).fetchall()]


def liken(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Holds the statements of the texts `ids` against those of all texts and keeps the pairs that say the same."""
    forget(rows, ids)
    rows.execute(NEW_PAIRS, [list(ids)])
    rows.execute("INSERT INTO likened SELECT unnest(?::VARCHAR[])", [list(ids)])
