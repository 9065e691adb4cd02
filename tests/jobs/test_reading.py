"""Files become a list: what they hold, what is wrong with them, tables by their columns; a restart goes on."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.jobs import reading
from analysis.jobs.job import Job
from analysis.library import Library, drafts, open_library
from analysis.reading.limits import LIMITS

NEWS = "Мэр Борис Кленов приехал в Тарск. «Мы построим новую школу в этом году», — сказал он жителям."
MORE = "В Тарске открыли мост через Стыгу. Глава города Вера Лесная назвала его «долгожданным»."


@pytest.fixture
def library(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    yield library
    library.close()


def read(library: Library) -> None:
    job = Job(lambda job: reading.read_imports(library, job))
    job.start()
    job.wait(120)
    assert not job.progress().running


def listed(library: Library, number: int) -> list[tuple[str, str, str]]:
    """File, name and problem of each row."""
    rows = drafts.table(library, number)
    return list(rows[["file_name", "name", "problem"]].itertuples(index=False, name=None))


def test_files_of_several_kinds(library: Library):
    page = f"<html><head><title>Мост</title></head><body><article><p>{MORE}</p></article></body></html>"
    number = reading.take_in(
        library,
        "разное",
        [
            ("школа.txt", NEWS.encode("cp1251")),
            ("мост.html", page.encode()),
            ("пусто.txt", b""),
            ("снова.txt", NEWS.encode()),
        ],
    )
    read(library)
    rows = drafts.table(library, number)
    assert rows["file_name"].tolist() == ["школа.txt", "мост.html", "пусто.txt", "снова.txt"]
    assert rows["problem"].tolist() == ["", "", "empty", ""]
    assert rows["encoding"].tolist()[0] == "windows-1251"
    assert rows["again"].tolist() == [False, False, False, True]
    assert drafts.imports(library)[0].ready
    reading.confirm(library, number, "Разное")
    assert sorted(text.name for text in library.texts()) == ["мост", "школа"]
    assert not list(library.path.parent.glob("*.spool"))


def test_a_table_by_guessed_columns_and_by_chosen_ones(library: Library):
    table = f"id;Кратко;Полный текст\n1;{NEWS};{MORE}\n".encode()
    number = reading.take_in(library, "выгрузка", [("выгрузка.csv", table)])
    read(library)
    (file,) = drafts.files(library, number)
    assert (file.head["headers"], file.head["columns"]["text"]) == (["id", "Кратко", "Полный текст"], "Полный текст")
    assert MORE in drafts.text_of(library, (number, 0, 0))
    reading.choose_columns(library, number, file, {**file.head["columns"], "text": "Кратко", "title": None})
    read(library)
    assert drafts.text_of(library, (number, 0, 0)) == NEWS
    reading.discard(library, number)
    again = reading.take_in(library, "ещё раз", [("другая.csv", table)])
    read(library)
    assert drafts.text_of(library, (again, 0, 0)) == NEWS


def test_a_table_without_a_column_of_text_is_listed_until_one_is_chosen(library: Library):
    number = reading.take_in(library, "счёт", [("счёт.csv", b"a;b\n1;2\n")])
    read(library)
    assert listed(library, number) == [("счёт.csv", "счёт", "no_text_column")]
    (file,) = drafts.files(library, number)
    reading.choose_columns(library, number, file, {**file.head["columns"], "text": "b"})
    read(library)
    assert listed(library, number) == [("счёт.csv", "счёт, № 2", "no_cyrillic")]


def test_spoiled_text_is_mended(library: Library):
    spoiled = NEWS.encode().decode("cp1251", "replace").encode()
    number = reading.take_in(library, "письмо", [("письмо.txt", spoiled)])
    read(library)
    assert listed(library, number) == [("письмо.txt", "письмо", "misread")]
    reading.read_spoiled(library, number, 0)
    read(library)
    assert drafts.table(library, number)["problem"].tolist() == [""]
    assert drafts.text_of(library, (number, 0, 0))[:10] == NEWS[:10]


def test_a_guessed_encoding_is_chosen_anew(library: Library):
    number = reading.take_in(library, "слово", [("слово.txt", "Мост открыт".encode("koi8-r"))])
    read(library)
    before = drafts.table(library, number).iloc[0]
    assert not before["certain"]
    ways = reading.other_readings(library, (number, 0, 0), before["encoding"])
    read_right = {before["encoding"]: drafts.text_of(library, (number, 0, 0)), **ways}
    assert read_right["KOI8-R"] == "Мост открыт"
    reading.take_reading(library, (number, 0, 0), "KOI8-R", "Мост открыт")
    after = drafts.table(library, number).iloc[0]
    assert (bool(after["certain"]), after["encoding"], after["characters"]) == (True, "KOI8-R", 11)


def test_what_a_file_does_to_its_reader_is_said_and_the_others_go_on(library: Library, monkeypatch):
    monkeypatch.setattr(reading, "READER", "tests.jobs.dying_reader")
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, reading=8))
    files = {"a.txt": NEWS, "die.txt": "-", "stuck.txt": "-", "great.txt": NEWS, "once.txt": NEWS, "b.txt": MORE}
    number = reading.take_in(library, "шесть", [(name, text.encode()) for name, text in files.items()])
    read(library)
    assert [(file, problem) for file, _, problem in listed(library, number)] == [
        ("a.txt", ""),
        ("die.txt", "reader_died"),
        ("stuck.txt", "reader_slow"),
        ("great.txt", "reader_full"),
        ("once.txt", ""),
        ("b.txt", ""),
    ]
    said = drafts.table(library, number).set_index("file_name")["said"]
    assert json.loads(said["stuck.txt"]) == {"limit": 8}


def test_a_file_that_was_long_at_reading_when_the_program_ended_comes_last(library: Library):
    first = reading.take_in(library, "первый", [("долгий.txt", NEWS.encode()), ("б.txt", NEWS.encode())])
    drafts.mark_begun(library, first, 0, {})
    reading.take_in(library, "второй", [("в.txt", NEWS.encode()), ("г.txt", NEWS.encode())])
    assert [task.file.name for task in reading.waiting(library)] == ["б.txt", "в.txt", "г.txt", "долгий.txt"]


def test_imports_have_their_turns(library: Library):
    reading.take_in(library, "папка", [(f"{n}.txt", NEWS.encode()) for n in range(3)])
    reading.take_in(library, "статья", [("статья.txt", MORE.encode())])
    assert [task.file.name for task in reading.waiting(library)] == ["0.txt", "статья.txt", "1.txt", "2.txt"]


def test_what_comes_while_a_file_is_read_does_not_wait_for_it(library: Library, monkeypatch):
    monkeypatch.setattr(reading, "READER", "tests.jobs.dying_reader")
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, reading=20))
    reading.take_in(library, "долгий", [("stuck.txt", b"-")])
    job = Job(lambda job: reading.read_imports(library, job))
    job.start()
    later = reading.take_in(library, "статья", [("статья.txt", MORE.encode())])
    job.start()
    for _ in range(180):
        if next(one for one in drafts.imports(library) if one.id == later).ready:
            break
        time.sleep(0.1)
    assert listed(library, later) == [("статья.txt", "статья", "")]
    assert job.progress().running
    job.stop()
    job.wait(20)


def test_what_is_stored_of_a_file_does_not_say_where_it_lies(library: Library, tmp_path: Path):
    (tmp_path / "чужой.txt").write_text("Пароль министра лежит под ковром.", encoding="utf-8")
    number = reading.take_in(library, "один", [("а.txt", NEWS.encode())])
    drafts.read_again(library, number, 0, {"path": str(tmp_path / "чужой.txt"), "name": "чужой.txt"})
    read(library)
    assert drafts.text_of(library, (number, 0, 0)) == NEWS


def test_what_was_not_read_is_read_after_a_restart(library: Library, tmp_path: Path):
    number = reading.take_in(library, "разное", [("школа.txt", NEWS.encode()), ("мост.txt", MORE.encode())])
    library.close()
    again = open_library(tmp_path / "library.duckdb")
    assert not drafts.imports(again)[0].ready
    read(again)
    assert [file for file, _, _ in listed(again, number)] == ["школа.txt", "мост.txt"]
    again.close()


def test_reprints_are_said_before_anything_is_stored(library: Library):
    from analysis.reading.examples import example_documents

    story = next(example_documents()).text
    library.add(story, name="Первая")
    from analysis.library import reprints

    reprints.group(library, reprints.load(library))
    other = "\n".join(["Другой заголовок", *story.split("\n")[1:]])
    number = reading.take_in(library, "перепечатка", [("а.txt", other.encode()), ("б.txt", NEWS.encode())])
    read(library)
    assert drafts.table(library, number)["reprint_of"].fillna("").tolist() == ["Первая", ""]


# ---------------------------------------------------------------- one text at once
def test_a_text_is_read_aside():
    aside = reading.ReaderAside()
    try:
        draft = aside.read("школа.txt", NEWS.encode("utf-16"))
        assert (draft.name, draft.text, draft.encoding, draft.problem) == ("школа", NEWS, "UTF-16", "")
        assert aside.read("a.txt", b"The mayor came to the city.").problem == "no_cyrillic"
        assert aside.read("b.txt", b"").problem == "empty"
    finally:
        aside.close()


def test_a_text_that_takes_too_long_costs_itself_only(monkeypatch: pytest.MonkeyPatch):
    aside = reading.ReaderAside()
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, reading=0.01))
    try:
        slow = aside.read("долго.txt", NEWS.encode())
        assert (slow.problem, slow.said) == ("reader_slow", {"limit": 0.01})
        monkeypatch.setattr(reading, "LIMITS", LIMITS)
        assert aside.read("школа.txt", NEWS.encode()).text == NEWS
    finally:
        aside.close()
