"""Where a query's words stand in many texts: the concordance, and how often."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.search.compiling import places_of, texts_with
from analysis.search.query import read_query
from analysis.search.scope import EVERYWHERE, Scope
from analysis.tables.collocates import with_beside
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Ids, Rows, speakers
from analysis.tables.stretches import stretches

WIDTH = 60
"""Characters of the text on each side of a place: two lines of them beside a place fit a wide screen."""

STRETCHES = 20
"""Equal parts of a text in which places are counted along it."""

OVER_TIME = ("places", "with_places", "texts")

NEWEST = "date DESC NULLS LAST, text_id, first, last, beside"

SORTS = {
    "newest": NEWEST,
    "oldest": "date NULLS LAST, text_id, first, last, beside",
    "outlet": f"outlet = '', outlet, {NEWEST}",
    "speaker": f"speaker = '', speaker, {NEWEST}",
    "left1": f"left1 = '', left1, left2, {NEWEST}",
    "left2": f"left2 = '', left2, left1, {NEWEST}",
    "right1": f"right1 = '', right1, right2, {NEWEST}",
    "right2": f"right2 = '', right2, right1, {NEWEST}",
    "node": f"node, right1, {NEWEST}",
}
"""The orders of the concordance's lines; the first one is the usual."""

NEAR = {
    sort: tuple(name for name in ("left1", "left2", "right1", "right2") if f"{name} " in f"{order} ".replace(",", " "))
    for sort, order in SORTS.items()
}
"""The words beside a place that each order asks for."""

BESIDE = {"left1": "first - 1", "left2": "first - 2", "right1": "last + 1", "right2": "last + 2"}
"""Where these stand."""

SPOKEN = """LEFT JOIN (
    SELECT text_no, place, string_agg(DISTINCT identity, '; ' ORDER BY identity) AS spoken FROM said
    SEMI JOIN {0} USING (text_no) WHERE identity <> '' GROUP BY text_no, place) AS s
    ON s.text_no = {0}.text_no AND s.place = {0}.statement"""
"""Who says what the places of a table stand in; nobody where they stand in no statement."""


@dataclass(frozen=True, slots=True)
class FoundCounts:
    """texts: in which the query holds. places: of its words and phrases there. words: of the texts that were asked."""

    texts: int
    places: int
    words: int

    @property
    def per_thousand(self) -> float:
        """Places in a thousand words of the texts that were asked."""
        return 1000 * self.places / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Shown:
    """Which lines of a concordance: in the order `sort` (of SORTS), `most` of them (None: all) from the `first` (0).

    beside: only where this lemma stands on the `side` (of collocates.REACH) of a place, a line each time it does; "":
    every place.
    """

    sort: str = "newest"
    first: int = 0
    most: int | None = None
    beside: str = ""
    side: str = "both"


EVERY_LINE = Shown()


