"""How far a command is: a bar on a terminal, nothing of it left at the end; elsewhere nothing for what is quick."""

import io

from analysis import progress as module
from analysis.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_that_goes_away(monkeypatch):
    monkeypatch.setattr(module, "AT_MOST", -1.0)
    out = Terminal()
    assert list(progress("abcd", 4, "разобрано", out)) == ["a", "b", "c", "d"]
    told = out.getvalue()
    assert "разобрано 2 из 4" in told and "████████████░░░░░░░░░░░░" in told
    assert told.endswith("\r\033[K")


def test_no_bar_in_a_file(monkeypatch):
    out = io.StringIO()
    assert list(progress("ab", 2, "разобрано", out)) == ["a", "b"]
    assert out.getvalue() == ""
    monkeypatch.setattr(module, "A_LINE", -1.0)
    list(progress("ab", 2, "разобрано", out))
    assert out.getvalue().splitlines()[-1].startswith("разобрано 2 из 2")


def test_nothing_to_do():
    out = Terminal()
    assert list(progress([], 0, "разобрано", out)) == []
    assert out.getvalue() == ""
