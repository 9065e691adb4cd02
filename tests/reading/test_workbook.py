"""XLSX: what sheets show; workbooks made to do harm."""

import base64
import datetime
import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from xlsxwriter import Workbook as Excel

from analysis.reading.document import Left
from analysis.reading.error import ReadingError
from analysis.reading.files import read_any
from analysis.reading.limits import Limits
from analysis.reading.sheet import read_table, table_head
from analysis.reading.workbook import read_workbook

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no stylesheet")

STORY = "По мосту с утра идут машины, и жители довольны."
DAY = datetime.date(2024, 3, 5)


def book(*sheets, **hidden):
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        sheet.sheet_state = hidden.get(name, "visible")
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def book_of_shared_strings(text):
    """As Excel writes it: the texts stand in a part of their own."""
    file = io.BytesIO()
    made = Excel(file, {"in_memory": True})
    made.add_worksheet("Март").write_column(0, 0, ["Текст", text])
    made.close()
    return file.getvalue()


def replaced(content, part, data):
    """The workbook with another content of one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == part else old.read(info))
    return file.getvalue()


def sheet_xml(rows):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'


def inline(row, column, text):
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>'


def read(content, limits=None):
    return list(read_table("мосты.xlsx", content, None, limits or Limits()))


def test_rows_are_texts_and_dates_are_dates():
    rows = [
        ["Дата", "Заголовок", "Текст"],
        [datetime.datetime(2024, 3, 5, 14, 20), "Мост", STORY],
        [45356, "Дом", STORY],
    ]
    first, second = read(book(("Март", rows)))
    assert (first.text, first.card.date, first.place) == (f"Мост\n\n{STORY}", DAY, "№ 2")
    assert (second.card.date, second.name, second.encoding) == (DAY, "Дом", "")


def test_of_many_sheets_those_with_the_column_of_the_text():
    header = ["Дата", "Текст"]
    made = book(
        ("Сводка", [["Показатель", "Значение"], ["Текстов", 2]]),
        ("Март", [header, [DAY, STORY]]),
        ("Апрель", [header, [DAY, STORY + " Дважды."]]),
        ("Черновик", [header, [DAY, STORY]]),
        Черновик="hidden",
    )
    assert [document.place for document in read(made)] == ["Март, № 2", "Апрель, № 2"]
    assert table_head(made).columns.text == "Текст"


def test_a_formula_is_what_it_last_showed_and_is_never_computed():
    made = book(("Март", [["Текст", "Дата"], ["заготовка", "05.03.2024"]]))
    row = '<row r="1"><c r="A1" t="str"><f>1+1</f><v>Мост через Тару открыт.</v></c><c r="B1"><f>NOW()</f></c></row>'
    (document,) = read(replaced(made, "xl/worksheets/sheet1.xml", sheet_xml(row)))
    assert (document.text, document.card.date) == ("Мост через Тару открыт.", None)


def test_cells_that_look_like_formulas_are_texts():
    made = book(("Март", [["Текст"], ["заготовка"]]))
    row = f'<row r="1">{inline(1, "A", "=1+1, сказал он, и мост открыли.")}</row>'
    assert [d.text for d in read(replaced(made, "xl/worksheets/sheet1.xml", sheet_xml(row)))] == [
        "=1+1, сказал он, и мост открыли."
    ]


def test_a_sheet_that_says_it_is_huge_is_as_long_as_it_is():
    made = book(("Март", [["x"]]))
    texts = ((1, "Текст"), (2, STORY), (1_000_000, STORY))
    rows = "".join(f'<row r="{row}">{inline(row, "A", text)}</row>' for row, text in texts)
    huge = replaced(made, "xl/worksheets/sheet1.xml", sheet_xml(rows))
    assert [document.place for document in read(huge)] == ["№ 2", "№ 1000000"]
    assert len(table_head(huge).headers) == 1


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ('<row r="1">' + "<c/>" * 600_000 + "</row>", "wide_table"),
        (f'<row r="1">{inline(1, "ZZZZ", "Мост")}</row>', "wide_table"),
        ('<row r="1"><c r="A1"><v>' + "9" * 5000 + "</v></c></row>", "broken_table no_text_column"),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "broken_table"),
        ('<row r="1"><c r="A1"><v>1</v></row>', "broken_table"),
    ],
)
def test_rows_made_to_do_harm(rows, key):
    made = replaced(book(("Март", [["x"]])), "xl/worksheets/sheet1.xml", sheet_xml(rows))
    (refused,) = read(made)
    assert refused.error.key in key.split()


def test_a_row_that_is_damaged_ends_the_table_with_a_sentence():
    rows = "".join(f'<row r="{i}">{inline(i, "A", "Мост открыт.")}</row>' for i in range(1, 301))
    made = book(("Март", [["x"]]))
    bad = replaced(
        made, "xl/worksheets/sheet1.xml", sheet_xml(rows + '<row r="301"><c r="A301" t="s"><v>7</v></c></row>')
    )
    *good, last = read(bad)
    assert len(good) == 300
    assert (last.place, last.error.key) == ("№ 301", "broken_table")


def test_entities_in_the_xml_are_not_unfolded():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "мост "><!ENTITY b "&a;&a;&a;">]>'
    made = book_of_shared_strings(STORY)
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        (refused,) = read(replaced(made, part, bomb + sheet_xml(f'<row r="1">{inline(1, "A", "&b;")}</row>')))
        assert refused.error.key == "broken_table"


def test_bombs_are_refused_before_they_are_unpacked():
    made = book(("Март", [["Текст"], [STORY]]))
    bomb = replaced(made, "xl/worksheets/sheet1.xml", b"<row>" + b" " * 30_000_000)
    assert read(bomb)[0].error.key == "bomb"
    large = Limits(file=1000, archive=1000)
    assert read(made, large)[0].error.key == "large_file"
    assert read(made, Limits(archive=2000))[0].error.key == "large_archive"
    with pytest.raises(ReadingError) as caught:
        read_workbook(replaced(book_of_shared_strings(STORY), "xl/sharedStrings.xml", "<si/>" * 8_000_001))
    assert caught.value.key == "bomb"
    strings = io.BytesIO()
    with zipfile.ZipFile(strings, "w") as stored:
        stored.writestr("xl/sharedStrings.xml", "<si/>" * 8_000_001)
    with pytest.raises(ReadingError) as caught:
        read_workbook(strings.getvalue())
    assert caught.value.key == "wide_table"


def test_texts_that_stand_in_a_part_of_their_own():
    assert [document.text for document in read(book_of_shared_strings(STORY))] == [STORY]


@pytest.mark.parametrize(
    ("beginning", "key"), [(b"", "broken_table"), ("EncryptedPackage".encode("utf-16-le"), "encrypted")]
)
def test_workbooks_of_old_excel_and_those_with_a_password(beginning, key):
    (refused,) = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + beginning)
    assert refused.error.key == key


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_damaged_part_is_a_sentence(part):
    made = book(("Март", [["Текст"], [STORY]]))
    for data in (b"", b"<", b"\xff" * 100, b"<x/>"):
        for found in read(replaced(made, part, data)):
            if isinstance(found, Left):
                assert (found.key, part) == ("styles", "xl/styles.xml")
                continue
            assert getattr(found, "text", "") or str(found.error).endswith(".")


WHOLE = book(("Март", [["Дата", "Текст"], [DAY, STORY]]))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_texts_or_sentences(data):
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for found in read(bytes(content[: data.draw(st.integers(4, len(content)))])):
        assert getattr(found, "text", "") or str(found.error).endswith(".")


def test_a_linked_cell_gives_its_words_and_its_address():
    formula = '<c r="%s2" t="str"><f>HYPERLINK("https://a.example/%s","%s")</f>%s</c>'
    cells = formula % ("A", "1", "Мост открыт", "<v></v>") + inline(2, "B", STORY)
    other = formula.replace("2", "3") % ("A", "2", "Школа", "<v>Школа открыта</v>") + inline(3, "B", STORY + " И ещё.")
    head = f'<row r="1">{inline(1, "A", "Заголовок")}{inline(1, "B", "Текст")}</row>'
    rows = f'{head}<row r="2">{cells}</row><row r="3">{other}</row>'
    made = replaced(book(("Март", [["x"]])), "xl/worksheets/sheet1.xml", sheet_xml(rows))
    found = [(document.card.title, document.card.url) for document in read(made)]
    assert found == [("Мост открыт", "https://a.example/1"), ("Школа открыта", "https://a.example/2")]


def test_line_ends_that_excel_wrote_as_signs():
    made = book(("Март", [["Дата", "Текст"], [DAY, "Мост открыт._x000d_\nПо нему пошли машины._x000D_"]]))
    (document,) = read(made)
    assert document.text == "Мост открыт.\nПо нему пошли машины."


def test_a_cell_far_away_makes_no_great_table():
    rows = "".join(f'<row r="{n}">{inline(n, "A", STORY)}{inline(n, "XFD", "x")}</row>' for n in (1, 2, 1_000_000))
    made = replaced(book(("Март", [["x"]])), "xl/worksheets/sheet1.xml", sheet_xml(rows))
    (refused,) = read(made)
    assert refused.error.key == "wide_table"


@pytest.mark.parametrize(
    "place",
    [
        *('r="BBBBBBBBBBBBBBBBBBBBBBBB1"', 'r="xfd1048576"', 'r = "XFD1048576"', "r='XFD1048576'", 'r="B99999999999"'),
        *('n=">" r="XFD1048576"', 'r="XFD4000000"'),
    ],
)
def test_however_a_cell_far_away_is_written(place):
    """The library that lays out the sheet would ask for 130 GB and more, and its process would end there."""
    rows = f'<row r="1">{inline(1, "A", STORY)}<c {place} t="inlineStr"><is><t>x</t></is></c></row>'
    for sheet in (rows, rows.replace("<c ", "<x:c xmlns:x='x' "), f'<row r="999999999"><c><v>1</v></c></row>{rows}'):
        (refused,) = read(replaced(book(("Март", [["x"]])), "xl/worksheets/sheet1.xml", sheet_xml(sheet)))
        assert refused.error.key == "wide_table"


XLS = (
    "c-rk)O-NKx6#nj;J33?jj5Zc(*dSzOB9lKL>inpbK`7Ryh@i%F5sJpprZ!pTG6-r@v=Q92vD)-QEo#>yFlrG5f!4BBP|!ksefP{88OwzOB^CF3"
    "oO91T=bn4-yMO1t_j<m3Vdg>gB7Q;~KCHMw6y)d>DVWWKK)dT2F`EWRuEjrvV1N@@;K$RFSA}K{&3rGy!F~OL9Qa5&iE|j37$1pjB6_3`DP{T)"
    "BUiXXO)09RR~5p~2;VCFo|JqhJSm!M!ecDEpiW>uG0@QNt>WWOo!ClY>U|_W??tm8m3V1Z@ull3Q`V2}^x4$d-)X4T#h3->t#4#}B%K;tK$sIa"
    "i*IfO_?q3R&m&g9xq1cazpvF7uA{%<XkZfVX<6XYJX1Thv1qkJM|D#7=q22gEon$Yg{kf#1);VxY0+`rNopo_Xg^e)Zllo6GDSeNttr~l)EsSY"
    "-2zq^7kvbA@(xyhm}w2vP8uSJ(XmVSQtBr4(v)QV5wz=8-79Wg%pcP2I!4DP6q!&UM@MMQ(NQ8>s+fEjWg?f$#tJbwEZzO`rhjNKaY{6k5-u`9"
    "WtSNTxVUUQ=v*omN4SsFAo4!pSESY&k*kG=xgD6+4_11@!6_+oRjl=Fr$z8Ku{%fJLwWl1k;k>upAvg1&-E={49~qw%%F}zZkYb&nL?v#RJU&#"
    "JV|6z<sCpDgjfA?7zLb=*LT;8oMl*+F$2fLAd@qrqgHc{H&(`5t>dl4+vk;6;;mP6#@lZKw^M<KGIYtD&|L%z3kwSi3kwSi3-9{vc-L%mne=-X"
    "`9kl%&N6Am{wDcvaTF7L&hx|c0LGc7aUrkuvkiWgtxIjtC;Pw9;22v^V-!QukI}r>FF(Xo?)z-mG4%VkP`>T2<kQbT-2M-W-pk7"
)
"""A workbook of old Excel, packed: the rows of TABLE."""

TABLE = [["Дата", "Заголовок", "Текст"], ["05.03.2024", "Мост открыт", "По нему с утра идут машины."]]


def ods(rows: str = "") -> bytes:
    """A sheet of these rows, as they are written, or of TABLE."""
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    cell = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    rows = rows or "".join(f"<table:table-row>{''.join(cell % one for one in row)}</table:table-row>" for row in TABLE)
    body = f'<office:body><office:spreadsheet><table:table table:name="Март">{rows}</table:table>'
    content = f"<office:document-content{names}>{body}</office:spreadsheet></office:body></office:document-content>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
    return made.getvalue()


@pytest.mark.parametrize("form", ["xls", "ods", "xlsx"])
def test_workbooks_of_other_programs(form):
    made = {"xls": lambda: zlib.decompress(base64.b85decode(XLS)), "ods": ods, "xlsx": lambda: book(("Март", TABLE))}
    (document,) = read_any(f"мосты.{form}", made[form]())
    assert document.text == "Мост открыт\n\nПо нему с утра идут машины."
    assert document.card.date == datetime.date(2024, 3, 5)


def cell(times: str = "") -> str:
    """A cell of an ODS sheet, `times`: how often it stands there, as it is written."""
    return f"<table:table-cell {times} office:value-type='string'><text:p>Мост</text:p></table:table-cell>"


def row(cells: str, times: str = "") -> str:
    return f"<table:table-row {times}>{cells}</table:table-row>"


FAR = row(cell()) + row("", "table:number-rows-repeated='1000000'")
PREFIXED = "<x:table-row xmlns:x='urn:oasis:names:tc:opendocument:xmlns:table:1.0' x:number-rows-repeated='9999999'>"


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("table:number-columns-repeated='10000'"), "table:number-rows-repeated='10000'"),
        FAR + row("<table:table-cell table:number-columns-repeated='16000'/>" + cell()),
        row(cell("table:number-columns-repeated = '4000000000'")),
        f"{PREFIXED}{cell()}</x:table-row>",
    ],
)
def test_cells_said_to_stand_there_many_times_make_no_great_table(rows: str):
    with pytest.raises(ReadingError) as caught:
        read_workbook(ods(rows))
    assert caught.value.key == "wide_table"


@pytest.mark.parametrize("end", ["/>", "></table:table-cell>"])
def test_blank_cells_to_the_last_row_and_column_are_none(end: str):
    blank = f"<table:table-cell table:number-columns-repeated='16384'{end}"
    first = row(cell("table:number-columns-repeated='2'") + blank)
    (sheet,) = read_workbook(ods(first + row(blank, "table:number-rows-repeated='1048575'")))
    assert list(sheet.rows()) == [("Мост", "Мост")]


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_a_table_that_begins_further_down_keeps_the_numbers_of_its_rows(form: str):
    """What is not taken is said with the number of its row: blank rows before the table counted twice."""
    blank = "<table:table-cell/>"
    made = {
        "ods": lambda: ods(row(blank, "table:number-rows-repeated='2'") + row(blank + cell())),
        "xlsx": lambda: book(("Март", [[], [], [None, "Мост"]])),
    }
    (sheet,) = read_workbook(made[form]())
    assert [list(filter(None, cells)) for cells in sheet.rows()] == [[], [], ["Мост"]]
