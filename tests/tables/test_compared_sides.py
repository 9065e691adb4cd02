"""Two sides: literal numbers of a small library, unequal sides, an empty one, one text a side, thirty outlets."""

import datetime

import numpy as np
import pytest

from analysis.tables import compared_sides as sides
from analysis.tables import statements_of_many
from analysis.tables.compared_sides import Size, side_by_side, unequal
from analysis.tables.statements_of_many import Wanted
from tests.small_library import small

DAWN = "{PER! Анна Ким=Министр} {PER Анна Ким} сказала: «[direct Анна Ким: <мост> нужен]». @ТАСС@ ждёт. Номер %d."
HERALD = "{PER! Анна Ким=Чиновница} {PER Анна Ким} и {PER Олег Нин}: <рынок> открыт, номер %d."


@pytest.fixture
def two(tmp_path):
    """Twelve texts of «Заря», all with Анна Ким speaking; thirty of «Вестник», all with Анна Ким, the half undated."""
    texts = [("Заря", f"2026-09-{day:02}", DAWN % day) for day in range(1, 13)]
    texts += [("Вестник", f"2026-10-{day:02}" if day % 2 else "", HERALD % day) for day in range(1, 31)]
    library, ids = small(tmp_path / "library.duckdb", texts)
    yield library, tuple(ids[:12]), tuple(ids[12:])
    library.close()


def test_sizes(two):
    library, a, b = two
    assert sides.size(library, a) == Size(
        texts=12,
        analysed=12,
        reprints=0,
        first=datetime.date(2026, 9, 1),
        last=datetime.date(2026, 9, 12),
        undated=0,
        outlets=1,
        words=12 * 10,
        median=10.0,
        words_direct=24,
        statements=12,
        unattributed=0,
    )
    assert sides.size(library, a).direct == pytest.approx(0.2)
    assert sides.size(library, b).undated == 15


def test_what_makes_them_unequal(two):
    library, a, b = two
    big, small_one = sides.size(library, b), sides.size(library, a)
    assert unequal([small_one, big]) == ["texts", "period", "undated"]
    assert unequal([small_one, sides.size(library, ())]) == ["empty"]
    assert unequal([small_one, sides.size(library, b[:1])]) == ["few", "texts", "period"]
    assert unequal([small_one, small_one]) == []


def test_who_is_named_on_each_side(two):
    library, a, b = two
    table = side_by_side([sides.named(library, own) for own in (a, b)], ["entity", "kind"], "texts", (12, 30))
    assert table[["entity", "a", "b", "a_share", "b_share", "tells"]].to_numpy().tolist() == [
        ["Анна Ким", 12, 30, 1.0, 1.0, False],
        ["Олег Нин", 0, 30, 0.0, 1.0, True],
    ]
    assert table["log_likelihood"][0] == 0.0
    assert table["log_ratio"][1] < 0


def test_who_speaks_by_which_words_and_where_from(two):
    library, a, b = two
    assert sides.spoken(library, a).to_numpy().tolist() == [["Анна Ким", 12, 12, 24]]
    assert sides.spoken(library, b).empty
    assert sides.cues(library, a).to_numpy().tolist() == [["сказать", "saying", 12]]
    assert sides.cues(library, a, "Олег Нин").empty
    assert sides.sources(library, a).to_numpy().tolist() == [["ТАСС", 12]]


def test_statements_by_the_word_that_introduces_them(two):
    library, a, _ = two
    (row,) = statements_of_many.markers(library, a).to_dict("records")
    assert row == {"marker": "сказать", "manner": "saying", "statements": 12, "texts": 12}
    assert statements_of_many.count_statements(library, a, Wanted(marker="сказать")) == 12
    assert statements_of_many.count_statements(library, a, Wanted(marker="сказать", speaker="Олег Нин")) == 0
    assert statements_of_many.markers(library, a, "Олег Нин").empty


def test_what_the_same_person_is_called(two):
    library, a, b = two
    assert sides.roles(library, a, "Анна Ким").to_numpy().tolist() == [["Министр", 12]]
    assert sides.roles(library, b, "Анна Ким").to_numpy().tolist() == [["Чиновница", 30]]
    assert sides.called(library, b).to_numpy().tolist() == [["Анна Ким", 30]]


def test_terms_that_set_each_apart(two):
    library, a, b = two
    of = tuple(sides.words_once(library, own) for own in (a, b))
    table = side_by_side([sides.terms(library, own) for own in (a, b)], ["term"], "count", of)
    apart = sides.set_apart(table, most=5)
    assert apart[["term", "a", "b"]].to_numpy().tolist() == [["мост", 12, 0], ["рынок", 0, 30]]


def test_reprints_are_counted_once(tmp_path):
    library, ids = small(tmp_path / "r.duckdb", [("Заря", "2026-09-01", "<мост> один"), ("Эхо", "", "<мост> другой")])
    with library.transaction() as rows:
        rows.execute("UPDATE texts SET reprint_of = ? WHERE id = ?", [ids[0], ids[1]])
    assert sides.terms(library, ids).to_numpy().tolist() == [["мост", 1, 1]]
    assert sides.words_once(library, ids) == 2
    assert sides.size(library, ids).reprints == 1
    library.close()


def test_a_handful_has_no_share_and_tells_nothing(two):
    library, a, b = two
    table = side_by_side([sides.named(library, own) for own in (a[:9], b)], ["entity"], "texts", (9, 30))
    assert table["a_share"].isna().all()
    assert not table["tells"].any()


def test_an_empty_side(two):
    library, a, _ = two
    table = side_by_side([sides.named(library, own) for own in (a, ())], ["entity"], "texts", (12, 0))
    assert table[["entity", "a", "b", "tells"]].to_numpy().tolist() == [["Анна Ким", 12, 0, False]]
    assert side_by_side([sides.named(library, ()) for _ in range(2)], ["entity"], "texts", (0, 0)).empty


def test_one_text_a_side(two):
    library, a, b = two
    table = side_by_side([sides.named(library, own) for own in (a[:1], b[:1])], ["entity"], "mentions", (1, 1))
    assert table[["entity", "a", "b", "tells"]].to_numpy().tolist() == [
        ["Анна Ким", 1, 1, False],
        ["Олег Нин", 0, 1, False],
    ]


def test_six_sides(two):
    library, a, b = two
    parts = [a, b[:6], b[6:12], b[12:18], b[18:24], b[24:]]
    table = side_by_side([sides.named(library, own) for own in parts], ["entity"], "texts", [12, 6, 6, 6, 6, 6])
    assert table.loc[0, list("abcdef")].tolist() == [12, 6, 6, 6, 6, 6]
    assert np.isnan(table["log_ratio"]).all()
    assert sides.shared_texts(a, b) == 0
    assert sides.shared_texts(b, parts[1]) == 6
