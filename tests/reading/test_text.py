"""Files: line ends, controls, what the disk says."""

import pytest

from analysis.reading import ReadingError, clean, read_bytes, read_file


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Раз.\r\nДва.\rТри.\nЧетыре.", "Раз.\nДва.\nТри.\nЧетыре."),
        ("Раз.\u2028Два.\x0cТри.", "Раз.\nДва.\nТри."),
        ("Ми\x00нистр\x07", "Ми нистр "),
        ("И\u0306од и е\u0308ж", "Йод и ёж"),
        ("Таб\tи\u00a0пробел", "Таб\tи\u00a0пробел"),
        ("Слово\ufeff", "Слово "),
        ("Пара \ud83d", "Пара  "),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


def test_a_control_becomes_a_space_so_that_offsets_stay():
    text = "Министр\x01 выступил\x02."
    assert len(clean(text)) == len(text)


@pytest.mark.parametrize("marks", ["\u0316\u0301", "\u0f73", "\U0001d165\u0301"])
def test_marks_over_one_letter_are_bounded(marks):
    heap = clean(f"а{marks * 1000}б")
    assert (heap[0], heap[-1]) == ("а", "б")
    assert 30 <= len(heap) - 2 <= 60
    few = f"а{marks * 15}б"
    assert len(clean(few)) >= 17


def test_a_few_controls_in_a_file_do_no_harm():
    content = ("Министр выступил в городе. " * 20 + "\x07").encode()
    assert read_bytes(content).text == "Министр выступил в городе. " * 20 + " "


def test_a_file_and_why_it_cannot_be_read(tmp_path):
    path = tmp_path / "новость.txt"
    with pytest.raises(ReadingError, match="Такого файла нет"):
        read_file(path)
    path.write_bytes("Министр выступил.\r\n".encode("utf-8-sig"))
    assert read_file(path).text == "Министр выступил.\n"
    with pytest.raises(ReadingError, match="не читается"):
        read_file(tmp_path)
