"""Texts from files and folders on any file system, and from files of records of any size."""

import json

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.parts import inputs
from analysis.reading.document import Document

RECORDS = [
    {
        "Дата": f"0{n}.03.2026",
        "СМИ": "Вестник",
        "Заголовок": f"Мост {n}",
        "Текст": f"Мост номер {n} открыли в Тарске. По нему пошли машины.",
        "Тональность": "нейтральная",
    }
    for n in range(1, 8)
]
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS).encode()


def texts(*paths: str) -> list[Document]:
    return [found for _, found in inputs.read_all(paths) if isinstance(found, Document)]


def refused(*paths: str) -> list[tuple[str, str]]:
    return [(file, str(found.error)) for file, found in inputs.read_all(paths) if not isinstance(found, Document)]


def test_a_folder_in_memory_is_read_by_the_names_of_its_files(memory):
    for name in ("б.txt", "а/в.txt", "картинка.png"):
        memory.pipe_file(f"/новости/{name}", f"Мост {name} открыли.".encode())
    assert [one.text for one in texts("memory://новости")] == ["Мост а/в.txt открыли.", "Мост б.txt открыли."]


def test_a_folder_on_the_disk_and_one_in_memory_are_read_alike(memory, tmp_path):
    (tmp_path / "лист.jsonl").write_bytes(LINES)
    memory.pipe_file("/лист.jsonl", LINES)
    assert texts(str(tmp_path)) == texts("memory://лист.jsonl") != []


def test_lines_read_by_slices_are_the_same_texts_numbered_through(memory, monkeypatch):
    memory.pipe_file("/лист.jsonl", LINES)
    whole = texts("memory://лист.jsonl")
    monkeypatch.setattr(inputs, "SLICE", len(LINES) // 3)
    sliced = texts("memory://лист.jsonl")
    assert [one.place for one in sliced] == [f"№ {n}" for n in range(1, 8)]
    assert sliced == whole


def test_a_parquet_part_is_read_as_records_are(memory, monkeypatch):
    monkeypatch.setattr(inputs, "RECORDS", 3)
    memory.pipe_file("/лист.jsonl", LINES)
    with memory.open("/часть.parquet", "wb") as written:
        pq.write_table(pa.Table.from_pylist(RECORDS), written)
    found = texts("memory://часть.parquet")
    assert found == texts("memory://лист.jsonl")
    assert found[6].card.title == "Мост 7"
    assert found[6].card.outlet == "Вестник"
    assert str(found[6].card.date) == "2026-03-07"
    assert found[6].kept == (("Тональность", "нейтральная"),)


def test_what_cannot_be_read_is_a_sentence_and_the_rest_is_read(memory):
    memory.pipe_file("/новости/б.parquet", b"PAR1 but not really")
    memory.pipe_file("/новости/в.txt", b"Only English here.")
    memory.pipe_file("/новости/г.txt", "Мост открыли.".encode())
    assert [one.text for one in texts("memory://новости", "memory://нет.txt")] == ["Мост открыли."]
    assert refused("memory://новости", "memory://нет.txt", "nosuch://a/b") == [
        ("memory:///новости/б.parquet", "Файл испорчен или это не PARQUET: он не открывается. Возьмите его заново."),
        ("memory:///новости/в.txt", "Это не русский текст: в нём нет ни одной русской буквы."),
        ("memory:///нет.txt", "Такого файла нет."),
        ("nosuch://a/b", "Файл не читается: Protocol not known: nosuch."),
    ]
