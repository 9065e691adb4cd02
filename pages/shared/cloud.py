"""The word cloud: decoration beside the bars, made once for the terms that it shows."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.report import cloud
from pages.shared.export import files_heading
from pages.shared.page import Page


def show_cloud(page: Page, terms: pd.DataFrame) -> None:
    """`terms` as tables.terms."""
    picture = _picture(f"{page.stamp} {len(terms)}", terms)
    if picture is None:
        return
    words = page.words
    files = {"png": partial(bytes, picture), "svg": partial(cloud.svg, terms)}
    files_heading(page, "cloud", words("charts.cloud.title"), files)
    st.caption(words("report.caption.cloud"))
    st.image(picture, width="stretch", alt=words("charts.cloud.title"))


@st.cache_data(max_entries=32, show_spinner=False)
def _picture(stamp: str, _terms: pd.DataFrame) -> bytes | None:
    return cloud.png(_terms)
