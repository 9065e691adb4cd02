"""The example articles in data/examples: a dozen short texts of our own, with invented people, bodies and places."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from analysis.card import Card
from analysis.reading.document import Document
from analysis.reading.text import read_file

FOLDER = Path(__file__).resolve().parents[2] / "data" / "examples"


def example_documents() -> Iterator[Document]:
    """Each example with its card, in the order of their dates.

    >>> first = next(example_documents())
    >>> first.card.outlet, first.card.date.isoformat()
    ('Верхнереченские вести', '2026-09-02')
    """
    for line in (FOLDER / "cards.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        file, outlet, date, url = line.split("\t")
        text = read_file(FOLDER / file).text
        title = text.split("\n", 1)[0]
        yield Document(title, text, Card(title, outlet, datetime.date.fromisoformat(date), url), "UTF-8")
