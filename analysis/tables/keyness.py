"""Keyness of some texts of the library against all its others, from the facts that it keeps."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.tables.distinctive import compared
from analysis.tables.many import CHOSEN, Rows

ENOUGH_WORDS = 3000
"""Words of other texts. Fewer are no usage to be compared with: whatever they happen to be about decides."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is compared: words of the chosen texts, words and number of all other analysed ones."""

    words: int
    rest_words: int
    rest_texts: int

    @property
    def enough(self) -> bool:
        """Whether the rest has words enough for a comparison."""
        return self.words > 0 and self.rest_words >= ENOUGH_WORDS


def sizes(library: Rows, texts: Collection[str]) -> Sizes:
    """How many words `texts` have and the rest of the library has, furniture left out."""
    found = library.query(_SIZES, [texts]).iloc[0]
    return Sizes(int(found["here"]), int(found["rest"]), int(found["rest_texts"]))


def against_rest(library: Rows, texts: Collection[str]) -> pd.DataFrame:
    """What `texts` are about more than the other analysed texts of the library are: rows as tables.compared.

    No rows where the rest is not enough (`sizes`). A word that a text has only within longer terms is counted by these
    («санкции» in «экономические санкции»), on both sides.
    """
    size = sizes(library, texts)
    if not size.enough:
        return compared({}, {}, 0, 0)
    counts = library.query(_COUNTS, [texts])
    here, rest = (dict(zip(counts["term"], counts[side].astype(int), strict=True)) for side in ("here", "rest"))
    names = frozenset(counts.loc[counts["is_name"], "term"])
    return compared(here, rest, size.words, size.rest_words, names)


_SIZES = f"""
{CHOSEN}
SELECT coalesce(sum(words) FILTER (chosen.text_id IS NOT NULL), 0) AS here,
    coalesce(sum(words) FILTER (chosen.text_id IS NULL), 0) AS rest,
    count(*) FILTER (chosen.text_id IS NULL) AS rest_texts
FROM words JOIN texts ON id = words.text_id LEFT JOIN chosen ON chosen.text_id = words.text_id WHERE deleted IS NULL
"""

_COUNTS = f"""
{CHOSEN}, kept AS (
    SELECT about.text_id, term, is_name, count, chosen.text_id IS NOT NULL AS inside FROM about
    JOIN texts ON id = about.text_id LEFT JOIN chosen ON chosen.text_id = about.text_id WHERE deleted IS NULL
), parts AS (
    SELECT text_id, inside, unnest(string_split(term, ' ')) AS term, count FROM kept
    WHERE NOT is_name AND contains(term, ' ')
), counted AS (
    SELECT term, is_name, count, inside FROM kept
    UNION ALL
    SELECT term, FALSE, count, inside FROM parts
    WHERE NOT EXISTS (SELECT 1 FROM kept WHERE kept.text_id = parts.text_id AND kept.term = parts.term)
)
SELECT term, bool_or(is_name) AS is_name, coalesce(sum(count) FILTER (inside), 0) AS here,
    coalesce(sum(count) FILTER (NOT inside), 0) AS rest
FROM counted SEMI JOIN (SELECT DISTINCT term FROM kept WHERE inside) AS wanted USING (term) GROUP BY term
"""
