"""Sessions that come at once after a start import one after the other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_page_imports_while_nobody_else_does(script: Path):
    """What is imported outside of IMPORTING is the lock itself, and libraries that are there."""
    tree = ast.parse(script.read_text(encoding="utf-8"))
    own = [node.module for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert own == ["pages.shared.importing"]
    within = [node for node in tree.body if isinstance(node, ast.With)]
    assert within
    assert all(isinstance(node, ast.ImportFrom) for block in within for node in block.body)
