"""The corrections of all texts as a CSV file, and a file of them read back."""

from functools import partial

import streamlit as st

from analysis.corrections.exchange import ExchangeError, RefusedRow, from_csv, to_csv
from pages.shared.escape import plain
from pages.shared.export import download
from pages.shared.page import Page
from pages.shared.problem import said
from pages.shared.roles import offered_to
from pages.shared.words import LANGUAGES, words_in

LONGEST_LIST = 100


def correction_files(page: Page) -> None:
    """Below them what was read and which rows were left out."""
    words, made = page.words, page.library.all_corrections()
    title = words("texts.corrections.title")
    st.subheader(f"{title}: {words('texts.corrections.count', n=len(made))}" if made else title, anchor=False)
    st.caption(words("texts.corrections.hint"))
    if made:
        names = page.library.names({text for text, _ in made})
        make = partial(to_csv, made, names, partial(_text, page), words)
        download(page.of_library(), title, "csv", make, label=words("texts.corrections.download"))
    _upload(page)
    for kind, notice in st.session_state.pop("corrections read", ()):
        {"error": st.error, "warning": st.warning, "success": st.success}[kind](notice)


@offered_to("analyst")
def _upload(page: Page) -> None:
    words = page.words
    with st.form("corrections", border=False, clear_on_submit=True):
        file = st.file_uploader(words("texts.corrections.upload"), type=["csv"], max_upload_size=10)
        if st.form_submit_button(words("texts.corrections.add")):
            st.session_state["corrections read"] = (
                _read(page, file.getvalue()) if file else [("error", words("texts.corrections.no_file"))]
            )
            st.rerun()


def _read(page: Page, content: bytes) -> list[tuple[str, str]]:
    """Keeps what fits; what was done, and the rows left out, as notices."""
    words = page.words
    languages = (words, *map(words_in, LANGUAGES))
    try:
        read = from_csv(content, partial(_text, page), languages, page.library.all_corrections())
    except ExchangeError as error:
        return [("error", plain(said(words, error)))]
    if page.attempt(page.library.correct_all, read.corrections) is None:
        return []
    told = words("texts.corrections.added", n=len(read.corrections))
    if read.known:
        told += " · " + words("texts.corrections.known", n=read.known)
    notices = [("success", plain(told))]
    if read.refused:
        lines = [words("texts.corrections.refused", n=len(read.refused))]
        lines += [_why(page, row) for row in read.refused[:LONGEST_LIST]]
        notices.append(("warning", "  \n".join([*map(plain, lines), *["…"] * (len(read.refused) > LONGEST_LIST)])))
    return notices


def _why(page: Page, row: RefusedRow) -> str:
    values = dict(row.values)
    if "column" in values:
        values["column"] = page.words("corrections.column." + values["column"])
    return page.words("corrections.refused." + row.key, row=row.row, **values)


def _text(page: Page, text_id: str) -> str | None:
    return page.library.text(text_id) if page.library.stored(text_id) else None
