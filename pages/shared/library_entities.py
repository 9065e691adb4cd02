"""Who is named in the whole library, and what the analyst said of who is who."""

import logging

import streamlit as st

from analysis.corrections.identities import LIBRARY_ACTIONS
from analysis.library import WHOLE_LIBRARY
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.opening import open_next
from pages.shared.page import Page
from pages.shared.who_is_who import identities, members, of_library, unread

SHOWN = ("name", "kind", "texts", "mentions", "statements", "names")


def library_entities(page: Page) -> None:
    """The table of identities; a row opens the identity in the text that names it most."""
    words, rows, found = page.words, members(page), identities(page)
    title = words("texts.objects.title")
    if found.empty:
        st.subheader(title, anchor=False)
        st.caption(words("texts.objects.none"))
        _read_the_rest(page)
        return
    table_heading(of_library(page), "objects", title, found)
    st.caption(words("texts.objects.hint"))
    _read_the_rest(page)
    key = f"objects {len(found)} {len(rows)} {words.language}"

    def choose() -> None:
        if chosen := st.session_state[key].selection.rows:
            own = rows[rows["identity"] == found["identity"].iloc[chosen[0]]]
            most = own.sort_values("mentions", ascending=False, kind="stable").iloc[0]
            open_next("entities", {"text": most["text"], "entity": most["entity"]})

    st.dataframe(
        found.assign(kind=[words("entities.kind." + kind) for kind in found["kind"]])[list(SHOWN)],
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        key=key,
        column_config={
            column: st.column_config.Column(words("texts.objects.column." + column), pinned=column == "name")
            for column in SHOWN
        },
    )
    _who_is_who(page)


def _read_the_rest(page: Page) -> None:
    """What is not analysed yet is said; it is analysed when asked for, one text after the other."""
    words, left = page.words, unread(page)
    if not left:
        return
    st.caption(words("entities.elsewhere.unread", n=left))
    if not st.button(words("texts.objects.read", n=left), icon=":material/play_arrow:"):
        return
    done, known = st.progress(0.0), set(page.library.analysed())
    for number, text in enumerate((text for text in page.texts if text.id not in known), start=1):
        done.progress(min(number / left, 1.0), plain(text.name))
        try:
            page.library.analysis_of(text.id)
        except Exception:  # its own page says so; the others go on
            logging.getLogger(__name__).exception("The text %s was not analysed", text.id)
    st.rerun()


def _who_is_who(page: Page) -> None:
    """Each correction of the whole library with its way back, the last one first."""
    words, names = page.words, {text.id: text.name for text in page.texts}
    made = [row for row in page.library.corrections(WHOLE_LIBRARY) if row.correction.action in LIBRARY_ACTIONS]
    if made:
        st.subheader(words("texts.one_or_two.title"), anchor=False)
    for row in reversed(made):
        said = row.correction
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            told = words(
                "texts.one_or_two." + said.action,
                name=said.name,
                text=names.get(said.text, "–"),
                value=said.value,
                other=names.get(said.other, "–"),
            )
            st.markdown(plain(told))
            if st.button(
                words("reader.corrections.undo"), key=f"undo {row.id}", icon=":material/undo:", type="tertiary"
            ):
                page.attempt(page.library.undo, row.id)
                st.rerun()
