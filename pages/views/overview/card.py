"""The card of a text: title, outlet, date and link, filled in and corrected by the analyst."""

import datetime
from typing import Any

import streamlit as st

from analysis.card import Card
from pages.shared.escape import plain
from pages.shared.page import OneText
from pages.shared.roles import offered_to

EARLIEST = datetime.date(1900, 1, 1)


@offered_to("analyst")
def card_form(page: OneText) -> None:
    """What is known of where the text appeared, and a form to say it; `card=open` in the address unfolds it."""
    words, card = page.words, page.text.card
    headline = card.title or (page.analysis.text[slice(*page.analysis.title)] if page.analysis.title else "")
    when = words.date(card.date) + (f" {card.time:%H:%M}" if card.time else "") if card.date else ""
    known = [headline, card.outlet, when, card.url]
    told = plain(" · ".join(part for part in known if part)) or words("overview.card.empty")
    label, unfolded = f"{words('overview.card.title')}: {told}", st.query_params.get("card") == "open"
    unfolding = st.expander(label, expanded=unfolded, icon=":material/article:")
    with unfolding, st.form(f"card {page.text.id}", border=False):
        title = st.text_input(words("overview.card.headline"), headline, help=words("overview.card.headline_help"))
        left, right, last = st.columns([4, 2, 1])
        outlet = left.text_input(words("overview.card.outlet"), card.outlet)
        date = right.date_input(words("overview.card.date"), card.date, format="DD.MM.YYYY", **_bounds(card.date))
        time = last.time_input(words("overview.card.time"), card.time and card.time.replace(tzinfo=None), step=60)
        url = st.text_input(words("overview.card.url"), card.url)
        if card.date and not EARLIEST <= card.date <= datetime.date.today() + datetime.timedelta(days=1):
            st.caption(plain(words("overview.card.odd_date", date=words.date(card.date))))
        if st.form_submit_button(words("overview.card.save")):
            page.attempt(page.library.set_card, page.text.id, Card(title, outlet, date, url, _zoned(time, card.time)))
            st.rerun()
    if kept := page.library.kept(page.text.id):
        told = " · ".join(words("selection.chip", field=field, value=value) for field, value in kept)
        unfolding.caption(plain(words("overview.card.kept", told=told)))


def _zoned(time: datetime.time | None, known: datetime.time | None) -> datetime.time | None:
    """The time as it was put in, in the zone that the card has had."""
    return time.replace(tzinfo=known.tzinfo if known else None) if time else None


def _bounds(date: datetime.date | None) -> dict[str, Any]:
    """From 1900 to ten years from now, and wide enough for what an import has brought."""
    latest = datetime.date.today() + datetime.timedelta(days=3650)
    return {"min_value": min(EARLIEST, date or EARLIEST), "max_value": max(latest, date or latest)}
