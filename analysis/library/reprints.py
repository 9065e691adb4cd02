"""Which texts are reprints of which: `texts.reprint_of` of a reprint is the earliest text of its group."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import duckdb

from analysis.library import groups
from analysis.library.library import Library
from analysis.library.likeness import BANDS, FEWEST, SHARED, Index, Signature, bands, shared, sign
from analysis.library.rows import insert, unnested

COLUMNS = ("text_id VARCHAR", "runs INTEGER", "hashes BLOB", "grouped BOOLEAN", "banded BOOLEAN")

BANDED = ("text_id VARCHAR", "band UINTEGER")

BATCH = 50
"""Texts that are signed before anything is written: the library is free for others in between."""

GROUPED_AT_ONCE = 200
"""Texts that are put into their groups in one transaction: the bands of all texts are gone through once for them."""

Signed = tuple[str, Signature]


def group(library: Library) -> int:
    """Puts each text that is new into its group; gives how many were new."""
    while new := _unsigned(library):
        signed = [(text_id, sign(text)) for text_id, text in new]
        with library.transaction() as rows:
            values = [(text_id, signature.runs, signature.hashes, False, False) for text_id, signature in signed]
            insert(rows, "signatures", COLUMNS, values)
    while former := _signed(library, "grouped AND NOT banded"):  # an older version kept no bands
        with library.transaction(counted=False) as rows:
            _band(rows, former)
    done = 0
    while ungrouped := _signed(library, "NOT grouped"):
        with library.transaction() as rows:
            _band(rows, ungrouped)
            for text_id, like in alike(rows, ungrouped).items():
                groups.join(rows, text_id, [other for other, _ in like])
            grouped = "UPDATE signatures SET grouped = true WHERE list_contains(?::VARCHAR[], text_id)"
            rows.execute(grouped, [[text_id for text_id, _ in ungrouped]])
        done += len(ungrouped)
    return done


def alike(rows: duckdb.DuckDBPyConnection, signed: Sequence[Signed]) -> dict[str, list[tuple[str, float]]]:
    """For each of these the other texts in the library that share at least SHARED of their runs with it, the most alike
    first; nothing of one that has none. Only texts with a band in common are compared."""
    asked = [(text_id, band) for text_id, signature in signed for band in bands(signature)]
    if not asked:
        return {}
    own = dict(signed)
    query = f"""WITH asked AS ({unnested(BANDED)}), met AS (
            SELECT DISTINCT asked.text_id AS asked, bands.text_id FROM asked JOIN bands USING (band)
            WHERE asked.text_id <> bands.text_id)
        SELECT met.asked, text_id, runs, hashes FROM met JOIN signatures USING (text_id) JOIN texts ON id = text_id
        WHERE deleted IS NULL"""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for text_id, other, runs, hashes in rows.execute(
        query, [list(column) for column in zip(*asked, strict=True)]
    ).fetchall():
        if (part := shared(own[text_id], Signature(runs, hashes))) >= SHARED:
            found[text_id].append((other, part))
    return {text_id: sorted(like, key=lambda pair: (-pair[1], pair[0])) for text_id, like in found.items()}


def _band(rows: duckdb.DuckDBPyConnection, signed: Sequence[Signed]) -> None:
    insert(rows, "bands", BANDED, [(text_id, band) for text_id, own in signed for band in bands(own)])
    banded = "UPDATE signatures SET banded = true WHERE list_contains(?::VARCHAR[], text_id)"
    rows.execute(banded, [[text_id for text_id, _ in signed]])


def _unsigned(library: Library) -> list[tuple[str, str]]:
    query = "SELECT id, text FROM texts WHERE deleted IS NULL AND id NOT IN (SELECT text_id FROM signatures)"
    with library.reading() as rows:
        return rows.execute(f"{query} ORDER BY added, id LIMIT {BATCH}").fetchall()


def _signed(library: Library, condition: str) -> list[Signed]:
    """The signatures of texts for which it holds, those that came first before the others."""
    query = f"""SELECT id, runs, hashes FROM texts JOIN signatures ON id = text_id
        WHERE deleted IS NULL AND {condition} ORDER BY added, id LIMIT {GROUPED_AT_ONCE}"""
    with library.reading() as rows:
        return [(text_id, Signature(runs, hashes)) for text_id, runs, hashes in rows.execute(query).fetchall()]


class Against:
    """What texts that are read are held against: the library's, those that wait to be taken in, and one another."""

    def __init__(self, library: Library, waiting: Iterable[Signed]) -> None:
        self._library = library
        self._waiting = Index()
        for text_id, signature in waiting:
            self._waiting.add(text_id, signature)

    def like(self, signed: Sequence[Signed]) -> list[str | None]:
        """For each the text that it is most a reprint of, if there is one."""
        with self._library.reading() as rows:
            known = alike(rows, signed)
        return [self._like(text_id, signature, known.get(text_id, [])) for text_id, signature in signed]

    def _like(self, text_id: str, signature: Signature, known: Sequence[tuple[str, float]]) -> str | None:
        found = sorted([*known, *self._waiting.alike(signature)], key=lambda pair: (-pair[1], pair[0]))
        self._waiting.add(text_id, signature)
        return next((other for other, _ in found if other != text_id), None)


# ---------------------------------------------------------------- all at once
BANDS_AT_ONCE = 8

CANDIDATES = f"""
WITH banded AS (
    SELECT text_id, hash(substr(hex(hashes), 16 * band + 1, 16), band) AS value
    FROM signatures JOIN texts ON id = text_id, range(?, ?) AS r(band) WHERE deleted IS NULL AND runs >= {FEWEST}),
met AS (SELECT value FROM banded GROUP BY value HAVING count(*) > 1),
groups AS (SELECT list(text_id ORDER BY text_id) AS ids FROM banded SEMI JOIN met USING (value) GROUP BY value),
pairs AS (SELECT DISTINCT one, unnest(ids) AS other FROM (SELECT unnest(ids) AS one, ids FROM groups))
SELECT one, other, a.runs, a.hashes, b.runs, b.hashes FROM pairs
JOIN signatures a ON a.text_id = one JOIN signatures b ON b.text_id = other WHERE one < other ORDER BY one, other
"""
"""Pairs of texts that have one of some bands of their signatures in common, as `group` finds them one by one."""


def group_all(library: Library) -> int:
    """The same as `group`, for all texts of the library at once, and no bands are kept for others to come: their
    signatures have to be there. Gives how many are reprints."""
    head: dict[str, str] = {}

    def head_of(text_id: str) -> str:
        while (above := head.get(text_id, text_id)) != text_id:
            head[text_id] = head.get(above, above)
            text_id = above
        return text_id

    with library.reading() as rows:
        for first in range(0, BANDS, BANDS_AT_ONCE):
            met = rows.execute(CANDIDATES, [first, first + BANDS_AT_ONCE])
            while pairs := met.fetchmany(10_000):
                for one, other, *signed in pairs:
                    if shared(Signature(*signed[:2]), Signature(*signed[2:])) >= SHARED:
                        head[head_of(other)] = head_of(one)
    with library.transaction() as rows:
        rows.execute("UPDATE signatures SET grouped = true")
        groups.write(rows, {text_id: head_of(text_id) for text_id in head} | {one: one for one in head.values()})
        return int(rows.execute("SELECT count(*) FROM texts WHERE reprint_of IS NOT NULL").fetchall()[0][0])
