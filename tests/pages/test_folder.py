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


def test_what_nobody_has_told_is_not_said_to_be_none(folder):
    gathered = (folder / "gathered.duckdb").exists()
    for page, none in (("stories", "Ни один сюжет"), ("repeated", "никто не сказал")):
        said = " ".join(info.value for info in opened(page, set="all").info)
        assert ("python -m analysis gather" in said) == (not gathered)
        assert gathered or none not in said


def test_no_page_tells_to_do_what_cannot_be_done(folder):
    for page in ("outlets", "timeline"):
        assert not [info.value for info in opened(page, set="all").info if "карточках" in info.value]
    said = [caption.value for caption in opened("reader").caption]
    assert any(caption.startswith("Наведите на имя") for caption in said)
    assert not [caption for caption in said if "исправить" in caption or "Правок пока нет" in caption]


def test_a_speaker_s_statements_are_there(folder):
    at = opened("quotes", set="all")
    assert "Анна Ветрова" in str(at)
