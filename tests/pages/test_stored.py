"""What pages count is made once, and anew when what it reads is another."""

from pathlib import Path

import pytest

from analysis.library import open_library
from pages.shared.stored import counted_many, counted_over

made: list[tuple[object, ...]] = []


def twice(*given: object) -> list[object]:
    made.append(given[1:])
    return [*given[1:], len(made)]


def how_many(library: object, *_: object) -> str:
    return str(library.size)  # type: ignore[attr-defined]


@pytest.fixture
def library(tmp_path: Path):
    made.clear()
    opened = open_library(tmp_path / "a.duckdb", first=None)
    yield opened
    opened.close()


def test_what_is_counted_of_texts_is_made_anew_once_the_library_changes(library):
    first = counted_many(twice, library, ("а",), 5)
    assert counted_many(twice, library, ("а",), 5) == first == [("а",), 5, 1]
    assert counted_many(twice, library, ("б",), 5) == [("б",), 5, 2]
    library.set_setting("x", "y")
    assert counted_many(twice, library, ("а",), 5) == [("а",), 5, 3]


def test_what_says_what_it_reads_is_made_anew_only_when_that_changes(library):
    first = counted_many(twice, library, ("а",), reads=how_many)
    over = counted_over(twice, library, 7, reads=how_many)
    library.set_setting("x", "y")
    assert counted_many(twice, library, ("а",), reads=how_many) == first
    assert counted_over(twice, library, 7, reads=how_many) is over
    library.add("Мост открыт, и по нему идут машины.")
    assert counted_many(twice, library, ("а",), reads=how_many) != first
    assert counted_over(twice, library, 7, reads=how_many) is not over


def test_what_is_counted_of_the_whole_library_is_one_object_for_all(library):
    first = counted_over(twice, library)
    assert counted_over(twice, library) is first
    library.set_setting("x", "y")
    assert counted_over(twice, library) is not first
