"""Keyness of some texts of the library against all its others, from the facts that it keeps."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.corrections import stop_words
from analysis.library import WHOLE_LIBRARY, Library
from analysis.tables.distinctive import compared
from analysis.topics.reference import fold

ENOUGH_WORDS = 3000
"""Words of other texts. Fewer are no usage to be compared with: whatever they happen to be about decides."""


@dataclass(frozen=True, slots=True)
class AgainstRest:
    """The terms of some texts against the rest of the library.

    terms: as tables.compared, empty where the rest is not `enough`. words, rest_words: what was compared;
    rest_texts: how many texts the rest are.
    """

    terms: pd.DataFrame
    words: int
    rest_words: int
    rest_texts: int

    @property
    def enough(self) -> bool:
        """Whether the rest has words enough for a comparison."""
        return self.words > 0 and self.rest_words >= ENOUGH_WORDS


def against_rest(library: Library, texts: Collection[str]) -> AgainstRest:
    """What `texts` are about more than the other analysed texts of the library are.

    A word that a text has only within longer terms is counted by these («санкции» in «экономические санкции»), on both
    sides. Terms that the analyst has stopped are left out.
    """
    chosen = frozenset(texts)
    sizes = library.query("SELECT text_id, words FROM words JOIN texts ON id = text_id WHERE deleted IS NULL", [])
    inside = sizes["text_id"].isin(chosen)
    words, rest_words = int(sizes.loc[inside, "words"].sum()), int(sizes.loc[~inside, "words"].sum())
    empty = AgainstRest(compared({}, {}, 0, 0), words, rest_words, int((~inside).sum()))
    if not empty.enough:
        return empty
    counts = library.query(_COUNTS, [sorted(chosen)] * 2)
    stopped = stop_words(row.correction for row in library.corrections(WHOLE_LIBRARY))
    counts = counts[[fold(term) not in stopped for term in counts["term"]]]
    here, rest = (dict(zip(counts["term"], counts[side].astype(int), strict=True)) for side in ("here", "rest"))
    names = frozenset(counts.loc[counts["is_name"], "term"])
    return AgainstRest(compared(here, rest, words, rest_words, names), words, rest_words, empty.rest_texts)


_COUNTS = """
WITH kept AS (
    SELECT text_id, term, is_name, count FROM about JOIN texts ON id = text_id WHERE deleted IS NULL
), parts AS (
    SELECT text_id, unnest(string_split(term, ' ')) AS term, count FROM kept WHERE NOT is_name AND contains(term, ' ')
), counted AS (
    SELECT text_id, term, is_name, count FROM kept
    UNION ALL
    SELECT text_id, term, FALSE, sum(count) FROM parts
    WHERE NOT EXISTS (SELECT 1 FROM kept WHERE kept.text_id = parts.text_id AND kept.term = parts.term)
    GROUP BY text_id, term
), chosen AS (SELECT DISTINCT term FROM kept WHERE text_id IN (SELECT unnest(?)))
SELECT term, bool_or(is_name) AS is_name,
    coalesce(sum(count) FILTER (text_id IN (SELECT unnest(?))), 0) AS here,
    coalesce(sum(count), 0) - here AS rest
FROM counted JOIN chosen USING (term) GROUP BY term
"""
