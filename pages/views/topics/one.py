"""Темы of one text: what it is about, who says it and of whom; choosing a term opens its sentences."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import tables
from analysis.report.charts import about, spoken, text
from analysis.report.look import voice_colours
from analysis.tables import UNKNOWN
from pages.shared.chart import show_chart
from pages.shared.examples import offer_examples
from pages.shared.export import table_heading
from pages.shared.filters import flag, one_of
from pages.shared.method import method
from pages.shared.page import OneText
from pages.views.topics.cloud import show_cloud
from pages.views.topics.evidence import term_evidence
from pages.views.topics.speakers import term_speakers
from pages.views.topics.stop_words import stop_word_list
from pages.views.topics.table import term_table, three_lists
from pages.views.topics.weight import term_weight

MOST_ALONG = 12

SHORT = 600
"""Words: of a shorter text the screen would be several times as long as the text."""


def topics_of_one(page: OneText) -> None:
    """The whole screen."""
    words = page.words
    terms, occurrences = page.count(tables.terms), page.count(tables.occurrences)
    pairs = page.count(tables.speaks_of)
    speakers = [name for name in page.count(tables.speakers)["speaker"] if name != UNKNOWN]
    colours = voice_colours(page.analysis)
    if terms.empty:
        st.info(words("topics.none"))
        stop_word_list(page)
        method(page, "topics")
        return

    # ---------------------------------------------------------------- which
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with_names = st.toggle(words("topics.filter.names"), **flag("names", default=False))
        term = st.selectbox(
            words("topics.filter.term"),
            ["", *terms["term"]],
            format_func=lambda term: term or words("topics.filter.choose"),
            width=360,
            **one_of("term", ["", *terms["term"]], ""),
        )
    if term:
        term_evidence(page, occurrences, term)
    state = f"{term} {with_names}"

    # ---------------------------------------------------------------- what it is about, in whose words and where
    shown = term_weight(page, terms if with_names else terms[~terms["is_name"]], state=state)
    show_chart(page, about.by_voice(shown, occurrences, colours, words), state=state)
    show_chart(page, text.terms_along(page.analysis, list(shown["term"].head(MOST_ALONG)), words), state=state)
    with _part(page, words("topics.table")):
        table_heading(page, "terms", words("topics.table"), shown)
        term_table(page, shown)
    if len(speakers) > 1:
        with _part(page, words("topics.by_speakers")):
            _by_speakers(page, speakers, with_names=with_names, state=state)
    if not pairs[pairs["mentions"] > 0].empty:
        show_chart(page, spoken.who_of_whom(pairs, words), state=state)
    show_cloud(page, shown)
    stop_word_list(page)
    offer_examples(page, show="topics")
    method(page, "topics", "compared")


def _part(page: OneText, title: str) -> DeltaGenerator:
    """A part of the screen that has more to say of a long text: folded for a short one."""
    return st.expander(title, expanded=len(page.analysis.lemmas) > SHORT)


def _by_speakers(page: OneText, speakers: Sequence[str], *, with_names: bool, state: str) -> None:
    """The speakers side by side: who talks about what, and what two of them have in common."""
    words = page.words
    term_speakers(page, with_names=with_names, state=state)
    first, second = speakers[:2]
    if len(speakers) > 2:
        with st.container(horizontal=True):
            first = st.selectbox(words("topics.first"), speakers, **one_of("a", speakers, first))
            others = [name for name in speakers if name != first]
            second = st.selectbox(words("topics.second"), others, **one_of("b", others, others[0]))
    three_lists(page, first, second, with_names=with_names)
