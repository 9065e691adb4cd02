"""Who talks about what over many texts: behind a fold, for the sentences of the texts are read when it is opened."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.library import Library
from analysis.report.charts import about
from analysis.tables import over_library
from pages.shared.chart import show_chart
from pages.shared.filters import flag
from pages.shared.page import ManyTexts
from pages.views.topics.speakers import what_sets_apart


def speakers_of_many(page: ManyTexts, state: str) -> None:
    """`state` changes with what is counted (themes.state)."""
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
            pairs, texts = _pairs(page.library, page.chosen, counted, f"{page.shown} {state}")
        with above:
            show_chart(page, about.by_speaker(pairs, words, paraphrases=counted), state=f"{state} {counted}")
            st.caption(
                words("terms.speakers." + ("newest" if texts == over_library.MOST_TEXTS_HEARD else "texts"), n=texts)
            )
        what_sets_apart(page, pairs, paraphrases=bool(counted))


@st.cache_data(max_entries=8, show_spinner=False)
def _pairs(_library: Library, _chosen: Sequence[str], paraphrases: bool, state: str) -> tuple[pd.DataFrame, int]:
    return over_library.distinctive_over(_library, _chosen, paraphrases=paraphrases)
