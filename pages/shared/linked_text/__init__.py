"""Paragraphs with links to our own pages, marked words and buttons that copy: built from data, never from markup.

A link is a real one: it opens in a new tab, its address can be copied. A plain click changes the page without a reload.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from analysis.report.doors import Target
from pages.shared.address import address

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "linked_text",
    css=(_HERE / "linked_text.css").read_text(encoding="utf-8"),
    js=(_HERE / "linked_text.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. `to` (as page.door or page.within give it) makes it a link, `copy` a button.

    style: some of "mark", "title", "cue", "label", "muted", "strong", "small", "way", "quote", and "speaker",
    which has a dot of `colour` before it.
    """

    text: str
    style: str = ""
    to: Target | None = None
    hint: str = ""
    copy: str = ""
    colour: str = ""


HERE = "here:"
"""As what a button copies: the address of the page as it is then."""

Narrow = Literal["", "turns", "lines"]
"""How a table is shown where there is no room for its columns."""

LOOK = ("text", "style", "hint", "copy", "colour")
"""What the browser is told of a run, where there is something to tell."""


def linked_text(
    blocks: Sequence[Sequence[Run]],
    *,
    key: str,
    look: str = "prose",
    copied: str = "",
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Shows each block of runs as a paragraph; a click on a link opens its page.

    look: "lead" (large, for the first screen), "prose", or "list" (evidence: a line at the left of each block).
    copied: the word that a copy button shows once it is done. width: "content" where others stand beside it.
    """
    _show({"look": look, "copied": copied, "blocks": [[_record(run) for run in block] for block in blocks]}, key, width)


Cell = Run | Sequence[Run]
"""What stands in a cell of a table: one run, or several of which each may be a link of its own."""


def linked_table(header: Sequence[str], rows: Sequence[Sequence[Cell]], *, key: str, narrow: Narrow = "") -> None:
    """Shows a small table whose cells can be links; a cell of the style "number" stands at the right.

    On a telephone the first column stays in sight while the others are scrolled. narrow: there instead, "turns": the
    rows stand side by side as columns, which suits two to four rows of many cells; "lines": each row is a paragraph,
    which suits a first cell of many words.
    """
    cells = [[_record(cell) if isinstance(cell, Run) else [*map(_record, cell)] for cell in row] for row in rows]
    _show({"look": f"table {narrow}".rstrip(), "header": list(header), "rows": cells}, key)


def visit(target: Target) -> None:
    """Opens a page as a click on a link does, so that «back» finds the one before as it was."""
    href = address(target)
    _show({"look": "prose", "visit": href}, f"visit {href}")


def landing(told: str, *, key: str, lands: bool) -> None:
    """Says what is chosen of the list that follows; where it `lands`, a link that chose it brings the screen here."""
    _show({"look": "landing", "lands": lands, "blocks": [[_record(Run(told, "strong"))]]}, key)


def _show(data: dict[str, object], key: str, width: Literal["stretch", "content"] = "stretch") -> None:
    _COMPONENT(key=key, data=data, width=width)


def _record(run: Run) -> dict[str, object]:
    record: dict[str, object] = {name: value for name in LOOK if (value := getattr(run, name))}
    if run.to is None:
        return record
    return {**record, "page": run.to.page, "params": run.to.params, "href": address(run.to)}
