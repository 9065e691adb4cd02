"""A library that is open elsewhere: who has it open gives commands a copy; without a socket they say who has it."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import __main__ as command
from analysis.library import LibraryError
from analysis.library.lending import borrow, lend
from tests.many_texts import four_texts

OPEN = """
import sys
from pathlib import Path
from analysis.library import open_library
from analysis.library.lending import lend
library = open_library(Path(sys.argv[1]), first=None)
if sys.argv[2] == "lent":
    lend(library)
print("open", flush=True)
sys.stdin.read()
library.close()
"""


@pytest.fixture(params=["lent"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The library of four texts, open in another process."""
    four_texts(tmp_path / "l.duckdb").library.close()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    app = subprocess.Popen([sys.executable, "-c", OPEN, str(tmp_path / "l.duckdb"), request.param], **pipes)
    assert app.stdout and app.stdout.readline() == b"open\n"
    yield tmp_path / "l.duckdb"
    app.communicate()


def test_commands_read_while_it_is_open(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["library", "check", "--library", str(path)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["texts"] == 4 and "по её копии" in told.err
    asked = ["tables", "speakers", "--library", str(path), "--to", str(tmp_path / "out")]
    assert command.main(asked) == 0 and (tmp_path / "out" / "speakers.csv").exists()
    assert command.main(["library", "backup", str(tmp_path / "copy.duckdb"), "--library", str(path)]) == 0
    assert (tmp_path / "copy.duckdb").exists()
    assert path.with_name("l.duckdb.socket").stat().st_mode & 0o777 == 0o600


def test_nothing_is_added_while_it_is_open(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "мост.txt").write_text("Мост открыт.", encoding="utf-8")
    assert command.main(["library", "add", str(tmp_path / "мост.txt"), "--library", str(path)]) == 2
    assert "открыта другой программой" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["not lent"], indirect=True)
def test_without_a_socket_it_says_who_has_it(path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["library", "check", "--library", str(path)]) == 2
    assert "открыта другой программой" in capsys.readouterr().err


def test_a_service_with_a_tmp_of_its_own_is_given_a_copy_too(path: Path, tmp_path: Path):
    """As the nightly backup of deploy/ asks: what it and the server call /tmp are two folders."""
    own = tmp_path / "own"
    own.mkdir()
    script = f"mount -t tmpfs tmpfs {own} && TMPDIR={own} exec {sys.executable} -m analysis library backup"
    apart = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if subprocess.run([*apart, f"mount -t tmpfs tmpfs {own}"], check=False, capture_output=True).returncode:
        pytest.skip("no folders of one's own here")
    to = tmp_path / "copy.duckdb"
    done = subprocess.run([*apart, f"{script} {to} --library {path}"], check=False, capture_output=True, text=True)
    assert (done.returncode, to.exists()) == (0, True), done.stderr
    assert {file.name for file in tmp_path.iterdir()} - {"l.duckdb.wal"} == {
        *("own", "copy.duckdb", "l.duckdb", "l.duckdb.socket")
    }


def test_the_socket_goes_when_it_is_closed_and_bad_questions_cost_themselves(tmp_path: Path):
    library = four_texts(tmp_path / "l.duckdb").library
    lend(library)
    for question in (b"[]\n", b"\n", b"copy", b"copy" * 1000):
        with socket.socket(socket.AF_UNIX) as asking:
            asking.connect(str(tmp_path / "l.duckdb.socket"))
            asking.sendall(question)
            asking.shutdown(socket.SHUT_WR)
            assert asking.recv(10) == b""
    (tmp_path / "l.duckdb.lent").mkdir()  # nothing can be written there
    with pytest.raises(LibraryError) as caught:
        borrow(library.path, tmp_path / "copy.duckdb")
    assert (caught.value.key, str(caught.value).count("Программа")) == ("not_lent", 1)
    (tmp_path / "l.duckdb.lent").rmdir()
    assert borrow(library.path, tmp_path / "copy.duckdb")
    assert not list(tmp_path.glob("*.lent*"))
    library.close()
    assert not (tmp_path / "l.duckdb.socket").exists()
    assert not borrow(library.path, tmp_path / "again.duckdb")
