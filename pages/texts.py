"""Тексты: paste, upload, choose, rename, delete; who is named in all of them; corrections as a file."""

import streamlit as st

from analysis.library import StoredText, text_id
from analysis.reading import ReadingError, read_bytes
from pages.shared.correction_files import correction_files
from pages.shared.escape import plain
from pages.shared.library_entities import library_entities
from pages.shared.method import method
from pages.shared.page import Page, open_page, said
from pages.shared.selection import FILES, choose_text


def add(page: Page, content: bytes, *, name: str, file: str = "") -> None:
    """One text into the library; what was done, or what was wrong, is said below the forms."""
    words = page.words
    try:
        reading = read_bytes(content)
    except ReadingError as error:
        reason = said(words, error)
        notices.append(("error", words("texts.refused", file=file, reason=reason) if file else reason))
        return
    known = page.library.stored(text_id(reading.text))
    identity = page.attempt(
        lambda: page.library.add(reading.text, name=name, encoding=reading.encoding if file else "")
    )
    if identity is None:
        return
    choose_text(identity)
    told = words("texts.known" if known else "texts.added", name=page.library.stored(identity).name)
    notices.append(("success", f"{told} · {words('texts.encoding', encoding=reading.encoding)}" if file else told))


def text_row(page: Page, text: StoredText) -> None:
    """One text of the list with what can be done with it."""
    words = page.words
    facts = [
        text.card.outlet,
        words.date(text.card.date) if text.card.date else "",
        words("texts.characters", n=text.characters),
        words("texts.encoding", encoding=text.encoding) if text.encoding else words("texts.pasted"),
        words("texts.added_on", date=words.date(text.added.date())),
    ]
    with st.container(border=True):
        st.markdown(f"**{plain(text.name)}**" + (f" :blue-badge[{words('texts.shown')}]" if text == page.text else ""))
        st.caption(plain(" · ".join(fact for fact in facts if fact)))
        with st.container(horizontal=True, vertical_alignment="center"):
            params = {**page.params(), "text": text.id}
            st.page_link(FILES[""], label=words("texts.open"), icon=":material/open_in_new:", query_params=params)
            with (
                st.popover(words("texts.rename"), icon=":material/edit:", type="tertiary"),
                st.form(f"rename {text.id}", border=False),
            ):
                name = st.text_input(words("texts.name"), text.name)
                if st.form_submit_button(words("texts.save")):
                    page.attempt(page.library.rename, text.id, name)
                    st.rerun()
            with st.popover(words("texts.delete"), icon=":material/delete:", type="tertiary"):
                st.markdown(plain(words("texts.delete_sure", name=text.name)))
                if st.button(words("texts.delete"), key=f"delete {text.id}", type="primary"):
                    page.attempt(page.library.delete, text.id)
                    st.rerun()


page = open_page("texts", analysed=False)
words = page.words
notices: list[tuple[str, str]] = st.session_state.setdefault("text notices", [])

# ---------------------------------------------------------------- add
pasting, uploading = st.columns(2, gap="large")
with pasting, st.form("paste", clear_on_submit=True):
    st.subheader(words("texts.paste"), anchor=False)
    body = st.text_area(words("texts.body"), placeholder=words("texts.body_placeholder"), height=180)
    name = st.text_input(words("texts.name"), placeholder=words("texts.name_placeholder"))
    if st.form_submit_button(words("texts.add"), type="primary"):
        add(page, body.encode(), name=name)
        st.rerun()
with uploading, st.form("upload", clear_on_submit=True):
    st.subheader(words("texts.upload"), anchor=False)
    files = st.file_uploader(words("texts.files"), type=["txt"], accept_multiple_files=True)
    if st.form_submit_button(words("texts.files_add"), type="primary"):
        for file in files:
            add(page, file.getvalue(), name=file.name.rsplit(".", 1)[0], file=file.name)
        if not files:
            notices.append(("error", words("texts.no_files")))
        st.rerun()
for kind, notice in notices:
    (st.error if kind == "error" else st.success)(plain(notice))
notices.clear()

# ---------------------------------------------------------------- the list
st.subheader(f"{words('texts.list')}: {words('texts.count', n=len(page.texts))}", anchor=False)
for text in page.texts:
    text_row(page, text)

if gone := page.library.deleted():
    st.subheader(words("texts.deleted"), anchor=False)
    for text in gone:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(text.name))
            if st.button(words("texts.restore"), key=f"restore {text.id}", icon=":material/undo:"):
                page.attempt(page.library.restore, text.id)
                st.rerun()

# ---------------------------------------------------------------- what holds of all of them
if page.texts:
    library_entities(page)
    correction_files(page)
    method(page, "identities")
