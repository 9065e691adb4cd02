"""The index of words in the library's file: which word (form and lemma) stands where in which text, and what beside it.

A text has a number, a pair of form and lemma has one too (`vocabulary`), so that the millions of places are small
integers. They are kept twice, by what is asked of them: `postings` in the order of the words, so that a word is a range
whatever the size of the library; `word_lists` in the order of the texts, a row each, from which the neighbours of
a place are read. New places are in `fresh_postings` until there are enough of them to be sorted into `postings`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import duckdb

from analysis.library.rows import shown

if TYPE_CHECKING:
    import pyarrow as pa

FEWEST = 300_000
"""Fresh places, those of some 1,000 texts, that are looked through faster than it pays to sort them in."""

SHARE = 0.25
"""Of the sorted ones: as many fresh places are sorted in. So each is sorted some five times however many texts come."""

WRITTEN = """
CREATE OR REPLACE TEMP TABLE known AS SELECT word, form, lemma, telling FROM vocabulary SEMI JOIN given USING (lemma);
CREATE OR REPLACE TEMP TABLE fresh_words AS SELECT (SELECT coalesce(max(word), 0) FROM vocabulary)
    + row_number() OVER (ORDER BY lemma, form, telling) AS word, form, lemma, telling
    FROM (SELECT DISTINCT form, lemma, telling FROM given) ANTI JOIN known USING (form, lemma, telling);
INSERT INTO vocabulary (word, form, lemma, telling) FROM fresh_words ORDER BY word;
INSERT INTO known FROM fresh_words;
CREATE OR REPLACE TEMP TABLE placed AS
    SELECT word, text_no, position, sentence, start, length, part, voice, statement
    FROM given JOIN known USING (form, lemma, telling) JOIN numbered USING (text_id);
INSERT INTO fresh_postings SELECT word, text_no, position, sentence, part, voice, statement FROM placed
    ORDER BY word, text_no, position;
INSERT INTO word_lists SELECT text_no, list(word ORDER BY position), list(sentence ORDER BY position),
    list(start ORDER BY position), list(length ORDER BY position) FROM placed GROUP BY text_no ORDER BY text_no;
INSERT INTO said_words SELECT text_no, statement, list(DISTINCT number ORDER BY number)
    FROM placed JOIN (SELECT word, min(word) OVER (PARTITION BY lemma) AS number FROM known WHERE telling) USING (word)
    WHERE statement > 0 GROUP BY text_no, statement ORDER BY text_no, statement;
UPDATE vocabulary SET times = times + counted.n FROM (SELECT word, count(*) AS n FROM placed GROUP BY word) AS counted
    WHERE vocabulary.word = counted.word;
DROP TABLE known; DROP TABLE fresh_words; DROP TABLE placed;
"""
"""known: the words of the library that have a lemma in common with those of `given`. The vocabulary, which is as large
as the language, is gone through once for them, and all else is told from the numbers in `placed`."""

UNCOUNTED = """UPDATE vocabulary SET times = times - counted.n FROM (
    SELECT word, count(*) AS n FROM (
        SELECT unnest(words) AS word FROM word_lists WHERE text_no IN (SELECT unnest(?::INTEGER[]))) GROUP BY word)
    AS counted WHERE vocabulary.word = counted.word"""


NO_DRAFT = "DROP TABLE IF EXISTS sorted_postings"
"""What a program that was killed left half made."""


def write(rows: duckdb.DuckDBPyConnection, ids: Sequence[str], words: "pa.Table") -> list[int]:
    """Takes in the words (index.COLUMNS) of the texts `ids`, which are not in the index; gives their numbers there."""
    last = int(rows.execute("SELECT coalesce(max(text_no), 0) FROM numbered").fetchall()[0][0])
    numbers = list(range(last + 1, last + 1 + len(ids)))
    rows.execute("INSERT INTO numbered SELECT unnest(?::VARCHAR[]), unnest(?::INTEGER[])", [list(ids), numbers])
    if words.num_rows:
        with shown(rows, "given", words):
            take_in(rows)
    return numbers


def take_in(rows: duckdb.DuckDBPyConnection) -> None:
    """Takes in the words that stand in the relation `given` (index.COLUMNS), of texts that have their numbers."""
    rows.execute(WRITTEN)


def forget(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Takes out the words of the texts `ids`."""
    found = "SELECT text_no FROM numbered WHERE text_id IN (SELECT unnest(?::VARCHAR[]))"
    numbers = [row[0] for row in rows.execute(found, [list(ids)]).fetchall()]
    if numbers:
        rows.execute(UNCOUNTED, [numbers])
        for table in ("postings", "fresh_postings", "word_lists", "said_words", "rare_words", "meetings", "numbered"):
            rows.execute(f"DELETE FROM {table} WHERE text_no IN (SELECT unnest(?::INTEGER[]))", [numbers])


def is_due(rows: duckdb.DuckDBPyConnection) -> bool:
    """Whether there are enough fresh places to be sorted in."""
    counted = "SELECT (SELECT count(*) FROM fresh_postings), (SELECT count(*) FROM postings)"
    fresh, merged = rows.execute(counted).fetchall()[0]
    return bool(fresh >= max(FEWEST, SHARE * merged))


def sort(rows: duckdb.DuckDBPyConnection) -> int:
    """Makes `postings` anew beside the former one, with what is fresh in it; gives the last text's number of it."""
    rows.execute(NO_DRAFT)
    rows.execute(
        """CREATE TABLE sorted_postings AS SELECT * FROM (FROM postings UNION ALL FROM fresh_postings)
        ORDER BY word, text_no, position"""
    )
    return int(rows.execute("SELECT coalesce(max(text_no), 0) FROM sorted_postings").fetchall()[0][0])


def take(rows: duckdb.DuckDBPyConnection, last: int) -> None:
    """The sorted places take the place of the former ones; of texts that were taken out meanwhile there are none."""
    rows.execute("DELETE FROM sorted_postings WHERE text_no NOT IN (SELECT text_no FROM numbered)")
    rows.execute("DROP TABLE postings")
    rows.execute("ALTER TABLE sorted_postings RENAME TO postings")
    rows.execute("DELETE FROM fresh_postings WHERE text_no <= ?", [last])
