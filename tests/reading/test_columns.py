"""Which column is which: by what it is called, by what is in it, with a header and without."""

import pytest

from analysis.reading.columns import Columns, find_header, guess_columns, name_columns, read_head, roles_of

STORY = "Мост через реку Тару открыли в субботу. По нему с утра идут машины, и жители довольны: объезд занимал час."
OTHER = "Школу в посёлке Верхняя Зорька построят к осени. Об этом сообщил глава района, приехавший на стройку утром."


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        (
            ["Дата", "Заголовок", "Текст", "Источник", "Ссылка"],
            ["05.03.2024", "Мост открыт", STORY, "Тарский вестник", "https://vestnik.example/1"],
            Columns("Текст", "Заголовок", "Дата", "Источник", "Ссылка"),
        ),
        (
            ["url", "title", "text", "topic", "tags", "date"],
            ["https://vestnik.example/1", "Мост открыт", STORY, "Город", "Все", "2024/03/05"],
            Columns("text", "title", "date", None, "url"),
        ),
        (
            ["id", "pubDate", "sourceName", "articleText", "Headline"],
            ["7", "Tue, 05 Mar 2024 14:20:05 +0300", "Вестник", STORY, "Мост открыт"],
            Columns("articleText", "Headline", "pubDate", "sourceName", None),
        ),
        (
            ["№", "Дата выхода", "Время", "Название СМИ", "Уровень СМИ", "Заголовок статьи", "Аннотация", "URL статьи"],
            ["1", "05.03.2024", "14:20", "Вестник", "Региональный", "Мост открыт", STORY, "http://v.example/1"],
            Columns("Аннотация", "Заголовок статьи", "Дата выхода", "Название СМИ", "URL статьи"),
        ),
        (
            ["Источник", "Издание", "Текст"],
            ["https://vestnik.example/1", "Вестник", STORY],
            Columns("Текст", None, None, "Издание", "Источник"),
        ),
        (
            ["Заголовок", "Дата", "Автор"],
            ["Мост через Тару открыли в субботу", "05.03.2024", "Анна Ким"],
            Columns("Заголовок", None, "Дата", None, None),
        ),
        (["Дата", "Текст"], ["45356", STORY], Columns("Текст", None, "Дата", None, None)),
        (["ТЕКСТ НОВОСТИ:", "просмотры"], [STORY, "1250"], Columns("ТЕКСТ НОВОСТИ:", None, None, None, None)),
    ],
)
def test_a_header_names_the_columns(header, row, columns):
    head = read_head([header, row, row])
    assert (head.columns, head.first) == (columns, 2)


def test_values_speak_where_there_is_no_header():
    rows = [
        ["05.03.2024", "https://v.example/1", "Мост через Тару открыт", STORY, "Вестник Тары", "vestnik.ru"],
        ["06.03.2024", "https://v.example/2", "Школу построят к осени", OTHER, "Вестник Тары", "vestnik.ru"],
    ]
    head = read_head(rows)
    assert head.columns == Columns(text="D", title="C", date="A", outlet="F", url="B")
    assert (head.headers, head.first, len(head.rows)) == (("A", "B", "C", "D", "E", "F"), 1, 2)


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["Отчёт за март 2024"], [], ["Дата", "Текст"], ["05.03.2024", STORY]], 2),
        ([["text"], [STORY]], 0),
        ([["Что написали", "Когда"], [STORY, "05.03.2024"]], 0),
        ([["Что написали"], [STORY]], 0),
        ([[STORY], [OTHER]], None),
        ([["05.03.2024", STORY]], None),
        ([["Мост", "Тарск"], ["Школа", "Зорька"]], None),
        ([[""], ["", "Текст"], ["1", STORY]], 1),
        ([], None),
        ([[], [""]], None),
    ],
)
def test_the_header_is_found(rows, at):
    assert find_header(rows) == at


def test_names_are_one_line_and_no_two_alike():
    assert name_columns(["Текст\n новости", "Текст", "Текст", "Текст (2)", ""], 6) == (
        "Текст новости",
        "Текст",
        "Текст (2)",
        "Текст (2) (2)",
        "E",
        "F",
    )
    assert name_columns((), 28)[25:] == ("Z", "AA", "AB")


def test_rows_of_all_lengths_are_filled_up():
    head = read_head([["Дата", "Текст"], ["05.03.2024"], ["06.03.2024", STORY, "лишнее"], ["", ""]])
    assert head.headers == ("Дата", "Текст", "C")
    assert head.rows == (("05.03.2024", "", ""), ("06.03.2024", STORY, "лишнее"))


def test_a_name_needs_values_like_it():
    assert guess_columns(["Дата", "Текст"], [["вчера", "-"], ["сегодня", "-"]]) == Columns()
    assert guess_columns(["Дата", "Ссылка", "Текст"], []) == Columns("Текст", None, "Дата", None, "Ссылка")


def test_of_two_columns_of_russian_the_longer_is_the_text():
    assert guess_columns(["x", "y"], [["Мост через Тару открыт", STORY]]).text == "y"
    assert guess_columns(["x", "y"], [[STORY, "Мост через Тару открыт"]]).text == "x"
    assert guess_columns(["a", "b"], [["Only English here", "7"]]).text is None


def test_a_long_cell_is_no_name():
    assert roles_of("Текст " * 20) == {}
    assert roles_of("Тексты") == {}
    assert set(roles_of("Текст, ссылка")) == {"text"}


def test_equal_names_are_numbered_however_many():
    names = name_columns(["Тег", "Тег (2)", *["Тег"] * 20_000], 20_002)
    assert (names[:4], names[-1], len(set(names))) == (("Тег", "Тег (2)", "Тег (3)", "Тег (4)"), "Тег (20002)", 20_002)
