"""One direction: all modules stand in one order, each knows only those before it, and libraries have one door each.

A new package or module is one line in ORDER, after all that it imports.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

ORDER = (
    "analysis.errors",
    "analysis.events",
    "analysis.progress",
    "analysis.interface",
    "analysis.code_hash",
    "analysis.words",
    "analysis.lexicon",
    "analysis.pronouns",
    "analysis.card",
    "analysis.wrapping",
    "analysis.article",
    "analysis.tokens",
    "analysis.vectors",
    "analysis.word_layers",
    "analysis.convolution",
    "analysis.crf",
    "analysis.nets",
    "analysis.paradigms",
    "analysis.dictionary",
    "analysis.glued",
    "analysis.lookalikes",
    "analysis.sentences",
    "analysis.openings",
    "analysis.acting",
    "analysis.language",
    "analysis.reading",
    "analysis.entities",
    "analysis.quotes",
    "analysis.references",
    "analysis.topics",
    "analysis.lemmas",
    "analysis.analyse",
    "analysis.child",
    "analysis.nursery",
    "analysis.workers",
    "analysis.corpus",
    "analysis.stories",
    "analysis.corrections",
    "analysis.rows",
    "analysis.extracted",
    "analysis.search",
    "analysis.library",
    "analysis.parts",
    "analysis.jobs",
    "analysis.themes",
    "analysis.tables",
    "analysis.report",
    "pages.shared.words",
    "analysis.commands",
    "analysis.notebook",
    "analysis.__main__",
    "pages.shared",
    "pages.views",
    "pages",
    "app",
)
"""The floors, the lowest first. A floor is a module, or a package with all that is in it and has no line of its own."""

APART = {
    **dict.fromkeys(("analysis.themes", "analysis.tables", "analysis.report"), ("analysis.library", "analysis.jobs")),
}
"""What a floor may not know though it lies lower: counts and charts ask whatever answers them, not the file."""

FORMATS = (
    "lxml",
    "pypdfium2",
    "openpyxl",
    "striprtf",
    "defusedxml",
    "trafilatura",
    "markdown_it",
    "feedparser",
    "python_calamine",
)
OVER_THE_NET = ("requests", "httpx", "aiohttp", "urllib3", "certifi", "idna")
FILES = ("plotly", "kaleido", "choreographer", "wordcloud", "xlsxwriter")

DOORS = {
    **dict.fromkeys(("natasha", "navec", "yargy", "pymorphy2"), ()),
    "pymorphy3": ("analysis.paradigms",),
    "pymorphy3_dicts_ru": ("analysis.paradigms",),
    "razdel": ("analysis.tokens",),
    "slovnet": ("analysis.nets",),
    **dict.fromkeys((*FORMATS, *OVER_THE_NET), ("analysis.reading",)),
    **dict.fromkeys(FILES, ("analysis.report",)),
    "plotly": ("analysis.report", "pages"),
    "docx": ("analysis.reading", "analysis.report"),
    "duckdb": ("analysis.library",),
    "pyarrow": ("analysis.search", "analysis.library", "analysis.parts", "analysis.extracted"),
    "fsspec": ("analysis.parts",),
    "distributed": ("analysis.workers",),
    "threadpoolctl": ("analysis.corpus",),
    "sklearn": ("analysis.themes",),
    "scipy": ("analysis.themes",),
    "pptx": ("analysis.report",),
    "networkx": ("analysis.tables", "analysis.report"),
    "wordfreq": ("analysis.topics",),
    "streamlit": ("pages", "app"),
    "starlette": ("pages.shared",),
    "babel": ("pages.shared.words",),
}
"""The only places that import a library, wherever in them."""


# ---------------------------------------------------------------- what is asked of a set of modules
def problems(sources: Mapping[str, str]) -> list[str]:
    """What breaks the one direction in these modules (name: source), each a sentence that says what to do."""
    imports = {name: sorted(set(_imports(source, sources))) for name, source in sources.items()}
    found = []
    for name, known in imports.items():
        own = floor(name)
        if own is None and name not in ("analysis", "pages"):
            found.append(
                f'{name} stands on no floor: add the line "{".".join(name.split(".")[:2])}" to ORDER in '
                "tests/test_one_direction.py, after the last part that it imports."
            )
        for other in known:
            if reason := _reason(name, other):
                found.append(f"{name} imports {other}: {reason}")
    return found + [_told(circle) for circle in _circles(imports)]


@cache
def floor(name: str) -> str | None:
    """The floor on which a module stands: the longest of ORDER that it is or is in."""
    return max((one for one in ORDER if within(name, one)), key=len, default=None)


def within(name: str, package: str) -> bool:
    """Whether the module is `package` or in it."""
    return name == package or name.startswith(package + ".")


def _reason(name: str, other: str) -> str:
    doors = DOORS.get(other.split(".", maxsplit=1)[0])
    if doors is not None:
        fits = any(within(name, door) for door in doors)
        who = f"only {', '.join(doors)}" if doors else "nobody"
        return "" if fits else f"{who} may; ask them, or add a door to DOORS."
    own, its = floor(name), floor(other)
    if own is None or its is None:
        return ""
    if ORDER.index(its) > ORDER.index(own):
        return f"{its} stands above {own} in ORDER. Let {its} take it from {own}, or move what both need below."
    if its in APART.get(own, ()):
        return f"{own} is kept apart from {its}."
    if own == its == "pages.views" and name.split(".")[2] != other.split(".")[2]:
        return "a screen knows no other screen: what both need goes to pages/shared."
    return ""


def _imports(source: str, known: Mapping[str, str]) -> Iterator[str]:
    """What a module imports, wherever in it, also only for types: modules of ours in full, of others the library."""
    for module, name in _import_statements(source):
        yield f"{module}.{name}" if f"{module}.{name}" in known else module


@cache
def _import_statements(source: str) -> tuple[tuple[str, str], ...]:
    """The module and the name, or "", of each import: the text of a module is read once for all tests."""
    found: list[tuple[str, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.module or "", alias.name) for alias in node.names]
    return tuple(found)


def _circles(imports: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """The circles within the floors; without one there is an order of all modules of a floor too."""
    graph = {name: {other for other in known if other in imports and other != name} for name, known in imports.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield tuple(error.args[1])


def _told(circle: tuple[str, ...]) -> str:
    return f"{' → '.join(circle)}: they know each other in a circle. Move what both need into a module of its own."


# ---------------------------------------------------------------- of ours
def _ours() -> dict[str, str]:
    files = [ROOT / "app.py", *(ROOT / "analysis").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    names = (file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for file in files)
    return {
        name.removesuffix(".__init__"): file.read_text(encoding="utf-8")
        for name, file in zip(names, files, strict=True)
    }


OURS = _ours()


def test_every_module_knows_only_those_before_it():
    if found := problems(OURS):
        pytest.fail("\n".join(found), pytrace=False)


def test_every_line_of_the_order_is_there():
    assert [one for one in ORDER if not any(within(name, one) for name in OURS)] == []


def test_every_library_of_ours_is_either_behind_a_door_or_everybodys():
    used = {name.split(".")[0] for source in OURS.values() for name in _imports(source, OURS)}
    without = used - {"analysis", "pages", "numpy", "pandas", *sys.stdlib_module_names, *DOORS}
    assert not without, f"{', '.join(without)}: no door; add a line for each to DOORS in tests/test_one_direction.py"


# ---------------------------------------------------------------- the test of the test
LAZY = "def later():\n    {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n"


@pytest.mark.parametrize(
    ("module", "line", "says"),
    [
        ("analysis.language", "from analysis.library import Library", "analysis.library stands above"),
        ("analysis.entities.find", "from analysis.quotes.quote import Quote", "analysis.quotes stands above"),
        ("analysis.quotes.find", "from analysis.topics import Term", "analysis.topics stands above"),
        ("analysis.quotes.find", "from analysis import topics", "analysis.topics stands above"),
        ("analysis.article", "from analysis.report.labels import plain", "analysis.report stands above"),
        ("analysis.library.facts", "from analysis import tables", "analysis.tables stands above"),
        ("analysis.tables.many", "from analysis.library import Library", "is kept apart from analysis.library"),
        ("analysis.report.facts", "import pages.shared.words", "pages.shared.words stands above"),
        ("pages.shared.evidence", "from pages.views.quotes import one", "pages.views stands above"),
        ("pages.views.quotes.one", "from pages.views.topics import one", "a screen knows no other screen"),
        ("analysis.quotes.quote", "from analysis.quotes.find import find_quotes", "in a circle"),
        ("analysis.quotes.find", "import natasha", "nobody may"),
        ("analysis.quotes.find", "import pymorphy3", "only analysis.paradigms may"),
        ("analysis.tables.many", "import duckdb", "only analysis.library may"),
        ("analysis.tables.many", "import plotly.graph_objects as go", "only analysis.report, pages may"),
        ("analysis.analyse", "from sklearn.decomposition import NMF", "only analysis.themes may"),
        ("analysis.report.facts", "import streamlit as st", "only pages, app may"),
        ("analysis.library.texts", "import requests", "only analysis.reading may"),
    ],
)
@pytest.mark.parametrize("form", ["{}\n", LAZY, FOR_TYPES], ids=["at the top", "in a function", "for types"])
def test_a_planted_violation_is_found(module: str, line: str, says: str, form: str):
    planted = {**OURS, module: OURS[module] + "\n" + form.format(line)}
    assert any(says in told for told in problems(planted))


def test_a_new_package_is_asked_for_its_line():
    (told,) = problems({"analysis.nowhere.find": ""})
    assert told.startswith('analysis.nowhere.find stands on no floor: add the line "analysis.nowhere" to ORDER')


def test_a_module_of_its_own_in_a_package_has_no_line():
    assert problems({"analysis.quotes.new_rule": "from analysis.entities import Entity"}) == []
