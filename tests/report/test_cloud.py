"""The word cloud: the same terms make the same picture, no term makes none."""

import io
import re

from PIL import Image

from analysis import tables
from analysis.report import cloud
from tests.report.made_analysis import made, term

TERMS = tables.terms(
    made(term("сделка", 9), term("партнёрство", 3), term("<сто & один>", 2), term("США", 5, is_name=True))
)


def test_the_same_terms_make_the_same_picture():
    png = cloud.png(TERMS)
    assert png == cloud.png(TERMS)
    image = Image.open(io.BytesIO(png))
    assert image.size == (2 * cloud.WIDTH, 2 * cloud.HEIGHT) and image.convert("RGB").getpixel((0, 0)) == (
        255,
        255,
        255,
    )


def test_the_more_often_the_larger():
    sizes = {word: float(size) for size, word in re.findall(r'font-size="([\d.]+)"[^>]*>([^<]+)</text>', svg())}
    assert sizes["сделка"] > sizes["США"] > sizes["партнёрство"]


def test_words_are_escaped_and_the_font_is_in_the_file():
    assert "&lt;сто &amp; один&gt;" in svg() and "<сто" not in svg()
    assert "@font-face" in svg()


def test_names_are_paler():
    assert re.search(rf"fill:{cloud.NAME_COLOUR}[^>]*>США<", svg()) and not re.search(
        rf"fill:{cloud.NAME_COLOUR}[^>]*>сделка<", svg()
    )


def test_no_terms_no_cloud():
    assert cloud.png(TERMS.head(0)) is None and cloud.svg(TERMS.head(0)) is None


def test_the_font_comes_with_its_licence():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (cloud.FONT.parent / "OFL.txt").read_text(encoding="utf-8")


def svg():
    return cloud.svg(TERMS).decode()
