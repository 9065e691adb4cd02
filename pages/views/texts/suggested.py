"""Who of the library may be one and was left apart: the analyst takes or refuses, many at once."""

from collections import defaultdict
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analysis import corrections, tables
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.entities.suggestions import KnownIdentity, Suggestion, suggest
from analysis.jobs.counting import beside
from analysis.library import WHOLE_LIBRARY, Library
from pages.shared.page import Page
from pages.shared.roles import offered_to
from pages.shared.table import Row
from pages.shared.who_is_who import entity_of, members

NAMES_HERE = 2000
"""Names that are held against each other here, some 50 ms: of more a process does it, and other pages go on."""

TOLD = "suggested told"
"""What was done last, said once where it was done."""


@offered_to("analyst")
def suggested(page: Page) -> None:
    """A table of suggestions with a tick for each row, and what to do with the ticked ones."""
    words, found = page.words, page.count_over(open_suggestions)
    told = st.session_state.pop(TOLD, "")
    if not found and not told:
        return
    st.subheader(words("texts.suggested.title"), anchor=False)
    if told:
        st.success(told)
    if not found:
        return
    st.caption(words("texts.suggested.hint"))
    rows = [(s.name, s.known, s.texts) for s in found]
    columns = ("name", "known", "texts")
    chosen = st.dataframe(
        pd.DataFrame(rows, columns=list(columns)),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"suggested {len(found)} {sum(s.texts for s in found)}",
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


def open_suggestions(library: Library) -> tuple[Suggestion, ...]:
    """What the library suggests, without what the analyst has told apart."""
    named = tables.library_named(library)
    columns = (named[column].tolist() for column in ("identity", "name", "kind", "texts"))
    known = list(map(KnownIdentity, *columns))
    found: tuple[Suggestion, ...] = suggest(known) if len(known) <= NAMES_HERE else beside(suggest, known)
    apart = {
        frozenset(((said.text, said.name), (said.other, said.value)))
        for said in (row.correction for row in library.corrections(WHOLE_LIBRARY))
        if said.action == "two"
    }
    if not apart:
        return found
    who: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in tables.library_members(library).to_dict("records"):
        who[row["identity"]].add((row["text_id"], row["entity"]))
    return tuple(s for s in found if not any(_told_apart(who, number, s.of, apart) for number in s.open))


def _told_apart(
    who: dict[int, set[tuple[str, str]]], one: int, other: int, apart: set[frozenset[tuple[str, str]]]
) -> bool:
    for pair in apart:
        ends = tuple(pair)
        if len(ends) == 2 and any(a in who[one] and b in who[other] for a, b in (ends, ends[::-1])):
            return True
    return False


def _keep(
    page: Page,
    chosen: Sequence[Suggestion],
    make: Callable[[str, Entity, str, Entity], Correction],
    done: str,
) -> None:
    """Keeps a correction for each open identity of the chosen suggestions, all at once."""
    rows: Sequence[Row] = members(page).to_dict("records")
    first = {row["identity"]: row for row in reversed(rows)}
    pairs = ((first[number], first[suggestion.of]) for suggestion in chosen for number in suggestion.open)
    made = [
        (WHOLE_LIBRARY, make(row["text_id"], one, known["text_id"], other))
        for row, known in pairs
        if (one := entity_of(page, row["text_id"], row["entity"], row["kind"]))
        and (other := entity_of(page, known["text_id"], known["entity"], known["kind"]))
    ]
    if page.attempt(page.library.correct_all, made) is not None:
        st.session_state[TOLD] = page.words(f"texts.suggested.{done}", n=len(chosen))
        st.rerun()
