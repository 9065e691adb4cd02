"""Where a query's words stand in many texts: the concordance, how often, and what stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.search.compiling import INDEX, places_of, texts_with
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

REACH = {"both": (WINDOW, WINDOW), "left": (WINDOW, 0), "right": (0, WINDOW), "before": (1, 0), "after": (0, 1)}
"""How many words to the left and to the right each side of Beside has."""

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

    beside: only where this lemma stands on the `side` (of REACH) of a place, a line each time it does; "": every place.
    """

    sort: str = "newest"
    first: int = 0
    most: int | None = None
    beside: str = ""
    side: str = "both"


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
        {_with_beside(shown.side) if shown.beside else "p AS (SELECT *, 0 AS beside FROM places)"},
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
        {_with_beside(shown.side)}
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


def beside(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE, near: Beside = NEAR_BOTH) -> pd.DataFrame:
    """The words that stand beside a query's places in their sentences, those that do so most exclusively first.

    lemma: the tagger's. together: places of the
    word there, each once. count: in the texts that were asked. log_dice: 14 + log₂(2·together ÷ (places + count)), at
    most 14. g2: Dunning's G² of the word there against the rest of these texts.
    """
    placed, given = places_of(read_query(written), scope)
    sql = f"""{CHOSEN}, places AS MATERIALIZED (
            SELECT text_no, sentence, first, last FROM ({placed}) AS p SEMI JOIN chosen USING (text_no)),
        {_spots(near.side)},
        of_texts AS (
            SELECT text_no, flatten(list(positions)) AS positions,
            flatten(list(repeat([sentence], len(positions)::INTEGER))) AS wanted
            FROM spots GROUP BY text_no HAVING len(flatten(list(positions))) > 0),  -- keeps the hash table on this side
        beside AS MATERIALIZED (
            SELECT word, count(*) AS together FROM (
                SELECT unnest(list_select(words, positions)) AS word, unnest(wanted) AS wanted,
                unnest(list_select(sentences, positions)) AS sentence FROM word_lists JOIN of_texts USING (text_no))
            WHERE sentence = wanted GROUP BY word),
        others AS MATERIALIZED (SELECT text_no FROM numbered ANTI JOIN chosen USING (text_no)),
        elsewhere AS (
            SELECT word, count(*) AS times FROM (
                SELECT unnest(words) AS word FROM word_lists SEMI JOIN others USING (text_no)) GROUP BY word),
        counted AS (
            SELECT lemma, sum(together)::BIGINT AS together,
            sum(v.times - coalesce(elsewhere.times, 0))::BIGINT AS count
            FROM vocabulary v LEFT JOIN beside USING (word) LEFT JOIN elsewhere USING (word) GROUP BY lemma
            HAVING sum(together) >= {LEAST} AND (any_value(telling) OR {near.every_word}))
        SELECT * FROM counted, (
            SELECT (SELECT count(*) FROM places) AS places,
            (SELECT coalesce(sum(together), 0)::BIGINT FROM beside) AS beside,
            (SELECT coalesce(sum(words), 0) FROM words SEMI JOIN chosen USING (text_id))::BIGINT AS words)
        ORDER BY together / (places + count) DESC, together DESC, lemma"""
    found = library.query(sql, [ids, *given])
    cells = list(zip(*(found[name].tolist() for name in COUNTED), strict=True))
    measured = {cell: _exclusive(*cell) for cell in dict.fromkeys(cells)}
    return found.assign(
        log_dice=[measured[cell][0] for cell in cells], g2=[measured[cell][1] for cell in cells]
    ).astype({"lemma": "str"})[["lemma", "together", "count", "log_dice", "g2"]]


def _exclusive(together: int, count: int, places: int, beside: int, words: int) -> tuple[float, float]:
    """log_dice and g2 of a word, as `beside` gives them. beside: how many words there stand beside the places."""
    log_dice = 14 + log2(2 * together / (places + count))
    return log_dice, log_likelihood(together, count - together, beside, max(words - beside, 1))


# ---------------------------------------------------------------- the words around a place
def _spots(side: str) -> str:
    """The part of a query that gives of each of `places` the positions on its `side`, as `spots`.

    Each position is in one list only: between two places it is the former's as far as that reaches.
    """
    left, right = REACH[side]
    return f"""gaps AS (
            SELECT text_no, sentence, first, last, max(last) OVER former AS former, max(last) OVER reached AS reached,
            lead(first) OVER in_turn AS next FROM places
            WINDOW in_turn AS (PARTITION BY text_no, sentence ORDER BY first, last),
            former AS (in_turn ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
            reached AS (in_turn ROWS UNBOUNDED PRECEDING)),
        spots AS (
            SELECT text_no, sentence, first, last, range(greatest(first - {left}, former + 1 + {right}, 1), first)
            || range(reached + 1, least(reached + 1 + {right}, next)) AS positions FROM gaps)"""


def _with_beside(side: str) -> str:
    """The part of a query that gives `places` as `p`, each as often as a lemma stands on its `side`, at `beside`.

    The lemma is the next of the query's values.
    """
    return f"""{_spots(side)},
        p AS MATERIALIZED (
            SELECT places.*, beside
            FROM (SELECT text_no, sentence, first, last, unnest(positions) AS beside FROM spots)
            JOIN (SELECT text_no, sentence, position AS beside FROM {INDEX}
                WHERE word IN (SELECT word FROM vocabulary WHERE lemma = ?)) USING (text_no, sentence, beside)
            JOIN places USING (text_no, sentence, first, last))"""


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
