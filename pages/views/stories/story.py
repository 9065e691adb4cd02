"""One story: its texts in time with what each added and left out, and the analyst's word on it."""

import pandas as pd
import streamlit as st

from analysis.library.selection import Selection
from analysis.report import doors
from analysis.tables import stories as tables
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.links import link_to
from pages.shared.page import Page
from pages.shared.table import Row
from pages.views.stories.correcting import correcting

MOST_NAMES = 6


def show_story(page: Page, number: int) -> None:
    """A frame with the story of this number; a sentence where there is none."""
    words, name = page.words, tables.name_of(page.library, number)
    told = tables.told(page.library, number)
    if name is None or told.empty:
        st.warning(words("stories.unknown", number=number))
        return
    with st.container(border=True):
        table_heading(page, "story", name, _plain(told))
        st.markdown(plain(_sentence(page, told)))
        header = [words(f"stories.told.{column}") for column in ("when", "text", "added", "left_out", "statements")]
        rows = [[_date(page, row), *_cells(page, row)] for row in told.to_dict("records")]
        linked_table(header, rows, key=f"story {number}")
        link_to(
            page.within(doors.texts(), Selection(story=number)), words("stories.filter"), icon=":material/filter_alt:"
        )
        correcting(page, number, name, told)


def _sentence(page: Page, told: pd.DataFrame) -> str:
    """Who was first, how many texts and outlets, how many of them reprints."""
    words, days = page.words, [day for day in told["date"] if day is not None]
    first = ", ".join(sorted({row["outlet"] for row in told.to_dict("records") if row["date"] in days[:1]} - {""}))
    sentence = words("stories.sentence", n=len(told), outlets=len(set(told["outlet"]) - {""}))
    if reprints := int(told["reprint"].sum()):
        sentence += " " + words("stories.reprints", n=reprints)
    if days and first:
        sentence += " " + words("stories.first", date=days[0], outlets=first)
    return sentence


def _date(page: Page, row: Row) -> Run:
    return Run(page.words.date(row["date"]) if row["date"] else "–")


def _cells(page: Page, row: Row) -> list[Run]:
    words = page.words
    outlet = " · ".join([row["outlet"] or "–", *([words("many.reprint")] if row["reprint"] else [])])
    return [
        Run(f"{outlet}: {row['title']}", to=page.door(doors.reader(), text=row["text"])),
        Run(_names(row["added"])),
        Run(_names(row["left_out"])),
        Run(words.number(row["statements"]), "number"),
    ]


def _names(names: tuple[str, ...]) -> str:
    rest = len(names) - MOST_NAMES
    return (", ".join(names[:MOST_NAMES]) + (f" + {rest}" if rest > 0 else "")) or "–"


def _plain(told: pd.DataFrame) -> pd.DataFrame:
    """For files: lists as words."""
    lists = {name: told[name].map("; ".join) for name in ("added", "left_out", "new_speakers")}
    return told.drop(columns="text").assign(**lists)
