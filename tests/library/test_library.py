"""The library: what is kept stays, whoever asks, and whatever happens to the process."""

import datetime
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import duckdb
import pytest

from analysis import corrections
from analysis.card import Card
from analysis.library import WHOLE_LIBRARY, LibraryError, id_of, library_path, open_library, schema
from analysis.library import kept_analyses as module
from tests.marked_analysis import marked

RAIN = "Идёт дождь.\nОн сильный."


def reopened(library, path):
    library.close()
    return open_library(path)


# ---------------------------------------------------------------- texts
def test_the_first_start_brings_the_article(path):
    (stored,) = open_library(path).texts()
    assert stored.name.startswith("Глава МИД Казахстана")
    assert (stored.encoding, stored.characters, stored.card) == ("UTF-8", 6150, Card())


def test_the_article_comes_once_and_a_deleted_one_does_not_return(path):
    library = open_library(path)
    library.delete(library.texts()[0].id)
    library = reopened(library, path)
    assert library.texts() == library.deleted() == []


def test_a_text_is_kept_under_its_hash_and_once(library):
    identity = library.add(RAIN, name="Дождь", encoding="KOI8-R")
    assert identity == id_of(RAIN) == library.add(RAIN, name="Другой", encoding="UTF-8")
    (stored,) = library.texts()
    assert (stored.id, stored.name, stored.encoding, stored.characters) == (identity, "Дождь", "KOI8-R", len(RAIN))
    assert library.text(identity) == RAIN
    assert abs(stored.added - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n  Короткая строка \nвторая", "Короткая строка"),
        ("Слово " * 30, "Слово Слово Слово Слово Слово Слово Слово Слово Слово Слово Слово…"),
        ("", "…"),
    ],
)
def test_a_text_without_a_name_is_called_by_its_first_words(library, text, name):
    assert library.stored(library.add(text)).name == name


def test_the_last_added_is_the_first_in_the_list(library):
    names = ["первый", "второй", "третий"]
    for name in names:
        library.add(name)
    assert [stored.name for stored in library.texts()] == names[::-1]


def test_name_and_card_are_changed_and_kept(library, path):
    identity = library.add(RAIN)
    card = Card("Дождь идёт", "Вести", datetime.date(2020, 2, 1), "https://vesti.example/1")
    library.rename(identity, " Погода ")
    library.set_card(identity, card)
    stored = reopened(library, path).stored(identity)
    assert (stored.name, stored.card) == ("Погода", card)


def test_a_deleted_text_comes_back_with_its_corrections_until_the_next_start(library, path):
    identity = library.add(RAIN, name="Дождь")
    library.correct(identity, corrections.Correction("hide", name="Дождь"))
    library.delete(identity)
    assert (library.texts(), library.stored(identity)) == ([], None)
    assert [stored.id for stored in library.deleted()] == [identity]
    with pytest.raises(LibraryError, match="нет"):
        library.text(identity)
    library.restore(identity)
    assert library.stored(identity).name == "Дождь"
    assert len(library.corrections(identity)) == 1
    library.delete(identity)
    library = reopened(library, path)
    assert library.deleted() == library.corrections(identity) == []


def test_a_text_that_is_not_there_is_said(library):
    for action in (library.text, library.delete, library.restore, lambda i: library.rename(i, "Имя")):
        with pytest.raises(LibraryError) as caught:
            action("0123456789ab")
        assert (caught.value.key, caught.value.values) == ("no_text", {"id": "0123456789ab"})
    with pytest.raises(LibraryError, match="название"):
        library.rename(library.add(RAIN), "  ")
    with pytest.raises(LibraryError):
        library.undo(7)


def test_hostile_names_are_only_text(library):
    name = "'); DROP TABLE texts; -- <b>"
    library.rename(library.add(RAIN), name)
    assert library.texts()[0].name == name


# ---------------------------------------------------------------- analyses
TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]». Пишет @Труд@.")


@pytest.fixture
def analysed(monkeypatch):
    """Stands in for the models: says TALK of every text, slowly, and counts how often it was asked."""
    asked = []

    def analyse(article):
        time.sleep(0.05)
        asked.append(article)
        return TALK

    monkeypatch.setattr(module, "analyse", analyse)
    return asked


def test_an_analysis_is_kept_over_a_restart(library, path, analysed):
    identity = library.add(RAIN)
    assert library.analysis(identity) is None
    assert library.analysis_of(identity) == TALK == library.analysis(identity)
    library = reopened(library, path)
    assert library.analysis_of(identity) == TALK
    assert len(analysed) == 1


def test_a_new_version_analyses_anew_and_keeps_only_its_own(library, analysed, monkeypatch):
    identity = library.add(RAIN)
    library.analysis_of(identity)
    monkeypatch.setattr(module, "version", lambda: "later")
    assert library.analysis(identity) is None
    library.analysis_of(identity)
    assert len(analysed) == 2
    monkeypatch.undo()
    library._analyses.remembered.clear()
    assert library.analysis(identity) is None


def test_many_sessions_that_ask_at_once_have_it_analysed_once(library, analysed):
    identity = library.add(RAIN)
    with ThreadPoolExecutor(8) as sessions:
        found = list(sessions.map(lambda _: library.analysis_of(identity), range(16)))
    assert found == [TALK] * 16
    assert len(analysed) == 1


def test_the_furniture_is_read_only_where_it_is_asked_for(library, analysed):
    identity = library.add("Министр выступил.\nЧитайте также:\nДругая новость")
    library.analysis_of(identity)
    library.analysis_of(identity, furniture=True)
    library.analysis_of(identity)
    assert [len(article.furniture) for article in analysed] == [1, 0]


