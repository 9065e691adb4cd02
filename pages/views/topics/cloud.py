"""The word cloud: decoration, behind a fold under the bars; made when the fold is opened, once for its terms."""

import pandas as pd
import streamlit as st

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
    picture = _picture(f"{page.stamp} {len(terms)}", terms)
    if picture is None:
        return
    with fold:
        files_heading(page, "cloud", title, {"png": lambda: picture, "svg": lambda: cloud.svg(terms) or b""})
        st.caption(words("report.caption.cloud"))
        st.image(picture, width="stretch", alt=title)


@st.cache_data(max_entries=32, show_spinner=False)
def _picture(stamp: str, _terms: pd.DataFrame) -> bytes | None:
    return cloud.png(_terms)
