"""Обзор of one text: what the analysis says in sentences; every number opens its evidence."""

from functools import partial

import streamlit as st

from analysis.report import note, pictures, workbook
from analysis.report.charts import text
from analysis.report.summary import summary
from pages.shared.chart import show_chart
from pages.shared.export import download
from pages.shared.method import method
from pages.shared.page import OneText
from pages.views.overview.card import card_form
from pages.views.overview.own_words import own_words
from pages.views.overview.rankings import rankings
from pages.views.overview.sentences import show_sentences


def overview_of_one(page: OneText) -> None:
    """The whole screen."""
    words, analysis = page.words, page.analysis
    show_sentences(page, summary(analysis, page.text.card, words))
    with st.container(horizontal=True):
        name = words("overview.note")
        place = st.container(width="content")
        make_note = partial(note.note, analysis, page.text.card, words, name=page.text.name, written=own_words(page))
        with place:
            download(page, name, "docx", make_note, label=name, hint=words("overview.note_help"))
        name = words("overview.workbook")
        download(page, name, "xlsx", partial(workbook.whole, analysis, words), label=name)
    if not pictures.available():
        st.caption(words("overview.note_without"))
    card_form(page)
    show_chart(page, text.flow(analysis, words))
    rankings(page)
    method(page, "text", "words", "quotes", "sources")
