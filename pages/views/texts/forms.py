"""What comes in: a pasted text, files, addresses, feeds that are read again."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from analysis.jobs.at_once import Brought, bring, called
from analysis.jobs.taking import feeds, forget_feed, take_in
from analysis.library.drafts import TextDraft
from analysis.library.records import name_of
from analysis.reading import ReadingError
from analysis.reading.formats import BY_ENDING, USUAL
from analysis.reading.limits import LIMITS, MEGABYTE
from analysis.report import doors
from pages.shared import stored
from pages.shared.address import choose_text
from pages.shared.escape import plain
from pages.shared.linked_text import Run
from pages.shared.page import Page
from pages.shared.problem import said
from pages.shared.roles import offered_to
from pages.views.texts.notices import notify, show_notices

FEW, SMALL = 5, 1_000_000
"""The most files, and the most bytes of each, that are read while the analyst waits."""

LISTED = ("table", "zip", "feed")
"""Kinds of files that hold many texts: they are read in the background, and listed."""

PASTED = ("pasted text", "pasted name")
"""The boxes of what is pasted."""

UNSAVED = "paste unsaved"
"""What is to stand in these boxes when they are drawn next: what was pasted, nothing once it is kept."""

TURN = "files taken"
"""How often files were taken in this session: the box for files is another one, and empty, after each time."""


@offered_to("analyst")
def import_forms(page: Page) -> None:
    """The forms side by side, below them what was done and what was wrong."""
    words = page.words
    pasting, uploading = st.columns(2, gap="large")
    st.session_state.update(zip(PASTED, st.session_state.pop(UNSAVED, ()), strict=False))
    with pasting, st.form("paste"):
        st.subheader(words("texts.paste"), anchor=False)
        body = st.text_area(words("texts.body"), placeholder=words("texts.body_placeholder"), height=300, key=PASTED[0])
        name = st.text_input(words("texts.name"), placeholder=words("texts.name_placeholder"), key=PASTED[1])
        if st.form_submit_button(words("texts.add"), type="primary", on_click=_keep_pasted):
            _paste(page, body, name)
            st.rerun()
    with uploading:
        _upload(page)
        _addresses(page)
    show_notices()


def _upload(page: Page) -> None:
    """No form: its button could be pressed before the files have come. This one waits for them."""
    words, turn = page.words, st.session_state.get(TURN, 0)
    with st.container(border=True):
        st.subheader(words("texts.upload"), anchor=False)
        label = words("importing.formats", endings=", ".join(USUAL), size=LIMITS.file // MEGABYTE)
        files = st.file_uploader(
            label, accept_multiple_files=True, max_upload_size=LIMITS.file // MEGABYTE, key=f"files {turn}"
        )  # of any kind: what is not read is listed with the reason
        st.caption(words("importing.at_once"))
        if st.button(words("texts.files_add"), type="primary", disabled=not files):
            if _are_few(files):
                _bring(page, _called(page, files), [_read(page, file.name, file.getvalue()) for file in files])
            else:
                _begin(page, files)
            st.session_state[TURN] = turn + 1
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
                _fetch(page, addresses, words("importing.by_links"))
            else:
                notify("error", words("importing.no_addresses"))
            st.rerun()
    _feeds(page)


def _feeds(page: Page) -> None:
    """The feeds that were read from their addresses: what is new in them is a click away."""
    words, known = page.words, feeds(page.library)
    if not known:
        return
    with st.expander(words("importing.feeds.title", n=len(known)), icon=":material/rss_feed:"):
        for address, day in known.items():
            with st.container(horizontal=True, vertical_alignment="center"):
                read = words("importing.feeds.read", date=words.date(datetime.date.fromisoformat(day)))
                st.markdown(plain(f"{address} · {read}"), width="stretch")
                if st.button(words("importing.feeds.again"), key=f"feed {address}", icon=":material/refresh:"):
                    _fetch(page, [address], words("importing.feeds.name"))
                    st.rerun()
                if st.button(words("importing.feeds.forget"), key=f"forget feed {address}", type="tertiary"):
                    page.attempt(forget_feed, page.library, address)
                    st.rerun()


def _fetch(page: Page, addresses: Sequence[str], name: str) -> None:
    page.attempt(lambda: take_in(page.library, _name(page, name), addresses=addresses))
    stored.background().read()


def _keep_pasted() -> None:
    """Before the page is drawn, which may fail: its library may not be reached now."""
    st.session_state[UNSAVED] = tuple(st.session_state[box] for box in PASTED)


def _paste(page: Page, body: str, name: str) -> None:
    pasted = _read(page, name, body.encode("utf-8", "replace"), pasted=True)
    named = name.strip() or name_of(body)
    kept = _bring(page, named, [called(pasted, named)], pasted=True)
    st.session_state[UNSAVED] = ("", "") if kept else (body, name)


def _read(page: Page, name: str, content: bytes, *, pasted: bool = False) -> Brought:
    """The file as its reader gives it: in a process of its own, as files of a list are read."""
    with st.spinner(page.words("texts.reading")):
        return stored.background().aside.read(page.library, name, content, pasted=pasted)


def _are_few(files: Sequence[Any]) -> bool:
    forms = (BY_ENDING.get(file.name.lower().rpartition(".")[2]) for file in files)
    listed = any(form is not None and form.kind in LISTED for form in forms)
    return len(files) <= FEW and all(file.size <= SMALL for file in files) and not listed


def _bring(page: Page, name: str, brought: Sequence[Brought], *, pasted: bool = False) -> bool:
    """The texts go in where nothing is to be decided, and the last one is shown from now on; else they are listed.
    False where the library could not keep them."""
    known = {draft.text_id: page.library.stored(draft.text_id) for one in brought for draft in one.drafts if draft.text}
    ids = page.attempt(bring, page.library, _name(page, name), brought)
    if ids is None:
        return False
    for one in brought:
        for draft in one.drafts:
            _tell(page, "" if pasted else one.name, draft, again=bool(known.get(draft.text_id)))
    if ids:
        choose_text([draft.text_id for one in brought for draft in one.drafts if not draft.problem][-1])
        stored.background().go_on()
    return True


def _tell(page: Page, file: str, draft: TextDraft, *, again: bool) -> None:
    words = page.words
    if draft.problem:
        reason = said(words, ReadingError(draft.problem, **draft.said))
        notify("error", words("texts.refused", file=file, reason=reason) if file else reason)
        return
    kept = page.library.stored(draft.text_id)
    told = words("texts.known" if again else "texts.added", name=kept.name if kept else draft.name)
    way = Run(words("texts.open"), to=page.door(doors.overview(), text=draft.text_id))
    notify("success", f"{told} · {words('texts.encoding', encoding=draft.encoding)}" if draft.encoding else told, way)


def _begin(page: Page, files: Sequence[Any]) -> None:
    """The files wait in the spool folder from here on, and are read in the background."""
    words = page.words
    bar = st.progress(0.0)

    def contents() -> Iterator[tuple[str, bytes]]:
        for done, file in enumerate(files):
            bar.progress(done / len(files), words("importing.taking", done=done, of=len(files)))
            yield file.name, file.getvalue()

    page.attempt(take_in, page.library, _name(page, _called(page, files)), contents())
    stored.background().read()


def _called(page: Page, files: Sequence[Any]) -> str:
    return str(files[0].name) if len(files) == 1 else page.words("importing.files", n=len(files))


def _name(page: Page, name: str) -> str:
    return f"{page.words.date(datetime.date.today())}, {name}"
