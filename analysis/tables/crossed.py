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


MEASURES = {"speakers": ("statements", "words"), "named": ("texts", "mentions")}
"""What a cross table counts; by the first its names and its outlets are ranked."""

SCREEN = (15, 8)
"""Rows and columns that a screen has room for."""

COUNTED = {
    "speakers": f"""counted AS MATERIALIZED (
            SELECT {SPEAKER} AS name, {{by}} AS "column", count(*) AS statements,
            coalesce(sum(own_words), 0)::BIGINT AS words
            FROM said JOIN chosen USING (text_id) JOIN texts t ON t.id = text_id WHERE {SPEAKER} <> '{UNKNOWN}'
            GROUP BY 1, 2),
        totals AS (
            SELECT "column", sum(statements) AS of_statements, sum(words) AS of_words FROM counted GROUP BY 1)""",
    "named": """counted AS MATERIALIZED (
            SELECT identity AS name, {by} AS "column", count(DISTINCT text_id) AS texts,
            sum(mentions)::BIGINT AS mentions
            FROM named JOIN chosen USING (text_id) JOIN texts t ON t.id = text_id WHERE mentions > 0 GROUP BY 1, 2),
        totals AS (SELECT "column", of_texts, of_mentions FROM (
                SELECT {by} AS "column", count(*) AS of_texts FROM chosen JOIN texts t ON t.id = text_id
                SEMI JOIN words USING (text_id) GROUP BY 1)
            JOIN (SELECT "column", sum(mentions) AS of_mentions FROM counted GROUP BY 1) USING ("column"))""",
}
"""The cells, and of each column what a share is a share of."""


def speakers_by(library: Rows, ids: Ids, by: str) -> pd.DataFrame:
    """One row a speaker and a column of BY: name, column, statements, words (his own), and their shares.

    statements_share, words_share: of all statements with a known speaker in texts of that column, and of their words,
    0 to 1. The speaker of most statements first, then by column; what several say together counts for each.
    """
    return _every(library, ids, "speakers", by)


def named_by(library: Rows, ids: Ids, by: str) -> pd.DataFrame:
    """One row an identity and a column of BY: name, column, texts (that name it), mentions, and their shares.

    texts_share: of the texts of that column; mentions_share: of all mentions in them, 0 to 1. What most texts name
    first, then by column.
    """
    return _every(library, ids, "named", by)


def _every(library: Rows, ids: Ids, what: str, by: str) -> pd.DataFrame:
    first, second = MEASURES[what]
    query = f"""{CHOSEN}, {COUNTED[what].format(by=BY[by])}
        SELECT name, "column", {first}, {second}, {first} / of_{first} AS {first}_share,
        coalesce({second} / nullif(of_{second}, 0), 0) AS {second}_share FROM counted JOIN totals USING ("column")
        ORDER BY sum({first}) OVER (PARTITION BY name) DESC, name, "column" = '', "column" """
    return library.query(query, [ids])


SHOWN = {"outlet": """ORDER BY n DESC, "column" """, "month": """ORDER BY "column" DESC"""}
"""Which columns are shown first: the outlets of most, the last months."""


def first_cells(library: Rows, ids: Ids, what: str, by: str, most: tuple[int, int]) -> pd.DataFrame:
    """The cells of `speakers_by` or `named_by` (what: of MEASURES) that a screen has room for, empty ones too.

    One row a name and column: name, column, both MEASURES, of_statements and the like: what each is a share of in that
    column. The names are the first that have anything in these columns; of the columns, outlets by their number and
    months by time, those that no card names are left out. most: rows and columns. of_names: names in all.
    """
    first, second = MEASURES[what]
    query = f"""{CHOSEN}, {COUNTED[what].format(by=BY[by])},
        shown AS (SELECT "column", n, of_{first}, of_{second} FROM totals
            JOIN (SELECT "column", sum({first}) AS n FROM counted GROUP BY 1) USING ("column")
            WHERE "column" <> '' {SHOWN[by]} LIMIT {int(most[1])}),
        names AS (SELECT name, sum({first}) AS n, bool_or("column" IN (SELECT "column" FROM shown)) AS there
            FROM counted GROUP BY name),
        first_names AS (SELECT name, n FROM names WHERE there ORDER BY n DESC, name LIMIT {int(most[0])})
        SELECT f.name, s."column", coalesce({first}, 0) AS {first}, coalesce({second}, 0) AS {second},
        of_{first}::BIGINT AS of_{first}, of_{second}::BIGINT AS of_{second}, (SELECT count(*) FROM names) AS of_names
        FROM first_names f CROSS JOIN shown s LEFT JOIN counted c ON c.name = f.name AND c."column" = s."column"
        ORDER BY f.n DESC, f.name, {"s.n DESC, " if by == "outlet" else ""}s."column" """
    return library.query(query, [ids])
