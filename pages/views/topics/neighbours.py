"""What stands beside a chosen term and what is near it in meaning, in the text or in the whole library."""

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.analyse import Analysis
from analysis.report import doors
from analysis.tables import over_library
from analysis.tables.collocations import ENOUGH_ALIKE, LEAST, WINDOW
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import OneText

IN_LIBRARY = "library"
MOST_ROWS = 10


def term_neighbours(page: OneText, term: str) -> None:
    """Two tables side by side; every row opens its sentences."""
    words = page.words
    several = len(page.library.analysed()) > 1
    scope = ""
    if several:
        scope = st.segmented_control(
            words("terms.near.scope"),
            ["", IN_LIBRARY],
            format_func=lambda scope: words(f"terms.near.{scope or 'text'}"),
            required=True,
            **one_of("scope", ["", IN_LIBRARY], ""),
        )
    left, right = st.columns(2, gap="large")
    with left:
        _collocations(page, term, scope)
    with right:
        _similar(page, term, scope)


def _collocations(page: OneText, term: str, scope: str) -> None:
    words = page.words
    st.markdown(f"**{words('terms.near.title')}**")
    told = words("terms.near.caption", window=WINDOW, least=LEAST)
    if scope:
        with st.spinner(words("terms.loading")):
            found, texts = page.count_over(over_library.collocations_over, term, reads=over_library.state)
        told += " " + words("terms.near." + ("most" if texts == over_library.MOST_TEXTS_BESIDE else "texts"), n=texts)
    else:
        found = page.count(_of_text, term)
    st.caption(told)
    if found.empty:
        st.caption(words("terms.near.none", least=LEAST))
        return
    rows = [
        [
            Run(row["word"], to=page.door(doors.term(term, beside=row["word"], scope=scope))),
            Run(words.number(row["together"]), "number"),
            Run(words.number(row["count"]), "number"),
            Run(words.number(row["log_dice"], 1), "number"),
        ]
        for row in found.head(MOST_ROWS).to_dict("records")
    ]
    linked_table([words(f"terms.near.{c}") for c in ("word", "together", "count", "log_dice")], rows, key="beside")


def _similar(page: OneText, term: str, scope: str) -> None:
    words = page.words
    st.markdown(f"**{words('terms.near.similar')}**")
    st.caption(words("terms.near.similar_caption", least=words.number(ENOUGH_ALIKE, 2)))
    homes: dict[str, str] = {}
    if scope:
        with st.spinner(words("terms.loading")):
            found, homes = page.count_over(over_library.similar_over, term, reads=over_library.state)
    else:
        found = page.count(_like_in_text, term)
    if found.empty:
        st.caption(words("terms.near.similar_none"))
        return
    rows = [
        [
            Run(row["term"], to=page.door(doors.term(row["term"]), text=homes.get(row["term"], ""))),
            Run(words.number(row["cosine"], 2), "number"),
        ]
        for row in found.head(MOST_ROWS).to_dict("records")
    ]
    linked_table([words("terms.near.term"), words("terms.near.cosine")], rows, key="similar")


def _of_text(analysis: Analysis, term: str) -> pd.DataFrame:
    return tables.collocations([analysis], term)


def _like_in_text(analysis: Analysis, term: str) -> pd.DataFrame:
    return tables.similar(term, [other.term for other in analysis.terms if not other.is_name])
