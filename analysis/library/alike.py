"""Which statements of two texts say the same words: pairs, kept; a new text is held against all others once.

A pair shares at least SHARE of the telling words of the shorter one, FEWEST of them at least: k of its n. So of any
n - k + MEET of them the longer one has MEET: those that are the rarest when the statement comes are kept
(`rare_words`), and only statements that meet in so many of them are compared, never all with all (prefix filtering;
S. Chaudhuri, V. Ganti, R. Kaushik, 2006, *A primitive operator for similarity joins*). What is rare is not asked again
when other texts come: which words are taken decides how many are compared, not what is found.
"""

from collections.abc import Sequence

import duckdb

from analysis.search.alike import FEWEST, SHARE

MOST_AT_ONCE = 2000
"""Texts that are held against all others in one transaction: the library is not held for longer than a moment."""

MEET = 2
"""With 1, a hundred times as many are compared in vain; with more, more frequent words are gone through."""

FRESH = (
    "CREATE OR REPLACE TEMP TABLE fresh AS SELECT text_no FROM numbered WHERE text_id IN (SELECT unnest(?::VARCHAR[]))"
)

WORDS = "SELECT unnest(lemmas) AS lemma, text_no, statement, len(lemmas) AS words FROM said_words"
LONG = f"len(lemmas) >= {FEWEST}"

RARE = f"""
WITH own AS ({WORDS} SEMI JOIN fresh USING (text_no) WHERE {LONG}),
rarity AS (SELECT lemma, count(*) AS statements FROM ({WORDS}) SEMI JOIN own USING (lemma) GROUP BY lemma)
INSERT INTO rare_words SELECT own.* FROM own JOIN rarity USING (lemma)
QUALIFY row_number() OVER (PARTITION BY text_no, statement ORDER BY statements, lemma)
    <= words - greatest({FEWEST}, ceil({SHARE} * words)) + {MEET}
"""

MEETING = "ON a.lemma = b.lemma AND a.text_no <> b.text_no AND a.words <= b.words"

MET = f"""
CREATE OR REPLACE TEMP TABLE met AS
WITH fresh_rare AS (SELECT * FROM rare_words SEMI JOIN fresh USING (text_no)),
former_rare AS (SELECT * FROM rare_words ANTI JOIN fresh USING (text_no)),
fresh_words AS ({WORDS} SEMI JOIN fresh USING (text_no) WHERE {LONG}),
meeting AS (SELECT a, b FROM fresh_rare a JOIN ({WORDS} WHERE {LONG}) b {MEETING}
    UNION ALL SELECT a, b FROM former_rare a JOIN fresh_words b {MEETING})
SELECT a.text_no, a.statement, b.text_no AS other_no, b.statement AS other FROM meeting
JOIN numbered x ON x.text_no = a.text_no JOIN numbered y ON y.text_no = b.text_no
WHERE a.words < b.words OR (x.text_id, a.statement) < (y.text_id, b.statement)
GROUP BY ALL HAVING count(*) >= {MEET}
"""
"""The pairs that are compared, the shorter statement first, of two as long that of the first text by id."""

NEW_PAIRS = f"""
WITH counted AS (
    SELECT met.*, len(a.lemmas) AS n, len(list_intersect(a.lemmas, b.lemmas)) AS shared FROM met
    JOIN said_words a ON a.text_no = met.text_no AND a.statement = met.statement
    JOIN said_words b ON b.text_no = other_no AND b.statement = other)
INSERT INTO alike SELECT x.text_id, statement, y.text_id, other, shared, shared / n FROM counted
JOIN numbered x USING (text_no) JOIN numbered y ON y.text_no = other_no
WHERE shared >= greatest({FEWEST}, {SHARE} * n)
"""


def forget(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """These texts say something else now: they are held against all others anew."""
    these = "IN (SELECT unnest(?::VARCHAR[]))"
    rows.execute(f"DELETE FROM likened WHERE text_id {these}", [list(ids)])
    rows.execute(f"DELETE FROM alike WHERE text_id {these} OR other_text {these}", [list(ids), list(ids)])


def waiting(rows: duckdb.DuckDBPyConnection, most: int = MOST_AT_ONCE) -> list[str]:
    """Texts that are analysed and not held against the others yet, `most` of them."""
    query = f"SELECT text_id FROM words ANTI JOIN likened USING (text_id) ORDER BY text_id LIMIT {int(most)}"
    return [str(row[0]) for row in rows.execute(query).fetchall()]


def liken(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """Holds the statements of the texts `ids` against those of all texts and keeps the pairs that say the same; gives
    how many pairs were compared."""
    forget(rows, ids)
    rows.execute(FRESH, [list(ids)])
    for statement in (RARE, MET, NEW_PAIRS):
        rows.execute(statement)
    compared = int(rows.execute("SELECT count(*) FROM met").fetchall()[0][0])
    rows.execute("INSERT INTO likened SELECT unnest(?::VARCHAR[])", [list(ids)])
    return compared
