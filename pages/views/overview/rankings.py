"""Three short rankings on the first screen: who is named, who speaks, what about; each a door to its page."""

from collections.abc import Sequence

import streamlit as st

from analysis import tables
from analysis.report import doors
from analysis.report.doors import Target
from pages.shared.linked_text import Run
from pages.shared.links import counted
from pages.shared.page import OneText
from pages.shared.wording import spoken
from pages.views.overview.ranking import ranking

TOP = 5


def rankings(page: OneText) -> None:
    """The three, side by side where there is room."""
    words = page.words
    entities = page.count(tables.entities).head(TOP).to_dict("records")
    speakers = page.count(tables.speakers).head(TOP).to_dict("records")
    every = page.count(tables.terms)
    terms = every[~every["is_name"]].head(TOP).to_dict("records")
    named = [_row(page, row["entity"], row["mentions"], doors.entity(row["entity"])) for row in entities]
    said = [
        _row(page, spoken(words, row["speaker"]), row["statements"], doors.quotes(speaker=row["speaker"]))
        for row in speakers
    ]
    about = [_row(page, row["term"], row["count"], doors.term(row["term"])) for row in terms]
    lists = (("entities", doors.entities(), named), ("quotes", doors.quotes(), said), ("topics", doors.topics(), about))
    for column, (name, door, rows) in zip(st.columns(3, gap="large"), lists, strict=True):
        with column:
            header = [words(f"overview.column.{name}.{i}") for i in range(2)]
            ranking(page, name, door, header, rows)


def _row(page: OneText, name: str, number: int, target: Target) -> Sequence[Run]:
    return Run(name), counted(page, number, target)
