"""Texts whose encoding was guessed, that came spoiled, or are in another language: read another way by one click."""

import pandas as pd
import streamlit as st

from analysis.jobs.choosing import other_readings, read_spoiled, take_any_language, take_reading
from analysis.library.drafts import Import
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.table import Row

FOREIGN = ("few_cyrillic", "other_cyrillic", "no_yery")
"""Problems of a text that is not in Russian, or only in parts."""

MOST = 20
"""Texts that are offered at once; as one is settled the next comes up."""


def read_otherwise(page: Page, waiting: Import, rows: pd.DataFrame) -> None:
    """Nothing where every text is read for certain."""
    words = page.words
    guessed = rows[rows["guessed"] & (rows["encoding"] != "")].head(MOST).to_dict("records")
    spoiled = rows[(rows["problem"] == "misread") & (rows["place"] == "")].head(MOST).to_dict("records")
    foreign = rows[rows["problem"].isin(FOREIGN)].groupby("file", sort=True)["file_name"].agg(["first", "size"])
    if not guessed and not spoiled and foreign.empty:
        return
    opened = bool(spoiled) or not foreign.empty
    with st.expander(words("importing.otherwise.title"), expanded=opened, icon=":material/spellcheck:"):
        for file, name, n in foreign.head(MOST).itertuples(name=None):
            _foreign(page, waiting, file, name, n)
        for row in spoiled:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(f"{row['file_name']} · {words('importing.otherwise.spoiled')}"), width="content")
                if st.button(words("importing.otherwise.repair"), key=f"repair {waiting.id} {row['file']}"):
                    page.attempt(read_spoiled, page.library, waiting.id, row["file"])
                    stored.background().read()
                    st.rerun()
        if guessed:
            st.caption(words("importing.otherwise.hint"))
        for row in guessed:
            _guessed(page, waiting, row)


def _foreign(page: Page, waiting: Import, file: int, name: str, n: int) -> None:
    """What is not in Russian can be read all the same: its Russian paragraphs are counted, the others set aside."""
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(words("importing.otherwise.foreign", name=name, n=n)), width="content")
        if st.button(words("importing.otherwise.all_the_same"), key=f"any language {waiting.id} {file}"):
            page.attempt(take_any_language, page.library, waiting.id, file)
            stored.background().read()
            st.rerun()


def _guessed(page: Page, waiting: Import, row: Row) -> None:
    words, place = page.words, (waiting.id, row["file"], row["position"])
    st.markdown(plain(words("importing.otherwise.of", name=row["name"], encoding=row["encoding"])))
    with st.container(horizontal=True):
        for encoding, text in other_readings(page.library, place, row["encoding"]).items():
            told = words("importing.otherwise.read_as", encoding=encoding, beginning=text[:40])
            if st.button(plain(told), key=f"read {' '.join(map(str, place))} {encoding}"):
                page.attempt(take_reading, page.library, place, encoding, text)
                st.rerun()
