"""The pages on a folder of parts: the same numbers, and what cannot be done says so."""

from pathlib import Path

import pytest

from analysis.library.gathering import gather
from analysis.parts.folder import Folder
from analysis.parts.tables import tables_of
from analysis.reading.document import Document
from tests.marked_analysis import marked
from tests.pages.conftest import APP, OTHER, STORY, opened, served


@pytest.fixture(params=["parts", "gathered"])
def folder(request, tmp_path):
    path = tmp_path / "parts"
    found = [(Document(f"Текст {n}", marked(text).text), marked(text)) for n, text in enumerate((STORY, OTHER), 1)]
    Folder(str(path)).write([tables_of(found)])
    if request.param == "gathered":
        gather(path, str)
    with served(f"{path}/"):
        yield path


PAGES = sorted(path.stem for path in (Path(APP).parent / "pages").glob("*.py"))


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("_")])
def test_each_page_opens_on_all_texts(folder, page):
    opened(page, set="all")


def test_a_speaker_s_statements_are_there(folder):
    at = opened("quotes", set="all")
    assert "Анна Ветрова" in str(at)
