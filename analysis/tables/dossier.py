"""All that many texts say of one person, body or place: names, roles, statements, whose words, with whom, where."""

import datetime
from dataclasses import dataclass

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows, dated
from analysis.tables.network import PLACED_OF, RENAMED, SPEECH_OF
from analysis.tables.statements_of_many import NEWEST_FIRST
from analysis.tables.stretches import stretches


@dataclass(frozen=True, slots=True)
class Known:
    """How much the texts say of somebody.

    texts: that name him. mentions: by name. statements: that he makes; own_words: words of his direct quotes and
    fragments. said_of: statements of others that name him. outlets: of the texts that name him or let him speak.
    first, last: days of these texts, None where none is dated.
    """

    texts: int
    mentions: int
    statements: int
    own_words: int
    said_of: int
    outlets: int
    first: datetime.date | None
    last: datetime.date | None


THERE = f"""{CHOSEN},
    naming AS (SELECT text_id, sum(mentions) AS mentions FROM named JOIN chosen USING (text_id)
        WHERE identity = ? AND mentions > 0 GROUP BY text_id),
    heard AS (SELECT text_id, count(DISTINCT place) AS statements, sum(own_words) AS own_words
        FROM said JOIN chosen USING (text_id) WHERE {SPEAKER} = ? GROUP BY text_id),
    there AS (SELECT * FROM naming FULL JOIN heard USING (text_id))"""
"""The texts that name somebody or let him speak, how often; who is no entity («жители») only speaks."""


def known(library: Rows, ids: Ids, name: str) -> Known:
    """How much the texts `ids` say of the identity `name`."""
    query = f"""{THERE} SELECT count(mentions) AS texts, coalesce(sum(mentions), 0) AS mentions,
        coalesce(sum(statements), 0) AS statements, coalesce(sum(own_words), 0) AS own_words,
        count(DISTINCT nullif(outlet, '')) AS outlets, min(date) AS first, max(date) AS last
        FROM there JOIN texts ON id = text_id"""
    row = library.query(query, [ids, name, name]).iloc[0]
    of_speech = f"{SPEECH_OF} SELECT count(DISTINCT (text_id, place)) AS n FROM naming"
    said_of = library.query(of_speech, [ids, [name]]).iloc[0]["n"]
    first, last = (None if pd.isna(row[end]) else pd.Timestamp(row[end]).date() for end in ("first", "last"))
    texts, mentions, statements, own_words = (int(row[n]) for n in ("texts", "mentions", "statements", "own_words"))
    return Known(texts, mentions, statements, own_words, int(said_of), int(row["outlets"]), first, last)


