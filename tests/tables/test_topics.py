"""Terms, where they stand, what two speakers have in common."""

from analysis import tables
from tests.marked_analysis import marked

TALKS = marked(
    """Дорожает <нефть>.
«[direct Анна Ким: <нефть=Нефти> мало, <газ=газа> много, <!Тарск> ждёт]», — сказала {PER Анна Ким}.
«[direct Пётр Лужин: Нет <газ=газа>, нет <газ=газа>, нет и <уголь=угля>]», — ответил {PER Пётр Лужин}."""
)


def test_terms_with_who_says_them_and_their_first_sentence():
    table = tables.terms(TALKS)
    assert table[["term", "count", "author", "speakers", "is_name"]].to_dict("split")["data"] == [
        ["нефть", 2, 1, "Анна Ким 1", False],
        ["газ", 3, 0, "Пётр Лужин 2; Анна Ким 1", False],
        ["Тарск", 1, 0, "Анна Ким 1", True],
        ["уголь", 1, 0, "Пётр Лужин 1", False],
    ]
    assert table.loc[0, "first_sentence"] == "Дорожает нефть."
    assert TALKS.text[table.loc[0, "first"] :].startswith("нефть")


def test_occurrences_in_the_order_of_the_text():
    table = tables.occurrences(TALKS)
    assert table["text"].tolist() == ["нефть", "Нефти", "газа", "Тарск", "газа", "газа", "угля"]
    assert table["term"].tolist() == ["нефть", "нефть", "газ", "Тарск", "газ", "газ", "уголь"]
    assert table["voice"].tolist() == ["", *["Анна Ким"] * 3, *["Пётр Лужин"] * 3]


def test_three_lists_for_two_speakers_without_names_unless_asked():
    only_ann, both, only_pete = tables.only_and_both(TALKS, "Анна Ким", "Пётр Лужин")
    assert only_ann.to_dict("split")["data"] == [["нефть", 1, 0]]
    assert both.to_dict("split")["data"] == [["газ", 1, 2]]
    assert only_pete.to_dict("split")["data"] == [["уголь", 0, 1]]
    with_names = tables.only_and_both(TALKS, "Анна Ким", "Пётр Лужин", names=True)
    assert with_names.only_a["item"].tolist() == ["нефть", "Тарск"]


def test_three_lists_of_entities():
    talks = marked("«[direct Анна Ким: {LOC Тарск} и {LOC Орлов}]». «[direct Пётр Лужин: {LOC Орлов}, {LOC Орлов}]».")
    lists = tables.only_and_both(talks, "Анна Ким", "Пётр Лужин", of="entities")
    assert [table.to_dict("split")["data"] for table in lists] == [[["Тарск", 1, 0]], [["Орлов", 1, 2]], []]


def test_no_terms_give_the_same_columns():
    for table in (tables.terms, tables.occurrences):
        assert table(marked("Дождь.")).dtypes.equals(table(TALKS).dtypes)
