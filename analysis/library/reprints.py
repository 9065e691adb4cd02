"""Which texts are reprints of which: `texts.reprint_of` of a reprint is the earliest text of its group."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import duckdb

from analysis.corpus import batched
from analysis.library import groups
from analysis.library.library import Library
from analysis.library.likeness import BANDS, FEWEST, SHARED, Index, Signature, bands, shared, sign
from analysis.library.rows import insert, shown

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("text_id VARCHAR", "runs INTEGER", "hashes BLOB", "grouped BOOLEAN", "banded BOOLEAN")

BATCH = 50
"""Texts that are signed before anything is written: the library is free for others in between."""

AT_ONCE = 500
"""Texts that are put into their groups in one transaction: the bands of all texts are gone through once for them, 20 ms
of 100,000."""

PAIRS_AT_ONCE = 10_000
"""Pairs whose signatures are in memory."""

Signed = tuple[str, Signature]

Signing = Callable[[Iterable[list[tuple[str, str]]]], Iterable[list[Signed]]]
"""Who signs texts (id and text) that came without a signature, some of them at once."""


def sign_texts(texts: Sequence[tuple[str, str]]) -> list[Signed]:
    """The signatures of these texts."""
    return [(text_id, sign(text)) for text_id, text in texts]


def sign_here(batches: Iterable[list[tuple[str, str]]]) -> Iterator[list[Signed]]:
    """In this thread."""
    return map(sign_texts, batches)


def group(library: Library, signing: Signing = sign_here) -> int:
    """Puts each text that is new into its group; gives how many were new."""
    for signed in signing(_unsigned(library)):
        with library.transaction(counted=False) as rows:
            values = [(text_id, signature.runs, signature.hashes, False, False) for text_id, signature in signed]
            insert(rows, "signatures", COLUMNS, values)
    while new := _signed(library, "NOT banded"):
        with library.transaction(counted=False) as rows:
            _band(rows, new)
    done = 0
    while new := _signed(library, "NOT grouped"):
        with library.reading() as rows:
            like = alike(rows, new)
        with library.transaction(counted=bool(like)) as rows:
            groups.unite(rows, ((text_id, other) for text_id, found in like.items() for other, _ in found))
            _mark(rows, "grouped", new)
        done += len(new)
    return done


def alike(rows: duckdb.DuckDBPyConnection, signed: Sequence[Signed]) -> dict[str, list[tuple[str, float]]]:
    """For each of these the other texts in the library that share at least SHARED of their runs with it, the most alike
    first; nothing of one that has none. Only texts with a band in common are compared."""
    asked, own = _banded(signed), dict(signed)
    query = """WITH met AS (
            SELECT DISTINCT asked.text_id AS asked, bands.text_id FROM asked JOIN bands USING (band)
            WHERE asked.text_id <> bands.text_id)
        SELECT met.asked, text_id, runs, hashes FROM met JOIN signatures USING (text_id) JOIN texts ON id = text_id
        WHERE deleted IS NULL"""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    with shown(rows, "asked", asked):
        met = rows.execute(query)
        while pairs := met.fetchmany(PAIRS_AT_ONCE):
            others = [Signature(runs, hashes) for *_, runs, hashes in pairs]
            parts = shared([own[text_id] for text_id, *_ in pairs], others).tolist()
            for (text_id, other, *_), part in zip(pairs, parts, strict=True):
                if part >= SHARED:
                    found[text_id].append((other, part))
    return {text_id: sorted(like, key=lambda pair: (-pair[1], pair[0])) for text_id, like in found.items()}


def _banded(signed: Sequence[Signed]) -> "pa.Table":
    """A row for each band of each of these: text_id, band; none of a text that is too short to be a reprint."""
    import pyarrow as pa

    long = [(text_id, signature) for text_id, signature in signed if signature.runs >= FEWEST]
    ids = pa.array([text_id for text_id, _ in long], pa.string())
    of = pa.array([at for at in range(len(long)) for _ in range(BANDS)], pa.int32())
    return pa.table({"text_id": ids.take(of), "band": bands([signature for _, signature in long]).ravel()})


def _band(rows: duckdb.DuckDBPyConnection, signed: Sequence[Signed]) -> None:
    with shown(rows, "fresh", _banded(signed)):
        rows.execute("INSERT INTO bands BY NAME FROM fresh")
    _mark(rows, "banded", signed)


def _mark(rows: duckdb.DuckDBPyConnection, done: str, signed: Sequence[Signed]) -> None:
    marked = f"UPDATE signatures SET {done} = true WHERE list_contains(?::VARCHAR[], text_id)"
    rows.execute(marked, [[text_id for text_id, _ in signed]])


def _unsigned(library: Library) -> Iterator[list[tuple[str, str]]]:
    """The texts that have no signature, BATCH at once; which they are is read before the first."""
    query = "SELECT id FROM texts WHERE deleted IS NULL AND id NOT IN (SELECT text_id FROM signatures)"
    with library.reading() as rows:
        ids = [row[0] for row in rows.execute(f"{query} ORDER BY added, id").fetchall()]
    for some in batched(ids, BATCH):
        with library.reading() as rows:
            texts = "SELECT id, text FROM texts WHERE list_contains(?::VARCHAR[], id) ORDER BY added, id"
            found = rows.execute(texts, [some]).fetchall()
        yield found


def _signed(library: Library, condition: str) -> list[Signed]:
    """The signatures of texts for which it holds, those that came first before the others."""
    query = f"""SELECT id, runs, hashes FROM texts JOIN signatures ON id = text_id
        WHERE deleted IS NULL AND {condition} ORDER BY added, id LIMIT {AT_ONCE}"""
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
    with library.reading() as rows:
        head = groups.heads(_pairs(rows))
    with library.transaction() as rows:
        rows.execute("UPDATE signatures SET grouped = true")
        groups.write(rows, head)
        return int(rows.execute("SELECT count(*) FROM texts WHERE reprint_of IS NOT NULL").fetchall()[0][0])


def _pairs(rows: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """The pairs of texts that are reprints of each other."""
    for first in range(0, BANDS, BANDS_AT_ONCE):
        met = rows.execute(CANDIDATES, [first, first + BANDS_AT_ONCE])
        while pairs := met.fetchmany(PAIRS_AT_ONCE):
            parts = shared([Signature(*pair[2:4]) for pair in pairs], [Signature(*pair[4:]) for pair in pairs])
            yield from (pair[:2] for pair, part in zip(pairs, parts.tolist(), strict=True) if part >= SHARED)
