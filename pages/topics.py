"""Темы: what the text is about, who says it and of whom; choosing a term opens its sentences."""

import streamlit as st

from analysis import tables
from analysis.report.charts import about, spoken
from analysis.report.theme import voice_colours
from analysis.tables import UNKNOWN
from pages.shared.charts import show_chart
from pages.shared.cloud import show_cloud
from pages.shared.escape import plain
from pages.shared.evidence import show_evidence, spans_of
from pages.shared.export import table_heading
from pages.shared.filters import flag, one_of, reset
from pages.shared.method import method
from pages.shared.page import open_page
from pages.shared.term_table import term_table, three_lists

page = open_page("topics")
words = page.words
terms, occurrences = page.count(tables.terms), page.count(tables.occurrences)
pairs = page.count(tables.speaks_of)
speakers = [name for name in page.count(tables.speakers)["speaker"] if name != UNKNOWN]
colours = voice_colours(page.analysis)
if terms.empty:
    st.info(words("topics.none"))
    method(page, "topics")
    st.stop()

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
shown = terms if with_names else terms[~terms["is_name"]]
if term:
    of_term = occurrences[occurrences["term"] == term]
    with st.container(border=True):
        st.subheader(plain(term), anchor=False)
        st.markdown(words("topics.times", n=len(of_term)))
        show_evidence(page, spans_of(of_term), key=f"evidence {term}")
        st.button(words("pages.evidence.reset"), on_click=reset, args=("term", "names"))

# ---------------------------------------------------------------- what it is about, and in whose words
state = f"{term} {with_names}"
show_chart(page, "weight", about.weight(shown, words), shown, state=state)
counts = tables.voice_counts(occurrences[occurrences["term"].isin(shown["term"])], "term")
show_chart(page, "terms_by_voice", about.by_voice(shown, occurrences, colours, words), counts, state=state)
table_heading(page, "terms", words("topics.table"), shown)
term_table(page, shown)

# ---------------------------------------------------------------- the speakers side by side
if len(speakers) > 1:
    first, second = speakers[:2]
    if len(speakers) > 2:
        with st.container(horizontal=True):
            first = st.selectbox(words("topics.first"), speakers, **one_of("a", speakers, first))
            others = [name for name in speakers if name != first]
            second = st.selectbox(words("topics.second"), others, **one_of("b", others, others[0]))
    three_lists(page, first, second, with_names=with_names)
if not pairs[pairs["mentions"] > 0].empty:
    show_chart(page, "who_of_whom", spoken.who_of_whom(pairs, words), pairs, state=state)
show_cloud(page, shown)
method(page, "topics")
