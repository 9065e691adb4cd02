"""A library of texts marked by hand: `small(path, [(outlet, date, markup), …])` gives it and the ids in that order."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from analysis.card import Card
from analysis.jobs.background import STOPPED
from analysis.library import Library, open_library
from tests.marked_analysis import marked


def small(path: Path, texts: Iterable[tuple[str, str, str]]) -> tuple[Library, list[str]]:
    """The library in the file `path`, left open. date: «2026-09-01» or "". Each text has its number as its name."""
    library, ids, found = open_library(path, first=None), [], []
    for number, (outlet, date, markup) in enumerate(texts, start=1):
        analysis = marked(markup)
        day = datetime.date.fromisoformat(date) if date else None
        ids.append(library.add(analysis.text, name=f"Текст {number}", card=Card(outlet=outlet, date=day)))
        found.append((ids[-1], analysis))
    library.keep_all(found)
    library.set_setting(STOPPED, "1")
    return library, ids
