"""A library as one file that is carried away and put back."""

import json
import zlib

import duckdb
import pytest

from analysis import corrections
from analysis.library import LibraryError, Selection, drafts, id_of, open_library
from analysis.library.drafts import TextDraft
from tests.marked_analysis import marked

TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")


@pytest.fixture
def full(library):
    """A library with a row of everything."""
    identity = library.add(TALK.text, name="Нефть")
    library.keep(identity, TALK)
    library.correct(identity, corrections.hide(TALK.entities[1]))
    library.make_collection("Все", [identity])
    library.set_setting("язык", "ru")
    return library


def held(library):
    named = library.query("SELECT entity, identity FROM named ORDER BY entity").to_dict("records")
    made = library.all_corrections()
    return library.texts(), library.collections(), library.setting("язык"), named, made, library.select(Selection())


def test_a_backup_is_a_library(full, tmp_path):
    full.back_up(tmp_path / "copy.duckdb")
    copy = open_library(tmp_path / "copy.duckdb")
    assert held(copy) == held(full)
    copy.add("Снег.")
    copy.close()
    assert len(full.texts()) == 1
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == ["copy.duckdb"]


def test_what_an_export_said_is_put_back_with_all_else(full, tmp_path):
    number = drafts.begin(full, "Выгрузка")
    drafts.add_files(full, number, ["выгрузка.csv"], {})
    said = (("Тональность", "негативная"), ("Аудитория", "2786"))
    drafts.add_rows(full, number, [(0, [TextDraft("", text=TALK.text, kept=said)])])
    [identity] = drafts.confirm(full, number)
    waiting = drafts.begin(full, "Ждёт")
    drafts.add_files(full, waiting, ["ждёт.csv"], {})
    drafts.add_rows(full, waiting, [(0, [TextDraft("", text="Снег идёт.", kept=said)])])
    full.back_up(tmp_path / "copy.duckdb")
    full.delete(identity)
    full.empty_bin()
    full.put_back(tmp_path / "copy.duckdb")
    assert full.kept(identity) == list(said)
    assert full.analysis(identity) == TALK
    [snow] = drafts.confirm(full, waiting)
    assert full.kept(snow) == list(said)


def test_what_was_put_back_takes_the_place_of_what_is_there(full, path, tmp_path):
    before = held(full)
    full.back_up(tmp_path / "copy.duckdb")
    identity = full.texts()[0].id
    snow = full.add("Снег.")
    full.keep(snow, TALK)
    full.keep(identity, marked("Пусто."))
    full.undo(1)
    full.delete(identity)
    after = held(full)
    kept = full.put_back(tmp_path / "copy.duckdb")
    assert held(full) == before
    assert full.analysis(identity) == TALK
    assert full.analysis(snow) is None
    assert kept == path.with_name("library.duckdb.before-restore")
    full.add("Дождь.")
    full.close()
    library = open_library(path)
    assert len(library.texts()) == 2
    library.put_back(kept)
    assert held(library)[0] == after[0]
    assert [text.id for text in library.deleted()] == [identity]
    library.close()


def test_an_older_library_is_put_back_too(library, tmp_path):
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as rows:
        rows.execute(
            """CREATE TABLE library (schema_version INTEGER); INSERT INTO library VALUES (1);
            CREATE TABLE texts (id VARCHAR PRIMARY KEY, name VARCHAR, text VARCHAR, encoding VARCHAR, title VARCHAR,
                outlet VARCHAR, date DATE, url VARCHAR, added TIMESTAMP, deleted TIMESTAMP);
            CREATE TABLE analyses (text_id VARCHAR, version VARCHAR, furniture BOOLEAN, record BLOB);
            CREATE TABLE corrections (id INTEGER PRIMARY KEY, text_id VARCHAR, made TIMESTAMP, undone TIMESTAMP,
                record VARCHAR);
            INSERT INTO texts (id, name, text, added)
                VALUES (left(sha256('Идёт дождь.'), 12), 'Дождь', 'Идёт дождь.', '2026-01-01')"""
        )
    before = old.read_bytes()
    library.put_back(old)
    assert [(text.name, text.characters) for text in library.texts()] == [("Дождь", 11)]
    assert library.unanalysed() == [id_of("Идёт дождь.")]
    assert old.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no library", bytes(50_000)])
