"""What the terms of one text are beside in all texts of the library, and who says what over many of them."""

from collections.abc import Sequence
from typing import Any, Protocol

import pandas as pd

from analysis.analyse import Analysis
from analysis.tables.collocations import collocations
from analysis.tables.distinctive import distinctive_in

MOST_TEXTS_BESIDE = 100
"""Texts whose sentences are read for the collocations of a term, the newest ones."""
MOST_TEXTS_HEARD = 200
"""Texts whose sentences are read for who talks about what, the newest of those that have speech."""
MOST_TERMS = 5000
"""Of the library, the most frequent, among which similar ones are looked for."""


class Texts(Protocol):
    """What these tables need of a library: its facts, and the analyses of single texts."""

    def query(self, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        """The rows of a SELECT."""
        ...

    def analysed(self) -> Sequence[str]:
        """The ids of the texts that have an analysis of this version."""
        ...

    def corrected(self, text: str, /) -> Analysis:
        """The analysis of a text with its corrections."""
        ...


def texts_with(library: Texts, term: str) -> list[str]:
    """The analysed texts that have the term, newest first; those of a former version are not read here and now."""
    rows = library.query(
        "SELECT about.text_id FROM about JOIN texts ON id = about.text_id WHERE term = ? AND deleted IS NULL "
        "ORDER BY date DESC NULLS LAST, added DESC, id",
        [term],
    )
    analysed = set(library.analysed())
    return [text for text in rows["text_id"] if text in analysed][:MOST_TEXTS_BESIDE]


def collocations_in(library: Texts, texts: Sequence[str], term: str) -> pd.DataFrame:
    """tables.collocations of these texts."""
    return collocations((library.corrected(text) for text in texts), term)


def homes(library: Texts) -> dict[str, str]:
    """The terms of the library that are no names, the most frequent first, each with the text that has it most."""
    rows = library.query(
        "SELECT term, arg_max(text_id, count) AS text FROM about JOIN texts ON id = text_id "
        "WHERE NOT is_name AND deleted IS NULL GROUP BY term ORDER BY sum(count) DESC, term LIMIT ?",
        [MOST_TERMS],
    )
    return dict(zip(rows["term"], rows["text"], strict=True))


def distinctive_over(library: Texts, texts: Sequence[str], *, paraphrases: bool) -> tuple[pd.DataFrame, int]:
    """tables.distinctive_in without names, speakers called as they are over all texts, and of how many texts."""
    said = library.query(
        "SELECT DISTINCT text_id, speaker, identity FROM said WHERE list_contains(CAST(? AS VARCHAR[]), text_id) "
        "AND coalesce(speaker, '') NOT IN ('', '?') AND (? OR kind <> 'indirect')",
        [list(texts), paraphrases],
    )
    called = {
        str(text): {row["speaker"]: row["identity"] for row in own.to_dict("records") if row["identity"]}
        for text, own in said.groupby("text_id")
    }
    analysed = called.keys() & set(library.analysed())
    read = [text for text in texts if text in analysed][:MOST_TEXTS_HEARD]
    pairs = distinctive_in(((library.corrected(text), called[text]) for text in read), paraphrases=paraphrases)
    return pairs[~pairs["is_name"]], len(read)
