"""`tables` and `library`: every table is the pages' own, in each format; what is added; exit codes and sentences."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis import __main__ as command
from analysis.library import Selection, open_library
from analysis.report.workbook import shown
from analysis.tables.every import TABLES
from pages.shared.words import words_in
from tests.many_texts import four_texts

WORDS = words_in("ru")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    four_texts(tmp_path / "library.duckdb").library.close()
    return tmp_path / "library.duckdb"


def test_every_table_has_the_numbers_of_the_pages(path: Path, tmp_path: Path):
    asked = ["tables", *TABLES, "--library", str(path), "--to", str(tmp_path / "out")]
    for kind in ("parquet", "csv", "jsonl"):
        assert command.main([*asked, "--format", kind]) == 0
    assert command.main([*asked, "--format", "xlsx"]) == 0
    book = load_workbook(tmp_path / "out" / "tables.xlsx")
    library = open_library(path, first=None)
    ids = library.select(Selection())
    assert len(book.sheetnames) == len(TABLES) + 1
    for sheet, (name, make) in zip(book.worksheets, TABLES.items(), strict=False):
        numbers = shown(make(library, ids).select_dtypes("number"), WORDS)
        head, *rows = sheet.iter_rows(values_only=True)
        for column in numbers:
            there = [row[head.index(column)] for row in rows]
            assert there == pytest.approx(numbers[column].tolist()), (name, column)
    for name, make in TABLES.items():
        right = make(library, ids)
        read = pd.read_parquet(tmp_path / "out" / f"{name}.parquet")
        assert list(read.columns) == list(right.columns), name
        for column in right.select_dtypes("number"):
            assert read[column].tolist() == right[column].tolist(), (name, column)
        assert len(pd.read_csv(tmp_path / "out" / f"{name}.csv", sep=";", encoding="utf-8-sig")) == len(right)
        lines = (tmp_path / "out" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        assert len([line for line in lines if line]) == len(right)
    library.close()


def test_a_choice_of_texts(path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["library", "list", "--library", str(path), "--outlet", "Заря", "--until", "2026-09-03"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["title"], row["date"], row["statements"]) == ("Школа", "2026-09-03", 2)


def test_a_choice_as_the_address_of_a_page_has_it(path: Path, capsys: pytest.CaptureFixture[str]):
    for address in (
        "http://localhost:8501/quotes?outlet=Заря&until=2026-09-03&speaker=x",
        "outlet=Заря&until=2026-09-03",
    ):
        assert command.main(["library", "list", "--library", str(path), "--texts", address]) == 0
        (row,) = map(json.loads, capsys.readouterr().out.splitlines())
        assert row["title"] == "Школа"
    with pytest.raises(SystemExit) as ended:
        command.main(["library", "list", "--library", str(path), "--texts", "since=вчера"])
    assert ended.value.code == 2


def test_export_as_brat(path: Path, tmp_path: Path):
    assert command.main(["library", "export", "--library", str(path), "--brat", str(tmp_path / "brat")]) == 1
    names = sorted(file.name for file in (tmp_path / "brat").iterdir())
    assert len(names) == 7 and names[-1] == "annotation.conf"


def test_select_export_check(path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["library", "select", "--library", str(path)]) == 0
    assert len(capsys.readouterr().out.split()) == 4
    assert command.main(["library", "export", "--library", str(path)]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 3 and "ещё не разобран" in told.err
    assert command.main(["library", "check", "--library", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {"texts": 4, "unanalysed": 1, "failed": 0}


def test_backup_is_a_library(path: Path, tmp_path: Path):
    assert command.main(["library", "backup", str(tmp_path / "copy.duckdb"), "--library", str(path)]) == 0
    copy = open_library(tmp_path / "copy.duckdb", first=None)
    assert len(copy.texts()) == 4
    copy.close()


def test_no_library_and_one_that_is_none(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["library", "list", "--library", str(tmp_path / "nowhere.duckdb")]) == 2
    assert "такой библиотеки нет" in capsys.readouterr().err
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    assert command.main(["library", "check", "--library", str(tmp_path / "other.duckdb")]) == 2


@pytest.mark.parametrize("name", ["extract", "stories", "tables", "report", "library"])
def test_help_has_examples_and_exit_codes(name: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        command.main([name, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0 and f"python -m analysis {name}" in told and "exit codes:" in told


def test_the_help_of_all_names_every_command(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        command.main(["--help"])
    told = capsys.readouterr().out
    assert all(name in told for name in command.COMMANDS)
