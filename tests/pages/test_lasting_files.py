"""What is asked for is there when it is fetched, whatever other sessions do meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from pages.shared import lasting_files
from pages.shared.lasting_files import ABANDONED, LARGE, LARGE_MADE, LOOKED, MADE, MAKER, LastingFiles


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(lasting_files, "time", clock)
    return clock


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch):
    @contextmanager
    def of(name: str) -> Iterator[None]:
        with monkeypatch.context() as patched:
            patched.setattr(media_file_manager, "_get_session_id", lambda: name)
            yield

    return of


@pytest.fixture
def files() -> LastingFiles:
    return LastingFiles(MemoryMediaFileStorage("/media"))


def draw(files: LastingFiles, content: bytes = b"numbers") -> str:
    """A run of the page with one button; gives what the browser holds of it."""
    files.clear_session_refs()
    return files.add_deferred(lambda: content, "text/csv", "0.1", "числа.csv", element_id="button")


def others_run(files: LastingFiles, times: int = 5) -> None:
    for _ in range(times):
        files.remove_orphaned_files()


def name_of(address: str) -> str:
    return address.rsplit("/", 1)[1]


def test_a_made_file_waits_for_the_browser(files, session, clock):
    with session("reader"):
        button = draw(files)
    address = files.execute_deferred(button)
    with session("another"):
        others_run(files)
    clock.now += MADE - 1
    others_run(files)
    found = files._storage.get_file(name_of(address))
    assert (found.content, found.filename) == (b"numbers", "числа.csv")
    clock.now += 2
    others_run(files)
    with pytest.raises(MediaFileStorageError):
        files._storage.get_file(name_of(address))


def test_a_large_file_waits_less_long(files, session, clock):
    with session("keeper"):
        button = draw(files, bytes(LARGE))
    address = files.execute_deferred(button)
    with session("another"):
        others_run(files)
    clock.now += LARGE_MADE - 1
    others_run(files)
    assert len(files._storage.get_file(name_of(address)).content) == LARGE
    clock.now += 2
    others_run(files)
    with pytest.raises(MediaFileStorageError):
        files._storage.get_file(name_of(address))


def test_a_file_that_is_made_again_has_its_time_anew(files, session, clock):
    with session("reader"):
        button = draw(files)
    files.execute_deferred(button)
    others_run(files)
    clock.now += MADE - 1
    address = files.execute_deferred(button)
    clock.now += 2
    others_run(files)
    assert files._storage.get_file(name_of(address)).content == b"numbers"


def test_a_button_works_while_its_page_is_drawn_anew(files, session, clock):
    with session("reader"):
        button = draw(files)
        files.clear_session_refs()  # the next run begins, and is slow
    with session("another"):
        others_run(files)
    clock.now += ABANDONED - 1
    others_run(files)
    assert files.execute_deferred(button)


def test_the_button_before_works_until_the_browser_has_the_new_one(files, session, clock):
    with session("reader"):
        before = draw(files)
        now = draw(files)
    others_run(files)
    clock.now += MAKER - 1
    others_run(files)
    assert files.execute_deferred(before) == files.execute_deferred(now)
    clock.now += 1 + LOOKED
    others_run(files)
    with pytest.raises(MediaFileStorageError):
        files.execute_deferred(before)
    assert files.execute_deferred(now)


def test_what_nobody_needs_goes(files, session, clock):
    with session("reader"):
        files.execute_deferred(draw(files))
        files.clear_session_refs()  # the tab is closed
    others_run(files)
    clock.now += ABANDONED
    others_run(files)
    assert not files._deferred_callables
    assert not files._storage._files_by_id
