"""Tables: literal bytes in, literal texts out."""

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.card import Card
from analysis.reading.columns import Columns
from analysis.reading.document import Document, Left, Refused
from analysis.reading.error import ReadingError
from analysis.reading.files import read_any
from analysis.reading.limits import Limits
from analysis.reading.sheet import is_json, read_table, table_head

STORY = "По мосту с утра идут машины. «Ждали год», — сказала мэр Анна Ким; жители довольны."
FIRST = Card("Мост открыт", "Вестник", datetime.date(2024, 3, 5), "https://v.example/1", datetime.time(14, 20))


def read(content, *, name="мосты.csv", columns=None, limits=None):
    content = content if isinstance(content, bytes) else content.encode()
    return list(read_table(name, content, columns, limits or Limits()))


def texts(content, **options):
    return [document.text for document in read(content, **options) if not isinstance(document, Left)]


def test_a_row_is_a_text_with_its_card():
    table = f"Дата;Заголовок;Текст;Источник;Ссылка\n05.03.2024 14:20;Мост открыт;{STORY.replace(';', ',')};Вестник;https://v.example/1\n"
    story = STORY.replace(";", ",")
    assert read(table) == [Document("Мост открыт", f"Мост открыт\n\n{story}", FIRST, "UTF-8", True, "№ 2")]


def test_the_time_of_day_stands_with_the_date_or_beside_it():
    for head, row, time in (
        ("Дата;Текст", f"05.03.2024 09:05;{STORY.replace(';', ',')}", datetime.time(9, 5)),
        ("Дата;Время;Текст", f"05.03.2024;9:05;{STORY.replace(';', ',')}", datetime.time(9, 5)),
        ("Дата;Время;Текст", f"05.03.2024;;{STORY.replace(';', ',')}", None),
        ("Дата;Текст", f"05.03.2024 0:00:00;{STORY.replace(';', ',')}", None),
    ):
        (document,) = read(f"{head}\n{row}\n")
        assert (document.card.date, document.card.time) == (datetime.date(2024, 3, 5), time)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"])
def test_any_separator_in_any_encoding(separator, codec):
    story = STORY if codec not in ("koi8-r", "cp866") else STORY.translate(str.maketrans("«»—", '""-'))
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([["Дата", "Текст", "Заголовок"], ["05.03.2024", f"{story}\nВторой абзац.", "Мост открыт"]] * 1)
    (document,) = read(file.getvalue().encode(codec))
    assert document.text == f"Мост открыт\n\n{story}\nВторой абзац."
    assert document.card.date == datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("text\n" + STORY, [STORY]),
        (f'text\n"{STORY}, и ещё"\n"Раз, два,\nтри."', [STORY + ", и ещё", "Раз, два,\nтри."]),
        (f"Что написали\n{STORY}\n\n{STORY}", [STORY, STORY]),
        (f"{STORY}\nШкола, больница и мост построены; так решили, ещё в марте.", None),
        ('sep=;\n"Дата";"Текст"\n05.03.2024;"Он сказал: ""да""."', ['Он сказал: "да".']),
        ('Дата\tТекст\n05.03.2024\t"Тара" течёт мимо.\n05.03.2024\t"Тара\n', ['"Тара" течёт мимо.', '"Тара']),
        ("Дата,Текст\n05.03.2024,Мост, школа, дом.\n05.03.2024,Дом.\n", ["Мост, школа, дом.", "Дом."]),
        ("Дата;Текст;;\n05.03.2024;Дом.;;\n05.03.2024;Мост.;;\n", ["Дом.", "Мост."]),
        ("Дата;Текст\r05.03.2024;Дом.\r05.03.2024;Мост.", ["Дом.", "Мост."]),
        ("Отчёт\n\nДата;Текст\n05.03.2024;Дом.\n", ["Дом."]),
        (
            "05.03.2024;Мост через Тару открыли, по нему идут машины.\n",
            ["Мост через Тару открыли, по нему идут машины."],
        ),
    ],
)
def test_tables_as_people_write_them(table, expected):
    found = texts(table)
    assert found == (expected if expected is not None else table.split("\n"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "=cmd|'/c calc'!A0 ", '=HYPERLINK("http://x.example";"x") '])
def test_a_formula_is_a_text_like_any_other(start):
    file = io.StringIO()
    csv.writer(file).writerows([["Дата", "Заголовок", "Текст"], ["05.03.2024", f"{start}Мост", start + STORY]])
    (document,) = read(file.getvalue())
    assert document.text == f"{start}Мост\n\n{start}{STORY}"


