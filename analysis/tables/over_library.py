"""What the terms of one text are beside in all texts of the library, and who says what over many of them."""

from collections.abc import Sequence
from typing import Any, Protocol

import pandas as pd

from analysis.analyse import Analysis, version
from analysis.corrections import Correction
from analysis.tables.collocations import collocations, similar
from analysis.tables.distinctive import distinctive_in
from analysis.tables.many import CHOSEN
from analysis.tables.themes import state as about_state

MOST_TEXTS_BESIDE = 100
"""Texts whose sentences are read for the collocations of a term, the newest ones."""
MOST_TEXTS_HEARD = 200
"""Texts whose sentences are read for who talks about what, the newest of those that have speech."""
MOST_TERMS = 5000
"""Of the library, the most frequent, among which similar ones are looked for."""


class AnalysedTexts(Protocol):
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

    def all_corrections(self) -> Sequence[tuple[str, Correction]]:
        """The corrections of all texts, each with its text's id."""
        ...


def state(library: AnalysedTexts) -> str:
    """A key of what the sentences of all analysed texts and their terms are made of."""
    return f"{len(library.analysed())} {hash(tuple(library.all_corrections()))} {version()}"


def heard_state(library: AnalysedTexts, ids: Sequence[str]) -> str:
    """A key of what `distinctive_over` reads: who says what in the texts, which terms they have."""
    query = f"""{CHOSEN} SELECT count(*) || ' ' || coalesce(bit_xor(hash(text_id, place, kind, speaker, identity)), 0)
        AS state FROM said JOIN chosen USING (text_id)"""
    return f"{library.query(query, [ids])['state'].iloc[0]} {about_state(library, ids)}"


def texts_with(library: AnalysedTexts, term: str) -> list[str]:
    """The analysed texts that have the term, newest first; those of a former version are not read here and now."""
    rows = library.query(
        "SELECT about.text_id FROM about JOIN texts ON id = about.text_id WHERE term = ? AND deleted IS NULL "
        "ORDER BY date DESC NULLS LAST, added DESC, id",
        [term],
    )
    analysed = set(library.analysed())
    return [text for text in rows["text_id"] if text in analysed][:MOST_TEXTS_BESIDE]


def collocations_over(library: AnalysedTexts, term: str) -> tuple[pd.DataFrame, int]:
    """tables.collocations of the texts that have the term, and how many these are."""
    texts = texts_with(library, term)
    return collocations((library.corrected(text) for text in texts), term), len(texts)


def similar_over(library: AnalysedTexts, term: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """tables.similar among the terms of the library, and the `homes` of those that are found."""
    known = homes(library)
    found = similar(term, list(known))
    return found, {name: known[name] for name in found["term"]}


def homes(library: AnalysedTexts) -> dict[str, str]:
    """The terms of the library that are no names, the most frequent first, each with the text that has it most."""
    rows = library.query(
        "SELECT term, arg_max(text_id, count) AS text_id FROM about JOIN texts ON id = text_id "
        "WHERE NOT is_name AND deleted IS NULL GROUP BY term ORDER BY sum(count) DESC, term LIMIT ?",
        [MOST_TERMS],
    )
    return dict(zip(rows["term"], rows["text_id"], strict=True))


def distinctive_over(
    library: AnalysedTexts, texts: Sequence[str], paraphrases: bool = False
) -> tuple[pd.DataFrame, int]:
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
