"""Two sides or more side by side: what each side has, joined into one table that says what chance can make.

What a side has is a table over its own texts, of this module or of `many`; `side_by_side` joins the same table of each.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.tables import many
from analysis.tables.chance import CRITICAL, HANDFUL, log_likelihoods, log_ratios
from analysis.tables.distinctive import LEAST, SMOOTHING
from analysis.tables.many import CHOSEN, SPEAKER, Ids, Rows

LETTERS = "abcdef"
"""What the sides are called, and so at most how many there are."""


# ---------------------------------------------------------------- how much there is
@dataclass(frozen=True, slots=True)
class Size:
    """How much a side has. texts: all of them; analysed: those that are in every other number; reprints: of them.

    first, last: dates of its cards, None where there is none; undated: texts without one. median: words of the text in
    the middle. The others as in many.Totals.
    """

    texts: int
    analysed: int
    reprints: int
    first: datetime.date | None
    last: datetime.date | None
    undated: int
    outlets: int
    words: int
    median: float
    words_direct: int
    statements: int
    unattributed: int

    @property
    def direct(self) -> float:
        """The share of direct speech among the words, from 0 to 1."""
        return self.words_direct / self.words if self.words else 0.0


def size(library: Rows, ids: Ids) -> Size:
    """How much the texts `ids` have."""
    told = many.figures(library, ids)
    query = f"{CHOSEN} SELECT coalesce(median(words), 0)::DOUBLE AS median FROM words SEMI JOIN chosen USING (text_id)"
    return Size(
        texts=told.texts,
        analysed=told.texts - told.unanalysed,
        reprints=told.reprints,
        first=told.first,
        last=told.last,
        undated=told.undated,
        outlets=told.outlets,
        words=told.words,
        median=float(library.query(query, [ids]).iloc[0]["median"]),
        words_direct=told.words_direct,
        statements=told.statements,
        unattributed=told.unattributed,
    )


MUCH = 1.5
"""Sides are called unequal where one has MUCH times as many texts or words as another: 30 against 20."""


def unequal(sides: Sequence[Size]) -> list[str]:
    """What makes sides unequal, the names of it: empty, few, texts, length, period, undated, reprints, unanalysed.

    empty: a side without an analysed text. few: one has fewer than HANDFUL. texts, length: one has MUCH times as many,
    as long ones. period: the first or last dates differ by more than a tenth of the longer period.
    """
    found = []
    analysed = [side.analysed for side in sides]
    if not all(analysed):
        return ["empty"]
    if min(analysed) < HANDFUL:
        found.append("few")
    if max(analysed) > MUCH * min(analysed):
        found.append("texts")
    if max(side.median for side in sides) > MUCH * max(1.0, min(side.median for side in sides)):
        found.append("length")
    if _other_period(sides):
        found.append("period")
    for name in ("undated", "reprints"):
        shares = [getattr(side, name) / side.texts for side in sides]
        if max(shares) - min(shares) > 0.1:
            found.append(name)
    if any(side.analysed < side.texts for side in sides):
        found.append("unanalysed")
    return found


def _other_period(sides: Sequence[Size]) -> bool:
    firsts = [side.first for side in sides if side.first]
    lasts = [side.last for side in sides if side.last]
    if len(firsts) < len(sides) or len(lasts) < len(sides):
        return False
    longest = max((last - first).days + 1 for first, last in zip(firsts, lasts, strict=True))
    apart = max((max(firsts) - min(firsts)).days, (max(lasts) - min(lasts)).days)
    return apart > longest / 10


# ---------------------------------------------------------------- what a side has
def named(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row an identity and kind: entity, kind, texts that name it, mentions."""
    query = f"""{CHOSEN} SELECT identity AS entity, kind, count(DISTINCT text_id) AS texts,
        sum(mentions)::BIGINT AS mentions FROM named JOIN chosen USING (text_id) WHERE mentions > 0 GROUP BY 1, 2
        ORDER BY texts DESC, mentions DESC, entity, kind"""
    return library.query(query, [ids])


