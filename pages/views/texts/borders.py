"""Several articles in one file: where each begins, and the analyst's word on it."""

import json

import pandas as pd
import streamlit as st

from analysis.jobs.choosing import take_borders
from analysis.jobs.reading import Task
from analysis.library import drafts
from analysis.library.drafts import Import, ImportFile
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page

MOST_LINES = 5_000
"""Lines of a file that are shown: a browser would be slow with more."""

LONGEST = 160
"""Characters of a line."""


def borders(page: Page, waiting: Import) -> None:
    """The lines of a file, those ticked at which an article begins: to move a border, to join or to part articles."""
    words = page.words
    files = [file for file in drafts.files(page.library, waiting.id) if file.read and _may_hold_several(file)]
    if not files:
        return
    several = [file for file in files if file.head.get("left", {}).get("articles") or "starts" in file.options]
    with st.expander(words("importing.borders.title"), expanded=bool(several), icon=":material/splitscreen:"):
        if not several and not st.toggle(words("importing.borders.look"), key=f"look for borders {waiting.id}"):
            return
        file = (several or files)[0]
        if len(files) > 1:
            names = {one.file: one.name for one in files}
            chosen = st.selectbox(
                words("importing.column.file_name"),
                list(names),
                index=list(names).index(file.file),
                format_func=names.__getitem__,
                key=f"borders in {waiting.id}",
            )
            file = next(one for one in files if one.file == chosen)
        _lines(page, waiting, file)


def _may_hold_several(file: ImportFile) -> bool:
    return "headers" not in file.head and file.options.get("from") != "address"


def _lines(page: Page, waiting: Import, file: ImportFile) -> None:
    words, (lines, found) = page.words, _read(page, waiting, file)
    if not lines:
        st.caption(words("importing.borders.none"))
        return
    starts = set(file.options.get("starts", found))
    st.caption(words("importing.borders.hint"))
    with st.form(f"borders {waiting.id} {file.file}", border=False):
        edited = st.data_editor(
            pd.DataFrame({"begins": [at in starts for at in range(len(lines))], "line": [x[:LONGEST] for x in lines]}),
            hide_index=True,
            height=min(420, 38 + 35 * len(lines)),
            disabled=["line"],
            key=f"lines {waiting.id} {file.file} {sorted(starts)[:50]}",
            column_config={
                "begins": st.column_config.CheckboxColumn(words("importing.borders.begins"), width="small"),
                "line": st.column_config.TextColumn(words("importing.borders.line"), width="large"),
            },
        )
        if st.form_submit_button(words("importing.borders.apply")):
            chosen = [at for at, begins in enumerate(edited["begins"]) if begins]
            page.attempt(take_borders, page.library, waiting.id, file, chosen or [0])
            stored.background().read()
            st.rerun()


def _read(page: Page, waiting: Import, file: ImportFile) -> tuple[list[str], list[int]]:
    """The first lines of the file and the borders found in it; the file is read once a session."""
    key = f"lines of {waiting.id} {file.file} {json.dumps(dict(file.options), sort_keys=True)}"
    if key not in st.session_state:
        lines, starts = stored.background().aside.lines(page.library, Task(waiting.id, file))
        st.session_state[key] = lines[:MOST_LINES], [at for at in starts if at < MOST_LINES]
    found: tuple[list[str], list[int]] = st.session_state[key]
    if len(found[0]) == MOST_LINES:
        st.caption(plain(page.words("importing.borders.cut", n=MOST_LINES)))
    return found
