"""What stands behind a ranking over many texts: the first places of each of its names, all asked for at once."""

from collections.abc import Sequence

import pandas as pd

from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows, dated
from analysis.tables.statements_of_many import NEWEST_FIRST, OF_TEXT, STATEMENT, Wanted, wanted_sql


def first_statements(library: Rows, ids: Ids, speakers: Sequence[str], most: int, wanted: Wanted) -> pd.DataFrame:
    """The first `most` wanted statements of each speaker, as `statements` has them; whose: his name there."""
    where, given = wanted_sql(wanted)
    query = f"""{CHOSEN}, found AS (
            SELECT DISTINCT {SPEAKER} AS whose, text_id, place FROM said JOIN chosen USING (text_id)
            WHERE {where} AND list_contains(?::VARCHAR[], {SPEAKER})),
        turns AS (SELECT found.*, row_number() OVER (PARTITION BY whose ORDER BY {NEWEST_FIRST}, place) AS turn
            FROM found JOIN (SELECT id, date, added FROM texts) AS t ON t.id = text_id QUALIFY turn <= {int(most)}),
        first_ones AS (SELECT turns.*, {OF_TEXT} FROM turns JOIN texts t ON t.id = text_id)
        SELECT whose, {STATEMENT}
        FROM first_ones JOIN said USING (text_id, place) GROUP BY whose, text_id, place
        ORDER BY any_value(turn), whose"""
    return dated(library.query(query, [ids, *given, list(speakers)]))


def first_sentences(library: Rows, ids: Ids, names: Sequence[str], most: int) -> pd.DataFrame:
    """The first `most` sentences that name each of the names, titles too, the newest text first.

    named, named_kind: who. text_id, title, outlet, date: as in tables.many. start, stop: of the sentence. said: its
    words.
    """
    query = f"""{CHOSEN}, newest AS (
            SELECT text_id, entity, kind, identity FROM named JOIN chosen USING (text_id)
            JOIN (SELECT id, date, added FROM texts) AS t ON t.id = text_id
            WHERE mentions > 0 AND identity IN (SELECT unnest(?::VARCHAR[]))
            QUALIFY dense_rank() OVER (PARTITION BY identity, kind ORDER BY {NEWEST_FIRST}) <= {int(most)}),
        found AS (SELECT DISTINCT identity AS name, kind, text_id, sentence_start AS start, sentence_stop AS stop
            FROM mentioned JOIN newest USING (text_id, entity, kind)),
        first_ones AS (SELECT found.* FROM found JOIN (SELECT id, date, added FROM texts) AS t ON t.id = text_id
            QUALIFY row_number() OVER (PARTITION BY found.name, found.kind ORDER BY {NEWEST_FIRST}, found.start)
                <= {int(most)})
        SELECT f.name AS named, f.kind AS named_kind, text_id, {OF_TEXT}, f.start::BIGINT AS start,
        f.stop::BIGINT AS stop, substring(t.text, f.start + 1, f.stop - f.start) AS said
        FROM first_ones AS f JOIN texts t ON t.id = text_id ORDER BY {NEWEST_FIRST}, f.start, f.name, f.kind"""
    return dated(library.query(query, [ids, list(names)]))
