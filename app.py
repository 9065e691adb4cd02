"""Обзор: what is in the chosen text, in sentences; every number opens its evidence."""

# ruff: noqa: E402
from pages.shared.page import open_page

page = open_page("")  # before the tables and charts are imported: after a cold start the text can be read meanwhile

from functools import partial

import streamlit as st

from analysis import tables
from analysis.report import note, pictures, workbook
from analysis.report.charts import text
from analysis.report.summary import summary
from pages.shared.card import card_form
from pages.shared.charts import show_chart
from pages.shared.export import download
from pages.shared.linked_text import Run, linked_text
from pages.shared.many_overview import many_overview
from pages.shared.method import method
from pages.shared.rankings import rankings

if page.many:
    many_overview(page)
    st.stop()
words, analysis = page.words, page.analysis

# ---------------------------------------------------------------- what the analysis says
sentences = [
    [
        Run(piece.text, page=piece.target.page, params=page.params(**piece.target.params))
        if piece.target
        else Run(piece.text)
        for piece in sentence.pieces
    ]
    for sentence in summary(analysis, page.text.card, words)
]
linked_text(sentences, key="summary", look="lead")
with st.container(horizontal=True):
    name = words("overview.note")
    make_note = partial(note.note, analysis, page.text.card, words, name=page.text.name)
    download(page, name, "docx", make_note, label=name, hint=words("overview.note_help"))
    name = words("overview.workbook")
    download(page, name, "xlsx", partial(workbook.whole, analysis, words), label=name)
if not pictures.available():
    st.caption(words("overview.note_without"))
card_form(page)

# ---------------------------------------------------------------- the whole text in one strip
show_chart(page, "flow", text.flow(analysis, words), page.count(tables.flow))

rankings(page)
method(page, "text", "words", "quotes", "sources")
