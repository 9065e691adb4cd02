"""Who says a query's words, how often for so many words of his own, and what stands beside them in whose statements."""

from math import log2

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.search.compiling import places_of
from analysis.search.query import read_query
from analysis.search.scope import Scope
from analysis.tables.collocates import NEAR_BOTH, Beside, beside
from analysis.tables.contexts import found
from analysis.tables.distinctive import SMOOTHING, log_likelihood
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows


def by_speaker(library: Rows, ids: Ids, written: str, own: bool = False) -> pd.DataFrame:
    """One row a speaker in whose statements a query's words stand, who says them most first; UNKNOWN is the last.

    own: only direct quotes and fragments, and their words. speaker, places. statements: with a place. words: of all
    his statements. per_thousand: places in a thousand of these. g2: Dunning's, against all other speakers' words;
    effect: log₂ of the ratio of the two shares, SMOOTHING added to each number of places. What several say together
    counts for each.
    """
    placed, given = places_of(read_query(written), Scope("speech" if own else "statements"))
    sql = f"""{CHOSEN}, p AS MATERIALIZED (SELECT * FROM ({placed}) AS p JOIN chosen USING (text_no)),
        who AS (SELECT DISTINCT text_id, place, {SPEAKER} AS speaker, {"own_words" if own else "words"} AS n FROM said
            SEMI JOIN chosen USING (text_id)),
        counted AS (SELECT speaker, count(*) AS places, count(DISTINCT (p.text_id, place)) AS statements
            FROM p JOIN who ON who.text_id = p.text_id AND who.place = p.statement GROUP BY speaker)
        SELECT speaker, coalesce(places, 0)::BIGINT AS places, coalesce(statements, 0)::BIGINT AS statements,
        coalesce(words, 0)::BIGINT AS words
        FROM (SELECT speaker, sum(n) AS words FROM who GROUP BY speaker) LEFT JOIN counted USING (speaker)
        ORDER BY speaker = '{UNKNOWN}', places DESC, words, speaker"""
    counts = library.query(sql, [ids, *given])
    all_places, all_words = int(counts["places"].sum()), int(counts["words"].sum())
    rows = []
    for speaker, places, statements, words in counts.itertuples(index=False, name=None):
        if not places:
            continue
        rest, rest_words = all_places - places, all_words - words
        effect = log2((places + SMOOTHING) / max(words, 1) * max(rest_words, 1) / (rest + SMOOTHING))
        g2 = log_likelihood(places, rest, words, rest_words)
        rows.append((speaker, places, statements, words, 1000 * places / max(words, 1), g2, effect))
    numbers = dict.fromkeys(("places", "statements", "words"), "int64")
    measures = dict.fromkeys(("per_thousand", "g2", "effect"), "float64")
    return frame(rows, {"speaker": "str", **numbers, **measures})


def against(
    library: Rows, ids: Ids, written: str, scope: Scope, other: str, *, near: Beside = NEAR_BOTH
) -> pd.DataFrame:
    """What stands beside a query's words in the statements of `scope.speaker`, and in those of the `other` speaker.

    One row a word that stands there twice at least in either's, what parts the two most first. lemma. together,
    other_together: places of the one and of the other with it (0: fewer than two). g2: Dunning's, of these in the
    places of each; who: whose word it is rather, 0 the one, 1 the other.
    """
    both = [beside(library, ids, written, Scope(scope.part, name), near) for name in (scope.speaker, other)]
    places = [found(library, ids, written, Scope(scope.part, name)).places for name in (scope.speaker, other)]
    here, there = (dict(zip(rows["lemma"], rows["together"].map(int), strict=True)) for rows in both)
    rows = []
    for lemma in {**here, **there}:
        one, two = here.get(lemma, 0), there.get(lemma, 0)
        g2 = log_likelihood(min(one, places[0]), min(two, places[1]), places[0], places[1])
        rather = int(one / max(places[0], 1) < two / max(places[1], 1))
        rows.append((lemma, one, two, g2, rather))
    rows.sort(key=lambda row: (-row[3], -(row[1] + row[2]), row[0]))
    counts = dict.fromkeys(("together", "other_together"), "int64")
    return frame(rows, {"lemma": "str", **counts, "g2": "float64", "who": "int64"})
