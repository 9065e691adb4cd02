"""Who with whom in many texts: who is named together, who speaks of whom, who leans on whom. One row an edge.

All three have the columns a, a_kind, b, b_kind, count, texts first, so that one graph, matrix and list show them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.card import fold_outlet
from analysis.rows import UNKNOWN
from analysis.rows.meetings import meetings
from analysis.tables.frame import frame
from analysis.tables.leaning import leans
from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows, dated

UNITS = ("sentence", "paragraph", "text")
"""What two names have to share to be named together."""

USUAL_LEAST = 2
"""Units that two names share where nothing else is asked for, of many texts."""

OUTLET = "OUTLET"
"""The kind of a node that is an outlet or another source."""

RENAMED = "(SELECT text_id, entity, kind, identity FROM named WHERE identity <> entity)"
"""Who is another one over the texts than in his own, one in twenty: all others need not be looked up."""

PLACED = f"""{CHOSEN}, placed AS (
    SELECT m.*, text_no, coalesce(n.identity, m.entity) AS identity FROM mentioned m JOIN chosen USING (text_id)
    LEFT JOIN {RENAMED} AS n USING (text_id, entity, kind))"""
"""The mentions with who each is over the texts."""

PLACED_OF = f"""{CHOSEN}, placed AS (
    SELECT m.*, text_no, identity FROM mentioned m JOIN chosen USING (text_id)
    JOIN (SELECT text_id, entity, kind, identity FROM named WHERE list_contains(?::VARCHAR[], identity)) AS n
    USING (text_id, entity, kind))"""
"""Those of some, a list of whom is the question's second value."""


def together(library: Rows, ids: Ids, unit: str = "sentence", least: int = 1, most: int | None = None) -> pd.DataFrame:
    """Pairs named in one `unit` (of UNITS) at least `least` times, most often first, all or the first `most`; a name in
    a title is no meeting.

    a, a_kind, b, b_kind: of the two the one named in more units first. count: units that name both; texts: these are
    in. a_count, b_count: units that name each. pmi: log₂(count · N / (a_count · b_count)), N the units that name
    anybody (Church and Hanks 1990): 0 is as often as by chance, 1 twice as often.
    """
    # a text whose facts were written anew since the texts were chosen has another number than it had then
    shown = "" if most is None else f"WHERE count >= (SELECT list_min(max(count, {int(most)})) FROM pairs)"
    query = f"""{PLACED},
        there AS MATERIALIZED (SELECT numbered.text_no FROM numbered SEMI JOIN chosen USING (text_id)),
        met AS {_met(unit)},
        ranked AS (SELECT *, row_number() OVER (ORDER BY n DESC, name, kind) AS rank FROM known_names JOIN (
            SELECT a AS who, sum(n)::BIGINT AS n FROM met WHERE a = b GROUP BY a HAVING sum(n) >= {int(least)})
            USING (who)),
        pairs AS (SELECT a, b, sum(n)::BIGINT AS count, count(*) AS texts FROM met WHERE a < b
            GROUP BY a, b HAVING sum(n) >= {int(least)}),
        shown AS (FROM pairs {shown}),
        units AS (SELECT sum(n)::BIGINT AS n FROM met WHERE a IS NULL)
        SELECT a.name AS a, a.kind AS a_kind, b.name AS b, b.kind AS b_kind, pairs.count, pairs.texts,
        a.n AS a_count, b.n AS b_count, log2(pairs.count * (SELECT n FROM units) / (a.n * b.n)) AS pmi
        FROM (FROM shown UNION ALL SELECT b, a, count, texts FROM shown) AS pairs
        JOIN ranked a ON a.who = pairs.a JOIN ranked b ON b.who = pairs.b AND a.rank < b.rank
        ORDER BY pairs.count DESC, pmi DESC, a, b, a_kind, b_kind LIMIT {"ALL" if most is None else int(most)}"""
    return library.query(query, [ids])


def named(library: Rows, ids: Ids, names: Sequence[str]) -> pd.DataFrame:
    """How often each of the names is named outside of titles (mentions), the size of its node: name, kind, mentions."""
    query = f"""{CHOSEN} SELECT identity AS name, kind, sum(mentions - in_title)::BIGINT AS mentions
        FROM named JOIN chosen USING (text_id) WHERE identity IN (SELECT unnest(?::VARCHAR[]))
        GROUP BY identity, kind HAVING sum(mentions - in_title) > 0 ORDER BY mentions DESC, name, kind"""
    return library.query(query, [ids, list(names)])


