"""`report`: every file of a specification, of one that the library keeps, of the texts that options choose."""

import io
import json
from pathlib import Path

import pytest
from docx import Document

from analysis import __main__ as command
from analysis.report import pictures
from analysis.report.reports import pdf
from analysis.report.reports.kept import keep
from analysis.report.reports.spec import Spec
from tests.many_texts import four_texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    four = four_texts(tmp_path / "library.duckdb")
    keep(four.library, "Заря", Spec("О Заре", parts=("contents",), texts={"outlet": ["Заря"]}))
    four.library.close()
    return tmp_path / "library.duckdb"


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch):
    def refused(*_, **__):
        raise pictures.PictureError("no browser")

    monkeypatch.setattr(pictures, "picture", refused)


def test_files_of_a_specification(path: Path, tmp_path: Path):
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps({"title": "Неделя", "parts": ["contents", "entities"]}), encoding="utf-8")
    files = [tmp_path / f"out.{kind}" for kind in ("html", "docx", "pptx", "txt")]
    to = [option for file in files for option in ("--to", str(file))]
    assert command.main(["report", str(spec), *to, "--library", str(path)]) == 0
    assert "<h1>Неделя</h1>" in files[0].read_text(encoding="utf-8")
    rows = [[cell.text for cell in row.cells] for table in Document(str(files[1])).tables for row in table.rows]
    assert ["Тарск", "3", "4", "0"] in rows and ["Текстов выбрано", "4"] in rows
    assert files[3].read_text(encoding="utf-8").startswith("Неделя")


def test_no_pdf_without_a_browser_is_a_sentence_and_the_others_are_made(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pdf, "browser_path", lambda: None)
    files = [str(tmp_path / "out.pdf"), str(tmp_path / "out.html")]
    assert command.main(["report", "Заря", "--to", files[0], "--to", files[1], "--library", str(path)]) == 1
    assert "PDF сделать нельзя" in capsys.readouterr().err and Path(files[1]).exists()


def test_one_that_the_library_keeps_is_of_its_own_texts(path: Path, tmp_path: Path):
    assert command.main(["report", "Заря", "--to", str(tmp_path / "out.docx"), "--library", str(path)]) == 0
    table = Document(str(tmp_path / "out.docx")).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["Текстов выбрано", "2"]


def test_from_standard_input_of_chosen_texts(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"parts": ["contents"]}'))
    asked = ["report", "-", "--to", str(tmp_path / "o.docx"), "--library", str(path), "--outlet", "Вестник"]
    assert command.main(asked) == 0
    table = Document(str(tmp_path / "o.docx")).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["Текстов выбрано", "1"]


@pytest.mark.parametrize(
    ("spec", "file", "told"),
    [
        ("{}", "out.exe", "таких файлов отчёта нет"),
        ("{", "out.html", "Описание отчёта не читается"),
        ('{"days": "вчера"}', "out.html", "Описание отчёта не читается"),
    ],
)
def test_what_cannot_be_made_is_a_sentence(path: Path, capsys: pytest.CaptureFixture[str], spec, file, told):
    tmp_path = path.parent
    (tmp_path / "spec.json").write_text(spec, encoding="utf-8")
    asked = ["report", str(tmp_path / "spec.json"), "--to", str(tmp_path / file), "--library", str(path)]
    assert command.main(asked) == 1
    assert told in capsys.readouterr().err
    assert command.main(["report", "нет такого", "--to", "x.html", "--library", str(path)]) == 1
