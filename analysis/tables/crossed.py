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

FOUND = {
    "speakers": f"""SELECT {SPEAKER} AS name, chosen.text_no, 1 AS statements, coalesce(own_words, 0) AS words
        FROM said JOIN chosen USING (text_id) WHERE {SPEAKER} <> '{UNKNOWN}'""",
    "named": """SELECT identity AS name, text_no, 1 AS texts, sum(mentions) AS mentions
        FROM named JOIN chosen USING (text_id) WHERE mentions > 0 GROUP BY identity, text_no""",
}
"""name, text_no, both MEASURES: what a text has of a name; who has two names in a text is named by one text."""

OF = {"speakers": "n", "named": "analysed"}
"""What a share of the first of MEASURES is of: what the column has in all, or its analysed texts."""


def _cells(what: str, by: str) -> str:
    """What is found, in its columns (`cells`), and `totals`: of each column its sum, and what shares are shares of."""
    first, second = MEASURES[what]
    return f"""{CHOSEN},
        placed AS MATERIALIZED (SELECT text_no, {BY[by]} AS "column" FROM chosen JOIN texts t ON t.id = text_id),
        found AS ({FOUND[what]}),
        cells AS (SELECT * FROM found JOIN placed USING (text_no)),
        totals AS (SELECT "column", n, {OF[what]} AS of_{first}, of_{second}
            FROM (SELECT "column", sum({first})::BIGINT AS n, sum({second})::BIGINT AS of_{second}
                FROM cells GROUP BY 1)
            JOIN (SELECT "column", count(text_no) AS analysed FROM placed GROUP BY 1) USING ("column"))"""


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
    query = f"""{_cells(what, by)}, counted AS (
            SELECT name, "column", sum({first})::BIGINT AS {first}, sum({second})::BIGINT AS {second}
            FROM cells GROUP BY name, "column")
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
    query = f"""{_cells(what, by)},
        shown AS (SELECT * FROM totals WHERE "column" <> '' {SHOWN[by]} LIMIT {int(most[1])}),
        names AS (SELECT name, sum({first}) AS n, bool_or("column" IN (SELECT "column" FROM shown)) AS there
            FROM cells GROUP BY name),
        first_names AS (SELECT name, n FROM names WHERE there ORDER BY n DESC, name LIMIT {int(most[0])}),
        counted AS (SELECT name, "column", sum({first}) AS {first}, sum({second}) AS {second}
            FROM cells SEMI JOIN first_names USING (name) GROUP BY name, "column")
        SELECT f.name, s."column", coalesce({first}, 0)::BIGINT AS {first}, coalesce({second}, 0)::BIGINT AS {second},
        of_{first}, of_{second}, (SELECT count(*) FROM names) AS of_names
        FROM first_names f CROSS JOIN shown s LEFT JOIN counted c ON c.name = f.name AND c."column" = s."column"
        ORDER BY f.n DESC, f.name, {"s.n DESC, " if by == "outlet" else ""}s."column" """
    return library.query(query, [ids])
