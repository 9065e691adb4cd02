"""The library's rows: texts, their analyses by version, the analyst's corrections."""

import datetime
import json
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import duckdb

from analysis import corrections
from analysis.analyse import Analysis, analyse, from_record, to_record, version
from analysis.article import read_article
from analysis.card import NO_CARD, Card
from analysis.corrections import Correction
from analysis.library.records import (
    WHOLE_LIBRARY,
    LibraryError,
    StoredCorrection,
    StoredText,
    name_of,
    text_id,
)

REMEMBERED = 16
"""Analyses kept in memory: one user's turns between a few texts."""


class Library:
    """An open library. Any number of threads may share it; only one process has it open."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._analysing: dict[tuple[str, bool], threading.Lock] = {}
        self._remembered: dict[tuple[object, ...], Analysis] = {}

    def close(self) -> None:
        """Writes everything into the one file and lets it go."""
        self._connection.close()

    # ------------------------------------------------------------ texts
    def add(self, text: str, *, name: str = "", encoding: str = "", card: Card = NO_CARD) -> str:
        """Keeps `text` and gives its id; one that is there already stays as it is, a deleted one comes back."""
        identity = text_id(text)
        with self._transaction() as rows:
            rows.execute("UPDATE texts SET deleted = NULL WHERE id = ?", [identity])
            row = [identity, name.strip() or name_of(text), text, encoding, *_columns(card), _now(), None]
            rows.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row)
        return identity

    def texts(self) -> list[StoredText]:
        """The texts, the last one added first."""
        return self._stored("deleted IS NULL")

    def stored(self, identity: str) -> StoredText | None:
        """What the list says of one text, or None where there is none of this id."""
        return next(iter(self._stored("deleted IS NULL AND id = ?", identity)), None)

    def text(self, identity: str) -> str:
        """The text itself."""
        with self._transaction() as rows:
            found = rows.execute("SELECT text FROM texts WHERE id = ? AND deleted IS NULL", [identity]).fetchone()
        if found is None:
            raise LibraryError("no_text", id=identity)
        return str(found[0])

    def rename(self, identity: str, name: str) -> None:
        """Another name in the list; the text stays."""
        if not name.strip():
            raise LibraryError("no_name")
        self._change_text(identity, "name = ?", name.strip())

    def set_card(self, identity: str, card: Card) -> None:
        """Another title, outlet, date and address."""
        self._change_text(identity, "title = ?, outlet = ?, date = ?, url = ?", *_columns(card))

    def delete(self, identity: str) -> None:
        """Out of every list and count; `restore` brings it back until the library is opened the next time."""
        self._change_text(identity, "deleted = ?", _now())

    def restore(self, identity: str) -> None:
        """A deleted text with its analyses and corrections as they were."""
        self._change_text(identity, "deleted = NULL")

    def deleted(self) -> list[StoredText]:
        """The texts that `restore` brings back."""
        return self._stored("deleted IS NOT NULL")

    # ------------------------------------------------------------ analyses
    def analysis(self, identity: str, *, furniture: bool = False) -> Analysis | None:
        """What this version's analysis found, if it is kept; with `furniture` the one that leaves nothing out."""
        key = (identity, version(), furniture)
        if remembered := self._recall(key):
            return remembered
        query = "SELECT record FROM analyses WHERE text_id = ? AND version = ? AND furniture = ?"
        with self._transaction() as rows:
            found = rows.execute(query, list(key)).fetchone()
        return self._remember(key, from_record(json.loads(zlib.decompress(found[0])))) if found else None

    def analysed(self) -> list[str]:
        """The ids of the texts whose analysis is kept: `corrected` gives these without analysing anything."""
        query = (
            "SELECT id FROM texts JOIN analyses ON id = text_id WHERE deleted IS NULL AND version = ? AND NOT furniture"
        )
        with self._transaction() as rows:
            return [row[0] for row in rows.execute(f"{query} ORDER BY id", [version()]).fetchall()]

    def keep(self, identity: str, analysis: Analysis, *, furniture: bool = False) -> None:
        """Keeps this version's analysis, in place of the text's former ones."""
        record = zlib.compress(json.dumps(to_record(analysis)).encode(), 1)
        with self._transaction() as rows:
            rows.execute("DELETE FROM analyses WHERE text_id = ? AND furniture = ?", [identity, furniture])
            rows.execute("INSERT INTO analyses VALUES (?, ?, ?, ?)", [identity, version(), furniture, record])
        self._remember((identity, version(), furniture), analysis)

    def analysis_of(self, identity: str, *, furniture: bool = False) -> Analysis:
        """The kept analysis, else one made now and kept. A text that two ask for at once is analysed once."""
        with self._lock:
            turn = self._analysing.setdefault((identity, furniture), threading.Lock())
        with turn:
            found = self.analysis(identity, furniture=furniture)
            if found is None:
                found = analyse(read_article(self.text(identity), keep_furniture=furniture))
                self.keep(identity, found, furniture=furniture)
        return found

    def corrected(self, identity: str, *, furniture: bool = False) -> Analysis:
        """`analysis_of` with the analyst's corrections in it: what every page and export shows."""
        made = self.holding(identity)
        key = (identity, version(), furniture, made)
        return self._recall(key) or self._remember(
            key, corrections.apply(self.analysis_of(identity, furniture=furniture), made)
        )

    # ------------------------------------------------------------ corrections
    def corrections(self, identity: str) -> list[StoredCorrection]:
        """The text's corrections that are not undone, in the order in which they were made.

        Those of WHOLE_LIBRARY say who is who over the texts (`corrections.correct_identities`) and are its stop words.
        """
        query = "SELECT id, made, record FROM corrections WHERE text_id = ? AND undone IS NULL ORDER BY id"
        with self._transaction() as rows:
            found = rows.execute(query, [identity]).fetchall()
        return [StoredCorrection(number, _utc(made), _correction(record)) for number, made, record in found]

    def holding(self, identity: str) -> tuple[Correction, ...]:
        """All corrections that change the text's analysis, in order: its own, then the stop words of the library."""
        own = [row.correction for row in self.corrections(identity)]
        everywhere = [row.correction for row in self.corrections(WHOLE_LIBRARY)]
        return (*own, *(c for c in everywhere if c.action == corrections.STOP_WORD))

    def all_corrections(self) -> list[tuple[str, Correction]]:
        """What holds of all texts and of the whole library, each with its text's id, in the order it was made."""
        query = """SELECT text_id, record FROM corrections WHERE undone IS NULL
            AND (text_id = ? OR text_id IN (SELECT id FROM texts WHERE deleted IS NULL)) ORDER BY id"""
        with self._transaction() as rows:
            found = rows.execute(query, [WHOLE_LIBRARY]).fetchall()
        return [(identity, _correction(record)) for identity, record in found]

    def correct(self, identity: str, correction: Correction) -> int:
        """Keeps a correction of the text (WHOLE_LIBRARY: of who is who) and gives its number, for `undo`."""
        return self.correct_all([(identity, correction)])[0]

    def correct_all(self, made: Sequence[tuple[str, Correction]]) -> list[int]:
        """Keeps corrections, each with the id of its text, in this order: all of them or, where it fails, none."""
        with self._transaction() as rows:
            first = int(rows.execute("SELECT coalesce(max(id), 0) + 1 FROM corrections").fetchall()[0][0])
            for number, (identity, correction) in enumerate(made, start=first):
                record = json.dumps(asdict(correction), ensure_ascii=False)
                rows.execute("INSERT INTO corrections VALUES (?, ?, ?, NULL, ?)", [number, identity, _now(), record])
        return list(range(first, first + len(made)))

    def undo(self, number: int) -> None:
        """Takes a correction back; the row stays, so that `redo` can bring it back."""
        self._change("corrections", number, "no_correction", "undone = ?", _now())

    def redo(self, number: int) -> None:
        """An undone correction holds again, in its former place among the others."""
        self._change("corrections", number, "no_correction", "undone = NULL")

    # ------------------------------------------------------------ rows
    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All or nothing: what is inside is on disk when the block ends, and nothing of it where it fails."""
        with self._lock:
            rows = self._connection.cursor()
            try:
                rows.begin()
                yield rows
                rows.commit()
            except duckdb.Error as error:
                raise LibraryError("failed", reason=str(error).splitlines()[0]) from error
            finally:
                rows.close()

    def _stored(self, condition: str, *values: object) -> list[StoredText]:
        columns = "id, name, title, outlet, date, url, added, encoding, length(text)"
        query = f"SELECT {columns} FROM texts WHERE {condition} ORDER BY added DESC, id"
        with self._transaction() as rows:
            found = rows.execute(query, list(values)).fetchall()
        return [StoredText(row[0], row[1], Card(*row[2:6]), _utc(row[6]), row[7], row[8]) for row in found]

    def _change_text(self, identity: str, what: str, *values: object) -> None:
        self._change("texts", identity, "no_text", what, *values)

    def _change(self, table: str, identity: object, missing: str, what: str, *values: object) -> None:
        query = f"UPDATE {table} SET {what} WHERE id = ? RETURNING id"
        with self._transaction() as rows:
            changed = rows.execute(query, [*values, identity]).fetchall()
        if not changed:
            raise LibraryError(missing, id=identity)

    def empty_bin(self) -> None:
        """Removes the deleted texts for good."""
        with self._transaction() as rows:
            for table, column in (("analyses", "text_id"), ("corrections", "text_id"), ("texts", "id")):
                gone = "SELECT id FROM texts WHERE deleted IS NOT NULL"
                rows.execute(f"DELETE FROM {table} WHERE {column} IN ({gone})")

    def _recall(self, key: tuple[object, ...]) -> Analysis | None:
        """What is remembered under `key`, which is then the last to be forgotten."""
        with self._lock:
            found = self._remembered.pop(key, None)
            if found:
                self._remembered[key] = found
            return found

    def _remember(self, key: tuple[object, ...], analysis: Analysis) -> Analysis:
        with self._lock:
            self._remembered[key] = analysis
            while len(self._remembered) > REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
        return analysis


def _columns(card: Card) -> list[Any]:
    return [card.title.strip(), card.outlet.strip(), card.date, card.url.strip()]


def _correction(record: str) -> Correction:
    fields = json.loads(record)
    return Correction(**{**fields, "spans": tuple((start, stop) for start, stop in fields["spans"])})


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


def _utc(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(tzinfo=datetime.UTC)