def found(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> FoundCounts:
    """How often a query's words stand in the texts `ids`."""
    holding, in_texts = texts_with(read_query(written), scope)
    placed, in_places = places_of(read_query(written), scope)
    sql = f"""{CHOSEN} SELECT
        (SELECT count(*) FROM ({holding}) AS t SEMI JOIN chosen USING (text_no)) AS texts,
        (SELECT count(*) FROM ({placed}) AS p SEMI JOIN chosen USING (text_no)) AS places,
        (SELECT coalesce(sum(words), 0) FROM words SEMI JOIN chosen USING (text_id)) AS words"""
    row = library.query(sql, [ids, *in_texts, *in_places]).iloc[0]
    return FoundCounts(int(row["texts"]), int(row["places"]), int(row["words"]))


def lines(
    library: Rows,
    ids: Ids,
    written: str,
    scope: Scope = EVERYWHERE,
    shown: Shown = EVERY_LINE,
) -> pd.DataFrame:
    """The concordance: one row a place, or each time `shown.beside` stands beside one, as many as `beside` counts.

    text_id, title, outlet, date: of the text; "" and None where its card does not say it. start, stop: of the place.
    left, node, right: the text there, WIDTH characters on each side at most. speaker: in whose statement it stands,
    "" in the author's words. whose: own (direct quote or fragment), reported (paraphrase), or author. away: how
    many words before the node (less than 0) or after it `shown.beside` stands; 0: it was not asked for.
    """
    placed, given = places_of(read_query(written), scope)
    of_beside = [shown.beside] if shown.beside else []
    order, near = SORTS[shown.sort], NEAR[shown.sort]
    columns = "".join(f", coalesce({name}.form, '') AS {name}" for name in near)
    joins = " ".join(
        [
            "JOIN near USING (text_no, first, last)" if near else "",
            *(
                f"""LEFT JOIN vocabulary {name} ON {name}.word = near.{name} AND near.sentence_of_{name} = p.sentence
                AND p.{BESIDE[name]} > 0"""
                for name in near
            ),
        ]
    )
    if "node" in order:
        columns += ", n.form AS node"
        joins += " JOIN vocabulary n ON n.word = p.word"
    if "speaker" in order:
        columns += ", coalesce(spoken, '') AS speaker"
        joins += f" {SPOKEN.format('p')}"
    sql = f"""{CHOSEN},
        places AS MATERIALIZED (SELECT text_id, p.* FROM ({placed}) AS p JOIN chosen USING (text_no)),
        {with_beside(shown.side) if shown.beside else "p AS (SELECT *, 0 AS beside FROM places)"},
        {_near(near)}
        ordered AS (
            SELECT p.*, coalesce(t.outlet, '') AS outlet, t.date{columns}
            FROM p JOIN texts t ON t.id = p.text_id {joins}),
        shown AS MATERIALIZED (SELECT * FROM ordered ORDER BY {order}
            LIMIT {"ALL" if shown.most is None else int(shown.most)} OFFSET {int(shown.first)})
        SELECT shown.text_id, coalesce(nullif(t.title, ''), t.name) AS title, shown.outlet, shown.date,
        starts[first]::BIGINT AS start, (starts[last] + lengths[last])::BIGINT AS stop,
        coalesce(spoken, '') AS speaker,
        CASE voice WHEN 2 THEN 'own' WHEN 1 THEN 'reported' ELSE 'author' END AS whose,
        (CASE WHEN beside = 0 THEN 0 WHEN beside < first THEN beside - first ELSE beside - last END)::BIGINT AS away
        FROM shown JOIN word_lists USING (text_no) JOIN (SELECT id, title, name FROM texts) AS t ON t.id = shown.text_id
        {SPOKEN.format("shown")}
        ORDER BY {order}"""
    rows = library.query(sql, [ids, *given, *of_beside])
    texts = _texts(library, rows["text_id"].unique().tolist())
    spans = zip(rows["text_id"], rows["start"].astype(int), rows["stop"].astype(int), strict=True)
    cut = [_cut(texts[text], start, stop) for text, start, stop in spans]
    days = pd.to_datetime(rows["date"]).dt.date.astype("object")
    return rows.assign(
        date=days.where(days.notna(), None),
        left=[left for left, _, _ in cut],
        node=[node for _, node, _ in cut],
        right=[right for _, _, right in cut],
    )[["text_id", "title", "outlet", "date", "start", "stop", "left", "node", "right", "speaker", "whose", "away"]]


def times_beside(library: Rows, ids: Ids, written: str, scope: Scope, shown: Shown) -> int:
    """How many lines `lines` has of `shown.beside`: `together` of `beside`, also where that is fewer than LEAST."""
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN},
        places AS MATERIALIZED (SELECT text_id, p.* FROM ({placed}) AS p JOIN chosen USING (text_no)),
        {with_beside(shown.side)}
        SELECT count(*) AS times FROM p"""
    return int(library.query(sql, [ids, *given, shown.beside])["times"].iloc[0])


def by_outlet(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> pd.DataFrame:
    """One row an outlet ("": the card names none) with a place, that of most places first.

    outlet. texts: in which there is a place. places. words: of all its texts that were asked. per_thousand.
    """
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN}, p AS (SELECT text_no, count(*) AS places FROM ({placed}) AS p GROUP BY text_no)
        SELECT coalesce(t.outlet, '') AS outlet, count(p.text_no) AS texts,
        sum(coalesce(p.places, 0))::BIGINT AS places,
        coalesce(sum(w.words), 0)::BIGINT AS words,
        coalesce(1000 * sum(coalesce(p.places, 0)) / nullif(sum(w.words), 0), 0)::DOUBLE AS per_thousand
        FROM chosen JOIN texts t ON t.id = chosen.text_id JOIN words w ON w.text_id = t.id
        LEFT JOIN p ON p.text_no = chosen.text_no GROUP BY 1 HAVING count(p.text_no) > 0
        ORDER BY places DESC, outlet"""
    return library.query(sql, [ids, *given])


