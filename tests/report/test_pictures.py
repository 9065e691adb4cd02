"""Pictures: by a browser where there is one, and a plain error, in time, where there is none or it hangs."""

import time
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go
import pytest

from analysis.report import pictures
from analysis.report.look import camera

FIGURE = go.Figure(go.Bar(x=[1, 2], y=["а", "б"], orientation="h"))


@pytest.fixture
def fresh(monkeypatch):
    """The module as a new process has it."""
    monkeypatch.setattr(pictures, "_again", [0.0])
    monkeypatch.setattr(pictures, "_browsers", [])
    pictures._installed.cache_clear()
    yield
    pictures._close_all()
    pictures._installed.cache_clear()


needs_browser = pytest.mark.skipif(not pictures.available(), reason="no browser on this machine")


@needs_browser
def test_png_and_svg_for_many_sessions_at_once():
    with ThreadPoolExecutor(4) as sessions:
        made = list(
            sessions.map(lambda kind: pictures.picture(FIGURE, kind, "Заголовок", "Подпись"), ["png", "svg"] * 3)
        )
    assert all(png.startswith(b"\x89PNG") for png in made[::2])
    assert all("Заголовок".encode() in svg for svg in made[1::2])


@needs_browser
def test_the_ground_is_white_and_the_size_doubled():
    import io

    from PIL import Image

    dark = go.Figure(FIGURE).update_layout(paper_bgcolor="black", plot_bgcolor="black", height=300)
    image = Image.open(io.BytesIO(pictures.picture(dark, "png", width=600)))
    assert image.width == 1200
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


@needs_browser
@pytest.mark.parametrize("scale", pictures.SCALES)
def test_a_png_of_any_size(scale: int):
    import io

    from PIL import Image

    image = Image.open(io.BytesIO(pictures.picture(FIGURE, "png", width=300, scale=scale)))
    assert image.width == 300 * scale


@needs_browser
def test_a_pdf_has_the_words_of_the_picture():
    import io

    from pypdf import PdfReader

    (sheet,) = PdfReader(io.BytesIO(pictures.picture(FIGURE, "pdf", "Заголовок", "Все тексты: 4 · 26.11.2026"))).pages
    assert "Заголовок" in sheet.extract_text() and "26.11.2026" in sheet.extract_text()


@needs_browser
def test_after_a_figure_that_cannot_be_drawn_the_next_one_can(fresh, monkeypatch):
    monkeypatch.setattr(pictures, "PICTURE_LIMIT", 0.0001)
    with pytest.raises(pictures.PictureError):
        pictures.picture(FIGURE, "png")
    monkeypatch.undo()
    assert pictures.available()
    assert pictures.picture(FIGURE, "svg").startswith(b"<svg")


def test_a_browser_that_is_not_there(fresh, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    with pytest.raises(pictures.PictureError):
        pictures.picture(FIGURE, "png")
    assert not pictures.available()


def test_a_start_that_failed_is_tried_again_after_a_while(fresh, monkeypatch):
    monkeypatch.setattr(pictures, "browser_path", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(pictures, "PATIENCE", 0.05)
    starts = []
    monkeypatch.setattr(pictures, "_Browser", lambda: starts.append(1) or 1 / 0)
    for _ in range(2):
        with pytest.raises(pictures.PictureError):
            pictures.picture(FIGURE, "png")
        assert not pictures.available()
        time.sleep(0.06)
    assert len(starts) == 2


def test_a_browser_that_never_answers_is_given_up(fresh, monkeypatch, tmp_path):
    silent = tmp_path / "chromium"
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(silent))
    monkeypatch.setattr(pictures, "START_LIMIT", 0.5)
    monkeypatch.setattr(pictures, "CLOSE_LIMIT", 0.5)
    with pytest.raises(pictures.PictureError):
        pictures.picture(FIGURE, "png")
    assert not pictures.available()


def test_a_page_needs_no_network_and_no_markup_comes_from_the_words():
    page = pictures.page(FIGURE, "Кто <говорит>", "Подпись & прочее", language="en")
    assert '<html lang="en">' in page
    assert "<h1>Кто &lt;говорит&gt;</h1><p>Подпись &amp; прочее</p>" in page
    assert '<script src="http' not in page and "<script charset" not in page.split("</head>")[0]


def test_the_camera_button_gives_the_chosen_format():
    options = camera("svg", "упоминания")["toImageButtonOptions"]
    assert options == {"format": "svg", "filename": "упоминания", "scale": 1}
