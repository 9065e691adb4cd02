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


# ---------------------------------------------------------------- all at once
TEXTS_RANKED_AT_ONCE = 100_000
STATEMENTS_MET_AT_ONCE = 250_000

RANKS = f"""
CREATE OR REPLACE TEMP TABLE ranks AS SELECT lemma, row_number() OVER (ORDER BY count(*), lemma)::INTEGER AS rank
FROM (SELECT unnest(lemmas) AS lemma FROM said_words WHERE {LONG}) GROUP BY lemma;
CREATE OR REPLACE TEMP TABLE ranked (text_no INTEGER, statement USMALLINT, lemmas INTEGER[]);
CREATE OR REPLACE TEMP TABLE found (text_no INTEGER, statement USMALLINT, other_no INTEGER, other USMALLINT,
    shared INTEGER, n INTEGER, m INTEGER);
"""
"""ranks: 1 is the rarest lemma. ranked: the statements with the ranks of their lemmas, the rarest first."""

RANKED = f"""INSERT INTO ranked SELECT text_no, statement, list(rank ORDER BY rank)
FROM (SELECT text_no, statement, unnest(lemmas) AS lemma FROM said_words
    WHERE {LONG} AND text_no BETWEEN ? AND ?) JOIN ranks USING (lemma) GROUP BY text_no, statement"""

FOUND = f"""
INSERT INTO found WITH firsts AS (
    SELECT *, unnest(lemmas) AS one, generate_subscripts(lemmas, 1) AS nth, len(lemmas) AS n FROM ranked),
pairs AS (
    SELECT text_no, statement, n, one, unnest(lemmas[nth + 1 : n - {FEWEST} + {MEET}]) AS two,
        generate_subscripts(lemmas[nth + 1 : n - {FEWEST} + {MEET}], 1) + nth AS upto
    FROM firsts WHERE one % ? = ?),
met AS (
    SELECT DISTINCT a.text_no, a.statement, b.text_no AS other_no, b.statement AS other
    FROM pairs a JOIN pairs b ON a.one = b.one AND a.two = b.two AND a.text_no <> b.text_no
    WHERE a.upto <= a.n - greatest({FEWEST}, ceil({SHARE} * a.n)) + {MEET}
    AND (a.n < b.n OR (a.n = b.n AND (a.text_no, a.statement) < (b.text_no, b.statement)))),
counted AS (
    SELECT met.*, len(list_intersect(a.lemmas, b.lemmas)) AS shared, len(a.lemmas) AS n, len(b.lemmas) AS m
    FROM met JOIN ranked a ON a.text_no = met.text_no AND a.statement = met.statement
    JOIN ranked b ON b.text_no = other_no AND b.statement = other)
SELECT * FROM counted WHERE shared >= greatest({FEWEST}, {SHARE} * n)
"""
"""Where all statements are there, their words have one order by rarity: a pair then has MEET of its words both among
the first of the shorter one and among all but the last FEWEST - MEET of the longer one. So statements are met by their
pairs of words at once, those whose rarer word has this remainder; ? parts of all."""

ALL_PAIRS = """
INSERT INTO alike SELECT DISTINCT a.text, a.place, b.text, b.place, shared, shared / n FROM (
    SELECT shared, n, CASE WHEN n < m OR one < two THEN one ELSE two END AS a,
        CASE WHEN n < m OR one < two THEN two ELSE one END AS b
    FROM (SELECT *, {'text': x.text_id, 'place': statement} AS one, {'text': y.text_id, 'place': other} AS two
          FROM found JOIN numbered x USING (text_no) JOIN numbered y ON y.text_no = other_no));
INSERT INTO likened SELECT text_id FROM words;
DROP TABLE ranks; DROP TABLE ranked; DROP TABLE found;
"""


def liken_all(rows: duckdb.DuckDBPyConnection) -> None:
    """The same pairs as `liken`, of all texts at once, none of which is in `likened`; nothing is kept for texts to
    come."""
    assert MEET == 2, "statements are met by pairs of words"
    rows.execute(RANKS)
    [(last, statements)] = rows.execute(
        f"SELECT coalesce(max(text_no), 0), count(*) FROM said_words WHERE {LONG}"
    ).fetchall()
    for first in range(0, last + 1, TEXTS_RANKED_AT_ONCE):
        rows.execute(RANKED, [first, first + TEXTS_RANKED_AT_ONCE - 1])
    parts = 1 + statements // STATEMENTS_MET_AT_ONCE
    for part in range(parts):
        rows.execute(FOUND, [parts, part])
    rows.execute(ALL_PAIRS)