_SPEECH = f""", speech AS (
    SELECT text_id, place, {SPEAKER} AS speaker, coalesce(speaker_kind, '') AS speaker_kind, kind AS form
    FROM said SEMI JOIN chosen USING (text_id) WHERE {SPEAKER} <> '{UNKNOWN}'),
    naming AS (SELECT DISTINCT s.text_id, s.place, s.speaker, s.speaker_kind, s.form, p.identity, p.kind
        FROM speech s JOIN placed p ON p.text_id = s.text_id AND p.statement = s.place
        WHERE NOT p.in_title AND p.identity <> s.speaker)"""

OF_SPEECH = PLACED + _SPEECH
"""Each statement with each whom it names beside its own speaker; of statements in one another the inner one names."""

SPEECH_OF = PLACED_OF + _SPEECH
"""Those that name some, as PLACED_OF has them."""


def speaks_of(library: Rows, ids: Ids, form: str = "", least: int = 1) -> pd.DataFrame:
    """Who speaks of whom: statements of `a` that name `b`, most first; who names himself speaks of nobody else.

    form: only "direct", "indirect" or "fragment" ones. count: statements; direct, indirect, fragments: of these.
    """
    query = f"""{OF_SPEECH} SELECT speaker AS a, mode(speaker_kind) AS a_kind, identity AS b, kind AS b_kind,
        count(*) AS count, count(DISTINCT text_id) AS texts, count(*) FILTER (form = 'direct') AS direct,
        count(*) FILTER (form = 'indirect') AS indirect, count(*) FILTER (form = 'fragment') AS fragments
        FROM naming WHERE form = ? OR ? = '' GROUP BY speaker, identity, kind HAVING count(*) >= {int(least)}
        ORDER BY count DESC, texts DESC, a, b, b_kind"""
    return library.query(query, [ids, form, form])


def leans_on(library: Rows, ids: Ids, how: str = "", least: int = 1) -> pd.DataFrame:
    """Who leans on whom, as `leaning.leans` counts it: `a` leans on `b`. count, texts: texts of `a` that do.

    how: only a "source" that is named, what this leans on itself ("via"), or a "reprint". Kinds are OUTLET for all.
    """
    found = leans(library, ids)
    found = found[found["how"] == how] if how else found
    counted = found.groupby(["outlet", "on"], sort=True)["texts"].sum().reset_index()
    counted = counted[counted["texts"] >= least].sort_values("texts", ascending=False, kind="stable")
    rows = ((row.outlet, OUTLET, row.on, OUTLET, row.texts, row.texts) for row in counted.itertuples())
    text = dict.fromkeys(("a", "a_kind", "b", "b_kind"), "str")
    return frame(rows, {**text, "count": "int64", "texts": "int64"})


# ---------------------------------------------------------------- the sentences of an edge
def places_leaning(library: Rows, ids: Ids, how: str, a: str, b: str) -> pd.DataFrame:
    """Where `a` leans on `b`, as `places_together` has sentences: the line that names the source, with it marked; of a
    reprint its headline."""
    query = f"""{CHOSEN}, cards AS (SELECT t.* FROM texts t JOIN chosen ON id = text_id)
        SELECT t.id AS text_id, coalesce(nullif(t.title, ''), t.name) AS title, coalesce(t.outlet, '') AS outlet,
        t.date AS date, t.text AS whole, c.start AS start, c.stop AS stop, CASE WHEN c.via = '' THEN '' ELSE c.via END
        AS via, c.source AS source, 'source' AS how, t.added FROM cards t JOIN cited c ON c.text_id = t.id
        UNION ALL SELECT t.id, coalesce(nullif(t.title, ''), t.name), coalesce(t.outlet, ''), t.date, t.text, 0, 0,
        '', coalesce(o.outlet, ''), 'reprint', t.added FROM cards t JOIN texts o ON o.id = t.reprint_of
        ORDER BY 4 DESC NULLS LAST, 11 DESC, 1, 6"""
    rows = []
    one, other = fold_outlet(a), fold_outlet(b)
    for row in dated(library.query(query, [ids])).to_dict("records"):
        by_source = fold_outlet(row["outlet"]) == one and fold_outlet(row["source"]) == other
        by_via = fold_outlet(row["source"]) == one and fold_outlet(row["via"]) == other
        if (by_source and how in ("", row["how"])) or (by_via and how in ("", "via")):
            rows.append(_line(row))
    return pd.DataFrame(
        rows, columns=["text_id", "title", "outlet", "date", "start", "stop", "said", "speaker", "marks"]
    )


