"""How every page begins: `open_page("quotes")` sets it up, draws the menu and gives what the page needs."""

import logging
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from analysis.errors import PlainError
from analysis.interface import Words
from analysis.library import Library, LibraryError, StoredText
from analysis.report import doors
from pages.shared import stored
from pages.shared.address import (
    choose_language,
    choose_text,
    chosen_language,
    chosen_selection,
    chosen_text,
    count_furniture,
    counts_furniture,
)
from pages.shared.background import background_line
from pages.shared.bookcase import account, choose_shelved, library_box
from pages.shared.entrance import is_own_machine
from pages.shared.escape import plain
from pages.shared.lasting_files import keep_files
from pages.shared.linked_text import HERE, Run, linked_text
from pages.shared.links import link_to
from pages.shared.log import tell_run
from pages.shared.manners import manners
from pages.shared.menu import SCREEN, SCREENS
from pages.shared.opening import open_if_asked
from pages.shared.page import ManyTexts, OneText, Page, many_texts, one_text
from pages.shared.problem import said
from pages.shared.selection_bar import selection_bar
from pages.shared.words import LANGUAGES, words_in

ICON = Path(__file__).with_name("icon.png")
"""A file: the browser would fetch a Material icon for the tab from the internet."""

LONGEST_PREVIEW = 6000
LONGEST_LIST = 1000
"""Texts that the box offers: a browser would choke on more, and filters find the rest."""


def open_page(name: str) -> OneText | ManyTexts:
    """Draws what all pages share and gives the page; ends the run with a plain sentence where there is nothing to show.

    Of many texts at least one is chosen; of one the analysis is there.
    """
    page = open_frame(name)
    if not _is_there(page):
        st.stop()
    with st.container(horizontal=True, vertical_alignment="center"):
        if page.text is not None:
            st.caption(plain(_shown_text(page.words, page.text)), width="content")
        _copy_link(page)
    selection_bar(page)
    stored.start_models()
    if page.many and page.selection is not None:
        if not page.chosen:
            st.stop()
        return many_texts(page, page.selection)
    return _with_analysis(page)


def open_frame(name: str) -> Page:
    """As `open_page` for a page that needs no text and no analysis: the title, the menu, what went wrong before."""
    words = words_in(chosen_language())
    title = words(SCREEN[name].title)
    st.set_page_config(page_title=f"{title} · {words('pages.brand')}", page_icon=str(ICON), layout="wide")
    keep_files()
    page, refused = _page(name)
    tell_run(page=name or "overview", who=page.library.person.name, library=stored.shelved().key)
    open_if_asked()
    _sidebar(page)
    st.title(title, anchor=False)
    _notices(page, refused)
    stored.start_models()
    return page


def _page(name: str) -> tuple[Page, list[str]]:
    """The page as the URL asks for it, and what of the URL says nothing."""
    words = words_in(chosen_language())
    try:
        choose_shelved(words)
        library = _opened_library(words)
        texts = library.size
    except LibraryError as error:
        st.error(plain(said(words, error)))
        st.button(words("pages.retry"), icon=":material/refresh:")  # reloading would lose what the session remembers
        st.stop()
    selection, refused = chosen_selection()
    if selection and selection.collection and all(known.id != selection.collection for known in library.collections()):
        selection, refused = replace(selection, collection=None), [*refused, f"set={selection.collection}"]
    text = chosen_text(library, many=selection is not None)
    chosen = (text.id,) if text else library.chosen(selection) if selection else ()
    page = Page(
        name=name,
        words=words,
        library=library,
        size=texts,
        text=text,
        selection=selection,
        chosen=chosen,
        furniture=counts_furniture(),
    )
    return page, refused


def _opened_library(words: Words) -> Library:
    """The library; who opens it first, or waits for who does, is told that it opens, where that takes a while."""
    path, seen = str(stored.shelved().path), st.session_state.setdefault("libraries seen", set())
    if path in seen:
        return stored.open_library()
    with st.spinner(words("pages.loading.library")):
        library = stored.open_library()
    seen.add(path)
    return library


def _shown_text(words: Words, text: StoredText) -> str:
    """Which text is shown, under the heading of each page: «Срок моста · Вестник · 01.02.2020»."""
    date = words.date(text.card.date) if text.card.date else ""
    return " · ".join(part for part in (text.card.title or text.name, text.card.outlet, date) if part)


