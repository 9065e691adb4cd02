"""The sentences of an edge: those that name both, or the statements of one that name the other."""

from collections.abc import Iterator

import streamlit as st

from analysis.report import doors
from analysis.tables import network
from pages.shared.escape import plain
from pages.shared.filters import reset
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import Page
from pages.shared.pager import one_screen
from pages.shared.table import Row
from pages.shared.wording import where
from pages.views.relations.asked import AskedNetwork

ON_ONE_SCREEN = 10


def sentences(page: Page, asked: AskedNetwork, a: str, b: str) -> None:
    """All of them, a screen at a time, each with its way into the text; a button closes them."""
    words = page.words
    if asked.net == "speech":
        rows = page.count_many(network.places_of_speech, asked.form, a, b)
    elif asked.net == "leaning":
        rows = page.count_many(network.places_leaning, asked.form, a, b)
    else:
        rows = page.count_many(network.places_together, asked.unit, a, b)
    with st.container(border=True):
        st.subheader(plain(words(f"relations.of_edge.{asked.net}", a=a, b=b)), anchor=False)
        st.caption(words(f"relations.found.{asked.net}", n=len(rows)))
        screen = one_screen(len(rows), ON_ONE_SCREEN, key=f"edge {page.shown} {asked} {a} {b}")
        blocks = [list(_sentence(page, row)) for row in rows.iloc[screen].to_dict("records")]
        if blocks:
            linked_text(blocks, key="edge", look="list")
        st.button(words("many.close"), on_click=reset, args=("a", "b"))


def _sentence(page: Page, row: Row) -> Iterator[Run]:
    words, said, at = page.words, str(row["said"]), int(row["start"])
    done = 0
    for start, stop in row["marks"]:
        yield Run(said[done : start - at])
        yield Run(said[start - at : stop - at], "mark")
        done = stop - at
    yield Run(said[done:])
    appeared = where(words, row["outlet"], row["date"])
    yield Run("  " + " · ".join(part for part in (row["title"], appeared) if part) + "  ", "muted small")
    place = page.door(doors.reader((row["start"], row["stop"])), text=row["text_id"])
    yield Run(words("pages.evidence.show"), "way", to=place)
