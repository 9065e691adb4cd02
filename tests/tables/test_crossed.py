"""Who speaks and who is named, by outlet and by month: four short texts, every cell by hand."""

from analysis.tables import crossed
from tests.many_texts import FourTexts


def rows(table) -> list[list]:
    return table.to_numpy().tolist()


def test_speakers_by_outlet(four: FourTexts, ids: tuple[str, ...]):
    assert rows(crossed.speakers_by(four.library, ids, "outlet")) == [
        ["Анна Ветрова", "Вестник", 1, 3, 0.5, 1.0],
        ["Анна Ветрова", "Заря", 1, 4, 1.0, 1.0],
        ["Борис Кленов", "Вестник", 1, 0, 0.5, 0.0],
    ]


def test_speakers_by_month(four: FourTexts, ids: tuple[str, ...]):
    found = crossed.speakers_by(four.library, ids, "month")
    assert rows(found[["name", "column", "statements"]]) == [
        ["Анна Ветрова", "2026-09", 2],
        ["Борис Кленов", "2026-09", 1],
    ]


def test_named_by_outlet_and_month(four: FourTexts, ids: tuple[str, ...]):
    found = crossed.named_by(four.library, ids, "outlet")
    assert rows(found[found.columns[:5]])[:3] == [
        ["Тарск", "Вестник", 1, 2, 1.0],
        ["Тарск", "Заря", 1, 1, 1.0],
        ["Тарск", "", 1, 1, 1.0],
    ]
    months = crossed.named_by(four.library, ids, "month")
    assert (found.groupby("column")["mentions_share"].sum().round(9) == 1).all()
    assert rows(months[months.columns[:5]])[:2] == [["Тарск", "2026-09", 2, 3, 1.0], ["Тарск", "", 1, 1, 1.0]]


def test_a_screen_has_the_first_cells_with_what_they_are_shares_of(four: FourTexts, ids: tuple[str, ...]):
    spoken = crossed.first_cells(four.library, ids, "speakers", "outlet", (5, 5))
    assert rows(spoken) == [
        ["Анна Ветрова", "Вестник", 1, 3, 2, 3, 2],
        ["Анна Ветрова", "Заря", 1, 4, 1, 4, 2],
        ["Борис Кленов", "Вестник", 1, 0, 2, 3, 2],
        ["Борис Кленов", "Заря", 0, 0, 1, 4, 2],
    ]
    first = crossed.first_cells(four.library, ids, "named", "month", (1, 5))
    every = crossed.named_by(four.library, ids, "month")
    assert rows(first)[0][:4] == ["Тарск", "2026-09", 2, 3] and first["of_names"][0] == every["name"].nunique()


def test_no_texts_have_no_cells(four: FourTexts):
    assert crossed.speakers_by(four.library, (), "outlet").empty
    assert crossed.named_by(four.library, (), "month").empty
    assert crossed.first_cells(four.library, (), "named", "month", (5, 5)).empty
