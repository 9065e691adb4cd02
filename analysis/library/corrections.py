"""The rows of corrections: kept with their time, undone and redone, never removed."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import duckdb

from analysis.corrections import STOP_WORD, Correction, stop_words
from analysis.corrections.outlet import of_outlet
from analysis.corrections.signature import of_lines
from analysis.library import outlet_lines
from analysis.library.records import WHOLE_LIBRARY, LibraryError, StoredCorrection, now, utc
from analysis.library.rows import insert

COLUMNS = ["id INTEGER", "text_id VARCHAR", "made TIMESTAMP", "record VARCHAR", "who VARCHAR"]


def of_text(rows: duckdb.DuckDBPyConnection, text_id: str) -> list[StoredCorrection]:
    """Those of one text that are not undone, as they were made."""
    query = "SELECT id, made, record FROM corrections WHERE text_id = ? AND undone IS NULL ORDER BY id"
    found = rows.execute(query, [text_id]).fetchall()
    return [StoredCorrection(number, utc(made), _read(record)) for number, made, record in found]


def of_texts(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Mapping[str, list[Correction]]:
    """Those of each of the texts, without the times: what its outlet brings with it, then what the analyst made."""
    outlets = "SELECT id, outlet FROM texts WHERE outlet <> '' AND list_contains(?::VARCHAR[], id)"
    query = """SELECT text_id, record FROM corrections WHERE undone IS NULL AND list_contains(?::VARCHAR[], text_id)
        ORDER BY id"""
    made: dict[str, list[Correction]] = defaultdict(list)
    lines = outlet_lines.furniture(rows)
    for text_id, outlet in rows.execute(outlets, [list(ids)]).fetchall():
        made[text_id] += [*([of_lines(lines[outlet])] if outlet in lines else []), of_outlet(outlet)]
    for text_id, record in rows.execute(query, [list(ids)]).fetchall():
        made[text_id].append(_read(record))
    return made


def holding(rows: duckdb.DuckDBPyConnection, text_id: str) -> tuple[Correction, ...]:
    """Those that change the text's analysis: its own, then the stop words of the library."""
    made = of_texts(rows, [text_id, WHOLE_LIBRARY])
    everywhere = (c for c in made.get(WHOLE_LIBRARY, []) if c.action == STOP_WORD)
    return (*made.get(text_id, []), *everywhere)


def of_all(rows: duckdb.DuckDBPyConnection) -> list[tuple[str, Correction]]:
    """Those of the whole library and of every text that is not deleted."""
    query = """SELECT text_id, record FROM corrections WHERE undone IS NULL
        AND (text_id = ? OR text_id IN (SELECT id FROM texts WHERE deleted IS NULL)) ORDER BY id"""
    found = rows.execute(query, [WHOLE_LIBRARY]).fetchall()
    return [(text_id, _read(record)) for text_id, record in found]


def keep(rows: duckdb.DuckDBPyConnection, made: Sequence[tuple[str, Correction]], who: str = "") -> list[int]:
    """Keeps corrections, as made by `who`, and gives their numbers."""
    first = int(rows.execute("SELECT coalesce(max(id), 0) + 1 FROM corrections").fetchall()[0][0])
    records = [json.dumps(asdict(correction), ensure_ascii=False) for _, correction in made]
    numbers, moment = range(first, first + len(made)), now()
    texts = (text_id for text_id, _ in made)
    insert(
        rows, "corrections", COLUMNS, [(n, t, moment, r, who) for n, t, r in zip(numbers, texts, records, strict=True)]
    )
    return list(numbers)


def set_undone(rows: duckdb.DuckDBPyConnection, number: int, *, undone: bool) -> str:
    """Undoes or redoes one; gives the id of its text."""
    query = "UPDATE corrections SET undone = ? WHERE id = ? RETURNING text_id"
    changed = rows.execute(query, [now() if undone else None, number]).fetchall()
    if not changed:
        raise LibraryError("no_correction", id=number)
    return str(changed[0][0])


def made_by(rows: duckdb.DuckDBPyConnection, number: int) -> str | None:
    """Whose the correction is; None where there is none."""
    found = rows.execute("SELECT who FROM corrections WHERE id = ?", [number]).fetchone()
    return str(found[0] or "") if found else None


def write_stopped(rows: duckdb.DuckDBPyConnection) -> None:
    """The terms that the view `about` leaves out, from the stop words that hold now."""
    made = of_texts(rows, [WHOLE_LIBRARY]).get(WHOLE_LIBRARY, [])
    rows.execute("DELETE FROM stopped")
    insert(rows, "stopped", ["folded VARCHAR"], [(word,) for word in sorted(stop_words(made))])


def _read(record: str) -> Correction:
    fields = json.loads(record)
    return Correction(**{**fields, "spans": tuple((start, stop) for start, stop in fields["spans"])})
