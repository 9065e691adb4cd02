"""What shares no term with any theme goes to the nearest by meaning; what means near things is one broad theme."""

from collections import Counter

import pandas as pd
import pytest

from analysis.themes import broad_themes, find_themes, is_parted, meaning
from analysis.themes.meaning import NEAR
from tests.themes.made_about import about, frame
from tests.themes.made_short import POSTS, posts


@pytest.fixture(scope="module")
def short():
    rows, subject_of = posts()
    return find_themes(rows, 9), subject_of


def main_of(found):
    return {text.text: at for at, theme in enumerate(found.themes) for text in theme.texts if text.main}


def test_of_310_short_posts_few_are_without_a_theme(short):
    found, _ = short
    near = sum(text.near > 0 for theme in found.themes for text in theme.texts)
    assert near + len(found.without) > 0.15 * POSTS  # what terms alone leave
    assert len(found.without) <= 0.15 * POSTS


def test_those_put_by_meaning_are_where_their_subject_is(short):
    found, subject_of = short
    right = total = 0
    for theme in found.themes:
        by_terms = Counter(subject_of[text.text] for text in theme.texts if text.main and not text.near)
        put = [subject_of[text.text] for text in theme.texts if text.near]
        right += sum(subject == by_terms.most_common(1)[0][0] for subject in put)
        total += len(put)
    assert total >= 15
    assert right / total >= 0.75


def test_who_is_without_a_theme_says_which_is_nearest(short):
    found, _ = short
    assert {near.text for near in found.nearest} == set(found.without)
    assert all(near.likeness < NEAR and 0 <= near.theme < len(found.themes) for near in found.nearest)


def test_unknown_words_are_near_nothing():
    rows = pd.concat([about(), frame([("пусто", "абырвалг", 1, 40.0, False)])])
    found = find_themes(rows, 3)
    assert found.without == ("пусто",)
    assert found.nearest[0].likeness == -1


def test_texts_read_a_few_at_a_time_are_where_they_are_all_at_once(short, monkeypatch):
    found, _ = short
    monkeypatch.setattr(meaning, "AT_ONCE", 7)
    assert find_themes(posts()[0], 9) == found


def test_near_themes_make_broad_ones_and_no_text_is_lost(short):
    found, subject_of = short
    assert is_parted(found)
    broad = broad_themes(found)
    assert len(broad.themes) == 3
    assert set(main_of(broad)) == set(main_of(found))
    assert sum(theme.share for theme in broad.themes) == pytest.approx(1)
    assert broad.without == found.without
    of_broad = main_of(broad)
    sport = Counter(of_broad[text] for text in of_broad if subject_of[text] in ("футбол", "хоккей", "теннис"))
    money = Counter(of_broad[text] for text in of_broad if subject_of[text] in ("банк", "биржа"))
    assert sport.most_common(1)[0][0] != money.most_common(1)[0][0]
    assert sport.most_common(1)[0][1] >= 0.8 * sport.total()


def test_few_themes_have_one_level():
    assert not is_parted(find_themes(about()))


def test_no_two_themes_are_called_by_one_word(short):
    found, _ = short
    words = [word for theme in found.themes for term in theme.called for word in term.split()]
    assert len(words) == len(set(words))
    assert all(2 <= len(theme.called) <= 3 for theme in found.themes)
