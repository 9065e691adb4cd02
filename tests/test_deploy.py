"""What lies in deploy/ as it is called: by a timer, from anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.library import open_library

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(sys.platform == "win32" or not (ROOT / ".venv/bin/python").exists(), reason="no shell, or no .venv")
def test_backup_sh_is_of_its_own_program_wherever_it_is_called_from(tmp_path):
    folder, to = tmp_path / "libraries", tmp_path / "backups"
    for name in ("desk", "own-1"):
        library = open_library(folder / f"{name}.duckdb", first=None)
        library.add(f"Идёт снег: {name}.")
        library.close()
    (folder / "libraries.toml").write_text('[desk]\nkeeper = ["anna"]\n')
    command = [ROOT / "deploy" / "backup.sh", "libraries", "backups", "14"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, sorted(file.name.partition("-20")[0] for file in to.iterdir())) == (
        0,
        ["desk", "libraries.toml", "own-1"],
    ), done.stderr
    (kept,) = to.glob("desk-*.duckdb")
    copy = open_library(kept, first=None)
    assert [text.name for text in copy.texts()] == ["Идёт снег: desk."]
    copy.close()
