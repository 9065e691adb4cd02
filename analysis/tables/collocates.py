"""What stands beside a query's places in many texts (its collocates), and how exclusively."""

from dataclasses import dataclass
from math import log2

import pandas as pd

from analysis.search.compiling import INDEX, places_of
from analysis.search.query import read_query
from analysis.search.scope import EVERYWHERE, Scope
from analysis.tables.distinctive import log_likelihood
from analysis.tables.many import CHOSEN, Ids, Rows

WINDOW = 5
"""Words on each side of a place, within its sentence, that stand beside it."""

LEAST = 2
"""Times together: what stands beside a word once may do so by accident."""

COUNTED = ("together", "count", "places", "beside", "words")

REACH = {"both": (WINDOW, WINDOW), "left": (WINDOW, 0), "right": (0, WINDOW), "before": (1, 0), "after": (0, 1)}
"""How many words to the left and to the right each side of Beside has."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a place. side: both (WINDOW words each way), left, right (WINDOW words that way), before,
    after (the very next word). every_word: also words that say little by themselves («и», «это»)."""

    side: str = "both"
    every_word: bool = False


NEAR_BOTH = Beside()


def beside(library: Rows, ids: Ids, written: str, scope: Scope = EVERYWHERE, near: Beside = NEAR_BOTH) -> pd.DataFrame:
    """The words that stand beside a query's places in their sentences, those that do so most exclusively first.

    lemma: the tagger's. together: places of the word there, each once. count: in the texts that were asked. log_dice:
    14 + log₂(2·together ÷ (places + count)), at most 14. g2: Dunning's G² of the word there against the rest of these
    texts.
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


def with_beside(side: str) -> str:
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