def test_html_in_a_cell_becomes_text():
    cell = "<div><p>Мост&nbsp;открыт.</p><script>alert(1)</script><p>Идут <b>машины</b>.<br/>Все.</p><!-- x --></div>"
    found = texts(f"title\ttext\n<i>Мост</i> &laquo;Тара&raquo;\t{cell}\nДом\tЕсли a < b, то c > d &amp; e.\n")
    assert found == ["Мост «Тара»\n\nМост открыт.\nИдут машины.\nВсе.", "Дом\n\nЕсли a < b, то c > d & e."]


def test_a_bad_row_is_refused_and_the_others_are_read():
    table = "Заголовок;Текст\nПервый;Мост открыт.\nВторой;\n;English only\n;;\nЧетвёртый;Дом открыт.\n"
    first, second, third, fourth = read_any("мосты.csv", table.encode())
    assert (first.name, fourth.name, fourth.place) == ("Первый", "Четвёртый", "№ 6")
    assert isinstance(second, Refused)
    assert (second.name, second.place, second.error.key) == ("Второй", "№ 3", "empty")
    assert (third.name, third.error.key) == ("мосты, № 4", "no_cyrillic")


def test_chosen_columns_go_before_the_guess():
    table = f"что;где;текст\nМост;Тарск;{STORY[:28]}\nДом;Зорька;{STORY[:28]}\n"
    documents = read(table, columns=Columns(text="где", title="что", date="текст"))
    assert [document.text for document in documents] == ["Мост\n\nТарск", "Дом\n\nЗорька"]
    assert documents[0].card == Card("Мост")
    (refused,) = read(table, columns=Columns(text="нет"))
    assert str(refused.error) == "В таблице нет колонки «нет»."


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("", "no_rows"),
        ("\n\n;;\n", "no_text_column"),
        ("Дата;Текст\n", "no_rows"),
        ("id;name\n7;Only English\n", "no_text_column"),
        (b"%PDF-1.7", "format"),
        (bytes(range(256)) * 10, "binary"),
        ("{}", "no_text_column"),
        ('[{"text": "', "no_rows"),
    ],
)
def test_what_is_no_table_of_texts(content, key):
    (refused,) = read(content)
    assert (refused.name, refused.error.key) == ("мосты", key)


def test_dates_with_the_month_first_are_told_from_their_column():
    table = "Date,Text\n03/05/2024,Мост открыт.\n03/25/2024,Дом открыт.\n"
    assert [d.card.date.isoformat() for d in read(table)] == ["2024-03-05", "2024-03-25"]


def test_an_address_that_is_none_is_left_out():
    table = (
        "Текст;Ссылка\nМост открыт.;https://v.example/1\nДом открыт.;javascript:alert(1)\nСад открыт.;www.v.example\n"
    )
    assert [d.card.url for d in read(table)] == ["https://v.example/1", "", "http://www.v.example"]


def test_names_with_controls_are_cleaned():
    (document,) = read("Заголовок;Текст\nМо\x00ст\x07\x1b[31m;" + "Мост открыт. " * 30, name="a\x00\x1b/..\\b\x07.csv")
    assert document.name == "Мо ст [31m"
    (refused,) = read("", name="a\x00\x1b/..\\b\x07.csv")
    assert refused.name == "b"


def test_rows_are_bounded():
    rows = read("Текст\n" + "Мост открыт.\n" * 10, limits=Limits(rows=5))
    assert [getattr(row, "text", "") for row in rows] == ["Мост открыт."] * 4 + [""]
    assert str(rows[-1].error) == "В таблице больше 5 строк: остальные не прочитаны. Разделите её на части."


def test_an_endless_cell_ends_the_table_with_a_sentence():
    table = "Дата;Текст\n" + "05.03.2024;Мост открыт.\n" * 15_000 + '05.03.2024;"' + "слово " * 1_000_000
    *good, last = read(table)
    assert len(good) == 15_000
    assert (last.place, last.error.key) == ("№ 15002", "broken_table")


def test_a_line_of_nothing_but_separators_ends_the_table_with_a_sentence():
    for table in (";" * 9_000_000, "Дата;Текст\n05.03.2024;Мост открыт.\n" * 15_000 + ";" * 9_000_000):
        assert read(table)[-1].error.key == "broken_table"


