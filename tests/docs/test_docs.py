"""The docs say what the code does: links lead somewhere; keys, variables, constants, packages are the program's."""

import re
from pathlib import Path

import pytest

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.extracted import extract_record
from analysis.reading.formats import ENDINGS
from analysis.reading.limits import VARIABLES
from analysis.report.methods import _constants
from pages.shared.words import words_in

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("*.md")])
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
TEXT = "Глава района Игнат Ветлугин сказал: «Мост откроют в мае». Об этом пишет «Вестник»."
HEADING = re.compile(r"^#+ (.+)$", re.M)


def said(*names: str) -> str:
    """The text of some papers, one after the other."""
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def anchor(heading: str) -> str:
    """«How each number is made» is reached as #how-each-number-is-made."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_or_heading(paper: Path):
    for target in LINK.findall(paper.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, heading = target.partition("#")
        reached = (paper.parent / path).resolve() if path else paper
        assert reached.exists(), f"{paper.name} leads to {target}, which is not there"
        if heading:
            headings = HEADING.findall(reached.read_text(encoding="utf-8"))
            assert heading in map(anchor, headings), f"{paper.name} leads to {target}: no such heading"


def test_every_key_of_extract_is_explained():
    record = extract_record("мост", analyse(read_article(TEXT)))
    inner = {key for value in record.values() if isinstance(value, list) for item in value for key in item}
    page = said("docs/command-line.md")
    assert not [key for key in {*record, *inner} if f"`{key}`" not in page]


def test_every_ending_that_is_read_is_named():
    page = set(re.findall(r"\w+", said("docs/texts-in.md").split(")")[0]))
    assert not [ending for ending in ENDINGS if ending not in page]


def test_every_variable_is_explained():
    pages = said("README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
    files = [*(ROOT / "analysis").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
    named = {name for file in files for name in re.findall(r"GOLOSA_[A-Z_]+", file.read_text(encoding="utf-8"))}
    assert set(VARIABLES) <= named
    assert not [name for name in sorted(named) if f"`{name}`" not in pages and f"{name}" not in pages]


def test_the_numbers_of_the_method_are_those_of_the_program():
    page = said("docs/method.md")
    constants = _constants(words_in("en"))
    for sentence in (
        f"at most {constants['longest_title']} characters",
        f"at least {constants['same']} %",
        f"keyness × {constants['in_headline']} (in the headline)",
        f"× {constants['in_lead']} (in the first paragraph)",
        f"from {constants['early']} at the beginning",
        f"from {constants['chance']} (chance",
        f"cosine of navec's vectors, from {constants['alike']}",
        f"all its mentions ≥ {constants['main']}",
    ):
        assert sentence in page


def test_every_package_asked_for_is_named_with_its_licence():
    asked = said("requirements.txt").split("\n\n")[0]
    names = re.findall(r"^([A-Za-z0-9_.\-]+)==", asked, re.M)
    page = said("docs/third-party.md").lower()
    assert names
    assert not [name for name in names if f"| {name.lower()} |" not in page]


def test_both_readmes_publish_the_same_figures():
    english = said("README.md").partition("## How right")[2].partition("\n## ")[0]
    russian = said("README.ru.md").partition("## Насколько верно")[2].partition("\n## ")[0]
    published = [figure.lstrip("0") for figure in re.findall(r"\d*\.\d+", english)]
    assert len(published) > 10
    assert published == [figure.replace(",", ".").lstrip("0") for figure in re.findall(r"\d*,\d+", russian)]
