"""What stands behind a ranking over many texts: the first places of each of its names, all asked for at once."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

import pandas as pd

from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows, dated
from analysis.tables.statements_of_many import NEWEST_FIRST, OF_TEXT, STATEMENT, Wanted, wanted_sql

RECENT = 2000
"""Texts among which the places are sought first: those whom most of many texts name are in enough of the newest, and
what all texts say of them need not be put in order."""


def first_statements(library: Rows, ids: Ids, speakers: Sequence[str], most: int, wanted: Wanted) -> pd.DataFrame:
    """The first `most` wanted statements of each speaker, as `statements` has them; whose: his name there."""
    where, given = wanted_sql(wanted)

    def among(texts: str) -> pd.DataFrame:
        # `near`: joined by one column, the rows of other texts are not read; by two, all columns of all rows are
        query = f"""{texts}, found AS (
            SELECT DISTINCT {SPEAKER} AS whose, text_id, place FROM said JOIN within ON id = text_id
            WHERE {where} AND list_contains(?::VARCHAR[], {SPEAKER})),
        turns AS MATERIALIZED (
            SELECT found.*, row_number() OVER (PARTITION BY whose ORDER BY {NEWEST_FIRST}, place) AS turn
            FROM found JOIN within AS t ON t.id = text_id QUALIFY turn <= {int(most)}),
        near AS MATERIALIZED (FROM said SEMI JOIN turns USING (text_id)),
        first_ones AS (SELECT turns.*, {OF_TEXT} FROM turns JOIN texts t ON t.id = text_id)
        SELECT whose, {STATEMENT}
        FROM first_ones JOIN near AS said USING (text_id, place) GROUP BY whose, text_id, place
        ORDER BY any_value(turn), whose"""
        return dated(library.query(query, [ids, *given, list(speakers)]))

    return _first(ids, among, lambda found: found["whose"], speakers, most)


def first_sentences(library: Rows, ids: Ids, names: Sequence[tuple[str, str]], most: int) -> pd.DataFrame:
    """The first `most` sentences that name each of the `names` (with its kind), titles too, the newest text first.

    named, named_kind: who. text_id, title, outlet, date: as in tables.many. start, stop: of the sentence. said: its
    words.
    """
    asked = [kind + name for name, kind in names]

    def among(texts: str) -> pd.DataFrame:
        query = f"""{texts}, newest AS MATERIALIZED (
            SELECT text_id, entity, kind, identity FROM named JOIN within AS t ON t.id = text_id
            WHERE mentions > 0 AND list_contains(?::VARCHAR[], concat(kind, identity))
            QUALIFY dense_rank() OVER (PARTITION BY identity, kind ORDER BY {NEWEST_FIRST}) <= {int(most)}),
        near AS MATERIALIZED (FROM mentioned SEMI JOIN newest USING (text_id)),
        found AS (SELECT DISTINCT identity AS name, kind, text_id, sentence_start AS start, sentence_stop AS stop
            FROM near JOIN newest USING (text_id, entity, kind)),
        first_ones AS (SELECT found.* FROM found JOIN within AS t ON t.id = text_id
            QUALIFY row_number() OVER (PARTITION BY found.name, found.kind ORDER BY {NEWEST_FIRST}, found.start)
                <= {int(most)})
        SELECT f.name AS named, f.kind AS named_kind, text_id, {OF_TEXT}, f.start::BIGINT AS start,
        f.stop::BIGINT AS stop, substring(t.text, f.start + 1, f.stop - f.start) AS said
        FROM first_ones AS f JOIN texts t ON t.id = text_id ORDER BY {NEWEST_FIRST}, f.start, f.name, f.kind"""
        return dated(library.query(query, [ids, asked]))

    return _first(ids, among, lambda found: zip(found["named"], found["named_kind"], strict=True), names, most)


def _first(
    ids: Ids,
    among: Callable[[str], pd.DataFrame],
    whose: Callable[[pd.DataFrame], Iterable[Hashable]],
    wanted: Iterable[Hashable],
    most: int,
) -> pd.DataFrame:
    """What `among` finds in the newest texts where each who is wanted has `most` rows there: in all he has the same."""
    if len(ids) > RECENT:
        found = among(_within(RECENT))
        there = Counter(whose(found))
        if all(there[one] >= most for one in wanted):
            return found
    return among(_within(None))


def _within(newest: int | None) -> str:
    """How a question begins that looks in so many of the texts, the newest of them, or in all."""
    cards = "SELECT id, date, added FROM texts t JOIN chosen ON id = text_id"
    if newest is None:
        return f"{CHOSEN}, within AS ({cards})"
    return f"{CHOSEN}, within AS MATERIALIZED ({cards} ORDER BY {NEWEST_FIRST} LIMIT {newest})"
