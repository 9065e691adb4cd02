"""One direction: each part of the analysis knows only those before it, and libraries have one door each."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BEFORE_ANALYSE = ("reading", "entities", "quotes", "topics")
LATER = {
    **dict.fromkeys(BEFORE_ANALYSE, ("corrections", "stories", "library", "jobs", "themes", "tables", "report")),
    "corrections": ("library", "jobs", "themes", "tables", "report"),
    "stories": ("corrections", "library", "jobs", "themes", "tables", "report"),
    "library": ("jobs", "themes", "report"),
    "themes": ("library", "jobs", "tables", "report"),
    "tables": ("library", "jobs", "report"),
    "report": ("library", "jobs"),
    "jobs": ("report", "tables"),
}
"""What the files of each part may not import."""

DOORS = {
    "streamlit": ("app.py", "pages/"),
    "pages": ("app.py", "pages/"),
    "plotly": ("analysis/report/", "pages/"),
    "natasha": (),
    "pymorphy3": ("analysis/dictionary.py",),
    "razdel": ("analysis/tokens.py",),
    "slovnet": ("analysis/nets.py",),
}
"""The only places that import a library."""


def modules(path: Path) -> Iterator[str]:
    """What a file imports, wherever in it: «analysis.quotes.stream»."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("part", LATER)
def test_no_part_knows_a_later_one(part: str):
    later = tuple(f"analysis.{name}." for name in LATER[part])
    files = list((ROOT / "analysis" / part).rglob("*.py"))
    assert files
    assert not [(file.name, name) for file in files for name in modules(file) if f"{name}.".startswith(later)]


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str):
    files = [ROOT / "app.py", *(ROOT / "analysis").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    importing = [
        file.relative_to(ROOT).as_posix() for file in files if library in {m.split(".")[0] for m in modules(file)}
    ]
    assert not [name for name in importing if not name.startswith(DOORS[library])]
