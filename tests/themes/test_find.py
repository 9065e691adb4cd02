"""Themes of made-up texts whose subjects are known."""

import random

import pandas as pd
import pytest

from analysis.themes import find, find_themes, number
from analysis.themes.number import agreement
from analysis.themes.sample import drawn
from tests.themes.made_about import SUBJECTS, about, frame, groups


def told(theme):
    """What the analyst sees of a theme."""
    return theme.title, {text.text for text in theme.texts if text.main}, {term.term for term in theme.terms}


def test_three_subjects_are_three_themes_though_nobody_said_how_many():
    themes = find_themes(about())
    assert sorted(groups(themes)) == ["река", "суд", "школа"]
    assert [theme.main_texts for theme in themes.themes] == [8, 8, 8]
    assert [round(theme.share, 3) for theme in themes.themes] == [0.333, 0.333, 0.333]
    for theme, subject in zip(themes.themes, groups(themes), strict=True):
        assert {term.term for term in theme.terms[:6]} <= set(SUBJECTS[subject])
    assert max(themes.tried, key=themes.tried.get) == 3


def test_the_theme_of_most_texts_is_first():
    rows = about()
    rows = rows[~rows["text_id"].isin(["река 0", "река 1", "река 2", "суд 0"])]
    themes = find_themes(rows, 3)
    assert groups(themes) == ["школа", "суд", "река"]
    assert [theme.share for theme in themes.themes] == [8 / 20, 7 / 20, 5 / 20]


def test_the_number_that_was_asked_for():
    themes = find_themes(about(), 5)
    assert len(themes.themes) == 5
    assert themes.tried == {}


def test_the_order_of_the_rows_does_not_matter():
    rows = about()
    assert find_themes(rows.sample(frac=1, random_state=7)) == find_themes(rows)


def test_a_text_more_changes_little():
    rows = about()
    new = frame([("школа 8", term, 2, 30.0, False) for term in SUBJECTS["школа"][:5]])
    before, after = find_themes(rows, 3), find_themes(pd.concat([rows, new]), 3)
    assert groups(after)[0] == "школа"
    found = {tuple(sorted(texts)): terms for _, texts, terms in map(told, before.themes)}
    for _, texts, terms in map(told, after.themes):
        assert len(found[tuple(sorted(texts - {"школа 8"}))] & terms) >= 9


def test_a_text_of_two_subjects_is_said_to_be_of_several():
    both = [("обе", term, 2, 40.0, False) for subject in ("река", "суд", "школа") for term in SUBJECTS[subject][:5]]
    themes = find_themes(pd.concat([about(), frame(both)]), 3)
    assert themes.several == ("обе",)
    assert sum("обе" in [text.text for text in theme.texts] for theme in themes.themes) == 3


def test_a_text_with_nothing_in_common_has_no_theme():
    lone = frame([("одна", "комета", 2, 40.0, False), ("одна", "Анна Ветрова", 2, 40.0, True)])
    themes = find_themes(pd.concat([about(), lone]), 3)
    assert themes.without == ("одна",)
    assert themes.texts == 25
    assert [theme.main_texts for theme in themes.themes] == [8, 8, 8]


def test_names_make_no_theme():
    assert all("Анна Ветрова" not in [t.term for t in theme.terms] for theme in find_themes(about()).themes)


@pytest.mark.parametrize("texts", [0, 5])
def test_too_few_texts_have_no_themes(texts):
    rows = about({"река": SUBJECTS["река"]}, texts)
    assert find_themes(rows).themes == ()
    assert find_themes(rows).texts == texts


def test_texts_that_share_no_term_have_no_themes():
    rows = frame([(str(text), f"слово{text}", 2, 9.0, False) for text in range(9)])
    themes = find_themes(rows)
    assert (themes.themes, len(themes.without)) == ((), 9)


def test_ten_texts_that_are_the_same_word_for_word():
    rows = frame([(str(text), term, 2, 9.0, False) for text in range(10) for term in SUBJECTS["река"]])
    themes = find_themes(rows)
    assert themes.themes == ()
    assert len(themes.without) == 10


def test_one_big_event_is_no_theme_however_many_texts_tell_it():
    event = [(f"взрыв {n}", term, 2, 40.0, False) for n in range(20) for term in ("взрыв", "завод", "сирена")]
    rows = pd.concat([about(), frame(event)])
    alone = find_themes(rows)
    assert "взрыв" in groups(alone)
    once = find_themes(rows.assign(story=rows["text_id"].map(lambda text: 1 if text.startswith("взрыв") else None)))
    assert sorted(groups(once)) == ["река", "суд", "школа"]
    assert all("взрыв" not in [term.term for term in theme.terms] for theme in once.themes)


def test_a_text_that_is_not_drawn_has_nothing_tried_again(monkeypatch):
    """So many are drawn by their ids, and the number is tried anew only when one of these comes or changes."""
    monkeypatch.setattr(find, "MOST_TEXTS", 24)
    monkeypatch.setattr(find, "MOST_EVENTS", 30)
    tried = []
    monkeypatch.setattr(number, "agreement", lambda weights, n: tried.append(n) or agreement(weights, n))
    rows = about(texts=14, seed=11)
    before = find_themes(rows)
    assert (before.texts, before.tried_in, before.made_of) == (42, 24, 30) and tried
    assert groups(before) == ["река", "суд", "школа"] and sum(len(theme.texts) for theme in before.themes) == 42
    ids = sorted(set(rows["text_id"]))
    names = [f"новый {n}" for n in range(100)]
    aside = next(name for name in names if name not in picked([*ids, name], 24))
    drawn_too = next(name for name in names if name in picked([*ids, name], 24))
    for name, again in ((aside, False), (drawn_too, True)):
        tried.clear()
        new = frame([(name, term, 2, 40.0, False) for term in SUBJECTS["суд"][:5]])
        found = find_themes(pd.concat([rows, new]), known={"другой": {2: 1.0}, before.tried_of: before.tried})
        assert bool(tried) is again
        assert (found.tried_of == before.tried_of, found.tried == before.tried) == (not again, not again)
        assert [theme for theme in found.themes if any(t.text == name and t.main for t in theme.texts)]


def picked(ids, most):
    return {ids[at] for at in drawn(ids, most)}


def test_few_texts_are_all_tried_and_all_make_the_themes():
    found = find_themes(about())
    assert (found.tried_in, found.made_of) == (0, 0)


def test_texts_without_steady_themes_get_as_many_as_are_of_use():
    chance = random.Random(3)
    words = [word for own in SUBJECTS.values() for word in own]
    rows = frame([(str(text), term, 1, 9.0, False) for text in range(200) for term in chance.sample(words, 5)])
    assert len(find_themes(rows).themes) == 10
