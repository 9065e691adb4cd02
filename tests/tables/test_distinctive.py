"""What a speaker says more than others, and what some words say more than the rest: counts, G², effect size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.tables.distinctive import log_likelihood, log_ratio
from tests.marked_analysis import marked

QUARREL = marked(
    """Спор о порте

«[direct Анна Ким: <порт=Порту> нужен <лёд>, <лёд> и только <лёд>, без <лёд=льда> нет ничего]», — сказала
{PER Анна Ким}. {PER Пётр Лужин} ответил, что [indirect Пётр Лужин: <лёд> тает, а <порт> и <!Тарск> стоят].
Затем все долго молчали, а ветер гнал тучи над крышами, и никто не решался начать, пока не вышел старый сторож с
фонарём и не позвал всех к столу.
«[direct Пётр Лужин: <порт=Порт> стоит]», — сказал {PER Пётр Лужин}."""
)


def rows(table, *columns):
    return table[list(columns)].to_dict("split")["data"]


def test_own_words_against_all_others():
    table = tables.distinctive(QUARREL)
    assert rows(table, "speaker", "term", "count", "rest", "words", "rest_words", "tells") == [
        ["Анна Ким", "лёд", 4, 1, 11, 50, True],
        ["Анна Ким", "порт", 1, 2, 11, 50, False],
        ["Пётр Лужин", "порт", 1, 2, 2, 59, False],
    ]
    assert table.loc[0, ["log_likelihood", "effect"]].round(2).tolist() == [10.37, 3.77]


def test_paraphrases_count_when_asked():
    table = tables.distinctive(QUARREL, paraphrases=True)
    assert rows(table[table["speaker"] == "Пётр Лужин"], "term", "count", "rest", "words") == [
        ["порт", 2, 1, 9], ["Тарск", 1, 0, 9], ["лёд", 1, 4, 9],
    ]  # fmt: skip


def test_nobody_speaks():
    empty = tables.distinctive(marked("Стоит <порт>."))
    assert empty.empty
    assert empty.dtypes.equals(tables.distinctive(QUARREL).dtypes)


def test_speaking_together_counts_for_each():
    talk = marked("«[direct Анна Ким; Пётр Лужин: Нужен <порт>]», — сказали {PER Анна Ким} и {PER Пётр Лужин}.")
    assert rows(tables.distinctive(talk), "speaker", "term", "count") == [
        ["Анна Ким", "порт", 1],
        ["Пётр Лужин", "порт", 1],
    ]


def test_several_texts_with_one_name_for_a_speaker():
    other = marked("«[direct А. Ким: <лёд=Лёд> трещит]», — сказала {PER А. Ким}. Шумит <порт>.")
    table = tables.distinctive_in([(QUARREL, {}), (other, {"А. Ким": "Анна Ким"})])
    assert rows(table, "speaker", "term", "count", "rest", "words", "rest_words") == [
        ["Анна Ким", "лёд", 5, 1, 13, 55],
        ["Анна Ким", "порт", 1, 3, 13, 55],
        ["Пётр Лужин", "порт", 1, 3, 2, 66],
    ]


def test_more_here_first_then_as_everywhere_then_less():
    table = tables.compared({"мост": 6, "год": 3, "порт": 1}, {"год": 60, "порт": 80}, 500, 9000, frozenset({"порт"}))
    assert rows(table, "term", "is_name", "count", "rest") == [
        ["мост", False, 6, 0], ["год", False, 3, 60], ["порт", True, 1, 80],
    ]  # fmt: skip
    assert table["effect"].round(1).tolist() == [7.9, 0.1, -1.6]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [((10, 10, 1000, 1000), 0.0), ((0, 0, 10, 10), 0.0), ((30, 10, 1000, 1000), 10.67), ((10, 30, 1000, 1000), 10.67)],
)
def test_log_likelihood_of_four_cells(cells, expected):
    assert round(log_likelihood(*cells), 2) == expected


@given(st.integers(0, 50), st.integers(0, 50), st.integers(50, 900), st.integers(50, 900))
def test_sides_may_be_changed(count, rest, words, rest_words):
    one, other = (count, rest, words, rest_words), (rest, count, rest_words, words)
    assert log_likelihood(*one) == pytest.approx(log_likelihood(*other), abs=1e-9)
    assert log_ratio(*one) == pytest.approx(-log_ratio(*other))
