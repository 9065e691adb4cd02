"""Many texts at once, and named sets of them."""

import datetime

import pytest

from analysis.card import Card
from analysis.library import Collection, LibraryError, Selection, id_of
from analysis.reading.document import Document

NAMES = ["Дождь", "Снег", "Град"]
CARD = Card("Заголовок", "Заря", datetime.date(2026, 9, 1), "https://zarya.example/1")


def documents(names=NAMES):
    return [Document(name, f"{name} идёт.", CARD, "UTF-8") for name in names]


def test_all_come_in_with_what_is_known_of_them_in_their_order(library):
    ids = library.add_all(documents())
    assert ids == [id_of(f"{name} идёт.") for name in NAMES]
    texts = library.texts()
    assert [text.name for text in texts] == NAMES
    assert {(text.card, text.encoding) for text in texts} == {(CARD, "UTF-8")}
    assert [library.text(text.id) for text in texts] == [f"{name} идёт." for name in NAMES]


def test_what_comes_twice_or_is_there_is_one(library):
    first = library.add("Снег идёт.", name="Снегопад")
    ids = library.add_all([*documents(), *documents()])
    assert len(ids) == 3
    assert library.stored(first).name == "Снегопад"
    assert len(library.texts()) == 3


def test_a_deleted_text_comes_back_with_the_others(library):
    first = library.add("Снег идёт.", name="Снегопад")
    library.delete(first)
    library.add_all(documents())
    assert library.deleted() == []
    assert len(library.texts()) == 3


def test_all_or_none_come_in(library):
    def some():
        yield from documents()
        raise OSError("the file ends")

    with pytest.raises(OSError, match="ends"):
        library.add_all(some(), collection="Погода")
    assert (library.texts(), library.collections()) == ([], [])


def test_more_than_a_batch(library):
    assert len(library.add_all(documents([str(number) for number in range(777)]))) == 777
    assert [text.name for text in library.texts()][:2] == ["0", "1"]
    assert len(library.texts()) == 777
    assert library.add_all([]) == []


def test_an_import_makes_or_fills_a_collection(library):
    known = library.add("Снег идёт.")
    ids = library.add_all(documents(["Дождь", "Снег"]), collection=" Погода ")
    (weather,) = library.collections()
    assert weather == Collection(1, "Погода", 2)
    assert known in ids
    library.add_all(documents(["Снег", "Град"]), collection="Погода")
    assert library.collections() == [Collection(1, "Погода", 3)]


def test_texts_go_in_and_out_of_a_collection(library):
    rain, snow, hail = library.add_all(documents())
    number = library.make_collection("Погода", [rain, rain, "0123456789ab"])
    library.add_to_collection(number, [rain, snow])
    assert set(library.select(Selection(collection=number))) == {rain, snow}
    library.remove_from_collection(number, [rain, hail])
    assert library.select(Selection(collection=number)) == (snow,)
    library.delete(snow)
    assert library.collections() == [Collection(number, "Погода", 0)]
    library.restore(snow)
    assert library.collections() == [Collection(number, "Погода", 1)]


def test_a_collection_goes_with_its_texts_or_without(library):
    rain, snow, hail = library.add_all(documents())
    wet, cold = library.make_collection("Сырость", [rain]), library.make_collection("Холод", [snow])
    library.delete_collection(wet)
    assert len(library.texts()) == 3
    library.delete_collection(cold, with_texts=True)
    assert {text.id for text in library.texts()} == {rain, hail}
    assert [text.id for text in library.deleted()] == [snow]
    assert library.collections() == []
    assert library.make_collection("Снова", [rain]) == 1


def test_names_of_collections(library):
    one, other = library.make_collection("б"), library.make_collection("А")
    assert [found.name for found in library.collections()] == ["А", "б"]
    library.rename_collection(one, " Б ")
    assert [found.name for found in library.collections()] == ["А", "Б"]
    for action, key in (
        (lambda: library.rename_collection(one, "А"), "collection_name_taken"),
        (lambda: library.rename_collection(one, " "), "no_collection_name"),
        (lambda: library.make_collection(" "), "no_collection_name"),
        (lambda: library.rename_collection(7, "В"), "no_collection"),
        (lambda: library.add_to_collection(7, []), "no_collection"),
        (lambda: library.remove_from_collection(7, []), "no_collection"),
        (lambda: library.delete_collection(7), "no_collection"),
    ):
        with pytest.raises(LibraryError) as caught:
            action()
        assert caught.value.key == key
    assert library.make_collection("А") == other


def test_settings_are_kept(library):
    assert library.setting("язык") == ""
    assert library.setting("язык", "ru") == "ru"
    library.set_setting("язык", "en")
    library.set_setting("язык", "de")
    assert library.setting("язык", "ru") == "de"