def over_time(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> pd.DataFrame:
    """One row an equal stretch of time (`many.over_time`) between the first and the last dated text that was asked.

    step, since, until. places: in its texts. with_places: how many of its texts have one. texts: how many there are.
    """
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN}, p AS (SELECT text_no, count(*) AS places FROM ({placed}) AS p GROUP BY text_no)
        SELECT t.date, count(*) AS texts, count(p.text_no) AS with_places,
        coalesce(sum(p.places), 0)::BIGINT AS places
        FROM chosen JOIN texts t ON t.id = chosen.text_id JOIN words USING (text_id) LEFT JOIN p USING (text_no)
        WHERE t.date IS NOT NULL GROUP BY t.date ORDER BY t.date"""
    found = library.query(sql, [ids, *given])
    days = [pd.Timestamp(day).date() for day in found["date"]]
    counted = list(zip(days, *(found[name].astype(int) for name in OVER_TIME), strict=True))
    rows = [
        (step, since, until, *(sum(row[at] for row in counted if since <= row[0] <= until) for at in (1, 2, 3)))
        for step, since, until in stretches(days)
    ]
    columns = {"step": "str", "since": "object", "until": "object", **dict.fromkeys(OVER_TIME, "int64")}
    return frame(rows, columns)


def speakers_in(library: Rows, ids: Ids) -> list[str]:
    """Those who make statements in the texts, as identities, who makes most first."""
    return [str(name) for name in speakers(library, ids)["speaker"] if name != UNKNOWN]


def along(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> pd.DataFrame:
    """How many places stand in each of STRETCHES equal parts of the texts, by words: part (from 1), places."""
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN}, counted AS (
            SELECT least(((p.first - 1) * {STRETCHES}) // greatest(w.words, 1), {STRETCHES - 1}) + 1 AS part
            FROM ({placed}) AS p JOIN chosen USING (text_no) JOIN words w USING (text_id))
        SELECT r.part::BIGINT AS part, count(counted.part) AS places
        FROM range(1, {STRETCHES + 1}) AS r(part) LEFT JOIN counted ON counted.part = r.part GROUP BY 1 ORDER BY 1"""
    return library.query(sql, [ids, *given])


def _near(names: Sequence[str]) -> str:
    """The part of a query that gives of each of `places` the words BESIDE it and their sentences, as `near`; nothing
    for none."""
    if not names:
        return ""
    positions = "".join(f", list({BESIDE[name]}) AS {name}" for name in names)
    words = "".join(
        f""", unnest(list_select(words, {name})) AS {name},
        unnest(list_select(sentences, {name})) AS sentence_of_{name}"""
        for name in names
    )
    return f"""of_texts AS (
            SELECT text_no, list(first) AS firsts, list(last) AS lasts{positions} FROM places
            GROUP BY text_no HAVING len(list(first)) > 0),  -- keeps the hash table on this side
        near AS (
            SELECT text_no, unnest(firsts) AS first, unnest(lasts) AS last{words}
            FROM word_lists JOIN of_texts USING (text_no)),"""


def _texts(library: Rows, ids: list[str]) -> dict[str, str]:
    rows = library.query("SELECT id, text FROM texts WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids])
    return dict(zip(rows["id"], rows["text"], strict=True))


def _cut(text: str, start: int, stop: int) -> tuple[str, str, str]:
    """Left, node and right on one line, each side cut at a word.

    >>> _cut("Мост через реку\\nоткрыли", 5, 10)
    ('Мост', 'через', 'реку открыли')
    """
    left = " ".join(text[max(0, start - WIDTH) : start].split())
    right = " ".join(text[stop : stop + WIDTH].split())
    if start > WIDTH and not text[start - WIDTH - 1].isspace():
        left = left.partition(" ")[2]
    if stop + WIDTH < len(text) and not text[stop + WIDTH].isspace():
        right = right.rpartition(" ")[0]
    return left, " ".join(text[start:stop].split()), right
