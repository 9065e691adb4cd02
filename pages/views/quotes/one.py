"""Цитаты of one text: who speaks, how often and how much; every statement with its cue, kind and place."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.report import doors
from analysis.report.charts import text
from analysis.report.look import voice_colours
from pages.shared.chart import show_chart
from pages.shared.common_filters import choose_kind, choose_repeats, choose_speaker, choose_sure
from pages.shared.export import table_heading
from pages.shared.filters import one_of, reset
from pages.shared.linked_text import Run, linked_text
from pages.shared.method import method
from pages.shared.page import OneText
from pages.shared.pager import one_screen
from pages.shared.who_answers import who_answers
from pages.views.quotes.chosen import say_chosen
from pages.views.quotes.markers import marker_table
from pages.views.quotes.speakers import KINDS, speaker_table
from pages.views.quotes.statement import statement_card

ON_ONE_SCREEN = 20
FILTERS = ("speaker", "kind", "repeats", "marker", "sure")


def quotes_of_one(page: OneText) -> None:
    """Who speaks and how much, which statements, by which words, and from where."""
    words, colours = page.words, voice_colours(page.analysis)
    speakers, statements = page.count(tables.speakers), page.count(tables.statements)
    markers, sources = page.count(tables.markers), page.count(tables.sources)
    if statements.empty:
        st.info(words("quotes.none"))
    else:
        voices = page.count(tables.voices)
        speaker_table(page, speakers, colours)
        show_chart(page, text.whose_words(voices, colours, words))
        who_answers(page)
        _statements(page, statements, list(speakers["speaker"]), markers, colours)
    if not markers.empty:
        marker_table(page, markers)
    if not sources.empty:
        _sources(page, sources)
    method(page, "quotes", "words", "sources")


def _statements(
    page: OneText, statements: pd.DataFrame, names: list[str], markers: pd.DataFrame, colours: Mapping[str, str]
) -> None:
    """The list with its filters. `statements` as tables.statements, `markers` as tables.markers."""
    words = page.words
    table_heading(page, "statements", words("quotes.statements"), statements)
    with st.container(horizontal=True, vertical_alignment="top"):
        speaker = choose_speaker(words, names)
        kind = choose_kind(words, "quotes", list(KINDS.values()), statements["kind"])
        repeats = choose_repeats(words)
        marker = st.selectbox(
            words("quotes.filter.marker"),
            ["", *sorted(set(markers["marker"]))],
            format_func=lambda marker: marker or words("quotes.filter.any"),
            width=220,
            **one_of("marker", ["", *markers["marker"]], ""),
        )
        sure = choose_sure(words)
    shown = tables.to_check(page.analysis, statements, sure) if sure else statements
    if speaker:
        shown = shown[shown["place"].isin(tables.said_by(page.analysis, speaker))]
    if kind:
        shown = shown[shown["kind"] == kind]
    if repeats:
        shown = shown[(shown["repeat_of"] > 0) == (repeats == "only")]
    if marker:
        shown = shown[shown["place"].isin(markers[markers["marker"] == marker]["place"])]
    say_chosen(words, speaker=speaker, kind=kind, repeats=repeats, marker=str(marker or ""), sure=sure)
    st.caption(words("quotes.shown", n=len(shown), of=len(statements)))
    if shown.empty:
        st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=FILTERS)
    screen = one_screen(len(shown), ON_ONE_SCREEN, key=f"screen {speaker} {kind} {repeats} {marker} {sure}")
    for row in shown.iloc[screen].to_dict("records"):
        statement_card(page, row, colours)


def _sources(page: OneText, sources: pd.DataFrame) -> None:
    """Where the text has its news from; `sources` as tables.sources."""
    words = page.words
    st.subheader(words("quotes.sources"), anchor=False)
    blocks = []
    for row in sources.to_dict("records"):
        place = page.door(doors.reader((row["start"], row["stop"])))
        chain = [Run("  ← " + words("quotes.via", source=row["via"]), "muted")] if row["via"] else []
        blocks.append([Run(row["source"], to=place), *chain])
    linked_text(blocks, key="sources", look="list")
