"""Wide tables for a spreadsheet: who is named in which text how often, who speaks in which outlet how often."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows

MOST_ROWS, MOST_COLUMNS = 200, 1000
"""What a spreadsheet still shows: the most frequent come first."""


def entity_by_text(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row an identity, a column a text (by its headline, equal ones numbered): mentions of the one in the other.

    The identities that most texts name; the newest texts first.
    """
    query = f"""{CHOSEN}, cells AS (SELECT identity AS entity, text_id, sum(mentions)::BIGINT AS n
            FROM named JOIN chosen USING (text_id) WHERE mentions > 0 GROUP BY ALL)
        SELECT entity, cells.text_id, n, coalesce(nullif(t.title, ''), t.name) AS title, t.date AS date,
        t.added AS added
        FROM cells JOIN texts t ON t.id = cells.text_id"""
    found = library.query(query, [ids])
    placed = found.sort_values(["date", "added", "text_id"], ascending=[False, False, True], na_position="last")
    titles = placed.drop_duplicates("text_id").head(MOST_COLUMNS)
    columns = dict(zip(titles["text_id"], _numbered(titles["title"]), strict=True))
    return _wide(found, "entity", "text_id", columns)


def speaker_by_outlet(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a speaker (UNKNOWN too), a column an outlet, that of most statements first: statements of the one in the
    other. Texts without an outlet are in no column."""
    query = f"""{CHOSEN} SELECT {SPEAKER} AS speaker, outlet, count(*) AS n FROM said JOIN chosen USING (text_id)
        JOIN texts t ON t.id = text_id WHERE coalesce(outlet, '') <> '' GROUP BY ALL"""
    found = library.query(query, [ids])
    sums = found.groupby("outlet")["n"].sum().sort_index().sort_values(ascending=False, kind="stable")
    return _wide(found, "speaker", "outlet", {name: name for name in sums.index[:MOST_COLUMNS]})


def _wide(found: pd.DataFrame, name: str, across: str, columns: dict[str, str]) -> pd.DataFrame:
    table = found.pivot_table(index=name, columns=across, values="n", aggfunc="sum", fill_value=0)
    cells, sums = (table > 0).sum(axis=1), table.sum(axis=1)
    order = sorted(table.index, key=lambda row: (-int(cells[row]), -int(sums[row]), str(row)))[:MOST_ROWS]
    shown = table.reindex(index=order, columns=list(columns)).astype("int64").rename(columns=columns)
    shown.columns.name = None
    return shown.reset_index()


def _numbered(titles: Iterable[str]) -> list[str]:
    """Equal ones are told apart: «Мост», «Мост (2)»."""
    seen: Counter[str] = Counter()
    names = []
    for title in titles:
        seen[title] += 1
        names.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return names
