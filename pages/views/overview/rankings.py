"""Three short rankings on the first screen: who is named, who speaks, what about; each a door to its page."""

from collections.abc import Sequence

import streamlit as st

from analysis import tables
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import ICONS, Page
from pages.shared.selection import FILES
from pages.shared.wording import spoken

TOP = 5


def rankings(page: Page) -> None:
    """The three, side by side where there is room."""
    words = page.words
    entities = page.count(tables.entities).head(TOP).to_dict("records")
    speakers = page.count(tables.speakers).head(TOP).to_dict("records")
    terms = page.count(tables.terms)
    terms = terms[~terms["is_name"]].head(TOP).to_dict("records")
    named = [[Run(row["entity"]), _number(page, row["mentions"], "entities", entity=row["entity"])] for row in entities]
    said = [
        [
            Run(spoken(words, row["speaker"])),
            _number(page, row["statements"], "quotes", speaker=row["speaker"]),
        ]
        for row in speakers
    ]
    about = [[Run(row["term"]), _number(page, row["count"], "topics", term=row["term"])] for row in terms]
    columns = st.columns(3, gap="large")
    for column, name, rows in zip(columns, ("entities", "quotes", "topics"), (named, said, about), strict=True):
        with column:
            _ranking(page, name, rows)


def _ranking(page: Page, name: str, rows: Sequence[Sequence[Run]]) -> None:
    words = page.words
    st.subheader(words(f"overview.ranking.{name}"), anchor=False)
    if rows:
        header = [words(f"overview.column.{name}.{i}") for i in range(len(rows[0]))]
        linked_table(header, rows, key=f"ranking {name}")
    else:
        st.caption(words("overview.ranking.none"))
    st.page_link(FILES[name], label=words(f"overview.door.{name}"), icon=ICONS[name], query_params=page.params())


def _number(page: Page, number: int, name: str, **params: str) -> Run:
    """A number that opens what it counts; of nothing there is nothing to open."""
    return Run(page.words.number(number), "number", name if number else None, page.params(**params))
