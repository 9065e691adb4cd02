"""Texts into a folder of parts: each once, whole parts only, a bad text as a row; a run that ended goes on."""

import json
from concurrent.futures import ThreadPoolExecutor

import pyarrow.parquet as pq
import pytest

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.library import facts
from analysis.library.records import id_of
from analysis.parts import extracting, tables
from analysis.parts.extracting import extract_to
from analysis.parts.folder import Folder, FolderError
from analysis.workers import Lent

TEXTS = [f"Мост номер {n} открыли в Тарске. «Ждали {n} лет», — сказала мэр Анна Ким." for n in range(1, 8)]


@pytest.fixture
def workers():
    with ThreadPoolExecutor(1) as pool:
        yield Lent(pool, 1)


@pytest.fixture
def small(monkeypatch):
    """Batches and parts of two texts."""
    monkeypatch.setattr(extracting, "PART", 2)
    monkeypatch.setattr(extracting, "batched", lambda items: batched(items, 2))


batched = extracting.batched


def given(memory, path: str = "/в.jsonl", many: list[str] = TEXTS) -> str:
    lines = [json.dumps({"title": f"Мост {n}", "text": text}, ensure_ascii=False) for n, text in enumerate(many, 1)]
    memory.pipe_file(path, "\n".join(lines).encode())
    return f"memory:/{path}"


def rows(memory, table: str) -> list[dict]:
    found = []
    for part in sorted(memory.glob(f"/из/{table}/*.parquet")):
        with memory.open(part) as opened:
            found += pq.read_table(opened).to_pylist()
    return found


def test_the_parts_hold_the_rows_that_the_library_makes(memory, workers, small):
    told = extract_to(Folder("memory://из"), [given(memory)], workers)
    assert (told.written, told.failed, told.known, told.refused) == (7, 0, 0, [])
    found = rows(memory, "texts")
    assert len(found) == 7
    one = next(row for row in found if row["title"] == "Мост 3")
    made = facts.tables(facts.make(one["id"], analyse(read_article(one["text"]))))
    for name in facts.COLUMNS:
        assert [row for row in rows(memory, name) if row["text_id"] == one["id"]] == made[name].to_pylist()
    assert len(memory.ls("/из/texts")) == 4
    assert memory.ls("/из/unfinished") == []


def test_each_part_says_of_which_version_it_is(memory, workers):
    extract_to(Folder("memory://из"), [given(memory)], workers)
    for table in tables.COLUMNS:
        [part] = memory.glob(f"/из/{table}/*.parquet")
        with memory.open(part) as opened:
            said = pq.read_schema(opened).metadata
        assert said[b"golosa.schema"] == str(tables.SCHEMA).encode()


def test_a_run_that_died_goes_on_and_leaves_what_an_unbroken_one_leaves(memory, workers, small, monkeypatch):
    source = given(memory)
    write, died = Folder.write, []

    def dying(folder, parts):
        if len(memory.ls("/из/texts", detail=False) if memory.exists("/из/texts") else ()) == 2 and not died:
            died.append(True)
            folder._put("named/half.parquet", b"")  # what is there without its texts is no part
            raise KeyboardInterrupt
        return write(folder, parts)

    monkeypatch.setattr(Folder, "write", dying)
    with pytest.raises(KeyboardInterrupt):
        extract_to(Folder("memory://из"), [source], workers)
    told = extract_to(Folder("memory://из"), [source], workers)
    assert (told.written, told.known) == (3, 4)
    names = memory.ls("/из/texts", detail=False)
    memory.rm("/из", recursive=True)
    extract_to(Folder("memory://из"), [source], workers)
    assert memory.ls("/из/texts", detail=False) == names


def test_a_text_that_cannot_be_analysed_is_a_row_with_the_reason(memory, workers, monkeypatch):
    analyse_text = tables.analyse_text
    monkeypatch.setattr(
        tables, "analyse_text", lambda text: IndexError("index -2") if text == bad else analyse_text(text)
    )
    bad = f"Мост 2\n\n{TEXTS[1]}"
    told = extract_to(Folder("memory://из"), [given(memory)], workers)
    assert (told.written, told.failed) == (7, 1)
    [failed] = rows(memory, "failures")
    assert (failed["text_id"], failed["reason"]) == (id_of(bad), "IndexError: index -2")
    assert len(rows(memory, "words")) == 6


def test_the_same_text_twice_is_one_and_what_is_no_text_is_a_row(memory, workers):
    memory.pipe_file("/плохой.txt", b"Only English here.")
    sources = [given(memory), given(memory, "/ещё.jsonl", TEXTS[:3]), "memory://плохой.txt"]
    told = extract_to(Folder("memory://из"), sources, workers)
    assert (told.written, told.known) == (7, 3)
    assert rows(memory, "refused") == [
        {
            "file": "memory:///плохой.txt",
            "place": "",
            "reason": "Это не русский текст: в нём нет ни одной русской буквы.",
        }
    ]


def test_a_folder_of_another_version_and_one_of_something_else_are_left_alone(memory):
    memory.pipe_file("/из/golosa.json", b'{"schema": 1, "analysis": "another", "facts": "another"}')
    with pytest.raises(FolderError, match="другой версии"):
        Folder("memory://из")
    memory.pipe_file("/чужое/снимок.png", b"")
    with pytest.raises(FolderError, match="не пуста"):
        Folder("memory://чужое")
    assert memory.ls("/чужое", detail=False) == ["/чужое/снимок.png"]
