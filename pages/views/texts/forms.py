"""What comes in: a pasted text, files, addresses."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from analysis.card import Card
from analysis.jobs.reading import take_in
from analysis.library.drafts import Draft
from analysis.reading import ReadingError
from analysis.reading.formats import USUAL
from analysis.reading.limits import LIMITS, MEGABYTE
from pages.shared import stored
from pages.shared.address import choose_text
from pages.shared.page import Page
from pages.shared.problem import said
from pages.views.texts.notices import notify, show_notices

FEW, SMALL = 5, 1_000_000
"""So many text files, of at most so many bytes each, go in at once."""

FOR_THE_LIST = ("format", "html", "misread")
"""What a .txt file may hold that the list of an import can still make a text of."""


def import_forms(page: Page) -> None:
    """The forms side by side, below them what was done and what was wrong."""
    words = page.words
    pasting, uploading = st.columns(2, gap="large")
    with pasting, st.form("paste", clear_on_submit=True):
        st.subheader(words("texts.paste"), anchor=False)
        body = st.text_area(words("texts.body"), placeholder=words("texts.body_placeholder"), height=300)
        name = st.text_input(words("texts.name"), placeholder=words("texts.name_placeholder"))
        if st.form_submit_button(words("texts.add"), type="primary"):
            _paste(page, body, name)
            st.rerun()
    with uploading:
        _upload(page)
        _addresses(page)
    show_notices()


def _upload(page: Page) -> None:
    words = page.words
    with st.form("upload", clear_on_submit=True):
        st.subheader(words("texts.upload"), anchor=False)
        label = words("importing.formats", endings=", ".join(USUAL), size=LIMITS.file // MEGABYTE)
        files = st.file_uploader(
            label, accept_multiple_files=True, max_upload_size=LIMITS.file // MEGABYTE
        )  # of any kind: what is not read is listed with the reason
        st.caption(words("importing.at_once"))
        if st.form_submit_button(words("texts.files_add"), type="primary"):
            if not files:
                notify("error", words("texts.no_files"))
            elif rest := _at_once(page, files):
                _begin(page, rest)
            st.rerun()


def _addresses(page: Page) -> None:
    words = page.words
    with st.form("addresses", clear_on_submit=True):
        given = st.text_area(
            words("importing.addresses_label"), placeholder=words("importing.addresses_placeholder"), height=68
        )
        if st.form_submit_button(words("importing.fetch")):
            addresses = re.findall(r"https?://\S+", given)
            if addresses:
                name = _name(page, words("importing.by_links"))
                page.attempt(lambda: take_in(page.library, name, addresses=addresses))
                stored.background().reading.start()
            else:
                notify("error", words("importing.no_addresses"))
            st.rerun()


def _paste(page: Page, body: str, name: str) -> None:
    draft = _read(page, name, body.encode("utf-8", "replace"))
    if draft.problem:
        notify("error", _reason(page, draft))
    else:
        _add(page, draft, name=name)


def _read(page: Page, name: str, content: bytes) -> Draft:
    """The text as its reader gives it: in a process of its own, as files of a list are read."""
    with st.spinner(page.words("texts.reading")):
        return stored.background().aside.read(name, content)


def _reason(page: Page, draft: Draft) -> str:
    return said(page.words, ReadingError(draft.problem, **draft.said))


def _at_once(page: Page, files: Sequence[Any]) -> list[Any]:
    """Adds a few small text files, and tells what is wrong with others of them; gives what is for the list."""
    if len(files) > FEW or any(file.size > SMALL or not file.name.lower().endswith(".txt") for file in files):
        return list(files)
    later = []
    for file in files:
        draft = _read(page, file.name, file.getvalue())
        if draft.problem in FOR_THE_LIST or not draft.certain:
            later.append(file)
        elif draft.problem:
            notify("error", page.words("texts.refused", file=file.name, reason=_reason(page, draft)))
        else:
            _add(page, draft, name=file.name.rsplit(".", 1)[0], file=file.name)
    return later


def _add(page: Page, read: Draft, *, name: str, file: str = "") -> None:
    """One text into the library; it is the one that is shown from now on."""
    words = page.words
    known = page.library.stored(read.text_id)
    encoding, card = read.encoding if file else "", Card(date=read.card.date)
    identity = page.attempt(lambda: page.library.add(read.text, name=name, encoding=encoding, card=card))
    if identity is None:
        return
    choose_text(identity)
    kept = page.library.stored(identity)
    told = words("texts.known" if known else "texts.added", name=kept.name if kept else name)
    notify("success", f"{told} · {words('texts.encoding', encoding=encoding)}" if file else told)
    stored.background().go_on()


def _begin(page: Page, files: Sequence[Any]) -> None:
    """The files wait in the spool folder from here on, and are read in the background."""
    words = page.words
    called = files[0].name if len(files) == 1 else words("importing.files", n=len(files))
    bar = st.progress(0.0)

    def contents() -> Iterator[tuple[str, bytes]]:
        for done, file in enumerate(files):
            bar.progress(done / len(files), words("importing.taking", done=done, of=len(files)))
            yield file.name, file.getvalue()

    page.attempt(take_in, page.library, _name(page, called), contents())
    stored.background().reading.start()


def _name(page: Page, called: str) -> str:
    return f"{page.words.date(datetime.date.today())}, {called}"
