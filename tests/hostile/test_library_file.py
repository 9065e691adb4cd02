"""The library's file in a world that goes wrong: links to nothing, files that go, leftovers, rights, full disks."""

import os
import stat
import subprocess
import sys

import duckdb
import pytest

from analysis.jobs.job import Job
from analysis.jobs.taking import spool, take_in
from analysis.library import LibraryError, drafts, open_library


def test_a_link_to_nothing_is_no_place_for_a_new_library(path, tmp_path):
    path.symlink_to(tmp_path / "disk" / "library.duckdb")
    with pytest.raises(LibraryError) as caught:
        open_library(path, first=None)
    assert caught.value.key == "dangling"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_link_to_a_library_is_followed(path, tmp_path, library):
    library.add("Идёт снег.")
    library.close()
    link = tmp_path / "link.duckdb"
    link.symlink_to(path)
    linked = open_library(link, first=None)
    assert [text.name for text in linked.texts()] == ["Идёт снег."]
    linked.close()


@pytest.mark.parametrize("happens", ["unlink", "replaced"])
def test_a_file_that_goes_away_is_noticed_before_anything_is_written(library, path, tmp_path, happens):
    library.add("Идёт снег.")
    path.rename(tmp_path / "moved")
    if happens == "replaced":
        path.write_bytes(b"another")
    for action in (lambda: library.add("Идёт дождь."), library.texts):
        with pytest.raises(LibraryError) as caught:
            action()
        assert caught.value.key == "gone"
    path.unlink(missing_ok=True)
    (tmp_path / "moved").rename(path)
    assert len(library.texts()) == 1
    library.add("Идёт дождь.")


def test_leftovers_of_processes_that_are_gone_are_removed_and_no_other_file(path, tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = [f"{path.name}.{gone.pid}.new", f"{path.name}.{gone.pid}.new.wal"]
    left += [f"{path.name}.before-restore.{gone.pid}.{kind}.new" for kind in ("draft", "fresh")]
    left += [f"{path.name}.lent.{gone.pid}.new"]
    kept = [f"{path.name}.{os.getppid()}.new", f"{path.name}.old.new", f"other.{gone.pid}.new", f"{path.name}.news"]
    for name in (*left, *kept):
        (tmp_path / name).write_text("half")
    open_library(path, first=None).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([path.name, *kept])


def test_nobody_else_can_read_what_is_kept(library, path):
    library.add("Идёт снег.")
    number = take_in(library, "Импорт", [("а.txt", "Идёт дождь.".encode())])
    kept = [path, path.with_name(path.name + ".wal"), spool(library, number), *spool(library, number).iterdir()]
    assert {file: oct(stat.S_IMODE(file.stat().st_mode) & 0o077) for file in kept} == dict.fromkeys(kept, "0o0")
    library.close()
    path.chmod(0o644)
    open_library(path, first=None).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_is_said_and_nothing_is_half_taken_in(library, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(library.path), "write_bytes", full)
        with pytest.raises(LibraryError) as caught:
            take_in(library, "Импорт", [("а.txt", b"1"), ("б.txt", b"2")])
    assert caught.value.key == "disk_full"
    assert drafts.imports(library) == []
    assert not list(library.path.parent.glob("*.spool/*"))
    with pytest.raises(LibraryError) as caught, library.transaction():
        raise duckdb.IOException('Could not write file "library.duckdb.wal": No space left on device')
    assert caught.value.key == "disk_full"
    take_in(library, "Импорт", [("а.txt", b"1")])


def test_what_ends_background_work_can_be_asked(library):
    def fails(_job):
        raise LibraryError("disk_full")

    job = Job(fails)
    job.start()
    job.wait(10)
    assert isinstance(job.failure, LibraryError)
