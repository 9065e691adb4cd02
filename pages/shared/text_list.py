"""Texts as a list: each with where and when it appeared, a screenful at a time; a headline opens the text."""

from collections.abc import Callable, Mapping

import pandas as pd

from analysis.report import doors
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import Page
from pages.shared.pager import one_screen
from pages.shared.table import Row

Cells = Mapping[str, Callable[[Row], Run]]
"""Columns behind the date: what each is called, and its cell in a row."""


def text_list(page: Page, texts: pd.DataFrame, more: Cells, *, size: int, key: str, what: str) -> None:
    """`texts` have the columns of many.texts; `size` a screen. key: the list's; what: another with other rows."""
    words = page.words
    screen = one_screen(len(texts), size, key=what)
    rows = [
        [
            Run(row["title"], to=page.door(doors.reader(), text=row["text_id"])),
            Run(" · ".join([row["outlet"] or "–", *([words("many.reprint")] if row.get("reprint") else [])])),
            Run(words.date(row["date"]) if row["date"] else "–"),
            *(cell(row) for cell in more.values()),
        ]
        for row in texts.iloc[screen].to_dict("records")
    ]
    if rows:
        linked_table([*(words(f"many.list.{name}") for name in ("title", "outlet", "date")), *more], rows, key=key)
