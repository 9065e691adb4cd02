"""Cross tables over many texts: who speaks, or who is named, in which outlet and in which month."""

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows

BY = {"outlet": "coalesce(t.outlet, '')", "month": "coalesce(strftime(t.date, '%Y-%m'), '')"}
"""The columns of a cross table; "" where the card names no outlet or day."""


HAVING = {
    "speakers": f"SELECT text_id FROM said WHERE {SPEAKER} <> '{UNKNOWN}'",
    "named": "SELECT text_id FROM named WHERE mentions > 0",
}
"""The texts that a cross table counts."""


def columns(library: Rows, ids: Ids, what: str) -> dict[str, int]:
    """How many columns of BY the cross table of `what` (of HAVING) has, those left out that no card names."""
    counted = ", ".join(f"count(DISTINCT nullif({BY[by]}, '')) AS {by}" for by in BY)
    query = f"""{CHOSEN} SELECT {counted} FROM texts t JOIN chosen ON t.id = chosen.text_id
        WHERE t.id IN ({HAVING[what]})"""
    return {str(by): int(n) for by, n in library.query(query, [ids]).iloc[0].items()}


def speakers_by(library: Rows, ids: Ids, by: str) -> pd.DataFrame:
    """One row a speaker and a column of BY: name, column, statements, words (his own), and their shares.

    statements_share, words_share: of all statements with a known speaker in texts of that column, and of their words,
    0 to 1. The speaker of most statements first, then by column; what several say together counts for each.
    """
    query = f"""{CHOSEN}, counted AS (
            SELECT {SPEAKER} AS name, {BY[by]} AS "column", count(*) AS statements,
            coalesce(sum(own_words), 0)::BIGINT AS words
            FROM said JOIN chosen USING (text_id) JOIN texts t ON t.id = text_id WHERE {SPEAKER} <> '{UNKNOWN}'
            GROUP BY 1, 2)
        SELECT name, "column", statements, words,
        statements / sum(statements) OVER (PARTITION BY "column") AS statements_share,
        coalesce(words / nullif(sum(words) OVER (PARTITION BY "column"), 0), 0) AS words_share
        FROM counted ORDER BY sum(statements) OVER (PARTITION BY name) DESC, name, "column" = '', "column" """
    return library.query(query, [ids])


def named_by(library: Rows, ids: Ids, by: str) -> pd.DataFrame:
    """One row an identity and a column of BY: name, column, texts (that name it), mentions, and their shares.

    texts_share: of the texts of that column; mentions_share: of all mentions in them, 0 to 1. What most texts name
    first, then by column.
    """
    query = f"""{CHOSEN}, every AS (
            SELECT {BY[by]} AS "column", count(*) AS of_texts FROM chosen JOIN texts t ON t.id = text_id
            SEMI JOIN words USING (text_id) GROUP BY 1),
        counted AS (
            SELECT identity AS name, {BY[by]} AS "column", count(DISTINCT text_id) AS texts,
            sum(mentions)::BIGINT AS mentions
            FROM named JOIN chosen USING (text_id) JOIN texts t ON t.id = text_id WHERE mentions > 0 GROUP BY 1, 2)
        SELECT name, "column", texts, mentions, texts / of_texts AS texts_share,
        mentions / sum(mentions) OVER (PARTITION BY "column") AS mentions_share
        FROM counted JOIN every USING ("column")
        ORDER BY sum(texts) OVER (PARTITION BY name) DESC, name, "column" = '', "column" """
    return library.query(query, [ids])
