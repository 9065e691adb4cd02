"""The command line: one JSON object a text, in the form that others build on."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from analysis import __main__ as command
from tests.marked_analysis import marked

STORY = marked(
    """Мост открыт

{PER! Анна Ким=Мэр} {PER Анна Ким} сказала: «[direct Анна Ким: {LOC* Тарск=Тарска} ждёт <мост>]».
Передаёт @Труд>2@ от @ТАСС@.
{PER Анна Ким}, {LOC Тарск}: {PER~ Анна Ким=она} рада."""
)


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(command, "analyse_texts", lambda texts: (STORY for _ in texts))


def run(capsys, *paths):
    code = command.main(["extract", *map(str, paths)])
    printed = capsys.readouterr()
    return code, [json.loads(line) for line in printed.out.splitlines()], printed.err


def write(folder, name, text="Мост открыт."):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def at(part, number=0):
    start = -1
    for _ in range(number + 1):
        start = STORY.text.index(part, start + 1)
    return [start, start + len(part)]


def test_the_object_of_one_article(capsys, made, tmp_path):
    code, (record,), told = run(capsys, write(tmp_path, "мост.txt"))
    assert (code, told) == (0, "")
    assert record == {
        "id": "мост",
        "title": "Мост открыт",
        "language": "ru",
        "text": STORY.text,
        "entities": [
            {
                "name": "Анна Ким",
                "kind": "PER",
                "mentions": [at("Анна Ким"), at("Анна Ким", 1)],
                "in_title": [],
                "references": [at("она")],
                "variants": {"Анна Ким": 2},
                "role": "Мэр",
            },
            {
                "name": "Тарск",
                "kind": "LOC",
                "mentions": [at("Тарска"), at("Тарск", 1)],
                "in_title": [at("Тарска")],
                "references": [],
                "variants": {"Тарск": 2},
                "role": "",
            },
        ],
        "quotes": [
            {
                "kind": "direct",
                "spans": [at("Тарска ждёт мост")],
                "speaker": "Анна Ким",
                "speaker_kind": "PER",
                "speaker_span": None,
                "cue": "сказал",
                "rule": "marks",
                "speaker_rule": "name",
                "sure": "name",
                "signs": [],
                "role": "",
                "addressee": "",
                "names_itself": False,
                "repeats": None,
            }
        ],
        "questions": [],
        "sources": [
            {"name": "Труд", "span": at("Труд"), "via": 1, "rule": "outlet_tells"},
            {"name": "ТАСС", "span": at("ТАСС"), "via": None, "rule": "outlet_tells"},
        ],
        "terms": [{"term": "мост", "count": 1, "score": 1.0, "is_name": False}],
    }


def test_files_and_folders_in_order_and_equal_stems_with_a_number(capsys, made, tmp_path):
    paths = [write(tmp_path, name) for name in ("б.txt", "ящик/а.txt", "ящик/внутри/б.txt", "ящик/в.txt")]
    write(tmp_path, "ящик/картинка.png")
    code, records, _ = run(capsys, paths[0], tmp_path / "ящик", paths[1])
    assert code == 0
    assert [record["id"] for record in records] == ["б", "а", "в", "б-2", "а-2"]


def test_a_number_that_is_a_stem_already_is_not_given_twice(capsys, made, tmp_path):
    paths = [write(tmp_path, name) for name in ("1/а.txt", "2/а-2.txt", "3/а.txt", "4/а.txt")]
    _, records, _ = run(capsys, *paths)
    assert len({record["id"] for record in records}) == 4


def test_a_file_that_cannot_be_read_is_a_sentence_and_the_others_are_printed(capsys, made, tmp_path):
    good = write(tmp_path, "хорошо.txt")
    latin = write(tmp_path, "latin.txt", "Only English here.")
    (tmp_path / "нули.txt").write_bytes(bytes(100))
    code, records, told = run(capsys, tmp_path / "нет.txt", latin, tmp_path / "нули.txt", good)
    assert (code, [record["id"] for record in records]) == (1, ["хорошо"])
    first, second, third = told.splitlines()
    assert first == f"{tmp_path / 'нет.txt'}: Такого файла нет."
    assert second.endswith("latin.txt: Это не русский текст: в нём нет ни одной русской буквы.")
    assert "двоичные данные" in third


def test_files_of_other_kinds_say_where_their_texts_were(capsys, made, tmp_path):
    write(tmp_path, "мосты.csv", "Дата;Заголовок;Текст;СМИ\n05.03.2024;Мост;Мост открыт.;Вестник\n;;English;\n")
    write(tmp_path, "дом.html", "<title>Дом</title><p>Дом открыт для всех. Его ждали пять лет, и вот он построен.")
    write(tmp_path, "заметка.md", "Сад открыт.")
    write(tmp_path, "страница.txt", "<html><p>Мост открыт.")
    with zipfile.ZipFile(tmp_path / "архив.zip", "w") as archive:
        archive.writestr("папка/мост.txt", "Мост открыт.")
    code, records, told = run(capsys, tmp_path)
    assert code == 1
    assert [(r["id"], r.get("place"), r.get("date"), r.get("outlet")) for r in records] == [
        ("мост", "папка/мост.txt", None, None),
        ("дом", None, None, None),
        ("заметка", None, None, None),
        ("Мост", "№ 2", "2024-03-05", "Вестник"),
    ]
    bad_row, page = told.splitlines()
    assert bad_row == f"{tmp_path / 'мосты.csv'}: № 3: Это не русский текст: в нём нет ни одной русской буквы."
    assert page.startswith(f"{tmp_path / 'страница.txt'}: Это исходный код веб-страницы")


def test_an_empty_folder_prints_nothing(capsys, made, tmp_path):
    assert run(capsys, tmp_path) == (0, [], "")


def test_the_real_command_prints_utf_8_with_offsets_into_its_text(tmp_path):
    path = tmp_path / "новость.txt"
    path.write_bytes("В Ташкенте открыли мост.\r\nЕго ждали.".encode("cp1251"))
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "extract", str(path), str(tmp_path / "нет.txt")],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONIOENCODING": "cp1251:strict"},
    )
    assert done.returncode == 1
    assert "нет.txt: Такого файла нет." in done.stderr.decode("cp1251")
    (line,) = done.stdout.decode("utf-8").splitlines()
    assert "Ташкент" in line
    record = json.loads(line)
    assert record["text"] == "В Ташкенте открыли мост.\nЕго ждали."
    (entity,) = record["entities"]
    assert [record["text"][start:stop] for start, stop in entity["mentions"]] == ["Ташкенте"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes only there")
def test_a_file_name_in_another_encoding_is_an_id_that_can_be_printed(capsys, made, tmp_path):
    path = os.path.join(os.fsencode(tmp_path), "мост.txt".encode("cp1251"))  # noqa: PTH118 (bytes)
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("Мост открыт.")
    code, (record,), _ = run(capsys, tmp_path)
    assert (code, record["id"]) == (0, "\ufffd" * 4)


def test_a_text_whose_analysis_fails_costs_itself_only(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "analyse_texts", lambda texts: iter([STORY, IndexError("index -2"), STORY]))
    for name in ("а", "б", "в"):
        (tmp_path / f"{name}.txt").write_text("Мост открыт.", encoding="utf-8")
    assert command.main(["extract", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == ["а", "в"]
    assert "б.txt: текст не разобран (IndexError: index -2)" in told.err
