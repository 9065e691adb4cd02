"""Who is named in the whole library, and what the analyst said of who is who."""

import streamlit as st

from analysis.corrections.identities import LIBRARY_ACTIONS
from analysis.library import WHOLE_LIBRARY
from analysis.library.selection import Selection
from analysis.report import doors
from analysis.report.doors import Target
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.links import link_to
from pages.shared.page import Page
from pages.shared.table import table_to_choose
from pages.shared.who_is_who import identities, members
from pages.views.texts.suggested import suggested

FEW = 30
"""Texts whose objects stand here; those of more are on the page of objects, with its filters."""

SHOWN = ("name", "kind", "texts", "mentions", "statements", "names")


def library_entities(page: Page) -> None:
    """The table of identities; a row opens the identity in the text that names it most."""
    words, title = page.words, page.words("texts.objects.title")
    if page.size > FEW:
        st.subheader(title, anchor=False)
        link_to(page.within(doors.entities(), Selection()), words("texts.objects.all"))
        suggested(page)
        _who_is_who(page)
        return
    rows, found = members(page), identities(page)
    if found.empty:
        st.subheader(title, anchor=False)
        st.caption(words("texts.objects.none"))
        return
    table_heading(page.of_library(), "objects", title, found)

    def door(at: int) -> Target:
        """The identity in the text that names it most."""
        own = rows[rows["identity"] == found["identity"].iloc[at]]
        most = own.sort_values("mentions", ascending=False, kind="stable").iloc[0]
        return page.door(doors.entity(most["entity"]), text=most["text_id"])

    table_to_choose(
        found.assign(kind=[words("entities.kind." + kind) for kind in found["kind"]])[list(SHOWN)],
        {column: words("texts.objects.column." + column) for column in SHOWN},
        door,
        key=f"objects {len(found)} {len(rows)} {words.language}",
        hint=words("texts.objects.hint"),
    )
    suggested(page)
    _who_is_who(page)


def _who_is_who(page: Page) -> None:
    """Each correction of the whole library with its way back, the last one first."""
    words = page.words
    made = [row for row in page.library.corrections(WHOLE_LIBRARY) if row.correction.action in LIBRARY_ACTIONS]
    names = page.library.names({text for row in made for text in (row.correction.text, row.correction.other)})
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
            if page.may("analyst") and st.button(
                words("reader.corrections.undo"), key=f"undo {row.id}", icon=":material/undo:", type="tertiary"
            ):
                page.attempt(page.library.undo, row.id)
                st.rerun()
