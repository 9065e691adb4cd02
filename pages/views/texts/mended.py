"""What was left out of the files of an import or mended in them, and the one question: whether marks are markup."""

from collections import Counter

import streamlit as st

from analysis.jobs.choosing import take_marks
from analysis.library import drafts
from analysis.library.drafts import Import, ImportFile
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page

MOST_ASKED = 10
"""Files of an import that are asked about; of more, the guess has to do."""


def mended(page: Page, waiting: Import) -> None:
    """A line of counts, then the files in which «**» was read as markup, or was told to stay."""
    files = [file for file in drafts.files(page.library, waiting.id) if file.read]
    counts = Counter[str]()
    for file in files:
        counts.update(file.head.get("left", {}))
    told = [page.words(f"importing.mended.{key}", n=n) for key, n in counts.items() if n and key != "feed"]
    if told:
        st.caption(plain(page.words("importing.mended.told", list="; ".join(told))))
    asked = [file for file in files if file.options.get("keep_marks") or file.head.get("left", {}).get("markdown")]
    for file in asked[:MOST_ASKED]:
        _ask(page, waiting, file)


def _ask(page: Page, waiting: Import, file: ImportFile) -> None:
    words, kept = page.words, bool(file.options.get("keep_marks"))
    with st.container(horizontal=True, vertical_alignment="center"):
        key = "kept" if kept else "read"
        st.markdown(plain(words(f"importing.marks.{key}", file=file.name)), width="content")
        if st.button(words(f"importing.marks.{key}_else"), key=f"marks {waiting.id} {file.file}"):
            page.attempt(take_marks, page.library, waiting.id, file, not kept)
            stored.background().read()
            st.rerun()
