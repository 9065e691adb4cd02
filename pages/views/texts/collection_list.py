"""Collections: named sets of texts, made, opened, renamed, deleted."""

from functools import partial
from typing import Any

import streamlit as st

from analysis.library.selection import Selection
from analysis.report import doors
from pages.shared.escape import plain
from pages.shared.links import link_to
from pages.shared.page import Page
from pages.shared.roles import offered_to
from pages.views.texts.renaming import rename_box

MOST = 100
"""Collections that have a line each; a browser would choke on more."""


def collection_list(page: Page) -> None:
    """A line each, with what can be done with it."""
    words, known = page.words, page.library.collections()
    st.subheader(words("importing.collections.title"), anchor=False)
    if not known:
        st.caption(words("importing.collections.none"))
    for collection in known[:MOST]:
        _line(page, collection)
    if len(known) > MOST:
        st.caption(words("importing.collections.more", n=len(known) - MOST))
    _make(page)


@offered_to("analyst")
def _make(page: Page) -> None:
    words = page.words
    with (
        st.popover(words("importing.collections.make"), icon=":material/create_new_folder:", type="tertiary"),
        st.form("make collection", border=False, clear_on_submit=True),
    ):
        name = st.text_input(words("importing.collections.name"), key="new collection")
        if st.form_submit_button(words("importing.collections.make_do")) and name.strip():
            page.attempt(page.library.make_collection, name.strip(), [])
            st.rerun()


def _line(page: Page, collection: Any) -> None:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(collection.name)}** · {words('texts.count', n=collection.texts)}", width="content")
        target = page.within(doors.overview(), Selection(collection=collection.id))
        label, empty = words("importing.collections.open"), not collection.texts
        link_to(target, label, icon=":material/open_in_new:", off=empty)
        _rename(page, collection)
        _delete(page, collection)


@offered_to("analyst")
def _rename(page: Page, collection: Any) -> None:
    button, label = page.words("importing.collections.rename"), page.words("importing.collections.name")
    rename, key = partial(page.library.rename_collection, collection.id), f"collection {collection.id}"
    rename_box(page, button=button, label=label, name=collection.name, key=key, rename=rename)


@offered_to("keeper")
def _delete(page: Page, collection: Any) -> None:
    words = page.words
    with st.popover(words("importing.collections.delete"), icon=":material/delete:", type="tertiary"):
        st.markdown(plain(words("importing.collections.delete_sure", name=collection.name)))
        with_texts = st.checkbox(words("importing.collections.with_texts"), key=f"with texts {collection.id}")
        if st.button(words("importing.collections.delete"), key=f"delete collection {collection.id}", type="primary"):
            page.attempt(lambda: page.library.delete_collection(collection.id, with_texts=with_texts))
            st.rerun()
