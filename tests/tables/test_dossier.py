"""All that four short texts say of one person: every number by hand."""

import datetime
import io

import docx

from analysis.report.dossier import dossier
from analysis.tables import dossier as tables
from analysis.tables import many
from pages.shared.words import words_in
from tests.many_texts import FourTexts
from tests.small_library import small

ANNA = "Анна Ветрова"


def rows(table) -> list[list]:
    return table.to_numpy().tolist()


def known(library, ids: tuple[str, ...], name: str) -> tables.Known:
    return tables.known(tables.presence(library, ids, name), tables.speech_of(library, ids, name))


def test_how_much_is_known(four: FourTexts, ids: tuple[str, ...]):
    assert known(four.library, ids, ANNA) == tables.Known(
        texts=2,
        mentions=3,
        statements=2,
        own_words=7,
        said_of=0,
        outlets=2,
        first=datetime.date(2026, 9, 1),
        last=datetime.date(2026, 9, 3),
    )
    tarsk = known(four.library, ids, "Тарск")
    assert (tarsk.texts, tarsk.mentions, tarsk.statements, tarsk.said_of) == (3, 4, 0, 1)
    assert known(four.library, ids, "никто") == tables.Known(0, 0, 0, 0, 0, 0, None, None)
    assert known(four.library, (), ANNA).texts == 0


def test_names_roles_and_company(four: FourTexts, ids: tuple[str, ...]):
    assert rows(tables.names(four.library, ids, ANNA)) == [[ANNA, "PER", 2, 3]]
    assert tables.roles(four.library, ids, ANNA).empty
    assert rows(tables.named_with(four.library, ids, ANNA))[0][:1] == ["Тарск"]
    assert rows(tables.speaks_of(tables.speech_of(four.library, ids, "Тарск"))) == [[ANNA, 1, 1]]


def test_statements_of_somebody_and_about_him(four: FourTexts, ids: tuple[str, ...]):
    assert tables.statements(four.library, ids, ANNA)["said"].tolist() == ["Школа и мост нужны", "Тарск ждёт мост"]
    assert tables.statements(four.library, ids, ANNA, 1, 1)["said"].tolist() == ["Тарск ждёт мост"]
    of_tarsk = tables.in_full(four.library, tables.whose(tables.speech_of(four.library, ids, "Тарск")))
    assert rows(of_tarsk[["speaker", "said"]]) == [[ANNA, "Тарск ждёт мост"]]
    assert tables.speech_of(four.library, ids, ANNA).empty
    assert tables.in_full(four.library, []).empty


def test_where_and_when(four: FourTexts, ids: tuple[str, ...]):
    there = tables.presence(four.library, ids, ANNA)
    assert rows(tables.by_outlet(there)) == [["Вестник", 1, 2, 1], ["Заря", 1, 1, 1]]
    counted = tables.over_time(there, many.over_time(four.library, ids))[["since", "texts", "statements"]]
    assert rows(counted)[:3] == [
        [datetime.date(2026, 9, 1), 1, 1],
        [datetime.date(2026, 9, 2), 0, 0],
        [datetime.date(2026, 9, 3), 1, 1],
    ]


def test_the_paper_has_the_numbers_and_every_statement(four: FourTexts, ids: tuple[str, ...]):
    made = docx.Document(io.BytesIO(dossier(four.library, ids, ANNA, "Все тексты: 4", words_in("ru"))))
    paragraphs = [paragraph.text for paragraph in made.paragraphs]
    assert paragraphs[0] == ANNA
    assert "2 текста, 3 упоминания по имени. Собственная речь: 2 высказывания" in paragraphs[2]
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "Школа и мост нужны" in cells and "Тарск ждёт мост" in cells


def test_the_paper_tells_from_when_to_when_a_role_was_given(tmp_path):
    told = "{PER! Анна Ким=мэр Тарска} {PER Анна Ким}"
    texts = [("Заря", "2026-09-01", f"{told} ушла."), ("Эхо", "2026-09-03", f"{told} вернулась.")]
    library, ids = small(tmp_path / "library.duckdb", texts)
    made = docx.Document(io.BytesIO(dossier(library, ids, "Анна Ким", "Все тексты: 2", words_in("ru"))))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "01.09.2026 – 03.09.2026" in cells
    library.close()


def test_who_is_no_entity_is_known_by_what_he_says(tmp_path):
    told = "{PER Анна Ким} здесь. [indirect жители: мост нужен], считают жители."
    library, ids = small(tmp_path / "library.duckdb", [("Заря", "2026-09-01", told)])
    told = known(library, ids, "жители")
    assert (told.texts, told.statements, told.outlets, told.first) == (0, 1, 1, datetime.date(2026, 9, 1))
    library.close()
