"""Цитаты: who speaks, how often and how much; every statement with its speaker, cue, kind, text and place."""

import streamlit as st

from analysis import tables
from analysis.report.charts import text
from analysis.report.theme import voice_colours
from pages.shared.charts import show_chart
from pages.shared.common_filters import choose_kind, choose_repeats, choose_speaker
from pages.shared.export import table_heading
from pages.shared.filters import one_of, reset
from pages.shared.linked_text import Run, linked_text
from pages.shared.many_quotes import many_quotes
from pages.shared.marker_table import marker_table
from pages.shared.method import method
from pages.shared.page import open_page
from pages.shared.speaker_table import speaker_table
from pages.shared.statement_card import statement_card

KINDS = ("direct", "indirect", "fragment")
ON_ONE_SCREEN = 20

page = open_page("quotes")
if page.many:
    many_quotes(page)
    st.stop()
words = page.words
speakers = page.count(tables.speakers)
statements = page.count(tables.statements)
sources = page.count(tables.sources)
markers = page.count(tables.markers)
colours = voice_colours(page.analysis)
names = list(speakers["speaker"])

# ---------------------------------------------------------------- statements per speaker
if statements.empty:
    st.info(words("quotes.none"))
else:
    speaker_table(page, speakers, colours)
    show_chart(page, "words", text.whose_words(page.count(tables.voices), colours, words), page.count(tables.voices))

# ---------------------------------------------------------------- which statements
if not statements.empty:
    table_heading(page, "statements", words("quotes.statements"), statements)
    with st.container(horizontal=True, vertical_alignment="top"):
        speaker = choose_speaker(words, names)
        kind = choose_kind(words, "quotes", KINDS, statements["kind"])
        repeats = choose_repeats(words)
        marker = st.selectbox(
            words("quotes.filter.marker"),
            ["", *sorted(set(markers["marker"]))],
            format_func=lambda marker: marker or words("quotes.filter.any"),
            width=220,
            **one_of("marker", ["", *markers["marker"]], ""),
        )
    shown = statements
    if speaker:
        shown = shown[shown["place"].isin(tables.said_by(page.analysis, speaker))]
    if kind:
        shown = shown[shown["kind"] == kind]
    if repeats:
        shown = shown[(shown["repeat_of"] > 0) == (repeats == "only")]
    if marker:
        shown = shown[shown["place"].isin(markers[markers["marker"] == marker]["place"])]
    st.caption(words("quotes.shown", n=len(shown), of=len(statements)))
    if shown.empty:
        st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=("speaker", "kind", "repeats", "marker"))
    screen = 0
    if len(shown) > ON_ONE_SCREEN:
        screen = st.pagination(-(-len(shown) // ON_ONE_SCREEN), key=f"screen {speaker} {kind} {repeats} {marker}") - 1
    for row in shown.iloc[screen * ON_ONE_SCREEN : (screen + 1) * ON_ONE_SCREEN].to_dict("records"):
        statement_card(page, row, colours)

# ---------------------------------------------------------------- by which words, and from where
if not markers.empty:
    marker_table(page, markers)
if not sources.empty:
    st.subheader(words("quotes.sources"), anchor=False)
    blocks = []
    for row in sources.to_dict("records"):
        place = page.params(at=f"{row['start']}-{row['stop']}")
        chain = [Run("  ← " + words("quotes.via", source=row["via"]), "muted")] if row["via"] else []
        blocks.append([Run(row["source"], page="reader", params=place), *chain])
    linked_text(blocks, key="sources", look="list")

method(page, "quotes", "words", "sources")