def test_what_is_no_library_is_not_put_back(full, tmp_path, content):
    file = tmp_path / "file"
    file.write_bytes(content)
    before = held(full)
    with pytest.raises(LibraryError) as caught:
        full.put_back(file)
    assert caught.value.key == "unreadable"
    assert held(full) == before
    assert not list(tmp_path.glob("*before-restore*"))


@pytest.mark.parametrize(
    ("made", "key"),
    [
        ("CREATE TABLE sales (n INTEGER)", "unreadable"),
        ("CREATE TABLE library (schema_version INTEGER); INSERT INTO library VALUES (99)", "newer"),
        ("CREATE TABLE library (schema_version INTEGER); INSERT INTO library VALUES (2)", "unreadable"),
        ("CREATE VIEW library AS SELECT 2 AS schema_version FROM read_text('/etc/hostname')", "unreadable"),
    ],
)
def test_another_database_is_not_put_back(full, tmp_path, made, key):
    file = tmp_path / "file.duckdb"
    with duckdb.connect(str(file)) as rows:
        rows.execute(made)
    before = held(full)
    with pytest.raises(LibraryError) as caught:
        full.put_back(file)
    assert caught.value.key == key
    assert held(full) == before


def test_a_library_whose_tables_are_others_changes_nothing(full, tmp_path):
    full.back_up(tmp_path / "copy.duckdb")
    with duckdb.connect(str(tmp_path / "copy.duckdb")) as rows:
        rows.execute("DROP VIEW about; ALTER TABLE words ADD COLUMN more INTEGER")
    before = held(full)
    with pytest.raises(LibraryError):
        full.put_back(tmp_path / "copy.duckdb")
    assert held(full) == before
    full.add("Снег.")


FOREIGN = "копия.duckdb"

CRAFTED = {
    "a view over a file": "ALTER TABLE texts RENAME TO hidden; CREATE VIEW texts AS SELECT"
    " left(sha256(content), 12) AS id, filename AS name, content AS text, '' AS encoding, '' AS title, '' AS outlet,"
    "NULL::DATE AS date, '' AS url,"
    "now()::TIMESTAMP AS added, NULL::TIMESTAMP AS deleted, length(content)::INTEGER AS characters,"
    "NULL::VARCHAR AS reprint_of FROM read_text('{secret}')",
    "a table of another schema": "DROP TABLE words; CREATE SCHEMA other;"
    "CREATE TABLE other.words (text_id VARCHAR, words INTEGER, direct_words INTEGER)",
    "a generated column": "ALTER TABLE stopped RENAME TO was; "
    "CREATE TABLE stopped (folded VARCHAR AS (upper('а')), a INT)",
    "wrong types": "ALTER TABLE corrections ALTER made TYPE VARCHAR",
    "no moment": "UPDATE texts SET added = NULL",
    "a moment without end": "UPDATE texts SET added = 'infinity'",
    "a day before all days": "UPDATE texts SET date = '0044-03-15 (BC)'::DATE",
    "another text under the id": "UPDATE texts SET text = 'Другое.', characters = 7",
    "a wrong length": "UPDATE texts SET characters = 7",
    "a correction that is no JSON": "UPDATE corrections SET record = 'нет'",
    "a correction of other fields": """UPDATE corrections SET record = '{{"action": "a", "spans": [], "path": "/"}}'""",
    "places that go backwards": """UPDATE corrections SET record = '{{"action": "hide", "spans": [[9, 1]]}}'""",
    "a correction of no text": "UPDATE corrections SET text_id = NULL",
    "options that name a path": "INSERT INTO imports VALUES (1, 'а', '2026-01-01', ''); INSERT INTO import_files VALUES"
    """(1, 0, 'а.txt', false, '{{"path": "{secret}"}}', '{{}}')""",
    "columns that are no names": "INSERT INTO settings VALUES ('columns []', '[1]')",
    "a collection without a name": "UPDATE collections SET name = ' '",
}


