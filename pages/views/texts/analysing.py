"""The analysis in the background: how far it is, a stop, what is left to do and what could not be done."""

import streamlit as st

from analysis.interface import Words
from analysis.jobs.background import STOPPED
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.page import Page
from pages.shared.roles import offered_to
from pages.views.texts.time_left import time_left

LONGEST_LIST = 20


@offered_to("analyst")
def analysis_in_background(page: Page) -> None:
    """How far the analysis is, with a stop; else what is left to do, and what could not be done."""
    words, work = page.words, stored.background()
    if work.analysing.progress().running and not page.library.setting(STOPPED):
        _ticking(words)
        return
    waiting, reasons = page.library.unanalysed(), page.library.failed()
    failed = {text: reasons[text] for text in waiting if text in reasons}
    left = len(waiting) - len(failed)
    if left > 0:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(words("importing.analysing.left", n=left)), width="content")
            if st.button(words("importing.analysing.start", n=left), icon=":material/play_arrow:"):
                work.analyse()
                st.rerun()
    if failed:
        _failed(page, failed)


def _failed(page: Page, failed: dict[str, str]) -> None:
    words, names = page.words, page.library.names(failed)
    with st.expander(words("importing.analysing.failed", n=len(failed)), icon=":material/error:"):
        lines = [
            f"{names.get(text, '–')}: {words('importing.failure.' + ('died' if reason == 'died' else 'other'))}"
            for text, reason in list(failed.items())[:LONGEST_LIST]
        ]
        st.markdown("  \n".join([*map(plain, lines), *["…"] * (len(failed) > LONGEST_LIST)]))
        if st.button(words("importing.failure.again"), icon=":material/refresh:"):
            stored.background().analyse()
            st.rerun()


@st.fragment(run_every=1.0)
def _ticking(words: Words) -> None:
    work = stored.background()
    progress = work.analysing.progress()
    if not progress.running:
        st.rerun()
    with st.container(border=True):
        told = [words("importing.analysing.progress", done=progress.done, of=progress.of), time_left(words, progress)]
        st.progress(progress.share, " · ".join(part for part in told if part))
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            stopping = progress.stopping
            st.caption(words("importing.analysing." + ("stopping" if stopping else "closing")), width="content")
            if st.button(words("importing.analysing.stop"), icon=":material/stop:", disabled=stopping):
                work.stop_analysis()
                st.rerun(scope="fragment")
