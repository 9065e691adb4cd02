"""Who says a word how often, and what stands beside it with one speaker and with another; numbers by hand."""

from collections.abc import Iterator
from math import log2

import pytest

from analysis.library import Library, Selection
from analysis.search.scope import Scope
from analysis.tables import speakers_saying
from tests.small_library import small

TEXTS = (
    (
        "Вестник",
        "2026-09-01",
        "{PER Анна Ким}: «[direct Анна Ким: каменный мост и каменный мост и старый мост]». Мост.",
    ),
    (
        "Заря",
        "2026-09-02",
        "{PER Анна Ким} сказала, что [indirect Анна Ким: мост рядом]. "
        "«[direct Олег Нин: Железный мост и железный мост]», — сказал {PER Олег Нин}.",
    ),
    ("Заря", "2026-09-03", "«[fragment ?: мост]» там. «[direct Олег Нин: Паром стоит у причала третий день]»."),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made, _ = small(tmp_path_factory.mktemp("saying") / "library.duckdb", TEXTS)
    yield made
    made.close()


def test_who_says_it_most_for_his_words(library: Library):
    ids = library.select(Selection())
    rows = speakers_saying.by_speaker(library, ids, "мост")
    columns = ["speaker", "places", "statements", "words"]
    assert rows[columns].to_numpy().tolist() == [
        ["Анна Ким", 4, 2, 10],
        ["Олег Нин", 2, 1, 11],
        ["?", 1, 1, 1],
    ]
    anna = rows.iloc[0]
    assert anna["per_thousand"] == 400
    assert anna["effect"] == pytest.approx(log2(4.5 / 10 * 12 / 3.5))


def test_only_their_own_words(library: Library):
    rows = speakers_saying.by_speaker(library, library.select(Selection()), "мост", True)
    assert rows[["speaker", "places", "words"]].to_numpy().tolist()[0] == ["Анна Ким", 3, 8]


def test_nobody_says_it(library: Library):
    assert speakers_saying.by_speaker(library, library.select(Selection()), "школа").empty


def test_what_stands_beside_with_each_of_two(library: Library):
    rows = speakers_saying.against(
        library, library.select(Selection()), "мост", Scope("statements", "Анна Ким"), "Олег Нин"
    )
    found = {row.lemma: (row.together, row.other_together, row.who) for row in rows.itertuples()}
    assert found["каменный"] == (2, 0, 0) and found["железный"] == (0, 2, 1)
    assert (rows["g2"] >= 0).all() and rows["g2"].is_monotonic_decreasing
