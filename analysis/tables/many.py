"""Many texts at once: the questions of the pages, answered by the library's tables of facts without an analysis read.

Each function takes the library and the texts: `Library.chosen`, a relation that is joined, or a list of ids.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from analysis.quotes.sureness import LEVELS
from analysis.rows import UNKNOWN, chosen
from analysis.tables.stretches import stretches

Ids = Sequence[str]

MOST_TERMS_OF_A_TEXT = 10
"""A term counts for a text where it is among its weightiest: what is said in passing says little of many texts."""


class Rows(Protocol):
    """What functions over the facts of many texts need of a library."""

    def query(self, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        """The rows of a SELECT."""
        ...


@dataclass(frozen=True, slots=True)
class Totals:
    """What is said of many texts.

    first, last: dates of the cards, None where no text has one. undated, no_outlet: texts whose card does not say it.
    unanalysed: texts that are in no number but `texts`. reprints: those that repeat another text of the library.
    outlets, words, words_direct, statements, unattributed: of the analysed ones; an outlet is one that a card names.
    supposed: statements whose speaker is only supposed, and not ticked off.
    """

    texts: int
    outlets: int
    first: datetime.date | None
    last: datetime.date | None
    undated: int
    no_outlet: int
    unanalysed: int
    reprints: int
    words: int
    words_direct: int
    statements: int
    unattributed: int
    supposed: int = 0


CHOSEN = chosen.CHOSEN
STATEMENTS = "count(*) FILTER (nth = 0)"
"""How many statements rows of `said` are: of those who say one together the first stands for it."""

SPEAKER = f"coalesce(nullif(identity, ''), nullif(speaker, ''), '{UNKNOWN}')"

LEVEL = f"list_position({list(LEVELS)}, sure)"
SURE = {"unsure": f"coalesce({LEVEL}, 1) > 1", "supposed": "sure = 'supposed' AND NOT checked"}
"""Statements whose speaker is not told by name; those whose speaker is only supposed, and that are not ticked off."""


def figures(library: Rows, ids: Ids) -> Totals:
    """The figures of the texts `ids`."""
    of_texts = f"""{CHOSEN} SELECT count(*) AS texts, count(DISTINCT nullif(outlet, '')) AS outlets,
        min(date) AS first, max(date) AS last, count(*) FILTER (date IS NULL) AS undated,
        count(*) FILTER (coalesce(outlet, '') = '') AS no_outlet,
        count(*) FILTER (w.text_id IS NULL) AS unanalysed, count(*) FILTER (reprint_of IS NOT NULL) AS reprints,
        coalesce(sum(w.words), 0)::BIGINT AS words, coalesce(sum(w.direct_words), 0)::BIGINT AS words_direct
        FROM chosen JOIN texts t ON t.id = chosen.text_id LEFT JOIN words w ON w.text_id = t.id"""
    of_speech = f"""{CHOSEN}, here AS (SELECT said.* FROM said JOIN chosen USING (text_id)),
        of_nobody AS (SELECT DISTINCT text_id, place FROM here WHERE {SPEAKER} = '{UNKNOWN}')
        SELECT {STATEMENTS} AS statements, (SELECT count(*) FROM of_nobody) AS unattributed,
        count(*) FILTER (nth = 0 AND {SURE["supposed"]}) AS supposed FROM here"""
    row = {**_first(library.query(of_texts, [ids])), **_first(library.query(of_speech, [ids]))}
    fields: dict[str, Any] = {str(name): int(value) for name, value in row.items() if name not in ("first", "last")}
    return Totals(**fields, first=_day(row["first"]), last=_day(row["last"]))


def unanalysed(library: Rows, ids: Ids) -> int:
    """How many of the texts are not analysed yet, and so are in no other number."""
    query = f"{CHOSEN} SELECT count(*) AS n FROM chosen WHERE text_no IS NULL"
    return int(_first(library.query(query, [ids]))["n"])


# ---------------------------------------------------------------- the texts themselves
def texts(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a text, the newest date first, those without a date last.

    text_id. title: as the card has it, else the name in the list. outlet: or "". date: a datetime.date or None.
    words, statements: 0 where it is not analysed. analysed, reprint: flags. url: its address, or "".
    """
    query = f"""{CHOSEN} SELECT t.id AS text_id, coalesce(nullif(t.title, ''), t.name) AS title,
        coalesce(t.outlet, '') AS outlet, t.date AS date, coalesce(w.words, 0)::BIGINT AS words,
        coalesce(s.statements, 0)::BIGINT AS statements, w.text_id IS NOT NULL AS analysed,
        t.reprint_of IS NOT NULL AS reprint, coalesce(t.url, '') AS url
        FROM chosen JOIN texts t ON t.id = chosen.text_id LEFT JOIN words w ON w.text_id = t.id
        LEFT JOIN (SELECT text_id, {STATEMENTS} AS statements FROM said JOIN chosen USING (text_id)
                   GROUP BY text_id) s ON s.text_id = t.id
        ORDER BY t.date DESC NULLS LAST, t.added DESC, t.id"""
    return dated(library.query(query, [ids]))


