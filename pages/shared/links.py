"""What stands by itself and opens a page: a link with the page's icon, a number that opens what it counts."""

from typing import Literal

import streamlit as st

from analysis.report.doors import Target
from pages.shared.linked_text import Run
from pages.shared.menu import SCREEN
from pages.shared.page import Page


def link_to(
    target: Target, label: str, *, icon: str = "", width: Literal["stretch", "content"] = "content", off: bool = False
) -> None:
    """A link under `label`; `target` as page.door or page.within give it. Without an icon it has the page's own."""
    screen = SCREEN[target.page]
    st.page_link(
        screen.file,
        label=label,
        icon=icon or screen.icon,
        query_params=target.params,
        width=width,
        disabled=off,
    )


def counted(page: Page, number: int, target: Target, *, text: str = "") -> Run:
    """A number of a table that opens what it counts, of nothing there is nothing to open. text: in that text alone."""
    return Run(page.words.number(number), "number", to=page.door(target, text=text) if number else None)
