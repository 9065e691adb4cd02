"""A statement on one line: where it appeared, whose it is and of what kind, the way into the text, then its words."""

from collections.abc import Iterator

from analysis.report import doors
from pages.shared.linked_text import Run
from pages.shared.page import Page
from pages.shared.table import Row
from pages.shared.wording import spoken, where


def said_head(page: Page, row: Row, *more: str) -> Iterator[Run]:
    """All but the words, of a row with text, title, outlet, date, kind, speaker, start, stop. more: further facts."""
    words = page.words
    yield Run(where(words, row["outlet"], row["date"]) or row["title"], "strong small")
    facts = [words(f"quotes.kind.{row['kind']}"), spoken(words, row["speaker"]), *more]
    yield Run(" · " + " · ".join(facts) + "  ", "muted small")
    place = page.door(doors.reader((row["start"], row["stop"])), text=row["text_id"])
    yield Run(words("pages.evidence.show"), "way", to=place)
    yield Run("  ")
