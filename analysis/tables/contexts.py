"""Where a query's words stand in many texts: the concordance, how often, and what stands beside them."""

from dataclasses import dataclass
from math import log2

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.search.compiling import places_of, texts_with
from analysis.search.index import is_telling
from analysis.search.query import read_query
from analysis.search.scope import EVERYWHERE, Scope
from analysis.tables.distinctive import log_likelihood
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Ids, Rows, speakers
from analysis.tables.stretches import stretches

WIDTH = 60
"""Characters of the text on each side of a place: two lines of them beside a place fit a wide screen."""

WINDOW = 5
"""Words on each side of a place, within its sentence, that stand beside it."""

LEAST = 2
"""Times together: what stands beside a word once may do so by accident."""

STRETCHES = 20
"""Equal parts of a text in which places are counted along it."""

OVER_TIME = ("places", "with_places", "texts")

COUNTED = ("together", "count", "places", "beside", "words")

SORTS = {
    "newest": "date DESC NULLS LAST, text_id, start",
    "oldest": "date NULLS LAST, text_id, start",
    "outlet": "outlet = '', outlet, date DESC NULLS LAST, text_id, start",
    "speaker": "speaker = '', speaker, date DESC NULLS LAST, text_id, start",
    "left1": "left1 = '', left1, left2, date DESC NULLS LAST, text_id, start",
    "left2": "left2 = '', left2, left1, date DESC NULLS LAST, text_id, start",
    "right1": "right1 = '', right1, right2, date DESC NULLS LAST, text_id, start",
    "right2": "right2 = '', right2, right1, date DESC NULLS LAST, text_id, start",
    "node": "node, right1, date DESC NULLS LAST, text_id, start",
}
"""The orders of the concordance's lines; the first one is the usual."""

NEAR = {
    sort: tuple(name for name in ("left1", "left2", "right1", "right2") if f"{name} " in f"{order} ".replace(",", " "))
    for sort, order in SORTS.items()
}
"""The words beside a place that each order asks for."""


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
    """Which lines of a concordance: in the order `sort` (of SORTS), `most` of them (None: all) from the `first` (0)."""

    sort: str = "newest"
    first: int = 0
    most: int | None = None


EVERY_LINE = Shown()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a place. side: both (WINDOW words each way), left, right (WINDOW words that way), before,
    after (the very next word). every_word: also words that say little by themselves («и», «это»)."""

    side: str = "both"
    every_word: bool = False


NEAR_BOTH = Beside()


def found(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> FoundCounts:
    """How often a query's words stand in the texts `ids`."""
    holding, in_texts = texts_with(read_query(written), scope)
    placed, in_places = places_of(read_query(written), scope)
    sql = f"""{CHOSEN} SELECT
        (SELECT count(*) FROM ({holding}) AS t SEMI JOIN chosen USING (text_id)) AS texts,
        (SELECT count(*) FROM ({placed}) AS p SEMI JOIN chosen USING (text_id)) AS places,
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
    """The concordance: one row a place.

    text_id, title, outlet, date: of the text; "" and None where its card does not say it. start, stop: of the place.
    left, node, right: the text there, WIDTH characters on each side at most. speaker: in whose statement it stands,
    "" in the author's words. whose: own (direct quote or fragment), reported (paraphrase), or author.
    """
    placed, given = places_of(read_query(written), scope)
    join = """LEFT JOIN tokens {name} ON {name}.text_id = p.text_id AND {name}.sentence = a.sentence
        AND {name}.position = p.{edge}"""
    near = {"left1": "first - 1", "left2": "first - 2", "right1": "last + 1", "right2": "last + 2"}
    asked = {name: edge for name, edge in near.items() if name in NEAR[shown.sort]}
    columns = "".join(f", coalesce({name}.form, '') AS {name}" for name in asked)
    joins = " ".join(join.format(name=name, edge=edge) for name, edge in asked.items())
    sql = f"""{CHOSEN}, p AS MATERIALIZED (SELECT * FROM ({placed}) AS p SEMI JOIN chosen USING (text_id)),
        speakers AS (SELECT text_id, place, string_agg(DISTINCT identity, '; ' ORDER BY identity) AS speaker
                     FROM said SEMI JOIN p USING (text_id) WHERE identity <> '' GROUP BY text_id, place),
        placed AS (
            SELECT p.text_id, a.start, b.start + b.length AS stop, a.voice, coalesce(t.outlet, '') AS outlet, t.date,
            coalesce(nullif(t.title, ''), t.name) AS title, coalesce(s.speaker, '') AS speaker, a.form AS node{columns}
            FROM p JOIN tokens a ON a.text_id = p.text_id AND a.position = p.first
            JOIN tokens b ON b.text_id = p.text_id AND b.position = p.last
            JOIN texts t ON t.id = p.text_id {joins}
            LEFT JOIN speakers s ON s.text_id = p.text_id AND s.place = a.statement)
        SELECT text_id, title, outlet, date, start::BIGINT AS start, stop::BIGINT AS stop, speaker,
        CASE voice WHEN 2 THEN 'own' WHEN 1 THEN 'reported' ELSE 'author' END AS whose
        FROM placed ORDER BY {SORTS[shown.sort]}
        LIMIT {"ALL" if shown.most is None else int(shown.most)} OFFSET {int(shown.first)}"""
    rows = library.query(sql, [ids, *given])
    texts = _texts(library, rows["text_id"].unique().tolist())
    spans = zip(rows["text_id"], rows["start"].astype(int), rows["stop"].astype(int), strict=True)
    cut = [_cut(texts[text], start, stop) for text, start, stop in spans]
    days = pd.to_datetime(rows["date"]).dt.date.astype("object")
    return rows.assign(
        date=days.where(days.notna(), None),
        left=[left for left, _, _ in cut],
        node=[node for _, node, _ in cut],
        right=[right for _, _, right in cut],
    )[["text_id", "title", "outlet", "date", "start", "stop", "left", "node", "right", "speaker", "whose"]]


def by_outlet(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> pd.DataFrame:
    """One row an outlet ("": the card names none) with a place, that of most places first.

    outlet. texts: in which there is a place. places. words: of all its texts that were asked. per_thousand.
    """
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN}, p AS (SELECT text_id, count(*) AS places FROM ({placed}) AS p GROUP BY text_id)
        SELECT coalesce(t.outlet, '') AS outlet, count(p.text_id) AS texts,
        sum(coalesce(p.places, 0))::BIGINT AS places,
        coalesce(sum(w.words), 0)::BIGINT AS words,
        coalesce(1000 * sum(coalesce(p.places, 0)) / nullif(sum(w.words), 0), 0)::DOUBLE AS per_thousand
        FROM chosen JOIN texts t ON t.id = chosen.text_id JOIN words w ON w.text_id = t.id
        LEFT JOIN p ON p.text_id = t.id GROUP BY 1 HAVING count(p.text_id) > 0
        ORDER BY places DESC, outlet"""
    return library.query(sql, [ids, *given])


