"""Stop words of the analyst: a term goes out of the terms of every text, and comes back when that is undone."""

import pytest

from analysis import tables
from analysis.corrections import Correction, apply, hide, stop_word
from analysis.corrections.exchange import from_csv, to_csv
from analysis.library import WHOLE_LIBRARY, open_library
from analysis.topics import Term
from pages.shared.words import LANGUAGES, words_in
from tests.marked_analysis import marked

HARBOUR = marked("<Учёт> грузов и <учёт грузов> ведёт {LOC Тарск}. <!Тарск> строит <порт>.")


def names(analysis):
    return [term.term for term in analysis.terms]


def test_exactly_the_term_goes_whatever_its_letters():
    assert names(apply(HARBOUR, [stop_word("учет")])) == ["учёт грузов", "Тарск", "порт"]


def test_name_of_an_entity_goes_from_the_terms_only():
    corrected = apply(HARBOUR, [stop_word("Тарск")])
    assert names(corrected) == ["Учёт", "учёт грузов", "порт"]
    assert [entity.name for entity in corrected.entities] == ["Тарск"]


def test_phrase_no_longer_says_how_often_its_noun_stands():
    talk = marked("Тихо.")
    phrase = Term("морской порт", 2.0, ((0, 4),), head="порт", head_count=3)
    given = type(talk)(**{**{name: getattr(talk, name) for name in talk.__slots__}, "terms": (phrase,)})
    assert [(t.term, t.head, t.head_count) for t in apply(given, [stop_word("порт")]).terms] == [
        ("морской порт", "", 0)
    ]


@pytest.fixture
def library(tmp_path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    yield library
    library.close()


def test_it_holds_in_every_text_until_it_is_undone(library):
    other = marked("Старый <порт> закрыли, <паром> ушёл.")
    ids = [library.add(analysis.text) for analysis in (HARBOUR, other)]
    for identity, analysis in zip(ids, (HARBOUR, other), strict=True):
        library.keep(identity, analysis)
    number = library.correct(WHOLE_LIBRARY, stop_word("порт"))
    assert [names(library.corrected(i)) for i in ids] == [["Учёт", "учёт грузов", "Тарск"], ["паром"]]
    library.undo(number)
    assert [names(library.corrected(i)) for i in ids] == [names(HARBOUR), names(other)]


def test_it_stands_behind_the_corrections_of_the_text(library):
    identity = library.add(HARBOUR.text)
    library.keep(identity, HARBOUR)
    library.correct(WHOLE_LIBRARY, stop_word("порт"))
    library.correct(WHOLE_LIBRARY, Correction("one", name="Тарск", kind="LOC", value="Тарск", text=identity))
    library.correct(identity, hide(HARBOUR.entities[0]))
    assert [c.action for c in library.holding(identity)] == ["hide", "stop_word"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_travels_in_the_file_of_corrections(language):
    words = [words_in(code) for code in LANGUAGES]
    written = to_csv([("", stop_word("порт"))], {}, {}.get, words_in(language))
    assert from_csv(written, {}.get, words).corrections == (("", stop_word("порт")),)
    assert from_csv(written, {}.get, words, [("", stop_word("порт"))]).known == 1


def test_terms_of_a_stopped_word_are_in_no_table():
    assert "порт" not in set(tables.occurrences(apply(HARBOUR, [stop_word("порт")]))["term"])