def _is_there(page: Page) -> bool:
    """Whether the text that the URL names is there; else ways on stand in its place, and no other text's numbers."""
    words, asked = page.words, st.query_params.get("text")
    if not asked or not page.size or (page.text is not None and asked == page.text.id):
        return True
    deleted = any(text.id == asked for text in page.library.deleted())
    st.warning(words("pages.text.deleted" if deleted else "pages.text.unknown"))
    if page.selection is not None:
        link_to(page.within(doors.Target(page.name), page.selection), words("pages.text.to_selection"))
    link_to(page.door(doors.library()), words("pages.text.to_texts"))
    return False


def _copy_link(page: Page) -> None:
    """A button that copies the address of what is shown; where only this machine can open it, it says so and beside it
    stands the way to a file that can be sent."""
    words, here = page.words, is_own_machine(urlsplit(st.context.url or "").hostname or "")
    copied = words("pages.link.copied_here" if here else "pages.link.copied")
    linked_text([[Run(words("pages.link.copy"), copy=HERE)]], key="copy link", copied=copied, width="content")
    if here and page.name != "report":
        link_to(page.door(doors.report()), words("pages.link.send"), icon=":material/attach_file:")


def _notices(page: Page, refused: list[str]) -> None:
    if failure := st.session_state.pop("failure", ""):
        st.error(plain(failure))
    if refused:
        st.warning(plain(page.words("selection.refused", what=", ".join(refused))))


def _with_analysis(page: Page) -> OneText:
    """The page with its text's analysis; while it is being made the text itself can be read."""
    words, library, text = page.words, page.library, page.text
    if text is None:
        st.info(words("pages.text.none"))
        link_to(page.door(doors.library()), words("pages.text.add"))
        st.stop()
    waiting = st.empty()
    if library.analysis(text.id, furniture=page.furniture) is None:
        with waiting.container():
            status = st.status(words("pages.loading.text"))
            st.text(library.text(text.id)[:LONGEST_PREVIEW])
        if stored.start_models().is_alive():
            status.update(label=words("pages.loading.models"))
    try:
        analysis = library.corrected(text.id, furniture=page.furniture)
    except Exception as error:  # whatever it is, the reader of the page is told in a sentence, and the log in full
        logging.getLogger(__name__).exception("The text %s was not analysed", text.id)
        st.error(plain(said(words, error)) if isinstance(error, PlainError) else words("pages.text.failed"))
        st.stop()
    waiting.empty()
    if analysis.furniture or page.furniture:
        _furniture_switch(page)
    return one_text(page, text, analysis)


# ---------------------------------------------------------------- the sidebar
def _sidebar(page: Page) -> None:
    words = page.words
    with st.sidebar:
        with st.container(key="brand"):  # no heading: the page's title is the first
            st.markdown(words("pages.brand"))
        library_box(words)
        _menu(page)
        if page.text is not None or page.chosen:
            _choose_text(page)
        st.session_state["language"] = words.language
        st.segmented_control(
            words("pages.language.choose"),
            LANGUAGES,
            format_func=lambda code: words("pages.language." + code),
            key="language",
            required=True,
            on_change=lambda: choose_language(st.session_state["language"]),
        )
        background_line(words)
        account(words)
        manners(words)


def _menu(page: Page) -> None:
    """The pages that the library has texts enough for, group by group; the page that is open is always there."""
    offered = [screen for screen in SCREENS if page.size >= screen.fewest or screen.name == page.name]
    for group, screens in groupby(offered, key=lambda screen: screen.group):
        if heading := page.words("pages.group." + group):
            st.caption(heading)
        with st.container(gap="xxsmall"):
            for screen in screens:
                link_to(page.door(doors.Target(screen.name)), page.words(screen.title), width="stretch")


def _furniture_switch(page: Page) -> None:
    """Related links and credits are no part of the story; who wants them counted says so here."""
    st.session_state["count furniture"] = page.furniture
    st.sidebar.toggle(
        page.words("pages.furniture.count"),
        key="count furniture",
        help=page.words("pages.furniture.help"),
        on_change=lambda: count_furniture(st.session_state["count furniture"]),
    )


def _choose_text(page: Page) -> None:
    """One text out of those that are chosen; the shown one is always among them."""
    words = page.words
    offered = page.library.last_added(LONGEST_LIST, page.chosen if page.many else None)
    names = {text.id: text.name for text in [*offered, *([page.text] if page.text else [])]}
    st.session_state["chosen text"] = page.text.id if page.text else None
    st.selectbox(
        words("pages.text.choose"),
        list(names),
        index=None if page.many else 0,
        format_func=names.__getitem__,
        placeholder=words("selection.choose_one"),
        key="chosen text",
        help=words("selection.longest", n=LONGEST_LIST) if page.size > LONGEST_LIST else None,
        on_change=lambda: choose_text(st.session_state["chosen text"]),
    )
