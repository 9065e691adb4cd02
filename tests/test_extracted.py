"""`extract --parquet`: the same records as the lines, with types; whole or not at all."""

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest

from analysis import __main__ as command
from analysis.extracted import SHAPE, write_parquet
from tests.marked_analysis import marked

STORY = marked(
    """{PER Анна Ким} сказала: «[direct Анна Ким: {LOC* Тарск=Тарска} ждёт <мост>]». Передаёт @Труд>2@ от @ТАСС@."""
)


def plain(value):
    """Without the lists that a record of nothing has as None, maps as dictionaries."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def test_the_file_holds_what_the_lines_hold(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "analyse_texts", lambda texts: (STORY for _ in texts))
    for name in ("а", "б"):
        (tmp_path / f"{name}.txt").write_text("Мост открыт.", encoding="utf-8")
    assert command.main(["extract", str(tmp_path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert command.main(["extract", str(tmp_path), "--parquet", str(tmp_path / "all.parquet")]) == 0
    assert capsys.readouterr().out == ""
    rows = pyarrow.parquet.read_table(tmp_path / "all.parquet").to_pylist()
    assert len(rows) == len(lines) == 2
    for row, line in zip(rows, lines, strict=True):
        for entity in row["entities"]:
            entity["variants"] = dict(entity["variants"])
        assert {key: plain(row[key]) for key in line} == plain(line)
    assert pd.read_parquet(tmp_path / "all.parquet")["id"].tolist() == ["а", "б"]


def test_no_texts_are_a_file_with_the_columns(tmp_path: Path):
    assert write_parquet([], tmp_path / "none.parquet") == 0
    assert list(pd.read_parquet(tmp_path / "none.parquet").columns) == list(SHAPE)


def test_a_failure_leaves_nothing(tmp_path: Path):
    def broken():
        yield {"id": "а"}
        raise OSError("диск")

    with pytest.raises(OSError, match="диск"):
        write_parquet(broken(), tmp_path / "all.parquet")
    assert list(tmp_path.iterdir()) == []
