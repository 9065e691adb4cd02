"""A statement on one line: where it appeared, whose it is and of what kind, the way into the text, then its words."""

from collections.abc import Iterator

from analysis.report import doors
from pages.shared.linked_text import Run
from pages.shared.named import speakers_named
from pages.shared.page import Page
from pages.shared.table import Row
from pages.shared.wording import where


def said_head(page: Page, row: Row, *more: str) -> Iterator[Run]:
    """All but the words, of a row with text, title, outlet, date, kind, speaker, start, stop. more: further facts."""
    words = page.words
    if page.text is None:  # of one text every line would say the same
        yield Run(where(words, row["outlet"], row["date"]) or row["title"], "strong small")
        yield Run(" · ", "muted small")
    yield Run(words(f"quotes.kind.{row['kind']}") + " · ", "muted small")
    yield from speakers_named(page, row["speaker"], "muted small")
    yield Run("".join(f" · {fact}" for fact in more) + "  ", "muted small")
    place = page.door(doors.reader((row["start"], row["stop"])), text=row["text_id"])
    yield Run(words("pages.evidence.show"), "way", to=place)
    yield Run("  ")