def outlets(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row an outlet ("": the card names none), that of most texts first: outlet, texts, statements, words."""
    query = f"""{CHOSEN}, spoken AS (SELECT text_id, {STATEMENTS} AS n FROM said JOIN chosen USING (text_id)
                                     GROUP BY text_id)
        SELECT coalesce(t.outlet, '') AS outlet, count(*) AS texts, coalesce(sum(s.n), 0)::BIGINT AS statements,
        coalesce(sum(w.words), 0)::BIGINT AS words
        FROM chosen JOIN texts t ON t.id = chosen.text_id LEFT JOIN words w ON w.text_id = t.id
        LEFT JOIN spoken s ON s.text_id = t.id
        GROUP BY 1 ORDER BY min(coalesce(t.outlet, '')) = '', texts DESC, 1"""
    return library.query(query, [ids])


def over_time(library: Rows, ids: Ids) -> pd.DataFrame:
    """How many texts appeared, by equal stretches of time without a gap; no rows where the cards give no two dates.

    step: day, week (from Monday) or month. since, until: its first and last day. texts.
    """
    query = f"""{CHOSEN} SELECT date, count(*) AS texts FROM chosen JOIN texts ON id = text_id
        WHERE date IS NOT NULL GROUP BY date ORDER BY date"""
    counted = {_day(row["date"]): int(row["texts"]) for row in library.query(query, [ids]).to_dict("records")}
    rows = [
        (step, since, until, sum(n for day, n in counted.items() if day and since <= day <= until))
        for step, since, until in stretches([day for day in counted if day])
    ]
    return pd.DataFrame(rows, columns=["step", "since", "until", "texts"]).astype({"step": "str", "texts": "int64"})


# ---------------------------------------------------------------- who is named
MAIN_MENTIONS = 3
"""Mentions of who is main in a text, where its headline or its first paragraph names it too."""

NAMED_IN = {
    "": "mentions",
    "headline": "in_headline",
    "lead": "in_lead",
    "body": "(mentions - in_headline - in_lead)",
    "speech": "in_speech",
    "title": "in_title",
}
"""Where in a text an entity is named, and how often it is there: anywhere, in the headline, in the first paragraph
under it, in the rest, in somebody's own words (wherever these stand), in the title or name of another (the same)."""

MAIN = f"(in_headline + in_lead > 0 AND mentions >= {MAIN_MENTIONS})"

PARTS_TO_PLAY = {"main": MAIN, "episodic": f"NOT {MAIN}"}
"""Of which texts an entity is main, and of which it is not."""


PLACES = (*(place for place in NAMED_IN if place), *PARTS_TO_PLAY)
"""What `entities` and `naming` can be narrowed to."""


def entities(library: Rows, ids: Ids, where: str = "") -> pd.DataFrame:
    """One row an identity and kind, what most texts name first.

    where: one of NAMED_IN or PARTS_TO_PLAY: only the texts that name it there, or in which it is main or is not.
    entity, kind (PER, ORG, LOC). texts: that name it. mentions: by name; headline, lead, body, speech, in_title: of
    these as in NAMED_IN. main: texts in which it is main. references: by role and pronoun. statements: that it makes.
    Ties as in `EntityRow.rank`.
    """
    there = NAMED_IN.get(where, "mentions")
    places = ", ".join(
        f"coalesce(sum({NAMED_IN[part]}), 0)::BIGINT AS {part}" for part in ("headline", "lead", "body", "speech")
    )
    # a text that has two names for one counts once: only one who is renamed can have two, so those few are told apart
    query = f"""{CHOSEN},
        here AS NOT MATERIALIZED (SELECT named.* FROM named JOIN chosen USING (text_id)
            WHERE mentions > 0 AND {_named_there(where)}),
        renamed AS (SELECT text_id, identity, kind FROM named WHERE identity <> entity),
        twice AS (SELECT identity, kind, sum(n - 1) AS texts, sum(greatest(main - 1, 0)) AS main FROM (
                SELECT identity, kind, count(*) AS n, count(*) FILTER ({MAIN}) AS main
                FROM here SEMI JOIN renamed USING (text_id, identity, kind)
                GROUP BY text_id, identity, kind HAVING count(*) > 1)
            GROUP BY identity, kind),
        counted AS (SELECT identity, kind, count(*) AS n, sum(mentions)::BIGINT AS mentions, {places},
                sum(in_title)::BIGINT AS in_title, count(*) FILTER ({MAIN}) AS n_main,
                sum("references")::BIGINT AS "references", sum(statements)::BIGINT AS statements,
                sum({there}) AS there, min(here.first) AS "first"
            FROM here GROUP BY identity, kind)
        SELECT identity AS entity, kind, (n - coalesce(twice.texts, 0))::BIGINT AS texts, mentions,
        headline, lead, body, speech, in_title, (n_main - coalesce(twice.main, 0))::BIGINT AS main, "references",
        statements FROM counted LEFT JOIN twice USING (identity, kind)
        ORDER BY texts DESC, there DESC, mentions DESC, counted.first, entity, kind"""
    return library.query(query, [ids])


@dataclass(frozen=True, slots=True)
class Named:
    """How a text has to name somebody, each "" for anyhow: as what kind, in what place (as `entities`), by which name,
    in which role."""

    kind: str = ""
    where: str = ""
    name: str = ""
    role: str = ""


ANYHOW = Named()


def naming(library: Rows, ids: Ids, entity: str, how: Named = ANYHOW) -> pd.DataFrame:
    """One row for each text that names an identity and the name it has there, the newest first.

    text_id, title, outlet, date: as in `texts`. entity, kind: as the text's own tables have it. mentions, in_title,
    statements: there.
    """
    query = f"""{CHOSEN} SELECT t.id AS text_id, coalesce(nullif(t.title, ''), t.name) AS title,
        coalesce(t.outlet, '') AS outlet, t.date AS date, entity, kind, mentions::BIGINT AS mentions,
        in_title::BIGINT AS in_title, statements::BIGINT AS statements
        FROM named JOIN chosen USING (text_id) JOIN texts t ON t.id = text_id
        WHERE identity = ? AND (kind = ? OR ? = '') AND mentions > 0 AND {_named_there(how.where)}
        AND (entity = ? OR ? = '') AND (list_contains(string_split(roles, chr(10)), ?) OR ? = '')
        ORDER BY t.date DESC NULLS LAST, t.added DESC, t.id, mentions DESC"""
    return dated(library.query(query, [ids, entity, *[how.kind] * 2, *[how.name] * 2, *[how.role] * 2]))


def _named_there(where: str) -> str:
    return PARTS_TO_PLAY.get(where) or f"{NAMED_IN[where]} > 0"


# ---------------------------------------------------------------- who speaks
def speakers(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a speaker, who says most first; the statements without a speaker are the last row, UNKNOWN («?»).

    speaker: an identity, or what the texts call who has no name. kind: PER, ROLE, ORG, GROUP, DOC or "". texts.
    The others, and the order, as of SpeakerRow; of as many statements those of more texts first.
    """
    query = f"""{CHOSEN}, here AS (SELECT {SPEAKER} AS who, said.* FROM said JOIN chosen USING (text_id))
        SELECT who AS speaker, coalesce(mode(speaker_kind), '') AS kind,
        count(DISTINCT text_id) AS texts, count(*) FILTER (kind = 'direct') AS direct,
        count(*) FILTER (kind = 'indirect') AS indirect, count(*) FILTER (kind = 'fragment') AS fragments,
        count(*) AS statements, count(*) FILTER (coalesce(repeat_of, 0) = 0) AS statements_without_repeats,
        coalesce(sum(own_words), 0)::BIGINT AS words_direct FROM here GROUP BY who
        ORDER BY who = '{UNKNOWN}', statements DESC, texts DESC, words_direct DESC, min(start), who"""
    return library.query(query, [ids])


# ---------------------------------------------------------------- what about
MOVED = f"""SELECT DISTINCT text_id FROM terms JOIN chosen USING (text_id) SEMI JOIN stopped USING (folded)
    WHERE NOT is_name AND rank <= {MOST_TERMS_OF_A_TEXT}"""
"""The texts of which one of the weightiest terms is stopped: those after it move up."""

WEIGHTIEST = f"""SELECT score, term, count FROM about
        JOIN (FROM chosen ANTI JOIN moved USING (text_id)) USING (text_id)
        WHERE NOT is_name AND rank <= {MOST_TERMS_OF_A_TEXT}
    UNION ALL SELECT score, term, count FROM about SEMI JOIN moved USING (text_id) WHERE NOT is_name
        QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY rank) <= {MOST_TERMS_OF_A_TEXT}"""


def terms(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a term that is among the MOST_TERMS_OF_A_TEXT weightiest of a text, those of most texts first.

    term. texts: in which it is. count: its occurrences there. weight: the sum of its weights there. No names.
    """
    query = f"""{CHOSEN}, moved AS ({MOVED}), best AS ({WEIGHTIEST})
        SELECT term, count(*) AS texts, sum(count)::BIGINT AS count, sum(score) AS weight FROM best
        GROUP BY term ORDER BY texts DESC, weight DESC, term"""
    return library.query(query, [ids])


SHARED: tuple[Callable[[Rows, Ids], Any], ...] = (figures, outlets, over_time, entities, speakers, terms)
"""What several pages ask of all texts: whichever is opened first need not wait for it."""


# ---------------------------------------------------------------- rows
def _first(found: pd.DataFrame) -> Mapping[Any, Any]:
    return dict(found.to_dict("records")[0])


def dated(found: pd.DataFrame) -> pd.DataFrame:
    """Its `date` as datetime.date or None."""
    days = pd.to_datetime(found["date"]).dt.date.astype("object")
    return found.assign(date=days.where(days.notna(), None))


def _day(value: Any) -> datetime.date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
