"""What the exports said of many texts under names of their own: counted by values, and as columns of other tables."""

from collections.abc import Collection

import pandas as pd

from analysis.tables.many import CHOSEN, STATEMENTS, Ids, Rows


def by_value(library: Rows, ids: Ids, field: str) -> pd.DataFrame:
    """One row a value of a field of the exports, that of most texts first; "" is of the texts that have none.

    value, texts, statements, words: as in many.outlets.
    """
    query = f"""{CHOSEN}, spoken AS (SELECT text_id, {STATEMENTS} AS n FROM said JOIN chosen USING (text_id)
                                     GROUP BY text_id)
        SELECT coalesce(k.value, '') AS value, count(*) AS texts, coalesce(sum(s.n), 0)::BIGINT AS statements,
        coalesce(sum(w.words), 0)::BIGINT AS words
        FROM chosen LEFT JOIN kept k ON k.text_id = chosen.text_id AND k.field = ?
        LEFT JOIN words w ON w.text_id = chosen.text_id LEFT JOIN spoken s ON s.text_id = chosen.text_id
        GROUP BY 1 ORDER BY min(coalesce(k.value, '')) = '', texts DESC, 1"""
    return library.query(query, [ids, field])


def columns(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a text of which an export said anything (its id is the index), a column each field, as the exports order
    them: numbers where all values of a field are, else words; NaN where a text has none."""
    query = f"""{CHOSEN} SELECT text_id, field, value, place, number FROM kept
        JOIN (SELECT DISTINCT text_id FROM chosen) AS c USING (text_id)"""
    rows = library.query(query, [ids])
    found = {}
    for field, own in sorted(rows.groupby("field"), key=lambda group: (group[1]["place"].min(), str(group[0]))):
        values = own.set_index("text_id")["number" if own["number"].notna().all() else "value"]
        whole = values.dtype == float and (values % 1 == 0).all()
        found[str(field)] = values.astype("Int64") if whole else values
    return pd.DataFrame(found, index=pd.Index(rows["text_id"].unique()))


def with_columns(library: Rows, table: pd.DataFrame, taken: Collection[str] = ()) -> pd.DataFrame:
    """A table with a column `text_id`, in place of it what the exports said of these texts, at its end.

    A field that is called as a column of the table, or is one of `taken`, has a number behind its name.
    """
    beside = columns(library, list(dict.fromkeys(table["text_id"])))
    table = table.rename(columns={"text_id": TEXT})
    names = {*table.columns, *taken}
    called = {str(field): f"{field} (2)" if field in names else str(field) for field in beside}
    beside = beside.rename(columns=called)
    words = {name: "" for name in beside if not pd.api.types.is_numeric_dtype(beside[name])}
    return table.join(beside, on=TEXT).drop(columns=TEXT).fillna(words)


TEXT = "\0text"
"""The column of ids, under a name that no export gives."""
