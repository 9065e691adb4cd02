"""Three short rankings on the first screen: who is named, who speaks, what about; each a door to its page."""

import streamlit as st

from analysis import tables
from analysis.report import doors
from pages.shared.linked_text import Run
from pages.shared.links import counted
from pages.shared.named import named
from pages.shared.page import OneText
from pages.views.overview.ranking import ranking

TOP = 5


def rankings(page: OneText) -> None:
    """The three, side by side where there is room."""
    words = page.words
    entities = page.count(tables.entities).head(TOP).to_dict("records")
    speakers = page.count(tables.speakers).head(TOP).to_dict("records")
    every = page.count(tables.terms)
    terms = every[~every["is_name"]].head(TOP).to_dict("records")
    people = [
        (named(page, row["entity"]), counted(page, row["mentions"], doors.entity(row["entity"]))) for row in entities
    ]
    said = [
        (named(page, row["speaker"]), counted(page, row["statements"], doors.quotes(speaker=row["speaker"])))
        for row in speakers
    ]
    about = [(Run(row["term"]), counted(page, row["count"], doors.term(row["term"]))) for row in terms]
    lists = (
        ("entities", doors.entities(), people),
        ("quotes", doors.quotes(), said),
        ("topics", doors.topics(), about),
    )
    for column, (name, door, rows) in zip(st.columns(3, gap="large"), lists, strict=True):
        with column:
            header = [words(f"overview.column.{name}.{i}") for i in range(2)]
            ranking(page, name, door, header, rows)
