"""Whatever is repeated in a foreign text: four times as much of it takes four times as long, not sixteen times."""

import contextlib
import gc
import time
from collections.abc import Callable

import pytest

from analysis.article import read_article
from analysis.library.likeness import sign
from analysis.reading import ReadingError, clean
from analysis.reading.checks import FORM, LANGUAGE
from analysis.reading.dates import read_date
from analysis.reading.document import dated, one_line
from analysis.reading.feed import read_feed
from analysis.reading.formats import format_of
from analysis.reading.heading import apart
from analysis.reading.item import read_item
from analysis.reading.markdown import read_markdown
from analysis.reading.markup import plain_text, without_marks
from analysis.reading.page import read_page
from analysis.reading.paragraphs import unwrapped
from analysis.reading.records import read_records
from analysis.reading.rtf import read_rtf
from analysis.reading.several import article_starts, whole_lines
from analysis.reading.subtitles import read_subtitles

REPEATED = (
    *(" ", "\xa0", "\t", "\n", " \n", "\r", "а", "1", ".", "(", "*", "[", "`", "&", "<", "«", "\u200d", "\xad"),
    *(
        "<!--",
        "<!-- saved ",
        "<!---->",
        "<?",
        "**",
        "__",
        "```",
        "<a ",
        "</",
        "&#",
        "\u0316\u0301",
        "\u0f73",
        "https://",
        "а@",
        "а-\n",
        "- а\n",
        "# а\n",
    ),
    *("Читайте также:\n", "Читайте также:\n.\n", "Фото: ю\nМост.\n", "Мост открыт. ", "12:00 ", "1 мая ", "{\\b ", "|"),
)
"""What opens something that nothing closes, what may be taken for the beginning of much, what stands in heaps."""

READERS: dict[str, Callable[[str], object]] = {
    "clean": clean,
    "one line": one_line,
    "article": lambda text: read_article(text).body,
    "signature": sign,
    "HTML in a cell": plain_text,
    "lines of a program": lambda text: unwrapped(text.split("\n")),
    "day of a text": lambda text: dated(text.split("\n")),
    "date": read_date,
    "articles": lambda text: article_starts(whole_lines(text)),
    "article of a file": lambda text: read_item(text.split("\n"), "a", "№ 1"),
    "headline": lambda text: apart(text.split("\n")),
    "page": lambda text: read_page(f"<p>{text}".encode(), "a.html"),
    "Markdown": lambda text: read_markdown(text.encode(), "a.md"),
    "kind": lambda text: format_of("a", f"<!--{text}".encode()),
    "subtitles": lambda text: read_subtitles(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}".encode(), "a.vtt"),
    "feed": lambda text: list(read_feed(f"<rss><channel><item><title>{text}".encode(), "a.xml")),
    "marks of Markdown": without_marks,
    "RTF": lambda text: read_rtf(("{\\rtf1 " + text).encode(), "a.rtf"),
    **{f"check: {check.__name__}": check for check in (*FORM, *LANGUAGE)},
}

CHARACTERS = 12_000
SLOW = 0.1
"""Seconds: what takes less says nothing of how it grows."""


@pytest.mark.parametrize("reader", READERS)
def test_the_time_does_not_grow_as_the_square_of_the_length(reader: str):
    quadratic = [piece for piece in REPEATED if not _linear(READERS[reader], piece)]
    assert not quadratic


def _rows(text: str) -> list[object]:
    return list(read_records(text.encode()).rows())


def test_each_broken_line_of_json_costs_the_same():
    """`json` counts the lines before each error: that is slow from some hundred thousand characters on."""
    assert _linear(lambda text: _rows(f'{{"a": 1}}\n{8 * text}'), "а-\n")


@pytest.mark.parametrize("inside", ["", "1,\n" * 5_000])
@pytest.mark.parametrize("opened", ['{"a":\n', "[\n"])
def test_what_nothing_closes_is_not_gone_over_from_each_of_its_lines(opened: str, inside: str):
    assert len(_rows(opened * 500 + inside + opened * 2_000)) < 300


def test_records_are_found_in_the_lists_around_them_when_the_file_was_cut_off():
    records = ",\n".join('{"title": "Мост"}' for _ in range(500))
    found = _rows('{"answer":\n{"found":\n[\n' + records + ',\n{"tit')
    assert [row for row in found if isinstance(row, tuple)] == [("Мост",)] * 500


def _linear(read: Callable[[str], object], piece: str) -> bool:
    """Four times the length: four times the time, or sixteen times it. What is slow by accident is fast again later."""
    long = _seconds(read, piece, 4 * CHARACTERS)
    if long < SLOW:
        return True
    tries = ((_seconds(read, piece, CHARACTERS), _seconds(read, piece, 4 * CHARACTERS)) for _ in range(4))
    return any(long < 9 * short for short, long in tries)


def _seconds(read: Callable[[str], object], piece: str, characters: int) -> float:
    text = f"Мост {piece * (characters // len(piece))} открыт."
    gc.disable()  # its passes over all that the tests hold would be counted where the text is long
    start = time.thread_time()
    try:
        with contextlib.suppress(ReadingError):
            read(text)
        return time.thread_time() - start
    finally:
        gc.enable()