def test_what_is_remembered_is_bounded(library):
    for number in range(module.REMEMBERED + 5):
        library.keep(library.add(f"Текст {number}."), TALK)
    assert len(library._analyses.remembered) == module.REMEMBERED
    assert library.analysis(id_of("Текст 0.")) == TALK


def test_what_is_looked_at_is_forgotten_last(library):
    first = library.add("Первый.")
    library.keep(first, TALK)
    for number in range(module.REMEMBERED * 2):
        library.keep(library.add(f"Текст {number}."), TALK)
        library.analysis(first)
    assert (first, module.version(), False) in library._analyses.remembered
    assert len(library._analyses.remembered) == module.REMEMBERED


# ---------------------------------------------------------------- corrections
def test_corrections_are_rows_in_order_with_their_time_and_can_be_undone(library, path, analysed):
    identity = library.add(RAIN)
    quote = TALK.quotes[0]
    first = library.correct(identity, corrections.not_quote(quote))
    second = library.correct(identity, corrections.hide(TALK.entities[1]))
    rows = library.corrections(identity)
    assert [row.correction for row in rows] == [corrections.not_quote(quote), corrections.hide(TALK.entities[1])]
    assert rows[0].made <= rows[1].made <= datetime.datetime.now(datetime.UTC)
    assert (len(library.corrected(identity).quotes), len(library.corrected(identity).entities)) == (0, 1)
    library = reopened(library, path)
    assert len(library.corrected(identity).quotes) == 0
    library.undo(first)
    assert library.corrected(identity).quotes == TALK.quotes
    library.undo(second)
    assert library.corrected(identity) == TALK
    library.redo(first)
    assert [row.id for row in library.corrections(identity)] == [first]
    assert library.correct(identity, corrections.checked(quote)) > second


def test_several_corrections_are_kept_together_or_not_at_all(library):
    one, other = library.add(RAIN), library.add("Снег.")
    tick, whole = corrections.checked(TALK.quotes[0]), corrections.Correction("one", name="Ким", text=one, other=other)
    assert library.correct_all([(one, tick), (other, tick), (WHOLE_LIBRARY, whole)]) == [1, 2, 3]
    with pytest.raises(TypeError):
        library.correct_all([(one, tick), (one, replace(tick, spans=object()))])
    assert library.all_corrections() == [(one, tick), (other, tick), (WHOLE_LIBRARY, whole)]
    assert [row.correction for row in library.corrections(WHOLE_LIBRARY)] == [whole]
    library.undo(2)
    library.delete(one)
    assert library.all_corrections() == [(WHOLE_LIBRARY, whole)]
    assert library.correct_all([]) == []


def test_the_texts_that_need_no_analysis_are_listed(library, analysed, monkeypatch):
    one, other, gone = library.add(RAIN), library.add("Снег."), library.add("Град.")
    library.keep(other, TALK)
    library.keep(gone, TALK)
    library.keep(one, TALK, furniture=True)
    library.delete(gone)
    assert library.analysed() == [other]
    monkeypatch.setattr(module, "version", lambda: "next")
    assert library.analysed() == []


def test_corrections_belong_to_one_text_and_survive_a_new_analysis(library, analysed, monkeypatch):
    one, other = library.add(RAIN), library.add("Снег.")
    library.correct(one, corrections.checked(TALK.quotes[0]))
    assert library.corrections(other) == []
    monkeypatch.setattr(module, "version", lambda: "later")
    assert library.corrected(one).quotes == (replace(TALK.quotes[0], checked=True),)


def test_many_sessions_write_at_once_and_nothing_is_lost(library, path):
    identity = library.add(RAIN)

    def session(number):
        library.add(f"Текст {number}.")
        library.rename(identity, f"Имя {number}")
        return library.correct(identity, corrections.Correction("hide", name=str(number)))

    with ThreadPoolExecutor(8) as sessions:
        numbers = list(sessions.map(session, range(40)))
    assert sorted(numbers) == list(range(1, 41))
    library = reopened(library, path)
    assert (len(library.texts()), len(library.corrections(identity))) == (41, 40)


# ---------------------------------------------------------------- the file
def test_the_file_is_named_by_the_environment(monkeypatch, tmp_path):
    assert library_path().name == "library.duckdb"
    monkeypatch.setenv("GOLOSA_LIBRARY", str(tmp_path / "deep" / "other.duckdb"))
    open_library(first=None).close()
    assert (tmp_path / "deep" / "other.duckdb").exists()


def test_a_newer_library_is_refused_and_left_as_it_is(library, path):
    library.close()
    with duckdb.connect(str(path)) as rows:
        rows.execute("UPDATE library SET schema_version = ?", [schema.VERSION + 1])
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="более новой версией") as caught:
        open_library(path)
    assert caught.value.key == "newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a library", bytes(100_000)])
def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        open_library(path)
    assert caught.value.key == "unreadable"
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path):
    with duckdb.connect(str(path)) as rows:
        rows.execute("CREATE TABLE sales (n INTEGER)")
    with pytest.raises(LibraryError, match="другая база данных"):
        open_library(path)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError) as caught:
        open_library(tmp_path / "file" / "library.duckdb")
    assert caught.value.key == "unwritable"


def test_a_library_that_another_process_has_open_is_said_with_what_to_do(library, path):
    library.add(RAIN)
    code = f"from pathlib import Path; from analysis.library import open_library; open_library(Path({str(path)!r}))"
    failed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert "открыта другой программой" in failed.stderr
    assert "GOLOSA_LIBRARY" in failed.stderr
    if sys.platform != "win32":
        assert f"(процесс {os.getpid()})" in failed.stderr
