"""Stop words: what the analyst takes out of the terms of every text, with the way back, and the built-in list."""

import pandas as pd
import streamlit as st

from analysis import lexicon
from analysis.corrections import STOP_WORD, stop_word, stop_words
from analysis.library import WHOLE_LIBRARY, StoredCorrection
from analysis.topics.reference import fold
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.page import Page
from pages.shared.roles import offered_to

FIELD = "new stop word"


@offered_to("analyst")
def stop_button(page: Page, term: str) -> None:
    """Takes the chosen term out, and out of the URL."""

    def stop() -> None:
        page.attempt(page.library.correct, WHOLE_LIBRARY, stop_word(term))
        st.query_params.pop("term", None)

    words = page.words
    st.button(words("terms.stop.button"), icon=":material/block:", help=words("terms.stop.help"), on_click=stop)


def stop_word_list(page: Page) -> None:
    """A field for a new one, the analyst's own, the last one first, and the built-in ones behind a fold."""
    words, made = page.words, _made(page)
    title = words("terms.stop.title") + (f": {words.number(len(made))}" if made else "")
    with st.expander(title, icon=":material/block:", key="stop words"):
        st.caption(words("terms.stop.hint"))
        _form(page, made)
        for row in reversed(made):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(row.correction.name))
                if page.may("analyst") and st.button(
                    words("terms.stop.undo"), key=f"undo stop {row.id}", icon=":material/undo:", type="tertiary"
                ):
                    page.attempt(page.library.undo, row.id)
                    st.rerun()
        if not made:
            st.caption(words("terms.stop.none"))
        built_in = pd.DataFrame(
            [
                *((row.correction.name, words("terms.stop.mine")) for row in made),
                *((word, words(f"terms.stop.{when}")) for word, when in lexicon.rows("term_stop_words.tsv")),
            ],
            columns=[words("terms.stop.word"), words("terms.stop.when")],
        )
        table_heading(page.of_library(), "stop words", words("terms.stop.built_in"), built_in)
        st.caption(words("terms.stop.built_in_hint"))
        st.dataframe(built_in.iloc[len(made) :], hide_index=True, height=240, key="built-in stop words")


@offered_to("analyst")
def _form(page: Page, made: list[StoredCorrection]) -> None:
    words = page.words
    with st.form("stop words form", border=False, clear_on_submit=True):
        typed = st.text_input(words("terms.stop.field"), key=FIELD, max_chars=100)
        if st.form_submit_button(words("terms.stop.add")) and typed.strip():
            _add(page, typed, made)


def _made(page: Page) -> list[StoredCorrection]:
    return [row for row in page.library.corrections(WHOLE_LIBRARY) if row.correction.action == STOP_WORD]


def _add(page: Page, typed: str, made: list[StoredCorrection]) -> None:
    if fold(" ".join(typed.split())) in stop_words(row.correction for row in made):
        st.caption(page.words("terms.stop.known"))
        return
    page.attempt(page.library.correct, WHOLE_LIBRARY, stop_word(typed))
    st.rerun()