def names(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row a name that texts give to somebody, the most usual first: name, kind, texts, mentions."""
    query = f"""{CHOSEN} SELECT entity AS name, kind, count(DISTINCT text_id) AS texts,
        sum(mentions)::BIGINT AS mentions FROM named JOIN chosen USING (text_id) WHERE identity = ? AND mentions > 0
        GROUP BY entity, kind ORDER BY texts DESC, mentions DESC, entity, kind"""
    return library.query(query, [ids, name])


def roles(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row a role that texts give to somebody, the most usual first.

    role, texts, outlets: counts; first, last: days of the dated texts that give it, or None.
    """
    query = f"""{CHOSEN}, given AS (
            SELECT text_id, unnest(string_split(roles, chr(10))) AS role FROM named JOIN chosen USING (text_id)
            WHERE identity = ? AND roles <> '')
        SELECT role, count(DISTINCT text_id) AS texts, count(DISTINCT nullif(t.outlet, '')) AS outlets,
        min(t.date) AS first, max(t.date) AS last FROM given JOIN texts t ON t.id = text_id
        GROUP BY role ORDER BY texts DESC, role"""
    rows = library.query(query, [ids, name])
    days = {end: [None if pd.isna(day) else pd.Timestamp(day).date() for day in rows[end]] for end in ("first", "last")}
    return rows.assign(**{end: pd.Series(values, dtype=object) for end, values in days.items()})


def over_time(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row an equal stretch of time between the first and the last dated text of `ids` (many.over_time).

    step, since, until. texts: that name somebody. statements: that he makes in texts of that time.
    """
    query = f"""{THERE} SELECT t.date, count(mentions) AS texts, coalesce(sum(statements), 0)::BIGINT AS statements
        FROM chosen JOIN texts t ON t.id = chosen.text_id LEFT JOIN there USING (text_id)
        WHERE t.date IS NOT NULL GROUP BY t.date ORDER BY t.date"""
    found = library.query(query, [ids, name, name])
    days = [pd.Timestamp(day).date() for day in found["date"]]
    counted = list(zip(days, found["texts"].astype(int), found["statements"].astype(int), strict=True))
    rows = []
    for step, since, until in stretches(days):
        inside = [row for row in counted if since <= row[0] <= until]
        rows.append((step, since, until, sum(row[1] for row in inside), sum(row[2] for row in inside)))
    counts = dict.fromkeys(("texts", "statements"), "int64")
    return frame(rows, {"step": "str", "since": "object", "until": "object", **counts})


def by_outlet(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row an outlet ("": the card names none) whose texts name somebody or let him speak, most texts first.

    outlet. texts, mentions: that name him. statements: that he makes there.
    """
    query = f"""{THERE} SELECT coalesce(outlet, '') AS outlet, count(mentions) AS texts,
        coalesce(sum(mentions), 0)::BIGINT AS mentions, coalesce(sum(statements), 0)::BIGINT AS statements
        FROM there JOIN texts ON id = text_id
        GROUP BY 1 ORDER BY texts DESC, statements DESC, outlet"""
    return library.query(query, [ids, name, name])


def named_with(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row another who is named in the same sentences, most sentences first: name, kind, sentences, texts."""
    query = f"""{PLACED_OF}, own AS (SELECT DISTINCT text_id, sentence FROM placed WHERE NOT in_title),
        others AS (SELECT text_id, sentence, coalesce(n.identity, m.entity) AS name, kind
            FROM mentioned m SEMI JOIN own USING (text_id, sentence) LEFT JOIN {RENAMED} AS n
            USING (text_id, entity, kind) WHERE NOT in_title)
        SELECT name, kind, count(DISTINCT (text_id, sentence)) AS sentences, count(DISTINCT text_id) AS texts
        FROM others WHERE name <> ? GROUP BY name, kind ORDER BY sentences DESC, texts DESC, name, kind"""
    return library.query(query, [ids, [name], name])


def speaks_of(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row a speaker whose statements name somebody, most statements first: speaker, statements, texts."""
    query = f"""{SPEECH_OF} SELECT speaker, count(DISTINCT (text_id, place)) AS statements,
        count(DISTINCT text_id) AS texts FROM naming WHERE speaker <> '{UNKNOWN}'
        GROUP BY speaker ORDER BY statements DESC, texts DESC, speaker"""
    return library.query(query, [ids, [name]])


def said_of(library: Rows, ids: Ids, name: str, first: int = 0, most: int | None = None) -> pd.DataFrame:
    """The statements of others that name somebody, the newest text first, `most` of them from the `first` (0).

    text_id, title, outlet, date, place, kind, speaker, start, stop, said.
    """
    wanted = f"{SPEECH_OF}, wanted AS (SELECT DISTINCT text_id, place FROM naming)"
    return _statements(library, wanted, [ids, [name]], first, most)


def statements(library: Rows, ids: Ids, name: str, first: int = 0, most: int | None = None) -> pd.DataFrame:
    """The statements that somebody makes; columns and order as of `said_of`."""
    wanted = f"""{CHOSEN}, wanted AS (SELECT DISTINCT text_id, place FROM said JOIN chosen USING (text_id)
        WHERE {SPEAKER} = ?)"""
    return _statements(library, wanted, [ids, name], first, most)


def _statements(library: Rows, wanted: str, given: list[object], first: int, most: int | None) -> pd.DataFrame:
    query = f"""{wanted}, shown AS (SELECT text_id, place FROM wanted JOIN texts t ON t.id = text_id
            ORDER BY {NEWEST_FIRST}, place LIMIT {"ALL" if most is None else int(most)} OFFSET {int(first)})
        SELECT text_id, any_value(coalesce(nullif(t.title, ''), t.name)) AS title,
        any_value(coalesce(t.outlet, '')) AS outlet, any_value(t.date) AS date, place::BIGINT AS place,
        any_value(kind) AS kind, string_agg({SPEAKER}, '; ' ORDER BY nth, speaker) AS speaker,
        any_value(start)::BIGINT AS start, any_value(stop)::BIGINT AS stop, any_value(said.said) AS said
        FROM said JOIN shown USING (text_id, place) JOIN texts t ON t.id = text_id GROUP BY text_id, place
        ORDER BY any_value(t.date) DESC NULLS LAST, any_value(t.added) DESC, text_id, place"""
    return dated(library.query(query, given))
