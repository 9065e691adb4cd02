"""What stands behind a chosen term: its sentences, all, in one speaker's words, or with a word beside it."""

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.tables.over_library import texts_with
from pages.shared.escape import plain
from pages.shared.evidence import show_evidence, spans_of
from pages.shared.filters import reset
from pages.shared.page import OneText
from pages.views.topics.neighbours import IN_LIBRARY
from pages.views.topics.neighbours import term_neighbours as show_neighbours
from pages.views.topics.stop_words import stop_button

FILTERS = ("term", "names", "voice", "beside", "scope")
MOST_TEXTS = 10


def term_evidence(page: OneText, occurrences: pd.DataFrame, term: str) -> None:
    """`occurrences` as tables.occurrences. The voice and the word beside are in the URL; unknown ones are refused."""
    words = page.words
    of_term = occurrences[occurrences["term"] == term]
    asked = st.query_params
    voice, beside = asked.get("voice", ""), asked.get("beside", "")
    if voice:
        where = tables.places(page.analysis, tables.heard_in(paraphrases=asked.get("paraphrases") == "1"))
        said = of_term[of_term["start"].map(lambda start: voice in where.heard(start))]
        of_term, voice = (of_term, "") if said.empty else (said, voice)
    with st.container(border=True):
        st.subheader(plain(words("terms.beside_title", term=term, word=beside) if beside else term), anchor=False)
        if not beside or not _beside(page, term, beside, in_library=asked.get("scope") == IN_LIBRARY):
            times = words("topics.times", n=len(of_term))
            st.markdown(plain(times + (f" · {words('terms.said_by', speaker=voice)}" if voice else "")))
            show_evidence(page, spans_of(of_term), key=f"evidence {term}")
        with st.container(horizontal=True):
            st.button(words("pages.evidence.reset"), on_click=reset, args=FILTERS)
            stop_button(page, term)
        show_neighbours(page, term)


def _beside(page: OneText, term: str, word: str, *, in_library: bool) -> bool:
    """The sentences with both; False where there are none."""
    shown = False
    pages = [page.of(text) for text in texts_with(page.library, term)[:MOST_TEXTS]] if in_library else [page]
    for one in pages:
        found = [n for n in tables.neighbours(one.analysis, term) if n.word == word]
        if found:
            if in_library:
                st.markdown(f"**{plain(one.text.name)}**")
            spans = {span for neighbour in found for span in (neighbour.span, neighbour.term)}
            show_evidence(one, spans, key=f"evidence {term} {word} {one.text.id}")
            shown = True
    return shown
