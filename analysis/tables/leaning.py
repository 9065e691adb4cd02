"""Which outlets lean on which: the sources that they name, what these lean on, and whose texts they reprint."""

import pandas as pd

from analysis.card import fold_outlet
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Ids, Rows

HOW = ("source", "via", "reprint")
"""An outlet's text names a source; a source that is named leans on another; an outlet's text repeats another's."""

COUNTED = ("taken", "leaning", "own", "reprinted", "first")
"""What a text of an outlet can be (own_and_taken): one of the first three, and both others besides."""

TOLD_APART = f"""{CHOSEN}, cards AS (
        SELECT text_id, outlet, date, reprint_of, coalesce(reprint_of, id) AS story FROM chosen
        JOIN texts ON id = text_id WHERE coalesce(outlet, '') <> ''),
    citing AS (
        SELECT DISTINCT text_id FROM cited JOIN chosen USING (text_id) WHERE NOT EXISTS (SELECT 1 FROM named
            WHERE named.text_id = cited.text_id AND entity = source AND named.kind = 'PER')),
    stories AS (
        SELECT story, min(date) AS day FROM cards WHERE story IN (SELECT story FROM cards GROUP BY story
            HAVING count(DISTINCT outlet) > 1) GROUP BY story HAVING count(*) = count(date)),
    firsts AS (
        SELECT min(text_id) AS text_id FROM cards JOIN stories USING (story) WHERE date = day
        GROUP BY story HAVING count(DISTINCT outlet) = 1),
    apart AS (
        SELECT text_id, outlet, reprint_of IS NOT NULL AS taken, reprint_of IS NULL AND citing.text_id IS NOT NULL
        AS leaning, reprint_of IS NULL AND citing.text_id IS NULL AS own, EXISTS (SELECT 1 FROM cards o
        WHERE o.reprint_of = cards.text_id AND o.outlet <> cards.outlet) AS reprinted,
        firsts.text_id IS NOT NULL AS first
        FROM cards LEFT JOIN citing USING (text_id) LEFT JOIN firsts USING (text_id))"""
"""The texts of outlets, each with what it is of COUNTED."""


def leans(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row for each who leans on whom and how, of most texts first.

    outlet: who leans, as a card or a text has it; on: on whom; an outlet of the library is called as its cards call it.
    how: one of HOW. texts. Persons who are named as a source are none of these, nor is an outlet of itself.
    """
    query = f"""{CHOSEN}, cards AS (
            SELECT text_id, coalesce(outlet, '') AS outlet, reprint_of FROM chosen JOIN texts ON id = text_id),
        bodies AS (
            SELECT cited.* FROM cited JOIN chosen USING (text_id) WHERE NOT EXISTS (SELECT 1 FROM named
                WHERE named.text_id = cited.text_id AND entity = source AND named.kind = 'PER'))
        SELECT outlet, source AS "on", 'source' AS how, text_id FROM bodies JOIN cards USING (text_id)
        WHERE outlet <> ''
        UNION ALL SELECT source, via, 'via', text_id FROM bodies WHERE via <> ''
        UNION ALL SELECT cards.outlet, t.outlet, 'reprint', text_id FROM cards JOIN texts t ON t.id = cards.reprint_of
        WHERE cards.outlet <> '' AND coalesce(t.outlet, '') <> ''"""
    found = library.query(query, [ids])
    known = _known(library)
    for column in ("outlet", "on"):
        folded = found[column].map(fold_outlet)
        commonest = found.groupby(folded)[column].agg(lambda names: names.mode().iloc[0])
        found[column] = [known.get(fold) or commonest[fold] for fold in folded]
    found = found[found["outlet"] != found["on"]]
    counted = found.groupby(["outlet", "on", "how"]).agg(texts=("text_id", "nunique")).reset_index()
    ordered = counted.sort_values(["texts", "outlet", "on", "how"], ascending=[False, True, True, True], kind="stable")
    return frame(ordered.itertuples(index=False), {"outlet": "str", "on": "str", "how": "str", "texts": "int64"})


def own_and_taken(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row an outlet that a card names, that of most texts first.

    outlet, texts. taken: that repeat another text of the library. leaning: of the others those that name a source that
    is no person. own: the rest. reprinted: that other outlets repeat; first: of all that several outlets have, those
    that this one had first by date (not where two have the same first day).
    """
    counts = ", ".join(f"count(*) FILTER ({name}) AS {name}" for name in COUNTED)
    query = f"{TOLD_APART} SELECT outlet, count(*) AS texts, {counts} FROM apart GROUP BY outlet ORDER BY 2 DESC, 1"
    return library.query(query, [ids])


def texts_of(library: Rows, ids: Ids, outlet: str, which: str) -> list[str]:
    """The texts that a number of `own_and_taken` counts. which: one of COUNTED."""
    found = library.query(f"{TOLD_APART} SELECT text_id FROM apart WHERE outlet = ? AND {which}", [ids, outlet])
    return [str(text) for text in found["text_id"]]


def _known(library: Rows) -> dict[str, str]:
    """The outlets of the library by their folded names, as most cards write them."""
    rows = library.query(
        "SELECT outlet, count(*) AS n FROM texts WHERE coalesce(outlet, '') <> '' AND deleted IS NULL "
        "GROUP BY outlet ORDER BY n, outlet DESC"
    )
    return {fold_outlet(outlet): outlet for outlet in rows["outlet"]}
