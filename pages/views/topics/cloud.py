"""The word cloud: decoration, behind a fold under the bars; made when the fold is opened, once for its terms."""

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.analyse import Analysis
from analysis.report import cloud
from pages.shared.export import files_heading
from pages.shared.page import OneText


def show_cloud(page: OneText, terms: pd.DataFrame) -> None:
    """`terms` as tables.terms."""
    words = page.words
    title = words("charts.cloud.title")
    fold = st.expander(title, icon=":material/cloud:", key="cloud", on_change="rerun")
    if not fold.open:
        return
    picture = page.count(_picture, tuple(terms["term"].head(cloud.MOST_WORDS)))
    if picture is None:
        return
    with fold:
        files_heading(page, "cloud", title, {"png": lambda: picture, "svg": lambda: cloud.svg(terms) or b""})
        st.caption(words("report.caption.cloud"))
        st.image(picture, width="stretch", alt=title)


def _picture(analysis: Analysis, shown: tuple[str, ...]) -> bytes | None:
    terms = tables.terms(analysis).set_index("term", drop=False)
    return cloud.png(terms.loc[list(shown)])
