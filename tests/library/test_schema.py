"""An older library is brought to this version with all that is in it; a newer one is left alone."""

import json
import zlib
from dataclasses import asdict

import duckdb
import pytest

from analysis import corrections
from analysis.analyse import to_record, version
from analysis.library import LibraryError, Selection, id_of, open_library, schema
from tests.marked_analysis import marked

VERSION_1 = """
CREATE TABLE library (schema_version INTEGER);
CREATE TABLE texts (id VARCHAR PRIMARY KEY, name VARCHAR, text VARCHAR, encoding VARCHAR, title VARCHAR, outlet VARCHAR,
                    date DATE, url VARCHAR, added TIMESTAMP, deleted TIMESTAMP);
CREATE TABLE analyses (text_id VARCHAR, version VARCHAR, furniture BOOLEAN, record BLOB);
CREATE TABLE corrections (id INTEGER PRIMARY KEY, text_id VARCHAR, made TIMESTAMP, undone TIMESTAMP, record VARCHAR);
INSERT INTO library VALUES (1);
"""

TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")
HIDDEN = corrections.hide(TALK.entities[1])


@pytest.fixture
def old(path):
    """A library as version 1 left it: an analysed text with a correction, an unread one, a deleted one."""
    record = zlib.compress(json.dumps(to_record(TALK)).encode(), 1)
    talk, rain, gone = id_of(TALK.text), id_of("Идёт дождь."), id_of("Град.")
    with duckdb.connect(str(path)) as rows:
        rows.execute(VERSION_1)
        insert = "INSERT INTO texts VALUES (?, ?, ?, 'UTF-8', '', ?, ?, '', ?, ?)"
        rows.execute(insert, [talk, "Нефть", TALK.text, "Заря", "2026-09-01", "2026-10-01 10:00:00", None])
        rows.execute(insert, [rain, "Дождь", "Идёт дождь.", "", None, "2026-10-02 10:00:00", None])
        rows.execute(insert, [gone, "Град", "Град.", "", None, "2026-10-03 10:00:00", "2026-10-04 10:00:00"])
        rows.execute("INSERT INTO analyses VALUES (?, ?, false, ?)", [talk, version(), record])
        made = json.dumps(asdict(HIDDEN), ensure_ascii=False)
        rows.execute("INSERT INTO corrections VALUES (1, ?, '2026-10-05 10:00:00', NULL, ?)", [talk, made])
        rows.execute("INSERT INTO corrections VALUES (2, ?, '2026-10-05 10:00:00', '2026-10-06', ?)", [talk, made])
    return path


def test_version_1_is_opened_with_all_that_is_in_it(old):
    library = open_library(old)
    assert [(text.name, text.characters) for text in library.texts()] == [("Дождь", 11), ("Нефть", len(TALK.text))]
    talk = id_of(TALK.text)
    assert library.analysis(talk) == TALK
    assert [row.correction for row in library.corrections(talk)] == [HIDDEN]
    library.redo(2)
    assert [entity.name for entity in library.corrected(talk).entities] == ["Анна Ким"]
    assert library.select(Selection(outlets=("Заря",))) == (talk,)
    assert library.select(Selection(once=True)) == (talk, id_of("Идёт дождь."))
    library.close()


def test_the_facts_of_an_older_library_are_still_to_be_made(old):
    library = open_library(old)
    talk = id_of(TALK.text)
    assert sorted(library.unanalysed()) == sorted([talk, id_of("Идёт дождь.")])
    library.keep(talk, TALK)
    assert library.unanalysed() == [id_of("Идёт дождь.")]
    assert list(library.query("SELECT entity FROM named")["entity"]) == ["Анна Ким"]
    library.close()


def test_a_migrated_library_has_the_tables_of_a_new_one(old, tmp_path):
    open_library(old).close()
    open_library(tmp_path / "new.duckdb", first=None).close()

    def tables(path):
        query = "SELECT table_name, column_name, data_type, column_default FROM information_schema.columns"
        with duckdb.connect(str(path)) as rows:
            return sorted(rows.execute(query).fetchall()), rows.execute("FROM library").fetchall()

    assert tables(old) == tables(tmp_path / "new.duckdb")
    assert tables(old)[1] == [(schema.VERSION,)]


def test_terms_of_an_older_library_get_their_ranks(path):
    with duckdb.connect(str(path)) as rows:
        schema.create(rows, 19)
        terms = [("т", "мост", 2, 5.0, False), ("т", "Тарск", 1, 9.0, True), ("т", "лёд", 1, 7.0, False)]
        rows.executemany(
            "INSERT INTO terms (text_id, term, folded, count, score, is_name) VALUES ($1, $2, $2, $3, $4, $5)",
            [*terms, ("у", "мост", 1, 7.0, False), ("у", "лёд", 1, 7.0, False)],
        )
    library = open_library(path)
    ranks = library.query("SELECT text_id, term, rank FROM about ORDER BY text_id, is_name, rank")
    assert list(ranks.itertuples(index=False, name=None)) == [
        *[("т", "лёд", 1), ("т", "мост", 2), ("т", "Тарск", 1)],
        *[("у", "лёд", 1), ("у", "мост", 2)],
    ]
    library.close()


def test_a_migration_that_fails_leaves_everything_as_it_was(old, monkeypatch):
    broken = (schema.MIGRATIONS[0] + "INSERT INTO nowhere VALUES (1);",)
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    with pytest.raises(LibraryError, match="nowhere"):
        open_library(old)
    monkeypatch.undo()
    library = open_library(old)
    assert len(library.texts()) == 2
    library.close()


@pytest.mark.parametrize("version_found", ["99", "0", "NULL"])
def test_a_version_that_is_not_known_is_refused_and_left_as_it_is(old, version_found):
    with duckdb.connect(str(old)) as rows:
        rows.execute(f"UPDATE library SET schema_version = {version_found}")
    before = old.read_bytes()
    with pytest.raises(LibraryError) as caught:
        open_library(old)
    assert caught.value.key == "newer"
    assert old.read_bytes() == before
