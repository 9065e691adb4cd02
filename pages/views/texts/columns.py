"""Which column of a table is what: the guess, beside the first rows, and another choice."""

import pandas as pd
import streamlit as st

from analysis.jobs.choosing import choose_columns
from analysis.library import drafts
from analysis.library.drafts import Import, ImportFile
from analysis.reading.columns import ROLES
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page

MOST = 10
"""Tables of an import that have their columns shown; with more of them the guesses have to do."""


def choose_table_columns(page: Page, waiting: Import, *, unclear: bool) -> None:
    """For each table a box a role: of those that are `unclear`, where the column of the text is not found, unfolded;
    or of the others."""
    tables = [file for file in drafts.files(page.library, waiting.id) if file.read and "headers" in file.head]
    for file in [table for table in tables if unclear != bool(table.head["columns"].get("text"))][:MOST]:
        title = plain(page.words("importing.columns.of", file=file.name))
        with st.expander(title, expanded=unclear, icon=":material/view_column:"):
            _choice(page, waiting, file, unclear)


def _choice(page: Page, waiting: Import, file: ImportFile, unclear: bool) -> None:
    words, headers, guess = page.words, file.head["headers"], file.head["columns"]
    (st.warning if unclear else st.caption)(words("importing.columns." + ("choose" if unclear else "hint")))
    st.dataframe(
        pd.DataFrame(file.head["rows"], columns=[f"{at}" for at in range(len(headers))]),
        hide_index=True,
        key=f"head {waiting.id} {file.file}",
        placeholder="",
        column_config={f"{at}": st.column_config.TextColumn(header) for at, header in enumerate(headers)},
    )
    with st.form(f"columns {waiting.id} {file.file}", border=False):
        boxes = st.container(horizontal=True)
        chosen: dict[str, str | None] = {}
        for role in ROLES:
            choices = headers if role == "text" else [None, *headers]
            chosen[role] = boxes.selectbox(
                words(f"importing.columns.{role}"),
                choices,
                index=choices.index(guess[role]) if guess.get(role) in choices else (None if role == "text" else 0),
                format_func=lambda name: words("importing.columns.none") if name is None else name,
                placeholder=words("importing.columns.text"),
                key=f"column {role} {waiting.id} {file.file}",
                width=220,
            )
        if st.form_submit_button(words("importing.columns.apply")) and chosen["text"]:
            page.attempt(choose_columns, page.library, waiting.id, file, chosen)
            stored.background().read()
            st.rerun()
