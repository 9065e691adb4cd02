"""The terms in their order: by weight against general Russian, or by keyness against the rest of the library."""

import pandas as pd
import streamlit as st

from analysis.report.charts import about
from analysis.tables import keyness
from pages.shared.chart import show_chart
from pages.shared.filters import one_of
from pages.shared.page import OneText

REST = "rest"


def term_weight(page: OneText, terms: pd.DataFrame, *, state: str) -> pd.DataFrame:
    """Draws `terms` (tables.terms) by weight and gives them back; against the rest of the library those that this text
    has more often, most telling first, with the columns rest, log_likelihood and effect of that comparison."""
    words, others = page.words, len(page.library.analysed()) - 1
    against, size = "", None
    if others > 0 and not page.furniture:
        size = keyness.sizes(page.library, [page.text.id])
        if size.enough:
            against = st.segmented_control(
                words("terms.against.title"),
                ["", REST],
                format_func=lambda choice: words("terms.against." + (choice or "general")),
                required=True,
                **one_of("against", ["", REST], ""),
            )
    if size is None or not against:
        show_chart(page, about.weight(terms, words), state=state)
        if size is not None and not size.enough:
            st.caption(words("terms.against.few", needed=keyness.ENOUGH_WORDS, rest=size.rest_words))
        return terms
    compared = page.count_many(keyness.against_rest)
    more = compared[(compared["effect"] > 0) & compared["term"].isin(terms["term"])].drop(columns=["is_name", "count"])
    shown = more.merge(terms.drop(columns=["effect"]), on="term")
    show_chart(page, about.against_rest(shown, words), state=f"{state} {against}")
    st.caption(words("terms.against.size", words=size.words, rest=size.rest_words, texts=size.rest_texts))
    return shown
