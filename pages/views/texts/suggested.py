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
from analysis.library import WHOLE_LIBRARY, Library
from pages.shared import stored
from pages.shared.beside import AT_ONCE, waited_for
from pages.shared.page import Page
from pages.shared.roles import offered_to
from pages.shared.table import Row
from pages.shared.who_is_who import entity_of, members

TOLD = "suggested told"
"""What was done last, said once where it was done."""


@offered_to("analyst")
def suggested(page: Page) -> None:
    """A table of suggestions with a tick for each row, and what to do with the ticked ones."""
    words, found = page.words, _found(page)
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


def _found(page: Page) -> tuple[Suggestion, ...]:
    """What there is to suggest of the library as it is now: the numbers of identities are those of this state."""
    words, state = page.words, page.library.stamp

    def ask(seconds: float) -> Counted:
        what = ("suggestions", str(page.library.path))
        few = page.size <= AT_ONCE
        return stored.counting().ask(what, state, lambda: (suggest, _asked(page.library)), seconds=seconds, here=few)

    waiting = words("texts.suggested.waiting")
    found = waited_for(words, waiting, ask, state, waiting)
    return found.value if found.value and found.of == state else ()


def _asked(library: Library) -> tuple[list[KnownIdentity], frozenset[frozenset[int]]]:
    """The identities of the library, and which of them the analyst has told apart."""
    named = tables.library_named(library)
    columns = (named[column].tolist() for column in ("identity", "name", "kind", "texts"))
    pairs = [
        ((said.text, said.name), (said.other, said.value))
        for said in (row.correction for row in library.corrections(WHOLE_LIBRARY))
        if said.action == "two"
    ]
    who: dict[tuple[str, str], set[int]] = defaultdict(set)
    if pairs:
        members = tables.library_members(library)
        for text, name, number in zip(members["text_id"], members["entity"], members["identity"], strict=True):
            who[text, name].add(number)
    apart = (frozenset(ends) for one, other in pairs for ends in product(who[one], who[other]))
    return list(map(KnownIdentity, *columns)), frozenset(apart)


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
