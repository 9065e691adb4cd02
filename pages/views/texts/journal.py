"""Who did what with the library and when, for its keeper."""

import pandas as pd
import streamlit as st

from pages.shared.export import table_heading
from pages.shared.page import Page


def journal(page: Page) -> None:
    """The last lines; the file has all of them. Nothing where nobody has a name, or he is no keeper."""
    words, person = page.words, page.library.person
    if not person.name or not person.may("keeper"):
        return
    columns = [words("entrance.journal." + column) for column in ("made", "who", "what", "of")]
    lines = [
        (entry.made.replace(tzinfo=None), entry.who, _told(page, entry.what), entry.of)
        for entry in page.library.journal()
    ]
    rows = pd.DataFrame(lines, columns=columns)
    table_heading(page.of_library(), "journal", words("entrance.journal.title"), rows)
    st.dataframe(rows.head(1000), hide_index=True, height=min(420, 38 + 35 * len(rows)), placeholder="", key="journal")


def _told(page: Page, what: str) -> str:
    key = f"entrance.journal.did.{what}"
    return page.words(key) if key in page.words else what
