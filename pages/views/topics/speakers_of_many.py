"""Who talks about what over many texts: behind a fold, for the sentences of the texts are read when it is opened."""

import streamlit as st

from analysis.report.charts import about
from analysis.tables import over_library
from pages.shared.chart import show_chart
from pages.shared.filters import flag
from pages.shared.page import ManyTexts
from pages.views.topics.speakers import what_sets_apart


def speakers_of_many(page: ManyTexts) -> None:
    """Nothing but the fold until it is opened."""
    words = page.words
    fold = st.expander(
        words("charts.terms_by_speaker.title"), icon=":material/forum:", key="speakers of many", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        above = st.container()
        counted = st.toggle(words("terms.speakers.paraphrases"), **flag("paraphrases"))
        with st.spinner(words("terms.loading")):
            pairs, texts = page.count_many(over_library.distinctive_over, counted, reads=over_library.heard_state)
        with above:
            show_chart(page, about.by_speaker(pairs, words, paraphrases=counted), state=f"{counted}")
            st.caption(
                words("terms.speakers." + ("newest" if texts == over_library.MOST_TEXTS_HEARD else "texts"), n=texts)
            )
        what_sets_apart(page, pairs, paraphrases=bool(counted))