@pytest.mark.parametrize("crafted", CRAFTED)
def test_a_crafted_backup_is_refused_and_everything_works_on(full, path, tmp_path, crafted):
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна")
    full.back_up(tmp_path / FOREIGN)
    with duckdb.connect(str(tmp_path / FOREIGN)) as rows:
        rows.execute(CRAFTED[crafted].format(secret=secret))
    before = held(full)
    with pytest.raises(LibraryError) as caught:
        full.put_back(tmp_path / FOREIGN)
    assert caught.value.key == "unreadable"
    assert held(full) == before
    full.back_up(tmp_path / "next.duckdb")
    assert not list(tmp_path.glob("*.new*"))
    assert not [file for file in tmp_path.glob("library*") if "тайна".encode() in file.read_bytes()]


def test_a_truncated_backup_is_refused(full, tmp_path):
    full.back_up(tmp_path / FOREIGN)
    whole = (tmp_path / FOREIGN).read_bytes()
    before = held(full)
    for share in (0.3, 0.9):
        (tmp_path / FOREIGN).write_bytes(whole[: int(len(whole) * share)])
        try:
            full.put_back(tmp_path / FOREIGN)
        except LibraryError as error:
            assert error.key == "unreadable"
            assert ".new" not in str(error)  # the draft that was looked at is nobody's file
        assert held(full) == before
    full.back_up(tmp_path / "next.duckdb")
    full.put_back(tmp_path / "next.duckdb")
    assert held(full) == before


def test_views_and_tables_that_no_library_has_stay_behind(full, tmp_path):
    full.back_up(tmp_path / FOREIGN)
    with duckdb.connect(str(tmp_path / FOREIGN)) as rows:
        rows.execute(
            "CREATE TABLE more (n INTEGER); CREATE OR REPLACE VIEW about AS SELECT * FROM read_text('/etc/hostname')"
        )
    before = held(full)
    full.put_back(tmp_path / FOREIGN)
    assert held(full) == before
    assert "more" not in set(full.query("SELECT table_name FROM duckdb_tables()")["table_name"])
    assert list(full.query("SELECT term FROM about")["term"]) == ["нефть"]


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE named SET mentions = NULL",
        "DELETE FROM identities",
        "INSERT INTO story_texts VALUES ('а', 'б', '[]', 1)",
        "UPDATE analyses SET record = 'none'::BLOB",
    ],
)
def test_what_is_derived_is_made_anew_where_it_cannot_be(full, tmp_path, wrong):
    full.back_up(tmp_path / FOREIGN)
    with duckdb.connect(str(tmp_path / FOREIGN)) as rows:
        rows.execute(wrong)
    full.put_back(tmp_path / FOREIGN)
    assert [text.name for text in full.texts()] == ["Нефть"]
    assert len(full.unanalysed()) == 1
    full.keep(full.texts()[0].id, TALK)
    assert not full.unanalysed()


def test_an_analysis_that_cannot_be_read_counts_as_none(full):
    identity = full.texts()[0].id
    record = zlib.compress(json.dumps({"text": 1}).encode())
    with full.transaction() as rows:
        rows.execute("UPDATE analyses SET record = ?", [record])
    full._analyses.remembered.clear()
    assert full.analysis(identity) is None


def test_places_that_cannot_be_written_or_read(full, tmp_path):
    for action in (
        lambda: full.back_up(tmp_path / "none" / "copy.duckdb"),
        lambda: full.put_back(tmp_path / "none.duckdb"),
    ):
        with pytest.raises(LibraryError):
            action()
    assert len(full.texts()) == 1


def test_a_name_with_a_quote(full, tmp_path):
    full.back_up(tmp_path / "it's a 'copy'.duckdb")
    full.put_back(tmp_path / "it's a 'copy'.duckdb")
    assert len(full.texts()) == 1
