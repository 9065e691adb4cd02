"""All that many texts say of one person, body or place: names, roles, statements, whose words, with whom, where."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows, dated
from analysis.tables.network import PLACED_OF, RENAMED, SPEECH_OF
from analysis.tables.statements_of_many import NEWEST_FIRST


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


def presence(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row an outlet and a day (None: not dated) of the texts `ids` that name the identity `name` or let him speak;
    who is no entity («жители») only speaks.

    outlet ("": the card names none), date. texts, mentions: that name him. statements: that he makes; own_words: words
    of his direct quotes and fragments.
    """
    query = f"""{CHOSEN},
        naming AS (SELECT text_id, sum(mentions) AS mentions FROM named JOIN chosen USING (text_id)
            WHERE identity = ? AND mentions > 0 GROUP BY text_id),
        heard AS (SELECT text_id, count(DISTINCT place) AS statements, sum(own_words) AS own_words
            FROM said JOIN chosen USING (text_id) WHERE {SPEAKER} = ? GROUP BY text_id)
        SELECT coalesce(outlet, '') AS outlet, date, count(mentions) AS texts,
        coalesce(sum(mentions), 0)::BIGINT AS mentions, coalesce(sum(statements), 0)::BIGINT AS statements,
        coalesce(sum(own_words), 0)::BIGINT AS own_words
        FROM naming FULL JOIN heard USING (text_id) JOIN texts ON id = text_id GROUP BY ALL"""
    return dated(library.query(query, [ids, name, name]))


def speech_of(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row a statement of others that names somebody and each who makes it, the newest text first.

    text_id, place: which statement; speaker.
    """
    query = f"""{SPEECH_OF} SELECT text_id, place::BIGINT AS place, speaker
        FROM (SELECT DISTINCT text_id, place, speaker FROM naming) JOIN texts t ON t.id = text_id
        ORDER BY {NEWEST_FIRST}, place, speaker"""
    return library.query(query, [ids, [name]])


def known(there: pd.DataFrame, speech: pd.DataFrame) -> Known:
    """How much the texts say of somebody, by his `presence` and the `speech_of` him."""
    days = there["date"].dropna()
    return Known(
        **{column: int(there[column].sum()) for column in ("texts", "mentions", "statements", "own_words")},
        said_of=len(whose(speech)),
        outlets=int(there.loc[there["outlet"] != "", "outlet"].nunique()),
        first=min(days, default=None),
        last=max(days, default=None),
    )


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


def over_time(there: pd.DataFrame, stretches: pd.DataFrame) -> pd.DataFrame:
    """One row an equal stretch of time of the `presence` of somebody; `stretches` as many.over_time, of the same texts.

    step, since, until. texts: that name somebody. statements: that he makes in texts of that time.
    """
    counted = there.dropna(subset="date").groupby("date")[["texts", "statements"]].sum()
    rows = []
    for step, since, until in zip(stretches["step"], stretches["since"], stretches["until"], strict=True):
        inside = counted[(counted.index >= since) & (counted.index <= until)].sum()
        rows.append((step, since, until, inside["texts"], inside["statements"]))
    counts = dict.fromkeys(("texts", "statements"), "int64")
    return frame(rows, {"step": "str", "since": "object", "until": "object", **counts})


def by_outlet(there: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet ("": the card names none) whose texts name somebody or let him speak, most texts first, of his
    `presence`.

    outlet. texts, mentions: that name him. statements: that he makes there.
    """
    rows = there.groupby("outlet", as_index=False)[["texts", "mentions", "statements"]].sum()
    return _most_first(rows, "texts", "statements", then="outlet")


def named_with(library: Rows, ids: Ids, name: str) -> pd.DataFrame:
    """One row another who is named in the same sentences, most sentences first: name, kind, sentences, texts."""
    query = f"""{PLACED_OF}, own AS (SELECT DISTINCT text_id, sentence FROM placed WHERE NOT in_title),
        others AS (SELECT text_id, sentence, coalesce(n.identity, m.entity) AS name, kind
            FROM mentioned m SEMI JOIN own USING (text_id, sentence) LEFT JOIN {RENAMED} AS n
            USING (text_id, entity, kind) WHERE NOT in_title)
        SELECT name, kind, count(DISTINCT (text_id, sentence)) AS sentences, count(DISTINCT text_id) AS texts
        FROM others WHERE name <> ? GROUP BY name, kind ORDER BY sentences DESC, texts DESC, name, kind"""
    return library.query(query, [ids, [name], name])


def speaks_of(speech: pd.DataFrame) -> pd.DataFrame:
    """One row a speaker whose statements name somebody, most statements first, of the `speech_of` him.

    speaker, statements, texts.
    """
    rows = speech.groupby("speaker", as_index=False).agg(statements=("place", "size"), texts=("text_id", "nunique"))
    return _most_first(rows, "statements", "texts", then="speaker")


def whose(speech: pd.DataFrame) -> list[tuple[str, int]]:
    """The statements of a `speech_of`, each once, whoever makes it together: text_id, place."""
    return list(dict.fromkeys(zip(speech["text_id"], speech["place"].astype(int), strict=True)))


def in_full(library: Rows, wanted: Sequence[tuple[str, int]]) -> pd.DataFrame:
    """These statements, the newest text first.

    text_id, title, outlet, date, place, kind, speaker, start, stop, said.
    """
    given = "WITH wanted AS (SELECT unnest(?::VARCHAR[]) AS text_id, unnest(?::BIGINT[]) AS place)"
    return _statements(library, given, [[text_id for text_id, _ in wanted], [place for _, place in wanted]])


def statements(library: Rows, ids: Ids, name: str, first: int = 0, most: int | None = None) -> pd.DataFrame:
    """The statements that somebody makes; columns and order as of `in_full`."""
    wanted = f"""{CHOSEN}, wanted AS (SELECT text_id, place
        FROM (SELECT DISTINCT text_id, place FROM said JOIN chosen USING (text_id) WHERE {SPEAKER} = ?)
        JOIN texts t ON t.id = text_id
        ORDER BY {NEWEST_FIRST}, place LIMIT {"ALL" if most is None else int(most)} OFFSET {int(first)})"""
    return _statements(library, wanted, [ids, name])


def _most_first(rows: pd.DataFrame, *numbers: str, then: str) -> pd.DataFrame:
    return rows.sort_values([*numbers, then], ascending=[*(False for _ in numbers), True], ignore_index=True)


def _statements(library: Rows, wanted: str, given: list[object]) -> pd.DataFrame:
    query = f"""{wanted} SELECT text_id, any_value(coalesce(nullif(t.title, ''), t.name)) AS title,
        any_value(coalesce(t.outlet, '')) AS outlet, any_value(t.date) AS date, place::BIGINT AS place,
        any_value(kind) AS kind, string_agg({SPEAKER}, '; ' ORDER BY nth, speaker) AS speaker,
        any_value(start)::BIGINT AS start, any_value(stop)::BIGINT AS stop, any_value(said.said) AS said
        FROM said JOIN wanted USING (text_id, place) JOIN texts t ON t.id = text_id GROUP BY text_id, place
        ORDER BY any_value(t.date) DESC NULLS LAST, any_value(t.added) DESC, text_id, place"""
    return dated(library.query(query, given))
