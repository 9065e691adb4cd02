"""Of an interview: how many questions are the outlet's, and who answers, to be said in one click."""

import streamlit as st

from analysis import corrections as make
from analysis.quotes import Quote
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import OneText

MOST_OFFERED = 6

BY_LABEL = "label"
"""The rule of a speaker whom his own line names («Иванов: …»): he stays who he is."""


def who_answers(page: OneText) -> None:
    """Nothing where the text is no talk. Whoever is chosen gives all answers whose line names nobody."""
    words, asked = page.words, page.analysis.questions
    answers = [quote for quote in page.analysis.quotes if quote.rule == "answer" and quote.speaker_rule != BY_LABEL]
    if asked:
        linked_text([[Run(words("quotes.answers.asked", n=len(asked)), "muted")]], key="asked by the outlet")
    if not answers:
        return
    people = [entity.name for entity in page.analysis.entities if entity.kind == "PER"]
    given = {quote.speaker or "" for quote in answers}
    now = given.pop() if len(given) == 1 else ""
    offered = list(dict.fromkeys([*([now] if now else []), *people]))[:MOST_OFFERED]
    if not offered:
        return
    key = f"who answers {page.text.id} {now}"
    st.pills(
        words("quotes.answers.who"),
        offered,
        default=now or None,
        key=key,
        disabled=not page.may("analyst"),
        on_change=lambda: _give(page, answers, st.session_state[key] or ""),
    )


def _give(page: OneText, answers: list[Quote], name: str) -> None:
    """All answers to `name`; "" leaves them open."""
    made = [(page.text.id, make.reassign(quote, name)) for quote in answers if (quote.speaker or "") != name]
    page.attempt(page.library.correct_all, made)
