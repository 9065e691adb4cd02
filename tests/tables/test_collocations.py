"""What stands beside a term within its sentence, how closely, and which terms are near it in meaning."""

from analysis import tables
from tests.marked_analysis import marked

HARBOUR = marked(
    """Северный <порт> ждёт ледокола. В северном <порт=порту> {LOC Тарск=Тарска} работает ледокол, и наш ледокол быстр.
{LOC Тарск} сообщил: <порт> может жить, а верфь года закрыта. Ледокол ушёл."""
)


def rows(table):
    return [list(row) for row in table.round(2).itertuples(index=False)]


def test_words_beside_a_term_twice_at_least():
    assert rows(tables.collocations([HARBOUR], "порт")) == [
        ["ледокол", 3, 4, 13.78],
        ["Тарск", 2, 2, 13.68],
        ["северный", 2, 2, 13.68],
    ]


def test_counts_are_those_of_the_texts_that_have_the_term():
    other = marked("Ледокол спит.")
    second = marked("Ледокол ушёл, <порт> пуст.")
    assert rows(tables.collocations([HARBOUR, other, second], "порт"))[0] == ["ледокол", 4, 5, 13.83]


def test_neighbours_in_order_without_the_words_that_say_nothing():
    found = tables.neighbours(HARBOUR, "порт")
    assert [neighbour.word for neighbour in found] == [
        "северный", "ждать", "ледокол",
        "северный", "Тарск", "работать", "ледокол", "ледокол", "быстрый",
        "Тарск", "жить", "верфь", "закрытый",
    ]  # fmt: skip
    assert [HARBOUR.text[slice(*n.span)] for n in found][4] == "Тарска"
    assert {HARBOUR.text[slice(*n.term)] for n in found} == {"порт", "порту"}


def test_five_words_on_each_side():
    far = marked("Утка, гусь, лебедь, цапля, журавль, аист и <порт>, кит, морж, тюлень, белуха, нерпа, нарвал.")
    words = [neighbour.word for neighbour in tables.neighbours(far, "порт")]
    assert words == ["гусь", "лебедь", "цапля", "журавль", "аист", "кит", "морж", "тюлень", "белуха", "нерпа"]


def test_participles_stand_as_adjectives_do():
    ice = marked("Замёрзший <порт>, окружённый льдом, и закрытая гавань.")
    words = [neighbour.word for neighbour in tables.neighbours(ice, "порт")]
    assert words == ["замёрзший", "окружённый", "лёд", "закрытый", "гавань"]


def test_no_such_term():
    assert tables.collocations([HARBOUR], "мост").empty
    assert tables.neighbours(HARBOUR, "мост") == []


def test_similar_terms_without_phrases_of_the_same_word():
    table = tables.similar("газ", ["нефть", "природный газ", "песня", "ъъъ"])
    assert rows(table) == [["нефть", 0.38]]


def test_word_that_nobody_knows_is_like_none():
    assert tables.similar("ъъъ", ["нефть"]).empty
