"""How every page begins: `open_page("quotes")` sets it up, draws the menu and gives what the page needs."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.analyse import Analysis, version
from analysis.corrections import Correction
from analysis.errors import PlainError
from analysis.library import Library, LibraryError, StoredText
from analysis.library.selection import Selection
from pages.shared import stored
from pages.shared.background import background_line
from pages.shared.escape import plain
from pages.shared.opening import open_if_asked
from pages.shared.problem import said
from pages.shared.selection import (
    FILES,
    Params,
    choose_language,
    choose_text,
    chosen_language,
    chosen_selection,
    chosen_text,
    count_furniture,
    counts_furniture,
    shared_params,
)
from pages.shared.selection_bar import selection_bar, told
from pages.shared.words import LANGUAGES, Words, words_in

ICONS = {
    "": ":material/summarize:",
    "entities": ":material/groups:",
    "quotes": ":material/format_quote:",
    "topics": ":material/sell:",
    "reader": ":material/menu_book:",
    "texts": ":material/library_books:",
}
ICON = Path(__file__).with_name("icon.png")
"""A file: the browser would fetch a Material icon for the tab from the internet."""

LONGEST_PREVIEW = 6000
LONGEST_LIST = 1000
"""Texts that the box offers: a browser would choke on more, and filters find the rest."""


@dataclass(frozen=True)
class Page:
    """An open page: the words of its language, the library, the chosen text and its analysis as it is corrected.

    Where many texts are chosen there is neither: `chosen` has their ids, newest first, `selection` says by what.
    Beside one text `selection` is what a link «К выборке» leads back to.
    """

    name: str
    words: Words
    library: Library
    texts: tuple[StoredText, ...]
    text: StoredText | None
    analysis: Analysis | None = None
    stamp: str = ""
    furniture: bool = False
    selection: Selection | None = None
    chosen: tuple[str, ...] = ()
    title: str = ""

    @property
    def many(self) -> bool:
        """Whether the page is of a selection of texts, however many it has, and not of one text."""
        return self.text is None and self.selection is not None

    @cached_property
    def called(self) -> str:
        """What is shown, for the names of files: `title`, else the text's name, or the selection in words.

        Told once a run: every button for a file asks, and a collection's size is asked of the library.
        """
        return self.title or (self.text.name if self.text else told(self))

    @property
    def shown(self) -> str:
        """A key of what is shown: the same for the same text, or for the same texts."""
        return self.text.id if self.text else f"{len(self.chosen)} {hash(self.chosen)}"

    def params(self, **more: str) -> Params:
        """What a link from here carries: which texts, the language and what the page it leads to needs."""
        chosen = self.text.id if self.text else None
        shared = shared_params(chosen, self.words.language, furniture=self.furniture, selection=self.selection)
        return {**shared, **more}

    def within(self, **changes: Any) -> Params:
        """As `params`, with fields of the selection changed: `within(speakers=("Анна Ким",))`."""
        selection = replace(self.selection or Selection(), **changes)
        return shared_params(None, self.words.language, furniture=self.furniture, selection=selection)

    def of_library(self) -> "Page":
        """The page for files of the whole library: they are named after it, not after the chosen text."""
        return replace(self, title=self.words("texts.library"))

    def of(self, text_id: str) -> "Page":
        """The page of one of the chosen texts, for what shows its sentences; its links lead into that text."""
        text = next(text for text in self.texts if text.id == text_id)
        return replace(self, text=text, analysis=self.library.corrected(text_id))

    def count(self, make: Callable[..., Any], *options: Any) -> Any:
        """`make(analysis, *options)`, a function of analysis.tables or the like; made once for what is shown."""
        return stored.counted(make, self.analysis, self.stamp, *options)

    def count_many(self, make: Callable[..., Any], *options: Any) -> Any:
        """`make(library, chosen, *options)`, a function of analysis.tables.many; made once for what the library holds.

        It has to give the same for the same library, texts and options.
        """
        return stored.counted_many(make, self.library, self.chosen, *options)

    def attempt(self, action: Callable[..., Any], *values: Any) -> Any:
        """What `action(*values)` gives; where the library cannot, None and a plain sentence at the top of the page."""
        try:
            return action(*values)
        except LibraryError as error:
            st.session_state["failure"] = said(self.words, error)

    def correct(self, correction: Correction) -> None:
        """Keeps a correction of the shown text."""
        self.attempt(self.library.correct, self.text.id, correction)


def open_page(name: str, *, analysed: bool = True) -> Page:
    """Draws what all pages share and gives the page; ends the run with a plain sentence where it cannot.

    analysed: whether the page shows the chosen text's analysis (all do but the list of texts).
    """
    words = words_in(chosen_language())
    title = words("pages.menu." + (name or "overview"))
    st.set_page_config(page_title=f"{title} · {words('pages.brand')}", page_icon=str(ICON), layout="wide")
    try:
        library = stored.open_library()
        texts = tuple(library.texts())
    except LibraryError as error:
        st.error(said(words, error))
        st.stop()
    selection, refused = chosen_selection()
    if selection and selection.collection and all(known.id != selection.collection for known in library.collections()):
        selection, refused = replace(selection, collection=None), [*refused, f"set={selection.collection}"]
    text = chosen_text(texts, many=selection is not None)
    chosen = (text.id,) if text else library.select(selection) if selection else ()
    page = Page(name, words, library, texts, text, furniture=counts_furniture(), selection=selection, chosen=chosen)
    open_if_asked(page.params())
    _sidebar(page)
    st.title(title, anchor=False)
    _notices(page, refused)
    if analysed:
        selection_bar(page)
    if analysed and not page.many:
        page = _with_analysis(page)
    stored.start_models()
    return page


def _notices(page: Page, refused: list[str]) -> None:
    if failure := st.session_state.pop("failure", ""):
        st.error(failure)
    asked = st.query_params.get("text")
    if asked and page.texts and (page.text is None or asked != page.text.id):
        st.warning(page.words("pages.text.unknown" if page.text else "selection.no_text"))
    if refused:
        st.warning(plain(page.words("selection.refused", what=", ".join(refused))))


def _with_analysis(page: Page) -> Page:
    """The page with its text's analysis; while it is being made the text itself can be read."""
    if page.text is None:
        st.info(page.words("pages.text.none"))
        st.page_link(
            FILES["texts"], label=page.words("pages.text.add"), icon=ICONS["texts"], query_params=page.params()
        )
        st.stop()
    waiting = st.empty()
    if page.library.analysis(page.text.id, furniture=page.furniture) is None:
        with waiting.container():
            status = st.status(page.words("pages.loading.text"))
            st.text(page.library.text(page.text.id)[:LONGEST_PREVIEW])
        if stored.start_models().is_alive():
            status.update(label=page.words("pages.loading.models"))
    try:
        analysis = page.library.corrected(page.text.id, furniture=page.furniture)
    except Exception as error:  # whatever it is, the reader of the page is told in a sentence, and the log in full
        logging.getLogger(__name__).exception("The text %s was not analysed", page.text.id)
        st.error(said(page.words, error) if isinstance(error, PlainError) else page.words("pages.text.failed"))
        st.stop()
    waiting.empty()
    made = page.library.holding(page.text.id)
    stamp = f"{page.text.id} {version()} {page.furniture} {hash(made)}"
    if analysis.furniture or page.furniture:
        _furniture_switch(page)
    return replace(page, analysis=analysis, stamp=stamp)


def _sidebar(page: Page) -> None:
    words = page.words
    with st.sidebar:
        st.header(words("pages.brand"), anchor=False)
        with st.container(gap="xxsmall"):
            for name, file in FILES.items():
                label = words("pages.menu." + (name or "overview"))
                st.page_link(file, label=label, icon=ICONS[name], query_params=page.params(), width="stretch")
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
    words, wanted = page.words, frozenset(page.chosen if page.many else ())
    offered = [text for text in page.texts if not wanted or text.id in wanted][:LONGEST_LIST]
    names = {text.id: text.name for text in [*offered, *([page.text] if page.text else [])]}
    st.session_state["chosen text"] = page.text.id if page.text else None
    st.selectbox(
        words("pages.text.choose"),
        list(names),
        index=None if page.many else 0,
        format_func=names.__getitem__,
        placeholder=words("selection.choose_one"),
        key="chosen text",
        help=words("selection.longest", n=LONGEST_LIST) if len(page.texts) > LONGEST_LIST else None,
        on_change=lambda: choose_text(st.session_state["chosen text"]),
    )
