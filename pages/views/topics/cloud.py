"""The word cloud: decoration, behind a fold under the bars; made when the fold is opened, once for its terms."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.report import cloud
from pages.shared.export import files_heading
from pages.shared.page import Page


def show_cloud(page: Page, terms: pd.DataFrame) -> None:
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
        files_heading(page, "cloud", title, {"png": partial(bytes, picture), "svg": partial(cloud.svg, terms)})
        st.caption(words("report.caption.cloud"))
        st.image(picture, width="stretch", alt=title)


@st.cache_data(max_entries=32, show_spinner=False)
def _picture(stamp: str, _terms: pd.DataFrame) -> bytes | None:
    return cloud.png(_terms)
