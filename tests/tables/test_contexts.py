"""The concordance and what is counted beside it, in four short texts."""

import datetime
from pathlib import Path

import pytest

from analysis.library.selection import Selection
from analysis.search.scope import Scope
from analysis.tables import collocates, contexts
from tests.many_texts import FourTexts
from tests.small_library import small


def test_how_often(four: FourTexts, ids: tuple[str, ...]):
    found = contexts.found(four.library, ids, "мост")
    assert found == contexts.FoundCounts(texts=2, places=4, words=39)
    assert round(found.per_thousand, 1) == 102.6
    assert contexts.found(four.library, (four.weather,), "мост") == contexts.FoundCounts(0, 0, 2)
    assert contexts.found(four.library, (), "мост").per_thousand == 0


def test_lines_newest_first(four: FourTexts, ids: tuple[str, ...]):
    found = contexts.lines(four.library, ids, "мост")
    assert found[["title", "outlet", "date", "node", "speaker", "whose"]].to_numpy().tolist() == [
        ["Школа", "Заря", datetime.date(2026, 9, 3), "мост", "Анна Ветрова", "own"],
        ["Мост готов", "Вестник", datetime.date(2026, 9, 1), "Мост", "", "author"],
        ["Мост готов", "Вестник", datetime.date(2026, 9, 1), "мост", "Анна Ветрова", "own"],
        ["Мост готов", "Вестник", datetime.date(2026, 9, 1), "мост", "Борис Кленов", "reported"],
    ]
    text = four.library.text(four.bridge)
    for row in found[found["text_id"] == four.bridge].itertuples():
        assert text[row.start : row.stop] == row.node
    assert found["left"][0].endswith("«Школа и")
    assert found["right"][0].startswith("нужны», — сказала она.")


@pytest.mark.parametrize(
    ("sort", "beside"),
    [
        ("right1", ["готов", "нужны", "откроют", "сказала"]),
        ("left1", ["ждёт", "и", "что", ""]),
        ("outlet", ["Вестник", "Вестник", "Вестник", "Заря"]),
        ("speaker", ["Анна Ветрова", "Анна Ветрова", "Борис Кленов", ""]),
        ("oldest", ["Вестник", "Вестник", "Вестник", "Заря"]),
    ],
)
def test_orders(four: FourTexts, ids: tuple[str, ...], sort: str, beside: list[str]):
    found = contexts.lines(four.library, ids, "мост", shown=contexts.Shown(sort))
    if sort == "right1":
        assert [next(w for w in right.replace("»,", "").split() if w != "—") for right in found["right"]] == beside
    elif sort == "left1":
        assert [left.split()[-1] if left else "" for left in found["left"]] == beside
    else:
        assert found["speaker" if sort == "speaker" else "outlet"].tolist() == beside


def test_every_order_gives_every_line_once_whatever_the_page(four: FourTexts, ids: tuple[str, ...]):
    for sort in contexts.SORTS:
        pages = [contexts.lines(four.library, ids, "мост", shown=contexts.Shown(sort, first, 1)) for first in range(5)]
        assert [len(page) for page in pages] == [1, 1, 1, 1, 0]
        assert len({(page["text_id"][0], page["start"][0]) for page in pages[:4]}) == 4


def test_by_outlet_over_time_and_along(four: FourTexts, ids: tuple[str, ...]):
    query = "мост"
    rows = contexts.by_outlet(four.library, ids, query).to_numpy().tolist()
    assert [row[:4] for row in rows] == [["Вестник", 1, 3, 23], ["Заря", 1, 1, 14]]
    stretches = contexts.over_time(four.library, ids, query)
    assert stretches[["since", "places", "with_places", "texts"]].to_numpy().tolist() == [
        [datetime.date(2026, 9, 1), 3, 1, 1],
        [datetime.date(2026, 9, 2), 0, 0, 0],
        [datetime.date(2026, 9, 3), 1, 1, 1],
    ]
    parts = contexts.along(four.library, ids, query)
    assert parts["part"].tolist() == list(range(1, contexts.STRETCHES + 1))
    assert parts["places"].sum() == 4 and parts["places"][0] == 1


def test_what_stands_beside(four: FourTexts, ids: tuple[str, ...]):
    found = collocates.beside(four.library, ids, "ветрова | кленов", near=collocates.Beside(every_word=True))
    assert found[["lemma", "together", "count"]].to_numpy().tolist()[0] == ["анна", 2, 2]
    assert found["log_dice"].is_monotonic_decreasing
    assert (found["g2"] >= 0).all()
    before = collocates.beside(four.library, ids, "ветрова", near=collocates.Beside("before", every_word=True))
    assert before[["lemma", "together"]].to_numpy().tolist() == [["анна", 2]]
    assert collocates.beside(four.library, ids, "ветрова", Scope("headline")).empty


@pytest.mark.parametrize(
    ("lemma", "side", "found"),
    [
        ("борис", "both", [("Ветрова", 2), ("Кленов", -1)]),  # between two names it is told of the former alone
        ("борис", "before", [("Кленов", -1), ("Кленов", -1)]),
        ("тарск", "both", [("Кленов", 3), ("Ветрова", -4)]),
        ("анна", "both", [("Ветрова", -1), ("Ветрова", -1)]),
        ("анна", "right", []),
    ],
)
def test_lines_with_a_word_beside(
    four: FourTexts, ids: tuple[str, ...], lemma: str, side: str, found: list[tuple[str, int]]
):
    query = "ветрова | кленов"
    for sort in contexts.SORTS:
        shown = contexts.Shown(sort, beside=lemma, side=side)
        rows = contexts.lines(four.library, ids, query, shown=shown)
        assert sorted(zip(rows["node"], rows["away"], strict=True)) == sorted(found)
    assert contexts.times_beside(four.library, ids, query, Scope(), shown) == len(found)


def test_a_word_twice_beside_a_place_is_two_lines_a_page_each(path: Path):
    library, _ = small(path, [("Заря", "", "Новый мост, новый паром.")])
    pages = [contexts.Shown(first=at, most=1, beside="новый") for at in range(3)]
    found = [contexts.lines(library, library.chosen(Selection()), "мост", shown=shown) for shown in pages]
    assert [rows["away"].tolist() for rows in found] == [[-1], [1], []]
    library.close()
