"""A selection chooses what fits all that it says; the counts beside the values say what another value would leave."""

import datetime
from types import SimpleNamespace

import pytest

from analysis.card import Card
from analysis.library import Selection
from tests.marked_analysis import marked

MARKUPS = {
    "bridge": (
        "Мост готов",
        "Вестник",
        1,
        "{PER Анна Ким} в {LOC Тарск=Тарске}. «[direct Анна Ким: Рада]», — сказала она.",
    ),
    "copy": ("Ещё мост", "Заря", 2, "{PER Анна Ким} в {LOC Тарск=Тарске}. «[direct Анна Ким: Рада]», — говорит она."),
    "school": ("ШКОЛА ЗАКРЫТА", "Заря", 3, "{LOC Тарск} ждёт. «[direct ?: Ура]», — кричали дети."),
    "rain": (
        "",
        "",
        0,
        "{PER Олег Нин} заявил, что [indirect Олег Нин: идёт дождь]. «[direct мэр: Да]», — сказал мэр.",
    ),
}


@pytest.fixture
def four(library):
    """Four analysed texts: a reprint of one among them, one without a card."""
    ids = {}
    for key, (title, outlet, day, markup) in MARKUPS.items():
        analysis = marked(markup)
        date = datetime.date(2026, 9, day) if day else None
        ids[key] = library.add(analysis.text, name=f"Файл {key}", card=Card(title, outlet, date))
        library.keep(ids[key], analysis)
    with library.transaction() as rows:
        rows.execute("UPDATE texts SET reprint_of = ? WHERE id = ?", [ids["bridge"], ids["copy"]])
    return SimpleNamespace(library=library, ids=ids, names={own: key for key, own in ids.items()})


def chosen(four, **fields):
    return [four.names[found] for found in four.library.select(Selection(**fields))]


def counts(four, field, **fields):
    found = four.library.values(Selection(**fields))
    return dict(found[found["field"] == field][["value", "texts"]].itertuples(index=False))


def test_without_a_word_all_newest_first(four):
    assert chosen(four) == ["school", "copy", "bridge", "rain"]


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"outlets": ("Заря",)}, ["school", "copy"]),
        ({"query": '"тарске"'}, ["copy", "bridge"]),
        ({"query": "тарск*"}, ["school", "copy", "bridge"]),
        ({"query": "рада", "part": "speech"}, ["copy", "bridge"]),
        ({"query": "ким", "part": "speech"}, []),
        ({"query": "тарск* -рада", "outlets": ("Заря",)}, ["school"]),
        ({"query": "да", "by": "мэр"}, ["rain"]),
        ({"query": "дождь", "by": "мэр"}, []),
        ({"outlets": ("Заря", "Вестник")}, ["school", "copy", "bridge"]),
        ({"not_outlets": ("Заря",)}, ["bridge", "rain"]),
        ({"since": datetime.date(2026, 9, 2)}, ["school", "copy"]),
        ({"since": datetime.date(2026, 9, 2), "until": datetime.date(2026, 9, 2)}, ["copy"]),
        ({"until": datetime.date(2026, 9, 1)}, ["bridge"]),
        ({"title": "мост ЕЩЕ"}, ["copy"]),
        ({"title": "школа"}, ["school"]),
        ({"title": "ФАЙЛ rain"}, ["rain"]),
        ({"title": "100%_'"}, []),
        ({"entities": ("Тарск",)}, ["school", "copy", "bridge"]),
        ({"entities": ("Тарск",), "not_entities": ("Анна Ким",)}, ["school"]),
        ({"entities": ("Анна Ким", "Олег Нин")}, ["copy", "bridge", "rain"]),
        ({"speakers": ("мэр",)}, ["rain"]),
        ({"not_speakers": ("Анна Ким",)}, ["school", "rain"]),
        ({"entities": ("Тарск",), "outlets": ("Вестник",), "title": "готов"}, ["bridge"]),
        ({"once": True}, ["school", "bridge", "rain"]),
        ({"once": True, "outlets": ("Заря",)}, ["school", "copy"]),
        ({"collection": 5}, []),
        ({"entities": ("'; DROP TABLE texts; --",)}, []),
    ],
)
def test_what_fits_all_that_is_said(four, fields, names):
    assert chosen(four, **fields) == names


def test_a_deleted_text_is_chosen_by_nothing(four):
    four.library.delete(four.ids["copy"])
    assert chosen(four, entities=("Анна Ким",)) == ["bridge"]
    assert counts(four, "entity") == {"Тарск": 2, "Анна Ким": 1, "Олег Нин": 1}


def test_counts_beside_the_values(four):
    assert counts(four, "outlet") == {"Заря": 2, "Вестник": 1}
    assert counts(four, "month") == {"2026-09": 3}
    assert counts(four, "entity") == {"Тарск": 3, "Анна Ким": 2, "Олег Нин": 1}
    assert counts(four, "speaker") == {"Анна Ким": 2, "Олег Нин": 1, "мэр": 1}
    assert counts(four, "collection") == {}


def test_a_field_is_counted_with_what_the_others_say_and_not_with_its_own(four):
    wanted = {"outlets": ("Заря",), "entities": ("Анна Ким",)}
    assert counts(four, "outlet", **wanted) == {"Вестник": 1, "Заря": 1}
    assert counts(four, "entity", **wanted) == {"Тарск": 2, "Анна Ким": 1}
    assert counts(four, "speaker", **wanted) == {"Анна Ким": 1}
    assert counts(four, "month", since=datetime.date(2026, 9, 3), title="мост") == {"2026-09": 2}
    number = four.library.make_collection("Мосты", [four.ids["bridge"], four.ids["copy"]])
    assert counts(four, "collection", collection=9, outlets=("Заря",)) == {str(number): 1}


def test_what_was_asked_before_a_change_is_asked_again(four):
    assert "copy" in chosen(four, outlets=("Заря",))
    four.library.set_card(four.ids["copy"], Card(outlet="Вестник"))
    assert chosen(four, outlets=("Заря",)) == ["school"]
    found = four.library.values(Selection())
    found.loc[:, "texts"] = 0
    assert counts(four, "outlet") == {"Вестник": 2, "Заря": 1}


def test_a_question_in_sql(four):
    query = "SELECT count(*) AS n FROM said WHERE list_contains(?::VARCHAR[], text_id)"
    assert four.library.query(query, [[four.ids["rain"]]])["n"].tolist() == [2]
    assert len(four.library.query("SELECT * FROM about")) == 0
