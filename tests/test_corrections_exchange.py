"""Corrections as a CSV file: what is written is read back; what does not fit is listed and nothing else is lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import STORY_ACTIONS, Correction, name_theme, stop_word
from analysis.corrections.exchange import MUST_HAVE, ExchangeError, Read, from_csv, to_csv
from pages.shared.words import LANGUAGES, words_in

TEXTS = {"123456789012": "Мэр Анна Ким ждёт гостей. Всё готово; =1+1.", "00000000e001": "Ким молчит."}
FIRST, SECOND = TEXTS
NAMES = {FIRST: "=Гости; «мэра»", SECOND: "Тишина"}
RUSSIAN = words_in("ru")
ALL = [words_in(language) for language in LANGUAGES]


def read(content, known=()):
    return from_csv(content, TEXTS.get, ALL, known)


def written(*made, words=RUSSIAN):
    return to_csv(made, NAMES, TEXTS.get, words)


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


RENAMED = (FIRST, Correction("rename", ((4, 12),), "Анна Ким", "PER", "Анна Юрьевна Ким", "Анна Ким"))
KIND = (FIRST, Correction("quote_kind", ((4, 12), (13, 17)), value="indirect", old="direct"))
ONE = ("", Correction("one", ((0, 3),), "Ким", "PER", "Анна Ким", text=SECOND, other=FIRST))


def test_the_file():
    content = written(RENAMED, KIND, ONE)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "Текст;Правка;Слова текста;Объект;Вид;Было;Стало;Другой текст;Номер текста;Номер другого текста;Место, знаки",
        '"\'=Гости; «мэра»";другое имя;Анна Ким;Анна Ким;персона;Анна Ким;Анна Юрьевна Ким;;#123456789012;;4–12',
        '"\'=Гости; «мэра»";вид высказывания;Анна Ким … ждёт;;;прямая цитата;пересказ;;#123456789012;;4–12, 13–17',
        'Тишина;в двух текстах один;Ким;Ким;персона;;Анна Ким;"\'=Гости; «мэра»";#00000000e001;#123456789012;0–3',
        "",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_of_any_language_is_read_in_any(language):
    assert read(written(RENAMED, KIND, ONE, words=words_in(language))).corrections == (RENAMED, KIND, ONE)


def test_what_the_library_has_already_is_counted_and_left_out():
    assert read(written(RENAMED, KIND), known=[RENAMED]) == Read((KIND,), (), 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_as_excel_saves_it(encoding, mark):
    out = io.StringIO(newline="")
    rows = cells(written(RENAMED, ONE))
    csv.writer(out, delimiter=mark).writerows([*rows, [""] * len(rows[0])])
    assert read(out.getvalue().encode(encoding)).corrections == (RENAMED, ONE)


def test_columns_in_any_order_and_further_ones():
    rows = [[*reversed(row), "заметка"] for row in cells(written(RENAMED))]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    assert read(out.getvalue().encode()).corrections == (RENAMED,)


@pytest.mark.parametrize(
    ("column", "value", "key"),
    [
        ("Номер текста", "#ffffffffffff", "text"),
        ("Номер текста", "", "text"),
        ("Номер текста", "1,23457E+11", "text"),
        ("Правка", "удалить всё", "action"),
        ("Правка", "", "action"),
        ("Вид", "прямая цитата", "kind"),
        ("Вид", "", "incomplete"),
        ("Объект", " ", "incomplete"),
        ("Стало", "", "incomplete"),
        ("Место, знаки", "4–400", "spans"),
        ("Место, знаки", "12–4", "spans"),
        ("Место, знаки", "04.дек", "spans"),
        ("Место, знаки", "4–99999999999999999999", "spans"),
    ],
)
def test_a_row_that_does_not_fit_is_listed_and_the_others_are_read(column, value, key):
    rows = cells(written(RENAMED, KIND))
    rows[1][rows[0].index(column)] = value
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    found = read(out.getvalue().encode())
    assert found.corrections == (KIND,)
    assert [(refused.row, refused.key) for refused in found.refused] == [(2, key)]
    for words in ALL:
        assert "2" in words(f"corrections.refused.{key}", row=2, **found.refused[0].values)


def test_rows_cut_short_are_listed():
    head, row = written(RENAMED).decode("utf-8-sig").split("\r\n")[:2]
    found = read(f"{head}\r\n{row.rsplit(';', 4)[0]}\r\n".encode())
    assert (found.corrections, [refused.key for refused in found.refused]) == ((), ["text"])


def test_who_is_one_with_an_unknown_text_is_refused():
    content = written(("", Correction("two", (), "Ким", "PER", "Анна Ким", text=SECOND, other="ffffffffffff")))
    assert [refused.key for refused in read(content).refused] == ["text"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\xff" * 9, "Имя;Возраст\r\nАнна;5".encode(), b'"' * 3 + b"a;b"])
def test_what_is_no_such_file_is_refused_whole(content):
    with pytest.raises(ExchangeError) as refused:
        read(content)
    assert str(refused.value)


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
HOSTILE = st.sampled_from(["=1+1", "'=1", "''@x", "+7", "-", "@SUM(A1)", "\t=1", '"; =1', "'", "＝1", "a\r\nb", "a\rb"])
ANY_TERM = ANY_TEXT.map(str.strip).filter(lambda term: term and ";" not in term)
SPANS = st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11)), min_size=1, max_size=3).map(tuple)


@st.composite
def made(draw):
    action = draw(st.sampled_from(sorted(MUST_HAVE)))
    text = draw(st.sampled_from([FIRST, SECOND]))
    name, old, value = (draw(ANY_TEXT | HOSTILE) for _ in range(3))
    kind = draw(st.sampled_from(["PER", "ORG"] if action != "add_quote" else ["direct", "fragment"]))
    if action in ("quote_kind", "not_quote", "entity_kind"):
        old = draw(st.sampled_from(["PER", "LOC"] if action == "entity_kind" else ["direct", "indirect"]))
        value = old if action != "not_quote" else value
    if action == "stop_word":
        return "", stop_word(name)
    if action == "name_theme":
        return "", name_theme(draw(st.lists(ANY_TERM, min_size=1, max_size=3)), value, old)
    correction = Correction(action, draw(SPANS), name, kind, value, old)
    if action in ("one", "two", *STORY_ACTIONS):
        return "", Correction(action, correction.spans, name, kind, value, old, text, draw(st.sampled_from([*TEXTS])))
    return text, correction


@given(st.lists(made(), max_size=5), st.sampled_from(ALL))
def test_what_is_written_is_read_back(corrections, words):
    content = written(*corrections, words=words)
    assert read(content).corrections == tuple(corrections)
    for row in cells(content):
        assert not any(cell[:1] and cell[0] in "=+-@\t\r\n＝＋－＠" for cell in row)


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")))
def test_any_rows_after_good_ones_are_read_or_listed_or_the_file_is_refused_whole(tail):
    try:
        found = read(written(RENAMED) + tail)
    except ExchangeError:
        return
    assert found.corrections[:1] == (RENAMED,)
    assert all(refused.row > 2 for refused in found.refused)
