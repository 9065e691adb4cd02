"""When pages are told of what was written: at once of what somebody does, of what is kept beside them seconds later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.library import Library, open_file, open_library
from tests.marked_analysis import marked

TEXTS = ("{PER Анна Ветрова} ушла.", "{PER Борис Кленов} пришёл.", "{PER Вера Лесная} осталась.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "library.duckdb", first=None)
    yield made
    made.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(open_file.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def ids(library: Library) -> list[str]:
    return [library.add(marked(markup).text) for markup in TEXTS]


def keep(library: Library, text_id: str, markup: str) -> None:
    library.keep_all([(text_id, marked(markup))], beside=True)


def test_what_is_kept_beside_is_told_later(library: Library, clock: list[float], ids: list[str]):
    clock[0] += open_file.TELL_EVERY
    before = library.changes
    for text_id, markup in zip(ids, TEXTS, strict=True):
        keep(library, text_id, markup)
        clock[0] += 1
    assert library.changes == before + 1  # the first one; two more wait
    clock[0] += open_file.TELL_EVERY
    assert library.changes == before + 2
    assert library.changes == before + 2


def test_the_end_of_the_work_is_told_at_once(library: Library, clock: list[float], ids: list[str]):
    before = library.changes
    keep(library, ids[0], TEXTS[0])
    assert library.changes == before
    library.tell()
    assert library.changes == before + 1
    library.tell()  # of nothing
    assert library.changes == before + 1


def test_what_somebody_does_is_told_at_once_with_all_that_was_kept(
    library: Library, clock: list[float], ids: list[str]
):
    keep(library, ids[0], TEXTS[0])
    before = library.changes
    library.set_setting("any", "one")
    assert library.changes == before + 1
    clock[0] += open_file.TELL_EVERY
    assert library.changes == before + 1