def _line(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    whole, start, stop = row["whole"], int(row["start"]), int(row["stop"])
    begin = whole.rfind("\n", 0, start) + 1
    end = whole.find("\n", stop)
    end = len(whole) if end < 0 else end
    marks = ((start, stop),) if stop else ()
    return (row["text_id"], row["title"], row["outlet"], row["date"], begin, end, whole[begin:end], "", marks)


def places_together(
    library: Rows, ids: Ids, unit: str, a: str, b: str, *, first: int = 0, most: int | None = None
) -> pd.DataFrame:
    """The sentences that name `a` or `b` in the units that name both, the newest text first; columns as `_SENTENCES`.

    text_id, title, outlet, date: as in tables.many. start, stop: of the sentence. said: its words. speaker: "".
    marks: (start, stop) pairs of the two names in it.
    """
    inside = f"""{PLACED_OF}, present AS (SELECT *, {_unit(unit)} AS unit FROM placed WHERE NOT in_title),
        met AS (SELECT text_id, unit FROM present GROUP BY ALL HAVING count(DISTINCT identity) = 2),
        found AS (SELECT p.text_id, sentence_start AS start, sentence_stop AS stop, '' AS speaker,
            list([p.start, p.stop] ORDER BY p.start) AS marks
            FROM present p SEMI JOIN met USING (text_id, unit) GROUP BY p.text_id, sentence_start, sentence_stop)"""
    return _sentences(library, inside, [ids, [a, b]], first, most)


def places_of_speech(
    library: Rows, ids: Ids, form: str, a: str, b: str, *, first: int = 0, most: int | None = None
) -> pd.DataFrame:
    """The statements of `a` that name `b`, as `places_together` has sentences."""
    inside = f"""{SPEECH_OF}, wanted AS (SELECT DISTINCT text_id, place, speaker FROM naming
            WHERE speaker = ? AND (form = ? OR ? = '')),
        found AS (SELECT s.text_id, any_value(s.start) AS start, any_value(s.stop) AS stop,
            any_value(w.speaker) AS speaker, list(DISTINCT [p.start, p.stop]) AS marks
            FROM wanted w JOIN said s ON s.text_id = w.text_id AND s.place = w.place
            JOIN placed p ON p.text_id = w.text_id AND p.statement = w.place AND NOT p.in_title
            GROUP BY s.text_id, s.place)"""
    return _sentences(library, inside, [ids, [b], a, form, form], first, most)


def _sentences(library: Rows, inside: str, given: list[Any], first: int, most: int | None) -> pd.DataFrame:
    query = f"""{inside} SELECT text_id, coalesce(nullif(t.title, ''), t.name) AS title,
        coalesce(t.outlet, '') AS outlet, t.date AS date, found.start::BIGINT AS start, found.stop::BIGINT AS stop,
        substring(t.text, found.start + 1, found.stop - found.start) AS said, found.speaker AS speaker, marks
        FROM found JOIN texts t ON t.id = text_id ORDER BY t.date DESC NULLS LAST, t.added DESC, t.id, found.start
        LIMIT {"ALL" if most is None else int(most)} OFFSET {int(first)}"""
    rows = dated(library.query(query, given))
    rows["marks"] = pd.Series(
        [tuple(sorted((int(pair[0]), int(pair[1])) for pair in marks)) for marks in rows["marks"]], dtype=object
    )
    return rows


def _met(unit: str) -> str:
    """Who is named with whom, as rows.meetings has it: for sentences the library keeps it, else it is counted."""
    if unit == "sentence":
        return "NOT MATERIALIZED (SELECT meetings.* FROM meetings JOIN there USING (text_no))"
    numbered = "placed JOIN known_names k ON k.name = identity AND k.kind = placed.kind"
    return f"""MATERIALIZED ({meetings(f"(SELECT placed.*, who FROM {numbered})", _unit(unit))})"""


def _unit(unit: str) -> str:
    """Within a text: which of its sentences or paragraphs; a text is one whole."""
    if unit not in UNITS:
        raise ValueError(unit)
    return "0" if unit == "text" else unit
