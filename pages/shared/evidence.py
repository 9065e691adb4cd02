"""The sentences behind a number, what is counted marked in them, each with its way into the text."""

from collections.abc import Iterable, Iterator

import pandas as pd
import streamlit as st

from analysis.article import Span
from analysis.report import doors
from analysis.tables import AUTHOR, Evidence, evidence
from pages.shared.linked_text import Run, linked_text
from pages.shared.named import speakers_named
from pages.shared.page import OneText
from pages.shared.pager import one_screen

ON_ONE_SCREEN = 50


def show_evidence(page: OneText, spans: Iterable[Span], *, key: str, titles: Iterable[Span] = ()) -> None:
    """The sentences with `spans` marked; those of `titles` are labelled «в должности»."""
    words, inside = page.words, frozenset(titles)
    found = evidence(page.analysis, spans)
    st.caption(words("pages.evidence.sentences", n=len(found)))
    shown = found[one_screen(len(found), ON_ONE_SCREEN, key=f"{key} screen")]
    linked_text([[*sentence(page, row, inside)] for row in shown], key=key, look="list")


def sentence(page: OneText, row: Evidence, titles: frozenset[Span]) -> Iterator[Run]:
    """One sentence: its text with the marks and their labels, whose words it is, the way into the text."""
    words, at = page.words, row.start
    for text, marked in row.pieces:
        in_title = marked and (at, at + len(text)) in titles
        yield Run(text, "mark title" if in_title else "mark" if marked else "")
        if in_title:
            yield Run(" " + words("pages.evidence.in_title"), "label")
        at += len(text)
    if row.voice != AUTHOR:
        yield Run(words("pages.evidence.said_by"), "muted small")
        yield from speakers_named(page, row.voice, "muted small")
    yield Run("  ")
    yield Run(words("pages.evidence.show"), "way", to=page.door(doors.reader(row.marks[0])))


def spans_of(rows: pd.DataFrame) -> list[Span]:
    """The places of a frame with the columns start and stop."""
    return list(zip(rows["start"].map(int), rows["stop"].map(int), strict=True))
