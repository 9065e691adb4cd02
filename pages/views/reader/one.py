"""Чтение of one text: as one reads it, with its layers; from here the analyst corrects."""

import re

import streamlit as st

from analysis.report.look import voice_colours
from analysis.report.stretches import screens
from analysis.tables import AUTHOR, UNKNOWN
from pages.shared.filters import some_of
from pages.shared.linked_text import linked_text
from pages.shared.method import method
from pages.shared.named import named
from pages.shared.page import OneText
from pages.shared.who_answers import who_answers
from pages.views.reader.article_view import LAYERS, article_view
from pages.views.reader.correcting import correction_list, open_corrections, say_done

LONGEST_SCREEN = 60_000


def reader_of_one(page: OneText) -> None:
    """The whole screen."""
    words = page.words
    colours = voice_colours(page.analysis)
    asked = re.fullmatch(r"(\d{1,9})-(\d{1,9})", st.query_params.get("at", ""))
    at = (int(asked[1]), int(asked[2])) if asked else (0, 0)

    text, beside = st.columns([2, 1], gap="large")
    with text:
        say_done()
        st.caption(words("reader.hint" if page.may("analyst") else "reader.hint_to_read"))
        layers = st.pills(
            words("reader.layers"),
            LAYERS,
            selection_mode="multi",
            wrap=True,
            format_func=lambda layer: words("reader.layer." + layer),
            label_visibility="collapsed",
            **some_of("layers", LAYERS, LAYERS),
        )
        legend = [
            named(page, name, "speaker", colour=colour)
            for name, colour in colours.items()
            if name not in (AUTHOR, UNKNOWN)
        ]
        if legend and "statements" in layers:
            linked_text([legend], key="legend")
        parts = screens(page.analysis, LONGEST_SCREEN) or [(0, 0)]
        part = 1 + next((i for i, (start, stop) in enumerate(parts) if at[0] < at[1] and start <= at[0] < stop), 0)
        if len(parts) > 1:
            part = st.pagination(len(parts), default=part, key=f"part {page.text.id} {at}")
        key = f"article {page.text.id} {part}"
        picked = article_view(page.analysis, words, colours, layers, within=parts[part - 1], at=at, key=key)
    with beside:
        who_answers(page)
        correction_list(page)
        method(page, "quotes", "entities")
    if picked:
        open_corrections(page, picked)
