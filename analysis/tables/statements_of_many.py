"""Statements of many texts: which are wanted, how many, and each with who says it, where and how."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.quotes.quote import JOINT
from analysis.search.compiling import places_of, statements_with
from analysis.search.query import read_query
from analysis.search.scope import Scope
from analysis.tables.many import CHOSEN, LEVEL, SPEAKER, SURE, Ids, Rows, dated


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements: by `speaker` (as many.speakers calls them; "" is anybody), `kind`, repeats ("without", "only"),
    what is said in them (a query as search.query reads it), the word that introduces them, in dictionary form, and how
    sure their speaker is (one of SURE)."""

    speaker: str = ""
    kind: str = ""
    repeats: str = ""
    query: str = ""
    marker: str = ""
    sure: str = ""


def markers(library: Rows, ids: Ids, speaker: str = "") -> pd.DataFrame:
    """One row a word that introduces statements (of this speaker, "" of anybody), the commonest first: marker, manner
    (what kind of saying it is, or ""), statements, texts. Those that nothing introduces are left out."""
    query = f"""{CHOSEN} SELECT marker, coalesce(mode(manner), '') AS manner,
            count(DISTINCT (text_id, place)) AS statements, count(DISTINCT text_id) AS texts
        FROM said JOIN chosen USING (text_id) WHERE coalesce(marker, '') <> '' AND ({SPEAKER} = ? OR ? = '')
        GROUP BY marker ORDER BY statements DESC, marker"""
    return library.query(query, [ids, speaker, speaker])


def count_statements(library: Rows, ids: Ids, wanted: Wanted) -> int:
    """How many statements of the texts are wanted."""
    where, given = wanted_sql(wanted)
    query = f"""{CHOSEN} SELECT count(DISTINCT (text_id, place)) AS n FROM said JOIN chosen USING (text_id)
        WHERE {where}"""
    return int(library.query(query, [ids, *given])["n"].iloc[0])


STATEMENT = f"""text_id, any_value(first_ones.title) AS title, any_value(first_ones.outlet) AS outlet,
    any_value(first_ones.date) AS date, place::BIGINT AS place, any_value(kind) AS kind,
    string_agg({SPEAKER}, '{JOINT}' ORDER BY nth, speaker) AS speaker, coalesce(any_value(role), '') AS role,
    coalesce(any_value(cue), '') AS cue, any_value(words)::BIGINT AS words, any_value(start)::BIGINT AS start,
    any_value(stop)::BIGINT AS stop, coalesce(any_value(repeat_of), 0)::BIGINT AS repeat_of,
    bool_or(said.checked) AS checked,
    any_value(said.said) AS said, coalesce(any_value(sure), '') AS sure"""
"""What `statements` gives of one, of `first_ones` joined with the rows of `said`."""

OF_TEXT = """coalesce(nullif(t.title, ''), t.name) AS title, coalesce(t.outlet, '') AS outlet, t.date AS date"""
"""Of the text `t` what stands beside each of its places."""

NEWEST_FIRST = "t.date DESC NULLS LAST, t.added DESC, t.id"


def statements(
    library: Rows, ids: Ids, wanted: Wanted = Wanted(), *, first: int = 0, most: int | None = None
) -> pd.DataFrame:
    """One row a wanted statement, the newest text first, in a text in its order; `most` of them from the `first`.

    Where `sure` is asked for, in the order of tables.to_check: the least sure first, what is ticked off last.
    text_id, title, outlet, date: as in many.texts. place, kind, role, cue, words, start, stop, repeat_of, checked: as
    in tables.statements; speaker: as in many.speakers, joint ones joined by «; ». said: the words. sure: as Quote.sure,
    "" where it was not kept.
    """
    where, given = wanted_sql(wanted)
    of_order = "checked, level DESC, " if wanted.sure else ""
    level = f", checked, {LEVEL} AS level" if wanted.sure else ""
    query = f"""{CHOSEN}, found AS (
            SELECT DISTINCT text_no, place{level} FROM said JOIN chosen USING (text_no) WHERE {where}),
        in_time AS (
            SELECT text_id, text_no, row_number() OVER (ORDER BY {NEWEST_FIRST}) AS nth_text
            FROM chosen SEMI JOIN found USING (text_no) JOIN texts t ON t.id = text_id),
        shown AS (
            SELECT text_id, place, row_number() OVER () AS turn FROM (
                SELECT * FROM found JOIN in_time USING (text_no) ORDER BY {of_order}nth_text, place
                LIMIT {"ALL" if most is None else int(most)} OFFSET {int(first)})),
        first_ones AS (SELECT text_id, place, {OF_TEXT}, turn FROM shown JOIN texts t ON t.id = text_id)
        SELECT {STATEMENT}
        FROM first_ones JOIN said USING (text_id, place) GROUP BY text_id, place ORDER BY any_value(turn)"""
    return dated(library.query(query, [ids, *given]))


WANTED = f"""({SPEAKER} = ? OR ? = '') AND (kind = ? OR ? = '') AND (marker = ? OR ? = '')
    AND (? = '' OR (coalesce(repeat_of, 0) > 0) = (? = 'only'))"""


def wanted_sql(wanted: Wanted) -> tuple[str, list[Any]]:
    """The condition on rows of `said`, and the values in it."""
    given: list[Any] = [
        value for value in (wanted.speaker, wanted.kind, wanted.marker, wanted.repeats) for _ in range(2)
    ]
    where = f"{WANTED} AND {SURE[wanted.sure]}" if wanted.sure else WANTED
    if not wanted.query:
        return where, given
    saying, of_query = statements_with(read_query(wanted.query))
    return f"{where} AND (said.text_no, place) IN ({saying})", [*given, *of_query]


def found_forms(library: Rows, ids: Ids, query: str) -> dict[tuple[str, int], frozenset[str]]:
    """The forms (in lower case, «е» for «ё») that a query finds in the statements of the texts `ids`, by text and
    place of the statement: what is marked in them."""
    placed, given = places_of(read_query(query), Scope("statements"))
    sql = f"""{CHOSEN}, p AS (SELECT * FROM ({placed}) AS p JOIN chosen USING (text_no)),
        marked AS (SELECT text_id, statement, unnest(list_slice(words, first, last)) AS word
                   FROM p JOIN word_lists USING (text_no))
        SELECT text_id, statement, list(DISTINCT form) AS forms FROM marked JOIN vocabulary USING (word)
        GROUP BY text_id, statement"""
    rows = library.query(sql, [ids, *given]).to_dict("records")
    return {(str(row["text_id"]), int(row["statement"])): frozenset(row["forms"]) for row in rows}
