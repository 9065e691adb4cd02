"""docs/notebook.ipynb runs from the first cell to the last, each table that it shows has rows; no output is kept."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))


def run(source: str, names: dict[str, Any]) -> Any:
    """Runs a cell as a notebook does: the value of its last line, where that is an expression."""
    *before, last = source.rstrip().split("\n")
    try:
        shown = compile(last, "cell", "eval")
    except SyntaxError:
        exec(compile(source, "cell", "exec"), names)
        return None
    exec(compile("\n".join(before), "cell", "exec"), names)
    return eval(shown, names)


def test_every_cell_runs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    shown = [run("".join(cell["source"]), names) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    tables = [value for value in shown if isinstance(value, pd.DataFrame)]
    assert len(tables) == 7 and all(len(table) for table in tables)
    assert set(tables[0]["speaker"]) == {"Анна Ветрова", "Борис Кленов"}
    assert "Опоры стоят, осталось уложить полотно" in set(tables[1]["said"])
    assert sum(names["analyses"][name] is not None for name in names["analyses"]) == 4


def test_no_output_is_kept():
    assert not [cell for cell in NOTEBOOK["cells"] if cell.get("outputs") or cell.get("execution_count")]
