"""Темы of one text: what it is about, who says it and of whom; choosing a term opens its sentences."""

import streamlit as st

from analysis import tables
from analysis.report.charts import about, spoken, text
from analysis.report.theme import voice_colours
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
    table_heading(page, "terms", words("topics.table"), shown)
    term_table(page, shown)

    # ---------------------------------------------------------------- the speakers side by side
    term_speakers(page, with_names=with_names, state=state)
    if len(speakers) > 1:
        first, second = speakers[:2]
        if len(speakers) > 2:
            with st.container(horizontal=True):
                first = st.selectbox(words("topics.first"), speakers, **one_of("a", speakers, first))
                others = [name for name in speakers if name != first]
                second = st.selectbox(words("topics.second"), others, **one_of("b", others, others[0]))
        three_lists(page, first, second, with_names=with_names)
    if not pairs[pairs["mentions"] > 0].empty:
        show_chart(page, spoken.who_of_whom(pairs, words), state=state)
    show_cloud(page, shown)
    stop_word_list(page)
    offer_examples(page, show="topics")
    method(page, "topics", "compared")
