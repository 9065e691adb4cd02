"""Forty posts whose stories are known: what is one event, what only looks like one, and what the analyst says of it."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.stories import Stories
from tests.processors import KERNELS, settings_of
from tests.stories.made_posts import POSTS, digests, events


@pytest.fixture(scope="module")
def found():
    stories = Stories()
    stories.add_all(digests().values())
    return stories


def groups(stories):
    return {frozenset(story.texts) for story in stories.found()}


def test_each_event_is_one_story_and_no_story_is_two(found):
    assert groups(found) == events()


def test_the_first_text_stands_first_and_the_most_typical_one_gives_the_name(found):
    speech = next(story for story in found.found() if "в1" in story.texts)
    assert speech.texts == ("в1", "в2", "в3")
    assert speech.name in {POSTS[text].text.split(". ")[0] + "." for text in speech.texts} | {
        POSTS[text].text for text in speech.texts
    }


def test_two_events_of_one_day_in_one_town_stay_two(found):
    assert found.number_of("а1") == found.number_of("а3") != found.number_of("б1") == found.number_of("б2")


def test_the_signs_say_why(found):
    signs = found.signs_of("з1", "и1")
    assert (signs.hours, signs.numbers, signs.speakers, signs.persons) == (24.0, True, False, False)
    assert signs.covered > 0.8
    assert signs.likelihood < 500_000
    morning = found.signs_of("а1", "а2")
    assert (morning.hours, morning.numbers) == (0.5, False)
    assert morning.likelihood > 900_000


def test_undated_texts_are_one_story_by_their_words_alone():
    undated = {key: replace(own, moment=None, exact=False) for key, own in digests().items()}
    stories = Stories()
    stories.add_all(undated.values())
    assert frozenset({"н1", "н2"}) in groups(stories)
    assert {frozenset({key}) for key in ("м1", "м2", "м3")} <= groups(stories)
    assert not any({"а1", "б1"} <= group or {"з1", "и1"} <= group for group in groups(stories))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_import_changes_nothing(found, seed):
    order = sorted(digests())
    random.Random(seed).shuffle(order)
    stories = Stories()
    for key in order:
        stories.add(digests()[key])
    assert [story.texts for story in stories.found()] == [story.texts for story in found.found()]
    assert [story.name for story in stories.found()] == [story.name for story in found.found()]


def test_a_new_text_joins_and_the_earlier_stories_keep_their_numbers():
    stories = Stories()
    stories.add_all(own for key, own in digests().items() if key not in {"а1", "г3"})
    before = {key: stories.number_of(key) for key in digests() if key not in {"а1", "г3"}}
    stories.add(digests()["а1"])  # the first of its story, come last
    stories.add(digests()["г3"])
    assert {key: stories.number_of(key) for key in before} == before
    assert stories.number_of("а1") == before["а2"]
    assert stories.number_of("г3") == before["г1"]
    assert groups(stories) == events()


def test_numbers_are_kept_over_a_restart(found):
    numbers = {key: found.number_of(key) for key in digests() if key != "а2"}
    again = Stories()
    again.remember(numbers)
    again.add_all(own for key, own in digests().items() if key != "а2")
    assert {key: again.number_of(key) for key in numbers} == numbers
    again.add(digests()["а2"])
    assert again.number_of("а2") == numbers["а1"]


def test_a_text_that_goes_leaves_the_others_as_they_are(found):
    stories = Stories()
    stories.add_all(digests().values())
    stories.remove("в2")
    assert groups(stories) == {group - {"в2"} for group in events()}
    assert stories.number_of("в1") == stories.number_of("в3") == found.number_of("в1")


# ---------------------------------------------------------------- the analyst's word
def test_what_is_joined_is_one_and_what_is_parted_two():
    stories = Stories()
    stories.add_all(digests().values())
    stories.set_corrections([("а1", "б1")], [("в1", "в3"), ("в2", "в3")])
    assert {frozenset({"а1", "а2", "а3", "б1", "б2"}), frozenset({"в1", "в2"}), frozenset({"в3"})} <= groups(stories)
    stories.set_corrections([], [])
    assert groups(stories) == events()


def test_corrections_hold_when_texts_come_later():
    late = {"а3", "в3", "г2"}
    stories = Stories(joined=[("а1", "б1")], parted=[("в1", "в2"), ("г1", "г3")])
    stories.add_all(own for key, own in digests().items() if key not in late)
    for key in sorted(late):
        stories.add(digests()[key])
    assert frozenset({"а1", "а2", "а3", "б1", "б2"}) in groups(stories)
    assert stories.number_of("в1") != stories.number_of("в2")
    assert stories.number_of("г1") != stories.number_of("г3")
    assert stories.number_of("г2") in {stories.number_of("г1"), stories.number_of("г3")}


def test_of_two_words_against_each_other_the_parting_counts():
    stories = Stories(joined=[("в1", "в2")], parted=[("в1", "в2")])
    stories.add_all(digests().values())
    assert stories.number_of("в1") != stories.number_of("в2")


# ---------------------------------------------------------------- every processor
LIKELIHOODS = """
import json, sys
from analysis.stories import Stories
from analysis.stories.digest import Digest
rows = json.load(sys.stdin)
words = ("words", "numbers", "speakers", "persons")
stories = Stories()
stories.add_all(
    Digest(**{**row, **{key: frozenset(row[key]) for key in words}, "head": tuple(row["head"])}) for row in rows
)
json.dump([[a["id"], b["id"], stories.signs_of(a["id"], b["id"]).covered] for a in rows for b in rows], sys.stdout)
"""


def test_every_kernel_and_number_of_threads_counts_the_same_likeness():
    rows = [
        {
            **{key: getattr(own, key) for key in ("id", "outlet", "exact", "name", "head")},
            **{key: sorted(getattr(own, key)) for key in ("words", "numbers", "speakers", "persons")},
            "moment": None,
        }
        for own in list(digests().values())[:20]
    ]
    told = {}
    running = {
        key: subprocess.Popen(
            [sys.executable, "-c", LIKELIHOODS],
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, **settings_of(*key)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for key in [*((kernel, 1) for kernel in KERNELS), (KERNELS[-1], 2)]
        if KERNELS
    }
    for key, process in running.items():
        told[key] = json.loads(process.communicate(json.dumps(rows).encode())[0])
    if not told:
        pytest.skip("this processor has none of the kernels")
    assert all(answer == next(iter(told.values())) for answer in told.values())
