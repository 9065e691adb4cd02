"""Цитаты of many texts: who speaks, in how many texts, and every statement with its outlet and date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.card import Card
from analysis.interface import Words
from analysis.library import Library
from analysis.report import doors
from analysis.report.charts import spoken as charts
from analysis.search.scope import Scope
from analysis.tables import UNKNOWN, crossed, many, statements_of_many
from analysis.tables.statements_of_many import Wanted
from analysis.tables.stories import with_stories
from analysis.topics.reference import fold
from analysis.words import find_words
from pages.shared.asked import meaning, read_or_say
from pages.shared.chart import show_chart
from pages.shared.common_filters import choose_kind, choose_repeats, choose_speaker, choose_sure, offered
from pages.shared.cross_table import cross_table
from pages.shared.escape import plain
from pages.shared.export import book, files_heading, sheet, table_heading
from pages.shared.filters import one_of, reset, text_of
from pages.shared.linked_text import Run, linked_table, linked_text
from pages.shared.links import counted
from pages.shared.method import method
from pages.shared.named import named, speakers_named
from pages.shared.page import ManyTexts
from pages.shared.pager import one_screen, shown_first
from pages.shared.table import Row
from pages.shared.wording import where
from pages.views.quotes.chosen import say_chosen
from pages.views.quotes.speakers import KINDS, own_kind
from pages.views.quotes.statement import TOLD, citation, is_word, tick, tick_box

SPEAKERS_SHOWN = 15
BARS = 12
FEWEST_BARS = 3
ON_ONE_SCREEN = 20
FILTERS = ("speaker", "kind", "repeats", "marker", "sure", "say")


def quotes_of_many(page: ManyTexts) -> None:
    """The whole screen."""
    words, speakers = page.words, page.count_many(many.speakers)
    if speakers.empty:
        st.info(words("quotes.none"))
        return
    _speakers(page, speakers)
    known = speakers[speakers["speaker"] != UNKNOWN].head(BARS)
    if len(known) >= FEWEST_BARS:
        show_chart(page, charts.statements(known, words))
    cross_table(page, "speakers", crossed.speakers_by, lambda name: doors.quotes(speaker=name))
    _statements(page, speakers)
    method(page, "identities", "quotes", "words")


def _speakers(page: ManyTexts, speakers: pd.DataFrame) -> None:
    """The first speakers and those nobody knows; every number opens its statements."""
    words = page.words
    table_heading(page, "speakers", words("quotes.speakers"), speakers)
    unknown = speakers["speaker"] == UNKNOWN
    shown = pd.concat([speakers[~unknown].head(SPEAKERS_SHOWN), speakers[unknown]])
    columns = {column: kind for column, kind in KINDS.items() if shown[column].any()}
    header = [words("quotes.column.speaker"), words("many.column.texts")]
    header += [words("quotes.column." + name) for name in (*columns.values(), "all", "once", "words")]
    rows = []
    for row in shown.to_dict("records"):
        name = row["speaker"]
        targets = {column: doors.quotes(speaker=name, kind=kind) for column, kind in columns.items()}
        targets["statements"] = doors.quotes(speaker=name)
        targets["statements_without_repeats"] = doors.quotes(speaker=name, repeats="without")
        targets["words_direct"] = doors.quotes(speaker=name, kind=own_kind(row))
        numbers = [counted(page, row[column], target) for column, target in targets.items()]
        heard = page.door(doors.quotes(speaker=name))
        if name != UNKNOWN and not page.selection.speakers:  # another choice of speakers would widen these
            heard = page.within(doors.texts(), replace(page.selection, speakers=(name,)))
        rows.append([named(page, name), Run(words.number(row["texts"]), "number", to=heard), *numbers])
    linked_table(header, rows, key="speakers")
    shown_first(words, len(shown), len(speakers))


def _statements(page: ManyTexts, speakers: pd.DataFrame) -> None:
    words, wanted = page.words, _filters(page, speakers)
    n = page.count_many(statements_of_many.count_statements, wanted)
    say_chosen(
        words,
        speaker=wanted.speaker,
        kind=wanted.kind,
        repeats=wanted.repeats,
        marker=wanted.marker,
        sure=wanted.sure,
        said=wanted.query,
    )
    st.caption(words("quotes.shown", n=n, of=page.count_many(statements_of_many.count_statements, Wanted())))
    if not n:
        st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=FILTERS)
        return
    first = one_screen(n, ON_ONE_SCREEN, key=f"screen {page.shown} {wanted}").start
    rows = page.count_many(_on_screen, wanted, first)
    marks: Mapping[tuple[str, int], frozenset[str]] = {}
    if wanted.query:
        marks = statements_of_many.found_forms(page.library, list(dict.fromkeys(rows["text_id"])), wanted.query)
    for row in rows.to_dict("records"):
        _statement(page, row, marks.get((row["text_id"], row["place"]), frozenset()))


def _on_screen(library: Library, ids: Sequence[str], wanted: Wanted, first: int) -> pd.DataFrame:
    """The statements of one screen, from the `first`."""
    return statements_of_many.statements(library, ids, wanted, first=first, most=ON_ONE_SCREEN)


def _filters(page: ManyTexts, speakers: pd.DataFrame) -> Wanted:
    """The heading of the list with what of it is wanted; all of it is in the menu «Скачать»."""
    words = page.words
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="top"):
        speaker = choose_speaker(words, offered(speakers["speaker"], "speaker"))
        there = [kind for column, kind in KINDS.items() if speakers[column].any()]
        kind = choose_kind(words, "quotes", list(KINDS.values()), there)
        marker = _marker(page, speaker)
        repeats = choose_repeats(words)
        sure = choose_sure(words)
    wanted = Wanted(speaker, kind, repeats, _said(words), marker, sure)
    title = words("quotes.statements")

    def every() -> pd.DataFrame:
        return with_stories(page.library, statements_of_many.statements(page.library, page.chosen, wanted))

    files = {
        "xlsx": lambda: book(page, {title: every()}),
        "csv": lambda: sheet(page, every()),
    }
    with heading:
        files_heading(page, "all statements", title, files)
    return wanted


def _marker(page: ManyTexts, speaker: str) -> str:
    """One of the words that introduce these statements, or ""."""
    words, found = page.words, page.count_many(statements_of_many.markers, speaker)
    counts = dict(zip(found["marker"].astype(str), found["statements"].astype(int), strict=True))
    options = offered(found["marker"], "marker")
    chosen = st.selectbox(
        words("quotes.filter.marker"),
        ["", *options],
        format_func=lambda name: f"{name} ({counts.get(name, 0)})" if name else words("quotes.filter.any"),
        width=220,
        **one_of("marker", ["", *options], ""),
    )
    return str(chosen or "")


def _said(words: Words) -> str:
    """The query of the box «что сказано», or "" where it is empty or cannot be read."""
    box = text_of("say")
    label, placeholder = words("quotes.filter.said"), words("quotes.filter.said_placeholder")
    written = str(st.text_input(label, placeholder=placeholder, **box)).strip()
    if not written or (query := read_or_say(words, written)) is None:
        return ""
    st.caption(plain(meaning(words, query, Scope("statements"))))
    return written


def _marked(said: str, forms: frozenset[str]) -> Iterator[Run]:
    """The statement with the words that were asked for marked."""
    at = 0
    for start, stop in find_words(said) if forms else ():
        if fold(said[start:stop]) in forms:
            yield Run(said[at:start], "quote")
            yield Run(said[start:stop], "quote mark")
            at = stop
    yield Run(said[at:], "quote")


def _statement(page: ManyTexts, row: Row, forms: frozenset[str]) -> None:
    """A statement as the facts have it, to be ticked off; it is corrected in its text."""
    words = page.words
    facts = [row["role"], words("quotes.kind." + row["kind"])]
    facts += [words("quotes.cue", cue=row["cue"])] if is_word(row["cue"]) else []
    facts += [words("many.repeat")] if row["repeat_of"] else []
    facts += [words("quotes.sure." + row["sure"])] if row["sure"] in TOLD else []
    head = [
        *speakers_named(page, row["speaker"], "strong"),
        Run("  " + " · ".join(fact for fact in facts if fact), "muted small"),
    ]
    place = page.door(doors.reader((row["start"], row["stop"])), text=row["text_id"])
    card, appeared = Card(outlet=row["outlet"], date=row["date"]), where(words, row["outlet"], row["date"])
    tools = [
        Run(words("quotes.copy"), copy=citation(words, row, row["said"], card)),
        Run(words("pages.evidence.show"), "small", to=place),
        Run("  " + " · ".join(part for part in (row["title"], appeared) if part), "muted small"),
    ]
    with st.container(border=True):
        key = f"{row['text_id']} {row['place']}"
        linked_text([head, [*_marked(row["said"], forms)]], key=f"statement {key}")
        with st.container(horizontal=True, vertical_alignment="center"):
            tick_box(page, key, checked=row["checked"], tick=partial(_tick, page, row))
            linked_text([tools], key=f"tools {key}", copied=words("quotes.copied"))


def _tick(page: ManyTexts, row: Row) -> None:
    """Ticks the statement off in its text, or takes every tick of it back."""
    one = page.attempt(page.of, row["text_id"])
    place = (row["start"], row["stop"])
    found = (q for q in one.analysis.quotes if (q.spans[0][0], q.spans[-1][1]) == place) if one else ()
    if one and (quote := next(iter(found), None)):
        tick(one, quote)
