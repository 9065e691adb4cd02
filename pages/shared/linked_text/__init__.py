"""Paragraphs with links to our own pages, marked words and buttons that copy: built from data, never from markup.

A link is a real one: it opens in a new tab, its address can be copied. A plain click changes the page without a reload.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import streamlit as st

from pages.shared.selection import address

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "linked_text",
    css=(_HERE / "linked_text.css").read_text(encoding="utf-8"),
    js=(_HERE / "linked_text.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. `page` (a name of selection.FILES) makes it a link, `copy` a button.

    style: some of "mark", "title", "cue", "label", "muted", "strong", "small", "way", "quote", and "speaker",
    which has a dot of `colour` before it.
    """

    text: str
    style: str = ""
    page: str | None = None
    params: dict[str, str] = field(default_factory=dict)
    hint: str = ""
    copy: str = ""
    colour: str = ""


def linked_text(blocks: Sequence[Sequence[Run]], *, key: str, look: str = "prose", copied: str = "") -> None:
    """Shows each block of runs as a paragraph; a click on a link opens its page.

    look: "lead" (large, for the first screen), "prose", or "list" (evidence: a line at the left of each block).
    copied: the word that a copy button shows once it is done.
    """
    _show({"look": look, "copied": copied, "blocks": [[_record(run) for run in block] for block in blocks]}, key)


def linked_table(header: Sequence[str], rows: Sequence[Sequence[Run]], *, key: str) -> None:
    """Shows a small table whose cells can be links; a cell of the style "number" stands at the right."""
    _show({"look": "table", "header": list(header), "rows": [[_record(cell) for cell in row] for row in rows]}, key)


def visit(page: str, params: dict[str, str]) -> None:
    """Opens a page as a click on a link does, so that «back» finds the one before as it was."""
    href = address(page, params)
    _show({"look": "prose", "visit": href}, f"visit {href}")


def _show(data: dict[str, object], key: str) -> None:
    _COMPONENT(key=key, data=data)


def _record(run: Run) -> dict[str, object]:
    record = {name: value for name, value in asdict(run).items() if value or name == "page"}
    return record if run.page is None else {**record, "href": address(run.page, run.params)}
