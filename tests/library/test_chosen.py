"""The texts of a selection as a relation: the same answers as a list of ids gives, and no id is sent or compared."""

import pytest

from analysis.library import Selection
from analysis.library.chosen import MOST, Chosen
from analysis.rows.chosen import CHOSEN
from analysis.tables import many, statements_of_many
from tests.marked_analysis import marked


@pytest.fixture
def three(library):
    for day in ("Анна Ким", "Олег Нин", "Яна Лим"):
        analysis = marked(f"{{PER {day}}} приехала. «[direct {day}: Рада]», — сказала она.")
        library.keep(library.add(analysis.text, name=day), analysis)
    return library


def test_the_relation_answers_as_the_list(three):
    chosen = three.chosen(Selection(entities=("Анна Ким", "Яна Лим")))
    ids = list(three.select(Selection(entities=("Анна Ким", "Яна Лим"))))
    assert (len(chosen), list(chosen), chosen[0], bool(chosen)) == (2, ids, ids[0], True)
    for question in (many.figures, many.unanalysed, many.over_time):
        assert str(question(three, chosen)) == str(question(three, ids))
    for table in (many.texts, many.outlets, many.entities, many.speakers, statements_of_many.statements, many.terms):
        assert table(three, chosen).equals(table(three, ids))


def test_no_id_is_read_for_a_question(three, monkeypatch):
    chosen = three.chosen(Selection())
    monkeypatch.setattr(type(three), "select", None)
    assert many.figures(three, chosen).texts == 3
    assert len(three.last_added(2, chosen)) == 2


def test_the_key_is_what_was_asked_and_the_state(three):
    one, other = three.chosen(Selection()), three.chosen(Selection())
    assert (one, hash(one), one.key) == (other, hash(other), other.key)
    three.set_setting("любая", "перемена")
    assert three.chosen(Selection()) != one != three.chosen(Selection(title="мост"))


def test_a_page_counts_what_was_there_when_it_was_opened(three):
    chosen = three.chosen(Selection())
    three.add("Новый текст.")
    assert (many.figures(three, chosen).texts, len(three.chosen(Selection()))) == (3, 4)


def test_relations_are_few_and_one_that_is_gone_is_made_again(three):
    chosen = three.chosen(Selection())
    for at in range(MOST + 1):
        three.chosen(Selection(title=f"слово {at}"))
    assert many.figures(three, chosen).texts == 3
    with three.reading() as rows:
        tables = rows.execute("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'asked'").fetchall()
    assert tables == [(MOST,)]


def test_the_texts_are_the_first_value(three):
    found = three.query(f"{CHOSEN} SELECT count(*) AS n FROM chosen WHERE ? = 1", [three.chosen(Selection()), 1])
    assert list(found["n"]) == [3]
    assert isinstance(three.chosen(Selection()), Chosen)


def test_names_and_numbers_of_texts_without_the_whole_list(three):
    first, *others = three.texts()
    assert (three.size, three.last_added(1)) == (3, [first])
    assert three.names([others[1].id, first.id, "нет такого"]) == {first.id: first.name, others[1].id: others[1].name}
    assert [text.id for text in three.last_added(5, [others[0].id])] == [others[0].id]
