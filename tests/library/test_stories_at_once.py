"""Stories told at once are those of texts that come one after another."""

import datetime
import random

import pytest

from analysis.analyse import Analysis
from analysis.card import Card
from analysis.library import open_library, stories_at_once
from analysis.library.stories import LibraryStories
from analysis.stories import comparison

WORDS = [
    *("мост", "река", "дорога", "станция", "больница", "школа", "губернатор", "бюджет"),
    *("завод", "рабочий", "пожар", "самолёт", "аэропорт", "суд", "депутат", "выборы"),
    *("театр", "музей", "паводок", "плотина", "трамвай", "стадион", "хоккеист", "врач"),
    *("вакцина", "урожай", "зерно", "трактор", "газопровод", "шахта"),
]


def text(chance: random.Random, own: list[str]) -> Analysis:
    head = " ".join(chance.sample(own, 6)).capitalize() + "."
    rest = " ".join(chance.sample(own, 5) + chance.choices(WORDS, k=20)).capitalize() + "."
    spans = ((0, len(head)), (len(head) + 1, len(head) + 1 + len(rest)))
    return Analysis(f"{head} {rest}", None, ((0, spans[1][1]),), (), spans, (), (), (), ())


@pytest.fixture
def library(tmp_path):
    """Twenty events within forty days, each told by up to six outlets within three days; some texts have no date."""
    chance, opened = random.Random(3), open_library(tmp_path / "library.duckdb", first=None)
    for _ in range(20):
        own, begun = chance.sample(WORDS, 9), datetime.date(2026, 9, 1) + datetime.timedelta(chance.randrange(40))
        for _ in range(chance.randint(1, 6)):
            day = begun + datetime.timedelta(chance.randrange(3)) if chance.random() < 0.9 else None
            analysis = text(chance, own)
            identity = opened.add(analysis.text, card=Card(outlet=f"Вестник {chance.randrange(5)}", date=day))
            opened.keep(identity, analysis)
    yield opened
    opened.close()


def told(library):
    rows = library.query(
        "SELECT story, name, text_id FROM story_texts LEFT JOIN stories USING (story) ORDER BY text_id"
    )
    stories: dict[int, tuple[str, list[str]]] = {}
    for row in rows.to_dict("records"):
        stories.setdefault(row["story"], (row["name"], []))[1].append(row["text_id"])
    return sorted((name, *texts) for name, texts in stories.values())


def test_they_are_the_same_with_the_same_names(library, monkeypatch):
    LibraryStories(library).now()
    expected = told(library)
    pairs = library.query("SELECT least(one, other) AS a, greatest(one, other) AS b, likelihood FROM story_pairs")
    digests = library.query("SELECT text_id, made_of, digest FROM story_texts ORDER BY text_id")
    assert len(expected) > 15 and max(map(len, expected)) > 4
    monkeypatch.setattr(stories_at_once, "AT_ONCE", 7)
    monkeypatch.setattr(comparison, "MOST_WORDS", 10)  # the vectors are read anew every day
    with library.transaction() as rows:
        rows.execute("DELETE FROM story_texts; DELETE FROM story_pairs; DELETE FROM stories")
    with library.transaction() as rows:
        assert stories_at_once.tell(rows) == 0
    assert told(library) == expected
    now = library.query("SELECT one AS a, other AS b, likelihood FROM story_pairs")
    assert sorted(now.itertuples(index=False)) == sorted(pairs.itertuples(index=False))
    assert library.query("SELECT text_id, made_of, digest FROM story_texts ORDER BY text_id").equals(digests)
    first = library.query(
        "SELECT story FROM story_texts JOIN texts ON id = text_id ORDER BY date NULLS LAST, id LIMIT 1"
    )
    assert first["story"].tolist() == [1]


def test_too_many_texts_without_a_date_are_told_and_stay_alone(library, monkeypatch):
    undated = int(library.query("SELECT count(*) AS n FROM texts WHERE date IS NULL").iloc[0]["n"])
    assert undated > 1
    monkeypatch.setattr(stories_at_once, "MOST_UNDATED", 1)
    with library.transaction() as rows:
        assert stories_at_once.tell(rows) == undated - 1
    assert library.query("SELECT count(*) AS n FROM story_texts WHERE story IS NULL").iloc[0]["n"] == 0
