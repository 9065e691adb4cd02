"""Чтение: the text as one reads it, with its layers; from here the analyst corrects."""

import re

import streamlit as st

from pages.shared.article_view import LAYERS, article_view
from pages.shared.colours import speaker_colours
from pages.shared.correcting import correction_list, correction_panel
from pages.shared.filters import some_of
from pages.shared.linked_text import Run, linked_text
from pages.shared.method import method
from pages.shared.page import open_page

page = open_page("reader")
words, analysis = page.words, page.analysis

# ---------------------------------------------------------------- what to show
layers = st.pills(
    words("reader.layers"),
    LAYERS,
    selection_mode="multi",
    format_func=lambda layer: words("reader.layer." + layer),
    **some_of("layers", LAYERS, LAYERS),
)
asked = re.fullmatch(r"(\d{1,9})-(\d{1,9})", st.query_params.get("at", ""))
at = (int(asked[1]), int(asked[2])) if asked else None
colours = speaker_colours(page)
if colours and "statements" in layers:
    legend = [
        Run(f"{name}   ", "speaker", page="quotes", params=page.params(speaker=name), colour=colour)
        for name, colour in colours.items()
    ]
    linked_text([[Run(words("reader.legend.title") + ":  ", "muted small"), *legend]], key="legend")

# ---------------------------------------------------------------- the text, and beside it what is picked in it
text, panel = st.columns([2, 1], gap="large")
with text:
    picked = article_view(analysis, words, colours, layers, at, key=f"article {page.text.id}")
with panel:
    correction_panel(page, picked)
    correction_list(page)
    method(page, "quotes", "entities")