def spoken(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a speaker who is known: speaker, texts, statements, words (of direct speech)."""
    query = f"""{CHOSEN} SELECT {SPEAKER} AS speaker, count(DISTINCT text_id) AS texts, count(*) AS statements,
        coalesce(sum(own_words), 0)::BIGINT AS words FROM said JOIN chosen USING (text_id)
        WHERE coalesce(speaker, '') <> '' GROUP BY 1 ORDER BY statements DESC, words DESC, speaker"""
    return library.query(query, [ids])


def cues(library: Rows, ids: Ids, speaker: str = "") -> pd.DataFrame:
    """One row a word that introduces statements (of one speaker, or of all): marker, manner, statements."""
    query = f"""{CHOSEN} SELECT marker, any_value(manner) AS manner, count(DISTINCT (text_id, place)) AS statements
        FROM said JOIN chosen USING (text_id) WHERE coalesce(marker, '') <> '' AND coalesce(manner, '') <> ''
        AND ({SPEAKER} = ? OR ? = '') GROUP BY marker ORDER BY statements DESC, marker"""
    return library.query(query, [ids, speaker, speaker])


def roles(library: Rows, ids: Ids, entity: str) -> pd.DataFrame:
    """One row for each way in which the texts call a person: role, texts."""
    query = f"""{CHOSEN} SELECT role, count(DISTINCT text_id) AS texts FROM (
            SELECT text_id, unnest(string_split(roles, chr(10))) AS role FROM named JOIN chosen USING (text_id)
            WHERE identity = ? AND kind = 'PER') AS r
        WHERE role <> '' GROUP BY role ORDER BY texts DESC, role"""
    return library.query(query, [ids, entity])


def called(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a person whom texts give a role: entity, texts."""
    query = f"""{CHOSEN} SELECT identity AS entity, count(DISTINCT text_id) AS texts FROM named
        JOIN chosen USING (text_id) WHERE kind = 'PER' AND coalesce(roles, '') <> ''
        GROUP BY 1 ORDER BY texts DESC, entity"""
    return library.query(query, [ids])


def sources(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a source that texts name: source, texts."""
    query = f"""{CHOSEN} SELECT mode(source) AS source, count(DISTINCT text_id) AS texts FROM cited
        JOIN chosen USING (text_id) GROUP BY folded ORDER BY texts DESC, source"""
    return library.query(query, [ids])


ONCE = f"""{CHOSEN}, once AS (
    SELECT text_id FROM chosen JOIN texts t ON t.id = text_id JOIN words USING (text_id)
    QUALIFY row_number() OVER (PARTITION BY coalesce(t.reprint_of, t.id)
        ORDER BY t.reprint_of IS NOT NULL, t.date NULLS LAST, t.added, t.id) = 1)"""
"""Of the chosen texts that are one and the same only the first."""


def terms(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a term or phrase that is no name, reprints counted once: term, texts, count."""
    query = f"""{ONCE} SELECT term, count(*) AS texts, sum(count)::BIGINT AS count FROM about JOIN once USING (text_id)
        WHERE NOT is_name GROUP BY term ORDER BY count DESC, term"""
    return library.query(query, [ids])


def words_once(library: Rows, ids: Ids) -> int:
    """The words of the texts in which `terms` are counted."""
    query = f"{ONCE} SELECT coalesce(sum(words), 0)::BIGINT AS n FROM words SEMI JOIN once USING (text_id)"
    return int(library.query(query, [ids]).iloc[0]["n"])


def shared_texts(one: Ids, two: Ids) -> int:
    """How many texts stand on both sides."""
    return len(frozenset(one) & frozenset(two))


# ---------------------------------------------------------------- side by side
def side_by_side(sides: Sequence[pd.DataFrame], key: Sequence[str], value: str, of: Sequence[int]) -> pd.DataFrame:
    """The same table of each side joined by `key`; what is most on all sides together stands first.

    key …; a, b, …: `value` on each side, 0 where it has none; a_share, b_share …: of what the side has, `of`, from 0 to
    1, NaN of a handful. log_likelihood: Dunning's G². log_ratio: of two sides, how many times more frequent on A, as a
    power of two; of more sides NaN. tells: it is there LEAST times and chance makes it once in a hundred cases at most.
    """
    letters = LETTERS[: len(sides)]
    own = [
        side.groupby(list(key), sort=False)[value].sum().rename(letter)
        for letter, side in zip(letters, sides, strict=True)
    ]
    joined = pd.concat(own, axis=1).fillna(0).astype("int64").reset_index()
    counts = [joined[letter].to_numpy(dtype="float64") for letter in letters]
    for letter, count, whole in zip(letters, counts, of, strict=True):
        joined[f"{letter}_share"] = count / whole if whole >= HANDFUL else np.nan
    joined["log_likelihood"] = log_likelihoods(counts, of) if all(of) else 0.0
    two = len(sides) == 2
    joined["log_ratio"] = log_ratios(counts[0], counts[1], of[0], of[1], SMOOTHING) if two else np.nan
    joined["all"] = np.sum(counts, axis=0).astype("int64")
    sure = joined["log_likelihood"] >= CRITICAL.get(len(sides), np.inf)
    joined["tells"] = sure & (joined["all"] >= LEAST) & (min(of, default=0) >= HANDFUL)
    ordered = joined.sort_values(["all", *key], ascending=[False, *[True] * len(key)], kind="stable")
    return ordered.drop(columns="all").reset_index(drop=True)


def set_apart(table: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Of two sides those rows that tell, `most` of each side, the surest first; A's stand first."""
    telling = table[table["tells"]].sort_values("log_likelihood", ascending=False, kind="stable")
    return pd.concat([telling[telling["log_ratio"] > 0].head(most), telling[telling["log_ratio"] <= 0].head(most)])
