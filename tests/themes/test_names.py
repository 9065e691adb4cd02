"""The analyst's names of themes: they stay while the theme does."""

import pandas as pd
import pytest

from analysis.corrections import hide, name_theme
from analysis.corrections.exchange import from_csv, to_csv
from analysis.entities import Entity
from analysis.library import WHOLE_LIBRARY, open_library
from analysis.themes import Theme, Themes, ThemeTerm, find_themes, with_names
from pages.shared.words import LANGUAGES, words_in
from tests.themes.made_about import SUBJECTS, about, frame, groups


def themes(*terms):
    return Themes(tuple(Theme(tuple(ThemeTerm(term, 0.1, 2) for term in own.split()), (), 0.5) for own in terms))


RIVER, SCHOOL = "мост паром река берег", "школа урок класс завтрак"


def titles(found, *made):
    return [theme.title for theme in with_names(found, made).themes]


def test_a_theme_is_called_by_its_three_best_terms_until_it_is_named():
    assert titles(themes(RIVER, SCHOOL)) == ["мост, паром, река", "школа, урок, класс"]
    made = name_theme(RIVER.split(), " Переправа  через Стыгу ")
    assert titles(themes(SCHOOL, RIVER), made) == ["школа, урок, класс", "Переправа через Стыгу"]


def test_the_name_follows_the_theme_by_its_terms_in_whatever_form():
    made = name_theme(RIVER.split(), "Переправа")
    assert titles(themes("мосты причал берега баржа"), made) == ["Переправа"]
    assert titles(themes("мост школа урок класс"), made) == ["мост, школа, урок"]


def test_of_two_names_the_last_counts_and_the_first_goes_nowhere_else():
    first, last = name_theme(RIVER.split(), "Переправа"), name_theme(["паром", "мост", "берег"], "Мост")
    assert titles(themes(RIVER, "река вода рыба сеть"), first, last) == ["Мост", "река, вода, рыба"]
    assert titles(themes(RIVER), last, first) == ["Переправа"]


def test_other_corrections_name_no_theme():
    assert titles(themes(RIVER), hide(Entity("мост", "LOC", ()))) == ["мост, паром, река"]


def test_the_name_stays_when_texts_come_and_go():
    rows = about()
    found = find_themes(rows, 3)
    at = groups(found).index("суд")
    made = name_theme((term.term for term in found.themes[at].terms), "Дело о мосте")
    new = frame([(f"суд {n}", term, 2, 30.0, False) for n in (8, 9) for term in SUBJECTS["суд"][:5]])
    for later in (find_themes(pd.concat([rows, new]), 3), find_themes(rows[rows["text_id"] != "суд 3"], 4)):
        named = [theme for theme in with_names(later, [made]).themes if theme.name]
        assert [theme.title for theme in named] == ["Дело о мосте"]
        assert {text.text.split()[0] for text in named[0].texts if text.main} == {"суд"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_goes_from_one_library_to_another_and_back_out(tmp_path, language):
    made = name_theme(RIVER.split(), "=Переправа", old="мост, паром, река")
    library = open_library(tmp_path / "library.duckdb", first=None)
    number = library.correct(WHOLE_LIBRARY, made)
    file = to_csv(library.all_corrections(), {}, {}.get, words_in(language))
    read = from_csv(file, {}.get, list(map(words_in, LANGUAGES)))
    assert read.corrections == ((WHOLE_LIBRARY, made),)
    assert from_csv(file, {}.get, list(map(words_in, LANGUAGES)), library.all_corrections()).known == 1
    library.undo(number)
    assert titles(themes(RIVER), *(row.correction for row in library.corrections(WHOLE_LIBRARY))) == [
        "мост, паром, река"
    ]
    library.close()
