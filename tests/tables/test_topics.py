"""Terms, where they stand, what two speakers have in common."""

from dataclasses import replace

from analysis import tables
from analysis.topics import Term
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


def test_effect_is_a_power_of_two_and_a_phrase_says_how_often_its_noun_stands():
    terms = (
        Term("порт", 9.0, ((0, 4), (5, 9)), expected=0.5),
        Term("сухой порт", 8.0, ((0, 4),), head="порт", head_count=2),
    )
    table = tables.terms(replace(marked("Порт, порт."), terms=terms))
    assert table[["term", "effect", "shorter"]].to_dict("split")["data"] == [
        ["порт", 2.0, ""], ["сухой порт", 0.0, "порт 2"],
    ]  # fmt: skip


def test_occurrences_in_paraphrases_have_the_speakers_voice_when_asked():
    talk = marked("{PER Анна Ким} говорит, что [indirect Анна Ким: <порт> мал].")
    assert tables.occurrences(talk)["voice"].tolist() == [""]
    assert tables.occurrences(talk, paraphrases=True)["voice"].tolist() == ["Анна Ким"]


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
