"""Who is named in the whole library."""

from analysis import corrections, tables
from tests.marked_analysis import marked

LIBRARY = {
    "a": marked("{PER Анна Ким} ждёт {PER Анна Ким=Ким}. «[direct Анна Ким: Да]», — сказала она. {LOC Тарск}."),
    "b": marked("{PER Ким} сказала, что [indirect Ким; Олег Нин: да]. {PER Олег Нин} рад. {LOC Тарск} цветёт."),
    "c": marked("{PER Вера Ким} в {LOC Тарск=Тарске}, {LOC Тарск}."),
}


def test_one_row_for_each_text_and_entity():
    table = tables.identity_texts(LIBRARY.items())
    assert table.to_dict("split")["data"] == [
        [1, "Тарск", "LOC", "a", "Тарск", 1, 0],
        [1, "Тарск", "LOC", "b", "Тарск", 1, 0],
        [1, "Тарск", "LOC", "c", "Тарск", 2, 0],
        [2, "Анна Ким", "PER", "a", "Анна Ким", 2, 1],
        [3, "Вера Ким", "PER", "c", "Вера Ким", 1, 0],
        [4, "Ким", "PER", "b", "Ким", 1, 1],
        [5, "Олег Нин", "PER", "b", "Олег Нин", 1, 1],
    ]


def test_one_row_an_identity_with_the_analysts_corrections_in_it():
    anna, lone = LIBRARY["a"].entities[0], LIBRARY["b"].entities[0]
    made = corrections.one("b", lone, "a", anna)
    table = tables.identities(tables.identity_texts(LIBRARY.items(), [made]))
    assert table.to_dict("split")["data"] == [
        [1, "Тарск", "LOC", 3, 4, 0, "Тарск 3"],
        [2, "Анна Ким", "PER", 2, 3, 2, "Анна Ким 1; Ким 1"],
        [3, "Вера Ким", "PER", 1, 1, 0, "Вера Ким 1"],
        [4, "Олег Нин", "PER", 1, 1, 1, "Олег Нин 1"],
    ]


def test_no_texts_give_the_same_columns():
    nothing, all_of_them = tables.identity_texts([]), tables.identity_texts(LIBRARY.items())
    assert nothing.dtypes.equals(all_of_them.dtypes)
    assert tables.identities(nothing).dtypes.equals(tables.identities(all_of_them).dtypes)
