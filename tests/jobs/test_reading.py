"""Files become a list: what they hold, what is wrong with them, tables by their columns; a restart goes on."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.jobs import at_once, choosing, reading, taking
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
    number = taking.take_in(
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
    taking.confirm(library, number, "Разное")
    assert sorted(text.name for text in library.texts()) == ["мост", "школа"]
    assert not list(library.path.parent.glob("*.spool"))


def test_a_table_by_guessed_columns_and_by_chosen_ones(library: Library):
    table = f"id;Кратко;Полный текст\n1;{NEWS};{MORE}\n".encode()
    number = taking.take_in(library, "выгрузка", [("выгрузка.csv", table)])
    read(library)
    (file,) = drafts.files(library, number)
    assert (file.head["headers"], file.head["columns"]["text"]) == (["id", "Кратко", "Полный текст"], "Полный текст")
    assert MORE in drafts.text_of(library, (number, 0, 0))
    choosing.choose_columns(library, number, file, {**file.head["columns"], "text": "Кратко", "title": None})
    read(library)
    assert drafts.text_of(library, (number, 0, 0)) == NEWS
    taking.discard(library, number)
    again = taking.take_in(library, "ещё раз", [("другая.csv", table)])
    read(library)
    assert drafts.text_of(library, (again, 0, 0)) == NEWS


def test_a_table_without_a_column_of_text_is_listed_until_one_is_chosen(library: Library):
    number = taking.take_in(library, "счёт", [("счёт.csv", b"a;b\n1;2\n")])
    read(library)
    assert listed(library, number) == [("счёт.csv", "счёт", "no_text_column")]
    (file,) = drafts.files(library, number)
    choosing.choose_columns(library, number, file, {**file.head["columns"], "text": "b"})
    read(library)
    assert listed(library, number) == [("счёт.csv", "счёт, № 2", "no_cyrillic")]


def test_spoiled_text_is_mended(library: Library):
    spoiled = NEWS.encode().decode("cp1251", "replace").encode()
    number = taking.take_in(library, "письмо", [("письмо.txt", spoiled)])
    read(library)
    assert listed(library, number) == [("письмо.txt", "письмо", "misread")]
    choosing.read_spoiled(library, number, 0)
    read(library)
    assert drafts.table(library, number)["problem"].tolist() == [""]
    assert drafts.text_of(library, (number, 0, 0))[:10] == NEWS[:10]


def test_a_guessed_encoding_is_chosen_anew(library: Library):
    number = taking.take_in(library, "слово", [("слово.txt", "Мост открыт".encode("koi8-r"))])
    read(library)
    before = drafts.table(library, number).iloc[0]
    assert not before["certain"]
    ways = choosing.other_readings(library, (number, 0, 0), before["encoding"])
    read_right = {before["encoding"]: drafts.text_of(library, (number, 0, 0)), **ways}
    assert read_right["KOI8-R"] == "Мост открыт"
    choosing.take_reading(library, (number, 0, 0), "KOI8-R", "Мост открыт")
    after = drafts.table(library, number).iloc[0]
    assert (bool(after["certain"]), after["encoding"], after["characters"]) == (True, "KOI8-R", 11)


def test_what_a_file_does_to_its_reader_is_said_and_the_others_go_on(library: Library, monkeypatch):
    monkeypatch.setattr(reading, "READER", "tests.jobs.dying_reader")
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, reading=8))
    files = {"a.txt": NEWS, "die.txt": "-", "stuck.txt": "-", "great.txt": NEWS, "once.txt": NEWS, "b.txt": MORE}
    number = taking.take_in(library, "шесть", [(name, text.encode()) for name, text in files.items()])
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


def none(_: str) -> None:
    raise BlockingIOError("no process more")


@pytest.mark.parametrize("ending", [True, False], ids=["Python is ending", "the system has no process"])
def test_a_file_that_no_reader_was_there_for_is_read_the_next_time(library: Library, monkeypatch, ending: bool):
    number = taking.take_in(library, "школа", [("школа.txt", NEWS.encode())])
    with monkeypatch.context() as patched:
        if ending:
            ended = ThreadPoolExecutor(1)
            ended.shutdown()
            patched.setattr("analysis.child.STARTER", ended)
        else:
            patched.setattr("analysis.child.program", none)
        read(library)
    assert listed(library, number) == []
    read(library)
    assert listed(library, number) == [("школа.txt", "школа", "")]


def test_a_file_that_was_long_at_reading_when_the_program_ended_comes_last(library: Library):
    first = taking.take_in(library, "первый", [("долгий.txt", NEWS.encode()), ("б.txt", NEWS.encode())])
    drafts.mark_begun(library, first, 0, {})
    taking.take_in(library, "второй", [("в.txt", NEWS.encode()), ("г.txt", NEWS.encode())])
    assert [task.file.name for task in reading.waiting(library)] == ["б.txt", "в.txt", "г.txt", "долгий.txt"]


def test_imports_have_their_turns(library: Library):
    taking.take_in(library, "папка", [(f"{n}.txt", NEWS.encode()) for n in range(3)])
    taking.take_in(library, "статья", [("статья.txt", MORE.encode())])
    assert [task.file.name for task in reading.waiting(library)] == ["0.txt", "статья.txt", "1.txt", "2.txt"]


def test_what_comes_while_a_file_is_read_does_not_wait_for_it(library: Library, monkeypatch):
    monkeypatch.setattr(reading, "READER", "tests.jobs.dying_reader")
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, reading=20))
    taking.take_in(library, "долгий", [("stuck.txt", b"-")])
    job = Job(lambda job: reading.read_imports(library, job))
    job.start()
    later = taking.take_in(library, "статья", [("статья.txt", MORE.encode())])
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
    number = taking.take_in(library, "один", [("а.txt", NEWS.encode())])
    drafts.read_again(library, number, 0, {"path": str(tmp_path / "чужой.txt"), "name": "чужой.txt"})
    read(library)
    assert drafts.text_of(library, (number, 0, 0)) == NEWS


def test_what_was_not_read_is_read_after_a_restart(library: Library, tmp_path: Path):
    number = taking.take_in(library, "разное", [("школа.txt", NEWS.encode()), ("мост.txt", MORE.encode())])
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

    reprints.group(library)
    other = "\n".join(["Другой заголовок", *story.split("\n")[1:]])
    number = taking.take_in(library, "перепечатка", [("а.txt", other.encode()), ("б.txt", NEWS.encode())])
    read(library)
    assert drafts.table(library, number)["reprint_of"].fillna("").tolist() == ["Первая", ""]


# ---------------------------------------------------------------- one text at once
@pytest.fixture
def aside():
    reader = at_once.ReaderAside()
    yield reader
    reader.close()


def test_what_is_read_aside_goes_in_where_nothing_is_to_be_decided(library: Library, aside: at_once.ReaderAside):
    brought = aside.read(library, "школа.txt", NEWS.encode("utf-16"))
    assert [(d.name, d.text, d.encoding, d.problem) for d in brought.drafts] == [("школа", NEWS, "UTF-16", "")]
    [identity] = at_once.bring(library, "школа", [brought, aside.read(library, "b.txt", b"")])
    assert library.text(identity) == NEWS
    assert drafts.imports(library) == []
    assert not list(library.path.parent.glob("*.spool/*"))


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("таблица.csv", f"Дата;Текст\n05.03.2024;{NEWS}\n".encode(), ""),
        ("слово.txt", "Мост открыт".encode("cp1251"), ""),
        ("әкім.txt", "Биыл қалада жеті көше жөнделеді, деді аудан әкімі. Мост открыт.".encode(), "other_cyrillic"),
        ("два.txt", f"Школа\n\n{NEWS}\n\n==========\n\nМост\n\n{NEWS}".encode(), ""),
    ],
)
def test_what_is_to_be_decided_waits_in_a_list(library: Library, aside: at_once.ReaderAside, name, content, problem):
    assert at_once.bring(library, name, [aside.read(library, name, content)]) is None
    [waiting] = drafts.imports(library)
    assert waiting.ready
    assert set(drafts.table(library, waiting.id)["problem"]) == {problem}
    assert library.texts() == []


def test_nothing_but_what_nobody_can_read_leaves_no_list(library: Library, aside: at_once.ReaderAside):
    empty = aside.read(library, "b.txt", b"")
    assert empty.drafts[0].problem == "empty"
    assert at_once.bring(library, "b", [empty]) == []
    assert drafts.imports(library) == []


def test_a_pasted_text_is_plain_whatever_it_looks_like(library: Library, aside: at_once.ReaderAside):
    pasted = at_once.called(aside.read(library, "", b"[1, 2] " + NEWS.encode(), pasted=True), "Школа")
    [identity] = at_once.bring(library, "Школа", [pasted])
    assert (library.text(identity), library.names([identity])) == (f"[1, 2] {NEWS}", {identity: "Школа"})


def test_a_text_that_takes_too_long_costs_itself_only(
    library: Library, aside: at_once.ReaderAside, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "LIMITS", replace(LIMITS, reading=0.01))
    [slow] = aside.read(library, "долго.txt", NEWS.encode()).drafts
    assert (slow.problem, slow.said) == ("reader_slow", {"limit": 0.01})
    monkeypatch.setattr(reading, "LIMITS", LIMITS)
    assert aside.read(library, "школа.txt", NEWS.encode()).drafts[0].text == NEWS


# ---------------------------------------------------------------- how a file is to be read
def test_borders_are_moved_and_the_file_is_read_anew(library: Library, aside: at_once.ReaderAside):
    two = f"Школа\n{NEWS}\nМост\n{NEWS} Мост открыт.".encode()
    number = taking.take_in(library, "две", [("две.txt", two)])
    read(library)
    assert len(drafts.table(library, number)) == 1
    [file] = drafts.files(library, number)
    lines, starts = aside.lines(library, reading.Task(number, file))
    assert (lines[::2], starts) == (["Школа", "Мост"], [0])
    choosing.take_borders(library, number, drafts.files(library, number)[0], [2, 0])
    read(library)
    assert drafts.table(library, number)["title"].tolist() == ["Школа", "Мост"]
    choosing.take_borders(library, number, drafts.files(library, number)[0], [0])
    read(library)
    assert len(drafts.table(library, number)) == 1
    assert drafts.files(library, number)[0].head == {}


def test_another_language_is_taken_where_the_analyst_says_so(library: Library):
    number = taking.take_in(library, "а", [("a.txt", b"The mayor came to the city.")])
    read(library)
    assert drafts.table(library, number)["problem"].tolist() == ["no_cyrillic"]
    choosing.take_any_language(library, number, 0)
    read(library)
    assert drafts.table(library, number)["problem"].tolist() == [""]


def test_a_feed_that_was_fetched_can_be_read_again(library: Library):
    number = taking.take_in(library, "лента", addresses=["https://vesti.example/rss", "https://vesti.example/1"])
    feed, page = drafts.files(library, number)
    drafts.add_rows(library, number, [(0, [drafts.TextDraft("Мост", text=NEWS)])])
    drafts.end_files(library, number, {feed.file: {"left": {"feed": 1}}, page.file: {}})
    taking.confirm(library, number)
    assert list(taking.feeds(library)) == ["https://vesti.example/rss"]
    taking.forget_feed(library, "https://vesti.example/rss")
    assert taking.feeds(library) == {}
