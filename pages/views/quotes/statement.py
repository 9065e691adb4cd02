"""One statement: who says it, in which role and by which cue, its words, its place; to copy and to tick off."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from analysis import corrections as make
from analysis.card import Card
from analysis.corrections.correction import ENOUGH_OVERLAP, overlap
from analysis.interface import Words
from analysis.quotes import Quote
from analysis.quotes.quote import JOINT
from analysis.report import doors
from pages.shared.linked_text import Run, linked_text
from pages.shared.named import named
from pages.shared.page import OneText, Page
from pages.shared.table import Row
from pages.shared.wording import spoken, where

TOLD = ("role", "pronoun", "supposed")
"""How a speaker is known where it is worth a word; who is not known at all is called so."""


def statement_card(page: OneText, row: Row, colours: Mapping[str, str]) -> None:
    """`row` is one of tables.statements."""
    words, quote = page.words, page.analysis.quotes[row["place"] - 1]
    head = [_speaker(page, row["speaker"], colours)]
    facts = [row["role"], words("quotes.kind." + row["kind"])]
    facts += [words("quotes.cue", cue=row["cue"])] if is_word(row["cue"]) else []
    facts += [words("quotes.paragraph", n=row["paragraph"])]
    facts += [words("quotes.sure." + quote.sure)] if quote.sure in TOLD else []
    head.append(Run(" · ".join(fact for fact in facts if fact), "muted small"))
    text = " ".join(page.analysis.text[start:stop] for start, stop in quote.spans)
    tools = [
        Run(words("quotes.copy"), copy=citation(words, row, text, page.text.card)),
        Run(words("pages.evidence.show"), "small", to=page.door(doors.reader((row["start"], row["stop"])))),
    ]
    if row["repeat_of"]:
        other = page.analysis.quotes[row["repeat_of"] - 1]
        place = page.door(doors.reader((other.spans[0][0], other.spans[-1][1])))
        again = words("quotes.repeat_of." + other.kind)
        tools += [Run(" · ", "muted small"), Run(again, "repeat small", to=place)]
    with st.container(border=True):
        linked_text([head, [Run(text, "quote")]], key=f"statement {quote.spans}")
        with st.container(horizontal=True, vertical_alignment="center"):
            tick_box(page, f"{page.text.id} {quote.spans}", checked=quote.checked, tick=partial(tick, page, quote))
            linked_text([tools], key=f"tools {quote.spans}", copied=words("quotes.copied"))


def _speaker(page: OneText, speaker: str, colours: Mapping[str, str]) -> Run:
    """Who says it, by his colour; of several together the names have one dot and no door of their own."""
    colour = colours.get(speaker, "")
    if JOINT in speaker:
        return Run(speaker, "speaker strong", colour=colour)
    return named(page, speaker, "speaker strong", colour=colour)


def is_word(cue: str) -> bool:
    """Whether what introduces a statement is a word: a colon or a dash is seen in the text and told to nobody.

    >>> is_word("сказал"), is_word(":")
    (True, False)
    """
    return any(letter.isalpha() for letter in cue)


def citation(words: Words, row: Row, text: str, card: Card) -> str:
    """A statement as one pastes it: its words untouched, who said it, in which role, where and when it appeared.

    A paraphrase stands without quotation marks and says that it is one.
    """
    who = spoken(words, row["speaker"]) + (f", {row['role']}" if row["role"] else "")
    place = where(words, card.outlet, card.date)
    key = "quotes.citation.indirect" if row["kind"] == "indirect" else "quotes.citation.direct"
    return words(key, text=text, who=who) + (f" ({place})" if place else "")


def tick_box(page: Page, key: str, *, checked: bool, tick: Callable[[], None]) -> None:
    """The box «проверено» of a statement; `tick` is called when it is clicked."""
    st.checkbox(
        page.words("quotes.checked"),
        checked,
        key=f"checked {key} {checked}",
        on_change=tick,
        disabled=not page.may("analyst"),
        width="content",
    )


def tick(page: OneText, quote: Quote) -> None:
    """Ticks the statement off, or takes every tick of it back."""
    if not quote.checked:
        page.correct(make.checked(quote))
        return
    for row in page.library.corrections(page.text.id):
        same = overlap(row.correction.spans, quote.spans) >= ENOUGH_OVERLAP
        if row.correction.action == "checked" and same:
            page.attempt(page.library.undo, row.id)
