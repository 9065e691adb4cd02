"""Which texts are reprints of which: `texts.reprint_of` of a reprint is the earliest text of its group."""

from analysis.library import groups
from analysis.library.library import Library
from analysis.library.likeness import BANDS, FEWEST, SHARED, Index, Signature, shared, sign
from analysis.library.rows import insert

COLUMNS = ("text_id VARCHAR", "runs INTEGER", "hashes BLOB", "grouped BOOLEAN")

BATCH = 50
"""Texts that are signed before anything is written: the library is free for others in between."""


GROUPED_AT_ONCE = 10
"""Texts that are put into their groups in one transaction, some 20 ms for each that is a reprint."""


def load(library: Library) -> Index:
    """The index of the texts that are grouped already: their signatures, not their words, are read."""
    index = Index()
    query = "SELECT text_id, runs, hashes FROM signatures JOIN texts ON id = text_id WHERE grouped AND deleted IS NULL"
    with library.reading() as rows:
        found = rows.execute(query).fetchall()
    for text_id, runs, hashes in found:
        index.add(text_id, Signature(runs, hashes))
    return index


def group(library: Library, index: Index) -> int:
    """Puts each text that is new into its group, those that came first before the others; gives how many were new."""
    done = 0
    while new := _unsigned(library):
        signed = [(text_id, sign(text)) for text_id, text in new]
        with library.transaction() as rows:
            values = [(text_id, signature.runs, signature.hashes, False) for text_id, signature in signed]
            insert(rows, "signatures", COLUMNS, values)
    while ungrouped := _ungrouped(library):
        with library.transaction() as rows:
            for text_id, signature in ungrouped:
                like = [other for other, _ in index.alike(signature) if other != text_id]
                index.add(text_id, signature)
                if like:
                    groups.join(rows, text_id, like)
            grouped = "UPDATE signatures SET grouped = true WHERE list_contains(?::VARCHAR[], text_id)"
            rows.execute(grouped, [[text_id for text_id, _ in ungrouped]])
        done += len(ungrouped)
    return done


def _unsigned(library: Library) -> list[tuple[str, str]]:
    query = "SELECT id, text FROM texts WHERE deleted IS NULL AND id NOT IN (SELECT text_id FROM signatures)"
    with library.reading() as rows:
        return rows.execute(f"{query} ORDER BY added, id LIMIT {BATCH}").fetchall()


def _ungrouped(library: Library) -> list[tuple[str, Signature]]:
    query = """SELECT id, runs, hashes FROM texts JOIN signatures ON id = text_id
        WHERE deleted IS NULL AND NOT grouped ORDER BY added, id"""
    with library.reading() as rows:
        found = rows.execute(f"{query} LIMIT {GROUPED_AT_ONCE}").fetchall()
    return [(text_id, Signature(runs, hashes)) for text_id, runs, hashes in found]


# ---------------------------------------------------------------- all at once
CANDIDATES = f"""
WITH banded AS (
    SELECT text_id, band, hash(substr(hex(hashes), 16 * band + 1, 16)) AS value
    FROM signatures JOIN texts ON id = text_id, range({BANDS}) AS r(band) WHERE deleted IS NULL AND runs >= {FEWEST}),
met AS (SELECT list(text_id ORDER BY text_id) AS ids FROM banded GROUP BY band, value HAVING count(*) > 1),
pairs AS (SELECT DISTINCT one, unnest(ids) AS other FROM (SELECT unnest(ids) AS one, ids FROM met))
SELECT one, other, a.runs, a.hashes, b.runs, b.hashes FROM pairs
JOIN signatures a ON a.text_id = one JOIN signatures b ON b.text_id = other WHERE one < other ORDER BY one, other
"""
"""Pairs of texts that have a band of their signatures in common, as `likeness.Index` finds them one by one."""


def group_all(library: Library) -> int:
    """The same as `group`, for all texts of the library at once and without an index in memory: their signatures have
    to be there. Gives how many are reprints."""
    head: dict[str, str] = {}

    def head_of(text_id: str) -> str:
        while (above := head.get(text_id, text_id)) != text_id:
            head[text_id] = head.get(above, above)
            text_id = above
        return text_id

    with library.reading() as rows:
        for one, other, *signed in rows.execute(CANDIDATES).fetchall():
            if shared(Signature(*signed[:2]), Signature(*signed[2:])) >= SHARED:
                head[head_of(other)] = head_of(one)
    with library.transaction() as rows:
        rows.execute("UPDATE signatures SET grouped = true")
        groups.write(rows, {text_id: head_of(text_id) for text_id in head} | {one: one for one in head.values()})
        return int(rows.execute("SELECT count(*) FROM texts WHERE reprint_of IS NOT NULL").fetchall()[0][0])
