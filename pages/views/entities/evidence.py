"""What stands behind the numbers of an entity: its sentences, all, by kind of mention, or those with another one."""

import pandas as pd
import streamlit as st

from analysis import tables
from pages.shared.escape import plain
from pages.shared.evidence import show_evidence, spans_of
from pages.shared.filters import reset
from pages.shared.page import OneText

FILTERS = ("entity", "with", "title", "kind")


def entity_evidence(page: OneText, mentions: pd.DataFrame, entity: str, title: str) -> None:
    """`mentions` as tables.mentions; `title` is "own", "title", or "" for both. The other entity is in the URL."""
    words = page.words
    of_entity = mentions[mentions["entity"] == entity]
    other = st.query_params.get("with", "")
    if (mentions["entity"] == other).any():
        spans, told = tables.together_spans(page.analysis, entity, other), ""
    else:
        other = ""
        if title:
            of_entity = of_entity[of_entity["in_title"] == (title == "title")]
        spans, told = spans_of(of_entity), words("entities.mentions", n=len(of_entity))
        in_title = int(of_entity["in_title"].sum())
        told += ", " + words("entities.in_titles", n=in_title) if in_title and not title else ""
    with st.container(border=True):
        st.subheader(plain(words("entities.pair", a=entity, b=other) if other else entity), anchor=False)
        if told:
            st.markdown(plain(told))
        if spans:
            titles = spans_of(mentions[mentions["in_title"]])
            show_evidence(page, spans, titles=titles, key=f"evidence {entity} {other} {title}")
        else:
            st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=FILTERS)
