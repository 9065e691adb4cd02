"""The stories of a library: told as texts are analysed, kept over a restart, corrected by the analyst."""

import datetime

import pytest

from analysis.analyse import version
from analysis.card import Card
from analysis.corpus import analyse_text
from analysis.corrections import join_stories, name_story, part_story
from analysis.library import WHOLE_LIBRARY, Selection, open_library
from analysis.library import stories as module
from analysis.library.stories import LibraryStories
from analysis.tables import stories as tables
from tests.stories.made_posts import POSTS, moment

TOLD = ("а1", "а2", "б1", "в1", "в2", "в3", "г1", "г2", "г3", "к1")


def put(library, key):
    post = POSTS[key]
    when = moment(post.when)
    card = Card(outlet=post.outlet, date=when.date() if when else None)
    identity = library.add(post.text, name=key, card=card)
    library.keep(identity, analyse_text(post.text))
    return identity


@pytest.fixture
def made(tmp_path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    ids = {key: put(library, key) for key in TOLD}
    stories = LibraryStories(library)
    stories.now()
    yield library, ids, stories
    library.close()


def number(library, identity):
    rows = library.query("SELECT story FROM story_texts WHERE text_id = ?", [identity])
    return int(rows["story"].iloc[0])


def together(library, ids, *keys):
    return len({number(library, ids[key]) for key in keys}) == 1


def test_the_list_says_who_was_first_how_many_and_how_long(made):
    library, ids, stories = made
    assert stories.waiting() == 0
    listed = tables.stories(library, list(ids.values()))
    rows = [
        (row["texts"], row["outlets"], row["first"], row["since"], row["days"]) for row in listed.to_dict("records")
    ]
    assert sorted(rows) == sorted(
        [
            (3, 3, "Вестник, Заря, Окно", datetime.date(2026, 9, 2), 0),
            (2, 2, "Вестник, Маяк", datetime.date(2026, 9, 3), 0),
            (2, 2, "Вестник, Заря", datetime.date(2026, 9, 1), 0),
        ]
    )


def test_by_outlet_who_was_first_who_missed_and_how_late(made):
    library, ids, stories = made
    library.set_card(ids["в3"], Card(outlet="Окно", date=datetime.date(2026, 9, 3)))
    stories.now()
    rows = tables.by_outlet(library, list(ids.values())).set_index("outlet")
    assert rows.loc["Вестник", ["stories", "first", "only", "missed"]].tolist() == [3, 3, 0, 0]
    assert rows.loc["Заря", ["stories", "first", "missed"]].tolist() == [2, 2, 1]
    assert rows.loc["Окно", ["stories", "first", "missed", "days_behind"]].tolist() == [1, 0, 2, 1.0]


def test_what_each_text_added_and_left_out(made):
    library, ids, _ = made
    told = tables.told(library, number(library, ids["в1"]))
    assert list(told["text"]) == [ids["в1"], ids["в2"], ids["в3"]]
    assert "Лев Камов" in told["added"].iloc[0]
    assert "Лев Камов" not in told["added"].iloc[2]
    assert told["left_out"].map(list).tolist() == [[], ["Лев Камов"], []]
    assert told["new_speakers"].map(list).tolist() == [[], ["Камов"], ["Лев Камов"]]


def test_a_restart_keeps_numbers_and_compares_nothing_again(made, monkeypatch):
    library, ids, _ = made
    before = {key: number(library, identity) for key, identity in ids.items()}
    monkeypatch.setattr(module, "digest", None)
    again = LibraryStories(library)
    again.now()
    assert {key: number(library, identity) for key, identity in ids.items()} == before


def test_a_new_text_joins_and_a_deleted_one_leaves(made):
    library, ids, stories = made
    before = number(library, ids["а1"])
    late = put(library, "а3")
    assert stories.waiting() == 1
    stories.now()
    assert number(library, late) == before
    library.delete(late)
    stories.now()
    assert library.query("SELECT * FROM story_texts WHERE text_id = ?", [late]).empty
    library.restore(late)
    LibraryStories(library).now()
    assert number(library, late) == before


def test_another_date_makes_another_story(made):
    library, ids, stories = made
    library.set_card(ids["в3"], Card(outlet="Окно", date=datetime.date(2025, 1, 1)))
    stories.now()
    assert together(library, ids, "в1", "в2")
    assert not together(library, ids, "в1", "в3")


def test_joined_parted_and_named_until_it_is_undone(made):
    library, ids, stories = made
    marks = [
        library.correct(WHOLE_LIBRARY, join_stories(ids["а1"], ids["б1"])),
        library.correct(WHOLE_LIBRARY, part_story([ids["в3"]], [ids["в1"], ids["в2"]])),
        library.correct(WHOLE_LIBRARY, name_story(ids["г1"], "Пожар на «Матрёшке»")),
    ]
    stories.now()
    assert together(library, ids, "а1", "а2", "б1")
    assert not together(library, ids, "в1", "в3")
    listed = tables.stories(library, list(ids.values())).set_index("story")
    assert listed.loc[number(library, ids["г1"]), ["name", "by_analyst"]].tolist() == ["Пожар на «Матрёшке»", True]
    put(library, "а3")
    LibraryStories(library).now()
    assert together(library, ids, "а1", "а2", "б1")
    for mark in marks:
        library.undo(mark)
    stories.now()
    assert together(library, ids, "в1", "в2", "в3")
    assert not together(library, ids, "а1", "б1")


def test_a_story_is_a_selection_and_each_can_be_counted_once(made):
    library, ids, _ = made
    story = number(library, ids["в1"])
    assert set(library.select(Selection(story=story))) == {ids[key] for key in ("в1", "в2", "в3")}
    assert len(library.select(Selection(once_a_story=True))) == len({number(library, text) for text in ids.values()})


def test_the_version_of_the_analysis_is_part_of_what_a_story_is_told_from(made):
    library, ids, _ = made
    made_of = library.query("SELECT made_of FROM story_texts WHERE text_id = ?", [ids["а1"]])["made_of"].iloc[0]
    assert made_of == f"{version()}||Вестник|2026-09-01"