def over_time(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE) -> pd.DataFrame:
    """One row an equal stretch of time (`many.over_time`) between the first and the last dated text that was asked.

    step, since, until. places: in its texts. with_places: how many of its texts have one. texts: how many there are.
    """
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN}, p AS (SELECT text_id, count(*) AS places FROM ({placed}) AS p GROUP BY text_id)
        SELECT t.date, count(*) AS texts, count(p.text_id) AS with_places,
        coalesce(sum(p.places), 0)::BIGINT AS places
        FROM chosen JOIN texts t ON t.id = chosen.text_id JOIN words USING (text_id) LEFT JOIN p USING (text_id)
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
            FROM ({placed}) AS p JOIN words w USING (text_id) SEMI JOIN chosen USING (text_id))
        SELECT r.part::BIGINT AS part, count(counted.part) AS places
        FROM range(1, {STRETCHES + 1}) AS r(part) LEFT JOIN counted ON counted.part = r.part GROUP BY 1 ORDER BY 1"""
    return library.query(sql, [ids, *given])


def beside(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE, near: Beside = NEAR_BOTH) -> pd.DataFrame:
    """The words that stand beside a query's places in their sentences, those that do so most exclusively first.

    lemma: the tagger's. together: places of the
    word there, each once. count: in the texts that were asked. log_dice: 14 + log₂(2·together ÷ (places + count)), at
    most 14. g2: Dunning's G² of the word there against the rest of these texts.
    """
    placed, given = places_of(read_query(written), scope)
    reach = {
        "both": f"k.position BETWEEN p.first - {WINDOW} AND p.last + {WINDOW}",
        "left": f"k.position BETWEEN p.first - {WINDOW} AND p.first - 1",
        "right": f"k.position BETWEEN p.last + 1 AND p.last + {WINDOW}",
        "before": "k.position = p.first - 1",
        "after": "k.position = p.last + 1",
    }[near.side]
    sql = f"""{CHOSEN}, p AS MATERIALIZED (
            SELECT p.*, a.sentence FROM ({placed}) AS p SEMI JOIN chosen USING (text_id)
            JOIN tokens a ON a.text_id = p.text_id AND a.position = p.first),
        beside AS (
            SELECT DISTINCT k.text_id, k.position, k.lemma FROM p JOIN tokens k
            ON k.text_id = p.text_id AND k.sentence = p.sentence AND {reach}
            WHERE NOT EXISTS (SELECT 1 FROM p q WHERE q.text_id = k.text_id AND k.position BETWEEN q.first AND q.last)),
        counted AS (SELECT lemma, count(*) AS together FROM beside GROUP BY lemma HAVING count(*) >= {LEAST}),
        everywhere AS (SELECT lemma, count(*) AS n FROM tokens SEMI JOIN chosen USING (text_id)
                       SEMI JOIN counted USING (lemma) GROUP BY lemma)
        SELECT lemma, together, n AS count, (SELECT count(*) FROM p) AS places, (SELECT count(*) FROM beside) AS beside,
        (SELECT coalesce(sum(words), 0) FROM words SEMI JOIN chosen USING (text_id))::BIGINT AS words
        FROM counted JOIN everywhere USING (lemma)"""
    rows = []
    for row in library.query(sql, [ids, *given]).to_dict("records"):
        lemma = str(row["lemma"])
        together, count, places, beside, words = (int(row[name]) for name in COUNTED)
        if near.every_word or is_telling(lemma):
            log_dice = 14 + log2(2 * together / (places + count))
            g2 = log_likelihood(together, count - together, beside, max(words - beside, 1))
            rows.append((lemma, together, count, log_dice, g2))
    rows.sort(key=lambda row: (-row[3], -row[1], row[0]))
    columns = {"lemma": "str", "together": "int64", "count": "int64", "log_dice": "float64", "g2": "float64"}
    return frame(rows, columns)


# ---------------------------------------------------------------- the text around a place
def _texts(library: Rows, ids: list[str]) -> dict[str, str]:
    rows = library.query("SELECT id, text FROM texts WHERE list_contains(?::VARCHAR[], id)", [ids])
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
