"""What stands beside the places: the words near them, or the very next ones."""

from functools import partial

import streamlit as st

from analysis.report import doors
from analysis.search.scope import Scope
from analysis.tables import collocates as tables
from pages.shared.export import table_heading
from pages.shared.filters import flag, one_of
from pages.shared.page import Page
from pages.shared.pager import shown_first
from pages.shared.table import table_to_choose

SIDES = ("both", "left", "right", "before", "after")
SHOWN = 100


def side_asked() -> str:
    """The side that the address asks for: the lines above keep to it too."""
    asked = st.query_params.get("side", "")
    return asked if asked in SIDES else SIDES[0]


def beside(page: Page, written: str, scope: Scope) -> None:
    """The table; a word of it opens the lines in which it stands there."""
    words, heading = page.words, st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        side = st.segmented_control(
            words("contexts.side"),
            SIDES,
            format_func=lambda name: words(f"contexts.sides.{name}"),
            required=True,
            **one_of("side", SIDES, SIDES[0]),
        )
        every_word = st.toggle(words("contexts.every_word"), **flag("every"))
    rows = page.count_many(tables.beside, written, scope, tables.Beside(side or SIDES[0], every_word))
    with heading:
        table_heading(page, "contexts beside", words("contexts.beside"), rows)
    if rows.empty:
        st.info(words("contexts.nothing_beside"))
        return
    shown = rows.head(SHOWN)
    titles = {name: words(f"contexts.column.{name}") for name in shown.columns}
    own = doors.contexts(written, part=scope.part, whose=scope.speaker)
    table_to_choose(
        shown.style.format({name: partial(words.number, digits=1) for name in ("log_dice", "g2")}),
        titles,
        lambda at: page.door(doors.beside(own, shown["lemma"].iloc[at], "" if side == SIDES[0] else side or "")),
        key=f"contexts beside {page.shown} {hash((written, scope, side, every_word, st.query_params.get('beside')))}",
        hint=words("contexts.beside_caption"),
    )
    shown_first(words, len(shown), len(rows))
