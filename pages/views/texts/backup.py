"""The whole library as one file, and back."""

import datetime
import tempfile
from functools import partial
from pathlib import Path

import streamlit as st

from analysis.library import Library, LibraryError
from pages.shared import stored
from pages.shared.page import Page
from pages.shared.problem import said
from pages.views.texts.notices import notify


def backup(page: Page) -> None:
    """The file is made when it is asked for; what is restored is checked before anything is replaced."""
    words = page.words
    if not page.library.person.may("keeper"):
        return
    with st.expander(words("importing.backup.title"), icon=":material/backup:"):
        st.caption(words("importing.backup.hint"))
        st.download_button(
            words("importing.backup.save"),
            partial(_file, page.library),
            file_name=f"golosa-{datetime.date.today():%Y-%m-%d}.duckdb",
            mime="application/octet-stream",
            on_click="ignore",
            icon=":material/download:",
        )
        with st.form("restore", border=False, clear_on_submit=True):
            file = st.file_uploader(words("importing.backup.restore"), type=["duckdb"], max_upload_size=1000)
            sure = st.checkbox(words("importing.backup.sure"), key="restore sure")
            if st.form_submit_button(words("importing.backup.restore_do")):
                if file and sure:
                    _restore(page, file.getvalue())
                else:
                    notify("error", words("importing.backup.no_file"))
                st.rerun()


def _file(library: Library) -> bytes:
    """The backup, made where nobody sees half of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.duckdb"
        library.back_up(path)
        return path.read_bytes()


def _restore(page: Page, content: bytes) -> None:
    """What is at work ends first, and begins anew with what there is then."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.duckdb"
        path.write_bytes(content)
        try:
            stored.end_background()
            before = page.library.put_back(path)
        except LibraryError as error:
            own = f"importing.backup.{error.key}"  # the library's sentence names a file that the analyst never saw
            notify(
                "error",
                page.words(own, **{**error.values, "path": page.library.path})
                if own in page.words
                else said(page.words, error),
            )
        else:
            notify("success", page.words("importing.backup.done", path=before.name))
            st.cache_data.clear()
