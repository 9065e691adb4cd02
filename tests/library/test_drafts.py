"""An import waits as drafts; confirmed, its good ones are texts."""

import datetime
from pathlib import Path

import pytest

from analysis.card import Card
from analysis.library import Library, drafts, id_of, open_library
from analysis.library.drafts import TextDraft
from analysis.library.likeness import sign

BRIDGE = "Мост через Стыгу открыли в мае, сказал мэр Борис Кленов."
SCHOOL = "В школе Тарска начались занятия, рассказала Анна Ветрова."
CARD = Card("Мост открыт", "Вестник", datetime.date(2026, 5, 2), "https://vestnik.example/1")


@pytest.fixture
def library(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    yield library
    library.close()


def waiting(library: Library, *read: TextDraft) -> int:
    """An import of one file that holds these."""
    number = drafts.begin(library, "Выгрузка")
    drafts.add_files(library, number, ["выгрузка.csv"], {})
    drafts.add_rows(library, number, [(0, read)])
    drafts.end_files(library, number, {0: {}})
    return number


def test_nothing_is_among_the_texts_before_the_word(library: Library):
    number = waiting(library, TextDraft("мост", text=BRIDGE, card=CARD))
    assert library.texts() == []
    assert [(one.id, one.name, one.files, one.read, one.ready) for one in drafts.imports(library)] == [
        (number, "Выгрузка", 1, 1, True)
    ]


def test_what_waits_leaves_what_was_counted_as_it_is(library: Library):
    library.add(SCHOOL)
    stamp = library.stamp
    number = waiting(library, TextDraft("мост", text=BRIDGE, card=CARD))
    assert library.stamp == stamp
    drafts.confirm(library, number)
    assert library.stamp != stamp
    assert [text.name for text in library.last_added(1)] == ["мост"]


def test_list_says_what_each_row_is(library: Library):
    library.add(SCHOOL, name="Школа")
    number = waiting(
        library,
        TextDraft("мост", "строка 2", BRIDGE, CARD, "windows-1251", certain=False),
        TextDraft("мост ещё раз", "строка 3", BRIDGE),
        TextDraft("школа", "строка 4", SCHOOL),
        TextDraft("пусто", "строка 5", problem="empty"),
        TextDraft("длинный", "строка 6", problem="too_long", said={"limit": 7}),
    )
    rows = drafts.table(library, number)
    assert rows["place"].tolist() == ["строка 2", "строка 3", "строка 4", "строка 5", "строка 6"]
    assert rows["in_library"].tolist() == [False, False, True, False, False]
    assert rows["again"].tolist() == [False, True, False, False, False]
    assert rows["problem"].tolist() == ["", "", "", "empty", "too_long"]
    assert rows["said"].tolist()[-1] == '{"limit": 7}'
    first = rows.iloc[0]
    assert (first["title"], first["outlet"], first["url"]) == (CARD.title, CARD.outlet, CARD.url)
    assert first["date"].date() == CARD.date
    assert (first["encoding"], bool(first["certain"]), first["characters"]) == ("windows-1251", False, len(BRIDGE))


def test_confirmed_texts_have_their_cards_their_order_and_a_collection(library: Library):
    known = library.add(SCHOOL, name="Школа")
    number = waiting(
        library,
        TextDraft("мост", text=BRIDGE, card=CARD, encoding="UTF-8", signature=sign(BRIDGE)),
        TextDraft("мост ещё раз", text=BRIDGE),
        TextDraft("школа", text=SCHOOL),
        TextDraft("третий", text="Третий текст о мосте."),
        TextDraft("пусто", problem="empty"),
    )
    ids = drafts.confirm(library, number, "Май")
    assert set(ids) == {known, id_of(BRIDGE), id_of("Третий текст о мосте.")}
    assert [text.name for text in library.texts()] == ["мост", "третий", "Школа"]
    stored = library.stored(id_of(BRIDGE))
    assert stored is not None
    assert (stored.card, stored.encoding, library.text(stored.id)) == (CARD, "UTF-8", BRIDGE)
    assert [(one.name, one.texts) for one in library.collections()] == [("Май", 3)]
    assert drafts.imports(library) == []
    assert drafts.table(library, number).empty


def test_a_second_import_into_a_collection_of_the_same_name_joins_it(library: Library):
    for text in (BRIDGE, SCHOOL, BRIDGE):
        drafts.confirm(library, waiting(library, TextDraft("текст", text=text)), "Май")
    assert [(one.name, one.texts) for one in library.collections()] == [("Май", 2)]


def test_without_a_name_there_is_no_collection(library: Library):
    drafts.confirm(library, waiting(library, TextDraft("мост", text=BRIDGE)), "  ")
    assert library.collections() == []
    assert len(library.texts()) == 1


def test_a_deleted_text_comes_back(library: Library):
    identity = library.add(BRIDGE, name="Мост")
    library.delete(identity)
    number = waiting(library, TextDraft("снова", text=BRIDGE))
    assert not drafts.table(library, number)["in_library"].any()
    drafts.confirm(library, number)
    assert [text.id for text in library.texts()] == [identity]


def test_discarded_import_leaves_nothing(library: Library):
    number = waiting(library, TextDraft("мост", text=BRIDGE))
    other = waiting(library, TextDraft("школа", text=SCHOOL))
    drafts.discard(library, number)
    assert library.texts() == []
    assert [one.id for one in drafts.imports(library)] == [other]


def test_an_import_survives_a_restart(library: Library, tmp_path: Path):
    number = waiting(library, TextDraft("мост", text=BRIDGE, card=CARD))
    library.close()
    again = open_library(tmp_path / "library.duckdb")
    assert [one.id for one in drafts.imports(again)] == [number]
    drafts.confirm(again, number)
    assert [text.card for text in again.texts()] == [CARD]
    again.close()


def test_a_file_is_read_again_another_way(library: Library):
    number = waiting(library, TextDraft("мост", text=BRIDGE))
    drafts.read_again(library, number, 0, {"columns": {"text": "Текст"}})
    assert drafts.table(library, number).empty
    (file,) = drafts.files(library, number)
    assert (file.read, file.options) == (False, {"columns": {"text": "Текст"}})
    assert not drafts.imports(library)[0].ready
