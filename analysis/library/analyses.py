"""The rows of analyses: kept by text and version, packed; and the texts that none could be made of."""

import json
import logging
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.analyse import Analysis, from_record
from analysis.library.rows import insert

if TYPE_CHECKING:
    import duckdb

LEVEL = 4
"""Of zlib: with 6 a twentieth less in twice the time."""

BESIDE_LEVEL = 6
"""The same beside a text, where it is a fourteenth less."""


def pack(analysis: Analysis) -> bytes:
    """An Analysis with all that is in it: the JSON of `to_record`, written without the copies that make most of its
    time.

    With its letters as they are, not as «\\u0430», it is packed into a third less in the same time.
    """
    return zlib.compress(_told(analysis), LEVEL)


def pack_beside(analysis: Analysis) -> bytes:
    """An Analysis as a library keeps it, where its text is kept too: without the text, which is zlib's dictionary, for
    it has most of the words of names, terms and lemmas. So it is a third smaller."""
    packing = zlib.compressobj(BESIDE_LEVEL, zdict=_bytes(analysis.text))
    return packing.compress(_told(replace(analysis, text=""))) + packing.flush()


def _told(analysis: Analysis) -> bytes:
    return _bytes(json.dumps(analysis, default=_fields, ensure_ascii=False, separators=(",", ":")))


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _fields(record: Any) -> dict[str, Any]:
    return {field: getattr(record, field) for field in record.__slots__}


def read(rows: "duckdb.DuckDBPyConnection", text_id: str, version: str, furniture: bool) -> Analysis | None:
    """What is kept of this version; what cannot be read is as if it were not kept, and is made anew."""
    query = """SELECT record, (SELECT text FROM texts WHERE id = text_id) FROM analyses
        WHERE text_id = ? AND version = ? AND furniture = ?"""
    found = rows.execute(query, [text_id, version, furniture]).fetchone()
    return unpack(text_id, *found) if found else None


def unpack(text_id: str, record: bytes, text: str | None = "") -> Analysis | None:
    """The analysis of a record, if it can be read. text: where it was packed beside its text."""
    try:
        told = json.loads(unpacked(record, text))
        return from_record({**told, "text": told["text"] or text})
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        logging.getLogger(__name__).warning("The kept analysis of %s cannot be read", text_id)
        return None


def unpacked(record: bytes, text: str | None, most: int = 0) -> bytes:
    """The JSON of a record of this text, in whichever of the two ways it was packed.

    Raises zlib.error of what is not whole, or has more than `most` bytes (0: however many).
    """
    unpacking = zlib.decompressobj(zdict=_bytes(text or ""))
    told = unpacking.decompress(record, most)
    if not unpacking.eof:
        raise zlib.error("not whole")
    return told


def keep(
    rows: "duckdb.DuckDBPyConnection", packed: Sequence[tuple[str, bytes]], version: str, furniture: bool
) -> list[str]:
    """In place of the former ones; gives the ids of those whose text is there, which alone are kept."""
    ids = [text_id for text_id, _ in packed]
    there = {
        row[0] for row in rows.execute("SELECT id FROM texts WHERE list_contains(?::VARCHAR[], id)", [ids]).fetchall()
    }
    gone = "DELETE FROM analyses WHERE furniture = ? AND list_contains(?::VARCHAR[], text_id)"
    rows.execute(gone, [furniture, ids])
    rows.execute("DELETE FROM failures WHERE list_contains(?::VARCHAR[], text_id)", [ids])
    values = [(text_id, version, furniture, record) for text_id, record in packed if text_id in there]
    insert(rows, "analyses", ["text_id VARCHAR", "version VARCHAR", "furniture BOOLEAN", "record BLOB"], values)
    return [text_id for text_id in ids if text_id in there]


KEPT = "SELECT text_id FROM analyses WHERE version = ? AND NOT furniture"


WITH_FACTS = "SELECT text_id FROM words WHERE text_id NOT IN (SELECT text_id FROM stale)"


def analysed(rows: "duckdb.DuckDBPyConnection", version: str) -> list[str]:
    """The texts of which this version's analysis is kept."""
    query = f"SELECT id FROM texts WHERE deleted IS NULL AND id IN ({KEPT}) ORDER BY id"
    return [row[0] for row in rows.execute(query, [version]).fetchall()]


def waiting(rows: "duckdb.DuckDBPyConnection", ids: Sequence[str], version: str) -> list[tuple[str, str, bytes | None]]:
    """Those of these texts of which it, or its facts, are not kept, in their order, with their text and its record."""
    query = f"""SELECT id, text, record FROM texts
        LEFT JOIN (SELECT * FROM analyses WHERE version = ? AND NOT furniture) AS own ON text_id = id
        WHERE deleted IS NULL AND list_contains(?::VARCHAR[], id)
        AND (record IS NULL OR id NOT IN ({WITH_FACTS})) ORDER BY list_position(?::VARCHAR[], id)"""
    return rows.execute(query, [version, list(ids), list(ids)]).fetchall()


def unanalysed(rows: "duckdb.DuckDBPyConnection", version: str, limit: int | None) -> list[str]:
    """The texts of which it, or its facts, are not kept, the last added first."""
    query = f"""SELECT id FROM texts WHERE deleted IS NULL
        AND (id NOT IN ({KEPT}) OR id NOT IN ({WITH_FACTS}))
        ORDER BY added DESC, id LIMIT {"ALL" if limit is None else int(limit)}"""
    return [row[0] for row in rows.execute(query, [version]).fetchall()]


def without_facts(rows: "duckdb.DuckDBPyConnection", version: str, most: int) -> list[str]:
    """The texts of which it is kept and its facts are not, `most` of them."""
    query = f"""SELECT id FROM texts WHERE deleted IS NULL AND id IN ({KEPT})
        AND id NOT IN ({WITH_FACTS}) ORDER BY added DESC, id LIMIT {int(most)}"""
    return [row[0] for row in rows.execute(query, [version]).fetchall()]


# ---------------------------------------------------------------- failures
def fail(rows: "duckdb.DuckDBPyConnection", text_id: str, version: str, reason: str) -> None:
    """This version's analysis could not be made."""
    rows.execute("DELETE FROM failures WHERE text_id = ?", [text_id])
    rows.execute("INSERT INTO failures VALUES (?, ?, ?)", [text_id, version, reason])


def failed(rows: "duckdb.DuckDBPyConnection", version: str) -> dict[str, str]:
    """The texts with the reason why this version's analysis could not be made."""
    query = """SELECT text_id, reason FROM failures JOIN texts ON id = text_id
        WHERE version = ? AND deleted IS NULL ORDER BY text_id"""
    return dict(rows.execute(query, [version]).fetchall())


def forget_failures(rows: "duckdb.DuckDBPyConnection") -> None:
    """They are tried again."""
    rows.execute("DELETE FROM failures")
