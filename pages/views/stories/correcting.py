"""The analyst's word on a story: another name, these texts are another story, it is one with that story."""

import textwrap

import pandas as pd
import streamlit as st

from analysis.corrections import STORY_ACTIONS, Correction, join_stories, name_story, part_story
from analysis.library import WHOLE_LIBRARY
from analysis.report import doors
from analysis.tables import stories as tables
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.roles import offered_to

LONGEST_NAME = 160
MOST_OFFERED = 200
LONGEST_OFFERED = 90


@offered_to("analyst")
def correcting(page: Page, number: int, name: str, told: pd.DataFrame) -> None:
    """The forms behind one fold, and what was said so far with its way back."""
    words = page.words
    ids = list(told["text_id"])
    with st.expander(words("stories.correct"), icon=":material/edit:"):
        _rename(page, name, ids)
        _part(page, told, ids)
        _join(page, number, ids)
        _made(page, ids)


def _rename(page: Page, name: str, ids: list[str]) -> None:
    words = page.words
    with st.form(f"name story {ids[0]}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(words("stories.name"), name, max_chars=LONGEST_NAME)
        done = st.form_submit_button(words("stories.name_do"))
    if done and asked.strip() and asked.strip() != name:
        _say(page, [name_story(ids[0], asked, old=name)])


def _part(page: Page, told: pd.DataFrame, ids: list[str]) -> None:
    words = page.words
    titles = _numbered({row["text_id"]: f"{row['outlet'] or '–'}: {row['title']}" for row in told.to_dict("records")})
    with st.form(f"part story {ids[0]}", border=False):
        # not a multiselect: its open list lies over the button and takes the first click on it
        chosen = st.pills(
            words("stories.part"), ids, format_func=lambda text: plain(titles[text]), selection_mode="multi"
        )
        done = st.form_submit_button(words("stories.part_do"))
    rest = [text for text in ids if text not in chosen]
    if done and chosen and rest:
        _say(page, [part_story(chosen, rest)])
    elif done and chosen:
        st.warning(words("stories.part_all"))


def _numbered(names: dict[str, str]) -> dict[str, str]:
    """Each with its place: of two options that read the same Streamlit gives the last, whichever was meant."""
    return {
        text: f"{at}. {textwrap.shorten(name, LONGEST_OFFERED, placeholder='…')}"
        for at, (text, name) in enumerate(names.items(), start=1)
    }


def _join(page: Page, number: int, ids: list[str]) -> None:
    words = page.words
    others = _numbered(tables.others(page.library, number, MOST_OFFERED))
    if not others:
        return
    with st.form(f"join story {ids[0]}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        other = st.selectbox(
            words("stories.join"),
            list(others),
            format_func=others.__getitem__,
            index=None,
            placeholder=words("stories.pick"),
        )
        done = st.form_submit_button(words("stories.join_do"))
    if done and other:
        _say(page, [join_stories(ids[0], other)])


def _made(page: Page, ids: list[str]) -> None:
    words, own = page.words, set(ids)
    for row in page.library.corrections(WHOLE_LIBRARY):
        made = row.correction
        if made.action in STORY_ACTIONS and own & {made.text, made.other}:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    plain(words(f"stories.made.{made.action}", name=made.value if made.action == "name_story" else ""))
                )
                if st.button(words("themes.undo"), key=f"undo {row.id}", icon=":material/undo:", type="tertiary"):
                    page.attempt(page.library.undo, row.id)
                    _told_anew(page, ids[0])


def _say(page: Page, made: list[Correction]) -> None:
    page.attempt(page.library.correct_all, [(WHOLE_LIBRARY, correction) for correction in made])
    _told_anew(page, made[0].text if made[0].action != "part_story" else made[0].other)


def _told_anew(page: Page, text: str) -> None:
    """The stories with what was said, and the page of the story that has this text."""
    page.attempt(stored.background().stories.now)
    if (number := tables.story_of(page.library, text)) is not None and page.many:
        st.query_params.update(doors.stories(number=number).params)
    st.rerun()
