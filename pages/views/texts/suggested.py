"""Who of the library may be one and was left apart: the analyst takes or refuses, many at once."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import product

import pandas as pd
import streamlit as st

from analysis import corrections, tables
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.entities.suggestions import KnownIdentity, Suggestion, suggest
from analysis.jobs.counting import Counted
from analysis.library import WHOLE_LIBRARY, Library, LibraryError
from pages.shared import stored
from pages.shared.beside import SECONDS, until_counted
from pages.shared.page import Page
from pages.shared.roles import offered_to
from pages.shared.who_is_who import entity_of

End = tuple[str, str]
"""A text, and the name of one of its entities."""

AT_ONCE = 200
"""Texts whose names are held against each other while the page waits, some 0.1 s."""

TOLD = "suggested told"
"""What was done last, said once where it was done."""

HELD = "suggested held"
"""The list that is shown, and of which library."""


@offered_to("analyst")
def suggested(page: Page) -> None:
    """A table of suggestions with a tick for each row, and what to do with the ticked ones."""
    words, found = page.words, _held(page, _found(page))
    told = st.session_state.pop(TOLD, "")
    if not found and not told:
        return
    st.subheader(words("texts.suggested.title"), anchor=False)
    if told:
        st.success(told)
    if not found:
        return
    st.caption(words("texts.suggested.hint"))
    rows = [(s.name, s.known.name, s.texts) for s in found]
    columns = ("name", "known", "texts")
    chosen = st.dataframe(
        pd.DataFrame(rows, columns=list(columns)),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=_key(found),
        column_config={column: st.column_config.Column(words("texts.suggested." + column)) for column in columns},
    ).selection.rows
    with st.container(horizontal=True):
        take = st.button(words("texts.suggested.take"), icon=":material/merge:", type="primary")
        refuse = st.button(words("texts.suggested.refuse"), icon=":material/call_split:")
    if (take or refuse) and not chosen:
        st.warning(words("texts.suggested.none_chosen"))
    elif take:
        _keep(page, [found[at] for at in chosen], corrections.one, "taken")
    elif refuse:
        _keep(page, [found[at] for at in chosen], corrections.two, "refused")


def _held(page: Page, found: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """The list that was shown before as long as rows of it are ticked, else this one: texts that are analysed meanwhile
    make it another one."""
    library, before = st.session_state.get(HELD, ("", ()))
    ticked = st.session_state.get(_key(before), {}).get("selection", {}).get("rows")
    shown: tuple[Suggestion, ...] = before if before and ticked and library == str(page.library.path) else found
    st.session_state[HELD] = str(page.library.path), shown
    return shown


def _key(found: tuple[Suggestion, ...]) -> str:
    return f"suggested {len(found)} {sum(s.texts for s in found)}"


def _found(page: Page) -> tuple[Suggestion, ...]:
    """What there is to suggest, counted beside the page; while it is counted anew what was known before, without what
    the analyst has told since: a click on it does what it says, for its names stand in texts."""
    words, library = page.words, page.library

    def ask(seconds: float) -> Counted:
        return stored.counting().ask(
            ("suggestions", str(library.path)),
            tables.names_state(library),
            lambda: (suggest, _asked(library)),
            seconds=seconds,
            here=page.size <= AT_ONCE,
        )

    found = ask(SECONDS)
    if found.failed:
        st.caption(words("texts.suggested.failed"))
    elif found.value is None:
        until_counted(words("texts.suggested.waiting"), ask, found.of)
    said = {frozenset(pair) for pair in _pairs(library, "one", "two")}
    return tuple(s for s in found.value or () if said.isdisjoint(frozenset(_both(one, s.known)) for one in s.open))


def _asked(library: Library) -> tuple[list[KnownIdentity], frozenset[frozenset[int]]]:
    """The identities of the library, and which of them the analyst has told apart."""
    named = tables.library_named(library)
    columns = (named[column].tolist() for column in ("identity", "name", "kind", "texts", "text_id", "entity"))
    pairs = _pairs(library, "two")
    who: dict[End, set[int]] = defaultdict(set)
    if pairs:
        members = tables.library_members(library)
        for text, name, number in zip(members["text_id"], members["entity"], members["identity"], strict=True):
            who[text, name].add(number)
    apart = (frozenset(ends) for one, other in pairs for ends in product(who[one], who[other]))
    return list(map(KnownIdentity, *columns)), frozenset(apart)


def _pairs(library: Library, *actions: str) -> list[tuple[End, End]]:
    """Of whom the analyst has said that they are one, or two."""
    made = (row.correction for row in library.corrections(WHOLE_LIBRARY))
    return [((said.text, said.name), (said.other, said.value)) for said in made if said.action in actions]


def _both(one: KnownIdentity, other: KnownIdentity) -> tuple[End, End]:
    return (one.text, one.entity), (other.text, other.entity)


def _keep(
    page: Page, chosen: Sequence[Suggestion], make: Callable[[str, Entity, str, Entity], Correction], done: str
) -> None:
    """Keeps a correction for each open identity of the chosen suggestions, all at once."""
    del st.session_state[HELD]
    made = page.attempt(_made, page, chosen, make)
    if made is not None and page.attempt(page.library.correct_all, made) is not None:
        st.session_state[TOLD] = page.words(f"texts.suggested.{done}", n=len(chosen))
    st.rerun()


def _made(
    page: Page, chosen: Sequence[Suggestion], make: Callable[[str, Entity, str, Entity], Correction]
) -> list[tuple[str, Correction]]:
    """Raises LibraryError where a text is gone meanwhile."""
    pairs = [(one, suggestion.known) for suggestion in chosen for one in suggestion.open]
    asked = {end.text for pair in pairs for end in pair}
    if gone := asked - page.library.names(asked).keys():
        raise LibraryError("no_text", id=min(gone))
    return [
        (WHOLE_LIBRARY, make(one.text, entity, known.text, other))
        for one, known in pairs
        if (entity := entity_of(page, one.text, one.entity, one.kind))
        and (other := entity_of(page, known.text, known.entity, known.kind))
    ]