# ---------------------------------------------------------------- JSON
@pytest.mark.parametrize(
    "content",
    [
        '{"text": "Мост открыт.", "date": "2024-03-05"}\n{"text": "Дом открыт.", "date": null}\n',
        '[{"text": "Мост открыт.", "date": "2024-03-05"}, {"text": "Дом открыт."}]',
        '\ufeff[\n  {"text": "Мост открыт.",\n "date": "2024-03-05"},\n  {"text": "Дом открыт."}\n]\n',
        '{"status": "ok", "articles": [{"text": "Мост открыт.", "date": "2024-03-05"}, {"text": "Дом открыт."}]}',
        '{"hits": {"n": 2, "hits": [{"_source": {"text": "Мост открыт.", "date": "2024-03-05"}}, '
        '{"_source": {"text": "Дом открыт."}}]}}',
        '{"1": {"text": "Мост открыт.", "date": "2024-03-05"}, "2": {"text": "Дом открыт.", "date": ""}}',
        '{"text": ["Мост открыт."], "date": 1709648400}\n\n{"text": "Дом <b>открыт</b>."}',
    ],
)
def test_records(content):
    first, second, *_ = read(content, name="мосты.jsonl")
    assert (first.text, first.card.date) == ("Мост открыт.", datetime.date(2024, 3, 5))
    assert (second.text, second.card.date) == ("Дом открыт.", None)


def test_a_record_alone_is_not_taken_for_the_wrapping_of_its_parts():
    record = '{"title": "Мост", "text": "Мост через Тару открыт.", "images": [{"alt": "Мост"}], '
    record += '"source": {"name": "Вестник"}}'
    (document,) = read(record, name="мост.json")
    assert document.text == "Мост\n\nМост через Тару открыт."
    assert document.card.outlet == "Вестник"


def test_objects_of_other_fields_are_one_record():
    (document,) = read('{"article": {"text": "Мост через Тару открыт."}, "meta": {"views": 7}}', name="мост.json")
    assert document.text == "Мост через Тару открыт."


def test_damaged_records_are_refused_one_by_one():
    lines = [
        '{"text": "Мост открыт."}',
        '{"text": "Дом',
        "7",
        "[" * 5000,
        '{"text": 1' + "0" * 5000 + "}",
        '{"text": "Сад открыт."}',
    ]
    found = read("\n".join(lines), name="мосты.jsonl")
    assert [getattr(part, "text", "") or part.error.key for part in found] == [
        "Мост открыт.",
        "broken_json",
        "no_record",
        "broken_json",
        "broken_json",
        "Сад открыт.",
    ]
    assert found[1].place == "№ 2"


# ---------------------------------------------------------------- anything
@given(st.binary(max_size=300))
def test_any_bytes_give_texts_or_plain_sentences(content):
    check_found(read(content))


@given(st.lists(st.lists(st.text(st.sampled_from('абя,;\t|"\n\r<p>=&{}[] 1.:'), max_size=12), max_size=4), max_size=6))
def test_any_cells_give_texts_or_plain_sentences(rows):
    check_found(read("\n".join(";".join(row) for row in rows)))


@given(
    st.lists(
        st.tuples(
            st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1)),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), max_size=30),
        ),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from(",;\t|"),
)
def test_whatever_a_writer_writes_is_read_back(rows, separator):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerow(["Дата", "Текст"])
    writer.writerows([date.isoformat(), f"Мост «{words}» открыт: {words}"] for date, words in rows)
    head = table_head(file.getvalue().encode())
    assert head.headers == ("Дата", "Текст")
    assert [row[1] for row in head.rows] == [f"Мост «{words}» открыт: {words}" for _, words in rows]


def check_found(found):
    for part in found:
        if isinstance(part, Refused):
            assert str(part.error).endswith(".")
        elif not isinstance(part, Left):
            part.text.encode()
            assert part.text.strip()


def test_is_json():
    assert is_json("{".encode("utf-16"))
    assert is_json(b"[]")
    assert not is_json(b"[1, 2]")
    assert not is_json(b"")


def test_the_head_of_no_table_is_a_sentence():
    with pytest.raises(ReadingError, match="нет ни одной строки"):
        table_head(b"")


def test_cells_with_html_are_counted():
    table = "Заголовок;Текст\nМост;<p>Мост открыли вчера.</p>\nПаром и мост;Паром пошёл вчера.\n"
    assert [part for part in read(table) if isinstance(part, Left)] == [Left("html", 1)]
