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
from analysis.tables import story
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
    told = story.told(library, number(library, ids["в1"]))
    assert list(told["text_id"]) == [ids["в1"], ids["в2"], ids["в3"]]
    assert "Лев Камов" in told["added"].iloc[0]
    assert "Лев Камов" not in told["added"].iloc[2]
    assert told["left_out"].map(list).tolist() == [[], ["Лев Камов"], []]
    assert told["new_speakers"].map(list).tolist() == [["Лев Камов"], ["Камов"], []]


def at(hour, minute, zone=None):
    return datetime.time(hour, minute, tzinfo=zone and datetime.timezone(datetime.timedelta(hours=zone)))


def dated(library, identity, outlet, time):
    library.set_card(identity, Card(outlet=outlet, date=datetime.date(2026, 9, 2), time=time))


def test_minutes_behind_the_first_where_the_hours_are_known(made):
    library, ids, stories = made
    for key, outlet, time in (
        ("в1", "Вестник", at(12, 31)),
        ("в2", "Заря", at(15, 9, 6)),
        ("в3", "Окно", at(12, 0, 3)),
    ):
        dated(library, ids[key], outlet, time)
    stories.now()
    told = story.told(library, number(library, ids["в1"]))
    assert list(told["text_id"]) == [ids["в3"], ids["в2"], ids["в1"]]
    assert told["behind"].tolist() == [0, 9, 31]
    assert told["first"].tolist() == [True, False, False]
    listed = tables.stories(library, list(ids.values())).set_index("story").loc[number(library, ids["в1"])]
    assert (listed["first"], listed["minutes"]) == ("Окно", 31)
    outlets = tables.by_outlet(library, [ids[key] for key in ("в1", "в2", "в3")]).set_index("outlet")
    assert outlets.loc["Вестник", ["first", "minutes_behind", "timed"]].tolist() == [0, 31, 1]
    assert outlets.loc["Окно", "first"] == 1


def test_who_has_no_hour_may_have_been_the_first_of_the_day(made):
    library, ids, stories = made
    for key, outlet, time in (("в1", "Вестник", at(12, 0)), ("в2", "Заря", None), ("в3", "Окно", at(12, 31))):
        dated(library, ids[key], outlet, time)
    stories.now()
    told = story.told(library, number(library, ids["в1"])).set_index("text_id")
    assert told.loc[[ids[key] for key in ("в1", "в2", "в3")], "first"].tolist() == [True, True, False]
    assert told.loc[ids["в2"], "behind"] is None
    assert story.told(library, number(library, ids["в1"]))["text_id"].iloc[2] == ids["в2"]


def test_a_card_keeps_its_time_and_zone(made):
    library, ids, _ = made
    dated(library, ids["в1"], "Вестник", at(15, 9, 6))
    assert library.stored(ids["в1"]).card.time == at(15, 9, 6)
    library.set_card(ids["в1"], Card(outlet="Вестник", time=at(15, 9)))
    assert library.stored(ids["в1"]).card.time is None  # a time of no day


def test_a_pair_says_why_it_is_one_story(made):
    library, ids, stories = made
    for key, outlet, time in (("в1", "Вестник", at(12, 0)), ("в2", "Заря", at(12, 9)), ("в3", "Окно", at(12, 31))):
        dated(library, ids[key], outlet, time)
    stories.now()
    why = story.reasons(library, number(library, ids["в1"])).set_index("text_id")
    third = why.loc[ids["в3"]]
    assert set(third["names"]) == {"Лев Камов"}
    assert third["words"] >= 6
    assert {"послание", "отменить"} <= set(third["rarest"])
    assert third["likelihood"] > 0.5
    assert why.loc[ids["в2"], "hours"] == pytest.approx(0.15)


def test_the_stories_that_a_number_of_an_outlet_counts(made):
    library, ids, _ = made
    chosen = list(ids.values())
    named = {key: number(library, ids[key]) for key in ("а1", "в1", "г1")}
    listed = tables.by_outlet(library, chosen).set_index("outlet")
    for outlet in listed.index:
        for which in tables.OF_OUTLET:
            assert len(tables.numbers_of(library, chosen, outlet, which)) == listed.loc[outlet, which]
    assert set(tables.numbers_of(library, chosen, "Окно", "missed")) == {named["а1"], named["г1"]}


def test_a_restart_keeps_numbers_and_compares_nothing_again(made, monkeypatch):
    library, ids, _ = made
    before = {key: number(library, identity) for key, identity in ids.items()}
    monkeypatch.setattr(module, "digest", None)
    again = LibraryStories(library)
    again.now()
    assert {key: number(library, identity) for key, identity in ids.items()} == before


def test_one_that_is_stopped_goes_on_where_it_was(made, monkeypatch):
    library, ids, _ = made
    before = {key: number(library, identity) for key, identity in ids.items()}
    with library.transaction() as rows:
        for table in ("story_texts", "story_pairs", "stories"):
            rows.execute(f"DELETE FROM {table}")
    monkeypatch.setattr(module, "BATCH", 2)
    asked = iter([False, True])
    again = LibraryStories(library)
    again.now(lambda: next(asked))
    assert again.waiting() == len(ids) - 2
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
    number_of = number(library, ids["в1"])
    assert set(library.select(Selection(story=number_of))) == {ids[key] for key in ("в1", "в2", "в3")}
    assert len(library.select(Selection(once_a_story=True))) == len({number(library, text) for text in ids.values()})


def test_the_version_of_the_analysis_is_part_of_what_a_story_is_told_from(made):
    library, ids, _ = made
    made_of = library.query("SELECT made_of FROM story_texts WHERE text_id = ?", [ids["а1"]])["made_of"].iloc[0]
    assert made_of == f"{version()}||Вестник|2026-09-01"


def test_an_analysis_that_cannot_be_read_is_passed_over(tmp_path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    broken = put(library, TOLD[0])
    with library.transaction() as rows:
        rows.execute("UPDATE analyses SET record = 'no analysis'::BLOB")
    library.close()
    library = open_library(tmp_path / "library.duckdb", first=None)
    stories = LibraryStories(library)
    stories.now()  # and comes to an end
    assert stories.waiting() == 1
    other = put(library, TOLD[2])
    stories.now()
    assert number(library, other) and library.query("SELECT * FROM story_texts WHERE text_id = ?", [broken]).empty
    library.close()
