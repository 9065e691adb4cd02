"""Контексты: the box, what it means, how often it is found; then the lines, where and when, and what is beside."""

from dataclasses import dataclass

import streamlit as st

from analysis.interface import Words
from analysis.report import doors
from analysis.search.query import Query
from analysis.search.scope import PARTS, Scope
from analysis.tables import contexts as tables
from pages.shared.asked import meaning, read_or_say
from pages.shared.common_filters import OFFERED
from pages.shared.escape import plain
from pages.shared.filters import one_of, text_of
from pages.shared.linked_text import Run, linked_table, linked_text
from pages.shared.method import method
from pages.shared.page import Page
from pages.shared.wording import spoken
from pages.views.contexts.beside import beside
from pages.views.contexts.lines import lines
from pages.views.contexts.speakers import speakers
from pages.views.contexts.spread import spread

MOST_QUERIES = 6
"""Queries that are compared side by side: more are no comparison."""

PARTED_BY = ";"


@dataclass(frozen=True, slots=True)
class AskedQuery:
    """One of the queries in the box, as it is written and as it is read."""

    written: str
    query: Query


def contexts(page: Page) -> None:
    """The whole screen."""
    words = page.words
    written = _box(words, page.selection.query if page.selection else "")
    scope = _scope(page)
    if not written.strip():
        st.info(words("contexts.begin"))
        _help(words)
        return
    asked = [AskedQuery(part, query) for part in _parts(written) if (query := read_or_say(words, part))]
    if not asked:
        _help(words)
        return
    for one in asked:
        st.caption(plain(meaning(words, one.query, scope)))
    chosen = asked[0]
    if len(asked) > 1:
        chosen = _compared(page, asked, scope)
    _found(page, chosen, scope)
    _help(words)
    method(page, "contexts", "words")


def _box(words: Words, of_selection: str) -> str:
    """The box; without a word of its own it asks what the selection asks."""
    box = text_of("word", of_selection)
    return str(st.text_input(words("contexts.box"), placeholder=words("contexts.placeholder"), **box))


def _scope(page: Page) -> Scope:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = st.segmented_control(
            words("contexts.where"),
            PARTS,
            format_func=lambda part: words(f"contexts.part.{part or 'all'}"),
            required=True,
            **one_of("in", PARTS, ""),
        )
        names = page.count_many(tables.speakers_in)[:OFFERED]
        asked = st.query_params.get("whose", "")
        options = ["", *names] if asked in names or not asked else ["", *names, asked]
        whose = st.selectbox(
            words("contexts.whose"),
            options,
            format_func=lambda name: spoken(words, name) if name else words("contexts.anybody"),
            width=320,
            **one_of("whose", options, ""),
        )
    return Scope(part or "", whose or "")


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(PARTED_BY) if part.strip()][:MOST_QUERIES]


def _found(page: Page, asked: AskedQuery, scope: Scope) -> None:
    words = page.words
    found = page.count_many(tables.found, asked.written, scope)
    if not found.texts:
        st.info(words("contexts.nothing"))
        return
    told = words(
        "contexts.found",
        places=words("contexts.places", n=found.places),
        texts=words("contexts.in_texts", n=found.texts),
        of=len(page.chosen),
        share=words.number(found.per_thousand, 2),
    )
    linked_text([[Run(told)]], key="contexts found", look="lead")
    if found.places:
        lines(page, asked.written, scope, found.places)
        spread(page, asked.written, scope)
        speakers(page, asked.written, scope)
        beside(page, asked.written, scope)


def _compared(page: Page, asked: list[AskedQuery], scope: Scope) -> AskedQuery:
    """Several queries side by side; the lines below are of the one that is chosen."""
    words, rows = page.words, []
    for one in asked:
        found = page.count_many(tables.found, one.written, scope)
        door = page.door(doors.contexts(one.written, part=scope.part, whose=scope.speaker))
        rows.append(
            [
                Run(one.written, to=door),
                Run(words.number(found.places), "number"),
                Run(words.number(found.texts), "number"),
                Run(words.number(found.per_thousand, 2), "number"),
            ]
        )
    header = [words(f"contexts.column.{name}") for name in ("query", "places", "texts", "per_thousand")]
    linked_table(header, rows, key="contexts compared")
    by_text = {one.written: one for one in asked}
    chosen = st.segmented_control(
        words("contexts.lines_of"), list(by_text), required=True, **one_of("of", list(by_text), asked[0].written)
    )
    return by_text[chosen or asked[0].written]


def _help(words: Words) -> None:
    with st.expander(words("contexts.help_title"), icon=":material/help:"):
        st.markdown(words("contexts.help"))
