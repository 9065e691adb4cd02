"""The texts of the library: a card each where there are few, a table to search and tick where there are many."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.library import StoredText
from analysis.report import doors
from pages.shared.escape import plain
from pages.shared.links import link_to
from pages.shared.page import Page
from pages.shared.pager import one_screen
from pages.shared.roles import offered_to
from pages.views.texts.notices import notify
from pages.views.texts.renaming import rename_box

FEW = 30
"""Texts that have a card each."""

ON_ONE_SCREEN = 500
"""Rows of the table; of 100,000 the browser would get 16 megabytes."""

MOST = 1000
"""Collections that a box offers; the name of another one can be written."""

WIDTHS = {"title": 200, "outlet": 120}
"""Pixels of the columns of the list: outlet and date are seen without a move to the side."""


def text_list(page: Page) -> None:
    """The list under its heading."""
    words = page.words
    st.subheader(f"{words('texts.list')}: {words('texts.count', n=page.size)}", anchor=False)
    if page.size <= FEW:
        for text in page.library.last_added(FEW):
            _card(page, text)
    else:
        _table(page)


# ---------------------------------------------------------------- few: cards
def _card(page: Page, text: StoredText) -> None:
    """One text of the list with what can be done with it."""
    words = page.words
    facts = [
        text.card.outlet,
        words.date(text.card.date) if text.card.date else "",
        words("texts.characters", n=text.characters),
        words("texts.encoding", encoding=text.encoding) if text.encoding else "",
        words("texts.added_on", date=words.date(text.added.date())),
    ]
    with st.container(border=True):
        st.markdown(f"**{plain(text.name)}**" + (f" :blue-badge[{words('texts.shown')}]" if text == page.text else ""))
        st.caption(plain(" · ".join(fact for fact in facts if fact)))
        with st.container(horizontal=True, vertical_alignment="center"):
            _open(page, text)
            _rename(page, text)
            _delete(page, text)


def _open(page: Page, text: StoredText) -> None:
    link_to(page.door(doors.overview(), text=text.id), page.words("texts.open"), icon=":material/open_in_new:")


@offered_to("analyst")
def _rename(page: Page, text: StoredText) -> None:
    button, label = page.words("texts.rename"), page.words("texts.name")
    rename = partial(page.library.rename, text.id)
    rename_box(page, button=button, label=label, name=text.name, key=text.id, rename=rename)


@offered_to("keeper")
def _delete(page: Page, text: StoredText) -> None:
    words = page.words
    with st.popover(words("texts.delete"), icon=":material/delete:", type="tertiary"):
        st.markdown(plain(words("texts.delete_sure", name=text.name)))
        if st.button(words("texts.delete"), key=f"delete {text.id}", type="primary"):
            page.attempt(page.library.delete, text.id)
            st.rerun()


# ---------------------------------------------------------------- many: a table
def _table(page: Page) -> None:
    words = page.words
    asked = st.text_input(
        words("importing.texts.search"), placeholder=words("importing.texts.search_placeholder"), key="search texts"
    )
    number, found = page.library.listed(asked, slice(0, ON_ONE_SCREEN))
    if asked:
        st.caption(words("importing.texts.found" if found else "importing.texts.nothing", n=number))
    if not found:
        return
    screen = one_screen(number, ON_ONE_SCREEN, key=f"texts screen {asked}")
    if screen.start:
        _, found = page.library.listed(asked, screen)
    columns = {
        "name": words("importing.texts.name"),
        "title": words("importing.column.name"),
        "outlet": words("importing.column.outlet"),
        "date": words("importing.column.date"),
        "characters": words("importing.column.characters"),
        "encoding": words("importing.column.encoding"),
        "added": words("importing.texts.added"),
    }
    rows = pd.DataFrame(
        [
            (
                text.name,
                text.card.title,
                text.card.outlet,
                text.card.date,
                text.characters,
                text.encoding,
                text.added.date(),
            )
            for text in found
        ],
        columns=list(columns),
    )
    rows = telling(rows)
    state = st.dataframe(
        rows,
        hide_index=True,
        height=min(560, 38 + 35 * len(rows)),
        placeholder="",
        on_select="rerun",
        selection_mode="multi-row",
        key=f"texts {hash(tuple(text.id for text in found))}",
        column_config={
            **{
                column: st.column_config.Column(columns[column], width=WIDTHS.get(column, "small"))
                for column in map(str, rows)
            },
            "name": st.column_config.TextColumn(columns["name"], width=180, pinned=True),
            **{
                column: st.column_config.DateColumn(columns[column], format="DD.MM.YYYY", width="small")
                for column in ("date", "added")
                if column in rows
            },
        },
    )
    chosen = [found[at] for at in state.selection.rows if at < len(found)]
    if chosen:
        _chosen(page, chosen)
    else:
        st.caption(words("importing.texts.hint"))


def telling(rows: pd.DataFrame) -> pd.DataFrame:
    """Without columns that are all empty, and without the headlines where each is what the text is called."""
    alike = all(
        not title or title.startswith(name.removesuffix("…")) or name.startswith(title)
        for name, title in zip(rows["name"], rows["title"], strict=True)
    )
    left_out = {"title"} if alike else set()
    empty = {column for column in rows if rows[column].isna().all() or (rows[column].astype(str) == "").all()}
    return rows.drop(columns=[column for column in rows if column in left_out | empty])


def _chosen(page: Page, chosen: list[StoredText]) -> None:
    """What can be done with the ticked rows."""
    words, ids = page.words, [text.id for text in chosen]
    st.markdown(f"**{words('importing.texts.chosen', n=len(chosen))}**")
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(chosen) == 1:
            _open(page, chosen[0])
            _rename(page, chosen[0])
        _into(page, ids)
        _out_of(page, ids)
        _delete_chosen(page, ids)


@offered_to("keeper")
def _delete_chosen(page: Page, ids: list[str]) -> None:
    words = page.words
    with st.popover(words("importing.texts.chosen_delete"), icon=":material/delete:", type="tertiary"):
        st.markdown(plain(words("importing.texts.sure")))
        if st.button(words("importing.texts.chosen_delete"), key="delete chosen", type="primary"):
            for text_id in ids:
                page.attempt(page.library.delete, text_id)
            st.rerun()


@offered_to("analyst")
def _into(page: Page, ids: list[str]) -> None:
    words, names = page.words, {known.name: known.id for known in page.library.collections()}
    with (
        st.popover(words("importing.texts.move"), icon=":material/create_new_folder:", type="tertiary"),
        st.form("into collection", border=False),
    ):
        name = st.selectbox(
            words("importing.texts.which"),
            list(names)[:MOST],
            index=None,
            placeholder=words("importing.texts.which_choose"),
            accept_new_options=True,
        )
        if st.form_submit_button(words("importing.texts.move_do")) and name and name.strip():
            if name in names:
                page.attempt(page.library.add_to_collection, names[name], ids)
            else:
                page.attempt(page.library.make_collection, name.strip(), ids)
            notify("success", words("importing.texts.moved", n=len(ids), name=name.strip()))
            st.rerun()


@offered_to("analyst")
def _out_of(page: Page, ids: list[str]) -> None:
    words, names = page.words, {known.name: known.id for known in page.library.collections()}
    if not names:
        return
    with (
        st.popover(words("importing.texts.take_out"), icon=":material/folder_off:", type="tertiary"),
        st.form("out of collection", border=False),
    ):
        name = st.selectbox(words("importing.texts.which"), list(names)[:MOST])
        if st.form_submit_button(words("importing.texts.take_out_do")):
            page.attempt(page.library.remove_from_collection, names[name], ids)
            notify("success", words("importing.texts.removed", n=len(ids), name=name))
            st.rerun()
