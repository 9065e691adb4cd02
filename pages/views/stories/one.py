"""Сюжеты of one text: the story that it tells, as the whole library has it."""

import streamlit as st

from analysis.library.selection import Selection
from analysis.report import doors
from analysis.tables import stories as tables
from analysis.tables.story import texts_of
from pages.shared.links import link_to
from pages.shared.page import OneText
from pages.shared.several import several_texts_only
from pages.views.stories.found import up_to_date
from pages.views.stories.story import show_story


def story_of_one(page: OneText) -> None:
    """Nothing but a sentence where no other text tells it."""
    if page.size < tables.FEWEST:
        several_texts_only(page)
        return
    up_to_date(page)
    number = tables.story_of(page.library, page.text.id)
    if number is None or len(texts_of(page.library, number)) < tables.FEWEST:
        st.info(page.words("stories.alone"))
    else:
        show_story(page, number)
    link_to(page.within(doors.stories(), Selection()), page.words("stories.all"))
