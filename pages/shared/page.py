"""An open page: what all pages share, and what a page of one text and a page of many have besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import streamlit as st

from analysis.analyse import Analysis, version
from analysis.corrections import Correction
from analysis.interface import Words
from analysis.library import Library, LibraryError, StoredText
from analysis.library.selection import Selection
from analysis.report.doors import Params, Target
from pages.shared import stored
from pages.shared.address import shared_params
from pages.shared.problem import said

Given = TypeVar("Given")
AnyPage = TypeVar("AnyPage", bound="Page")


@dataclass(frozen=True, kw_only=True)
class Page:
    """What all pages share: the words of its language, the library, and what the URL chooses of it.

    size: how many texts the library has. text: the one text that is chosen, if one is; selection: what else chooses
    texts, or beside one text what a link «К выборке» leads back to; chosen: the texts that are counted, newest first;
    title: what files are named after, where that is not what is shown.
    """

    name: str
    words: Words
    library: Library
    size: int
    text: StoredText | None = None
    selection: Selection | None = None
    chosen: Sequence[str] = ()
    furniture: bool = False
    title: str = ""

    @property
    def many(self) -> bool:
        """Whether a selection of texts is chosen, however many it has, and not one text."""
        return self.text is None and self.selection is not None

    @cached_property
    def called(self) -> str:
        """What is shown, for the names of files: `title`, else the text's name, or the selection in words.

        Told once a run: every button for a file asks, and a collection's size is asked of the library.
        """
        return self.title or (self.text.name if self.text else self.told)

    @cached_property
    def told(self) -> str:
        """«Все тексты: 13», «Подборка «Мост»: 4 из 5», «Выборка: 6 из 13»."""
        words, selection, n = self.words, self.selection or Selection(), len(self.chosen)
        if selection.collection is not None:
            found = next((c for c in self.library.collections() if c.id == selection.collection), None)
            what, of = words("selection.set", name=found.name if found else "–"), found.texts if found else n
        elif selection == Selection():
            return words("selection.everything", what=words("selection.all"), n=n)
        else:
            what, of = words("selection.part"), self.size
        if replace(selection, collection=None) == Selection():
            return words("selection.everything", what=what, n=n)
        return words("selection.narrowed", what=what, n=n, of=of)

    @property
    def shown(self) -> str:
        """A key of what is shown: the same for the same text, or for the same texts."""
        return self.text.id if self.text else stored.key_of(self.chosen)

    # ------------------------------------------------------------ links
    def door(self, target: Target, *, text: str = "") -> Target:
        """A target with what every link from here carries: which texts, and the language. text: another text's id."""
        shared = self._shared_of(text) if text else self._shared
        return Target(target.page, {**shared, **target.params})

    @cached_property
    def _shared(self) -> Params:
        """What of it is the same in all links of what is shown, of which a page has hundreds."""
        return self._shared_of(self.text.id if self.text else None)

    def _shared_of(self, text: str | None) -> Params:
        return shared_params(text, self.words.language, furniture=self.furniture, selection=self.selection)

    def within(self, target: Target, selection: Selection) -> Target:
        """A target with another selection of texts in place of what is chosen here."""
        shared = shared_params(None, self.words.language, furniture=self.furniture, selection=selection)
        return Target(target.page, {**shared, **target.params})

    def of(self, text_id: str) -> "OneText":
        """The page of one of the library's texts, for what shows its sentences; its links lead into that text."""
        text = self.library.stored(text_id)
        if text is None:
            raise LibraryError("no_text", id=text_id)
        return one_text(self, text, self.library.corrected(text_id))

    def count_many(self, make: Callable[..., Given], *options: Any, reads: Callable[..., str] | None = None) -> Given:
        """`make(library, chosen, *options)`, as analysis.tables.many has them; made once for what the library holds.

        It has to give the same for the same library, texts and options. The library is another one after each text that
        is analysed in the background: what takes seconds names with `reads` a function of library and ids that gives a
        key of what it reads, and is made anew only when that is another one.
        """
        made: Given = stored.counted_many(make, self.library, self.chosen, *options, reads=reads)
        return made

    def count_over(self, make: Callable[..., Given], *options: Any, reads: Callable[..., str] | None = None) -> Given:
        """`make(library, *options)`, what all texts of the library have whatever is chosen; otherwise as `count_many`.

        It may be large and is not copied: whoever asks has the same one, to be read only.
        """
        made: Given = stored.counted_over(make, self.library, *options, reads=reads)
        return made

    # ------------------------------------------------------------ what the analyst changes
    def may(self, role: str) -> bool:
        """Whether who is there has this role in the library, or one above it."""
        return self.library.person.may(role)

    def attempt(self, action: Callable[..., Given], *values: Any, **named: Any) -> Given | None:
        """What the action gives; where the library cannot, None and a plain sentence at the top of the page."""
        try:
            return action(*values, **named)
        except LibraryError as error:
            st.session_state["failure"] = said(self.words, error)
        return None

    def of_library(self: AnyPage) -> AnyPage:
        """The page for files of the whole library: they are named after it, not after what is shown."""
        return replace(self, title=self.words("texts.library"))


@dataclass(frozen=True, kw_only=True)
class OneText(Page):
    """A page of one text, with its analysis as it is corrected."""

    text: StoredText
    analysis: Analysis

    @cached_property
    def stamp(self) -> str:
        """A key of the analysis: another one after each correction."""
        made = self.library.holding(self.text.id)
        return f"{self.text.id} {version()} {self.furniture} {hash(made)}"

    def count(self, make: Callable[..., Given], *options: Any) -> Given:
        """`make(analysis, *options)`, a function of analysis.tables or the like; made once for what is shown."""
        made: Given = stored.counted(make, self.analysis, self.stamp, *options)
        return made

    def correct(self, correction: Correction) -> None:
        """Keeps a correction of the text."""
        self.attempt(self.library.correct, self.text.id, correction)


@dataclass(frozen=True, kw_only=True)
class ManyTexts(Page):
    """A page of a selection of texts; at least one is chosen."""

    text: None = None
    selection: Selection


def one_text(page: Page, text: StoredText, analysis: Analysis) -> OneText:
    """The page of `text`, with all else as `page` has it."""
    return OneText(**{**_fields(page), "text": text, "analysis": analysis})


def many_texts(page: Page, selection: Selection) -> ManyTexts:
    """The page of the texts of `selection`, which `page` has chosen."""
    return ManyTexts(**{**_fields(page), "text": None, "selection": selection})


def _fields(page: Page) -> dict[str, Any]:
    return {name: getattr(page, name) for name in Page.__dataclass_fields__}
