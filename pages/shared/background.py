"""What the program does in the background: how far it is, on every page; a stop and what failed, on «Тексты»."""

from typing import TYPE_CHECKING

import streamlit as st

from analysis.jobs.background import STOPPED
from analysis.jobs.job import Progress
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.words import Words

if TYPE_CHECKING:
    from pages.shared.page import Page

LONGEST_LIST = 20


def background_line(words: Words) -> None:
    """For the sidebar: a thin line of progress while anything is at work."""
    if _working():
        _line(words)


def analysis_block(page: "Page") -> None:
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


def _failed(page: "Page", failed: dict[str, str]) -> None:
    words, names = page.words, {text.id: text.name for text in page.texts}
    with st.expander(words("importing.analysing.failed", n=len(failed)), icon=":material/error:"):
        lines = [
            f"{names.get(text, '–')}: {words('importing.failure.' + ('died' if reason == 'died' else 'other'))}"
            for text, reason in list(failed.items())[:LONGEST_LIST]
        ]
        st.markdown("  \n".join([*map(plain, lines), *["…"] * (len(failed) > LONGEST_LIST)]))
        if st.button(words("importing.failure.again"), icon=":material/refresh:"):
            stored.background().analyse()
            st.rerun()


def time_left(words: Words, progress: Progress) -> str:
    """«осталось примерно 3 минуты», "" while the pace is not known."""
    seconds = progress.seconds_left
    if seconds is None or progress.done < 3:
        return ""
    if seconds < 60:
        return words("importing.left.seconds")
    unit, size = ("hours", 3600) if seconds > 5400 else ("minutes", 60)
    return words("importing.left." + unit, n=round(seconds / size))


def _working() -> bool:
    work = stored.background()
    return any(job.progress().running and job.progress().of for job in (work.reading, work.analysing))


@st.fragment(run_every=1.0)
def _line(words: Words) -> None:
    work = stored.background()
    reading, analysing = work.reading.progress(), work.analysing.progress()
    if not reading.running and not analysing.running:
        st.rerun()
    for progress, key in ((reading, "reading"), (analysing, "line")):
        if progress.running and progress.of:
            st.progress(progress.share, words("importing.analysing." + key, done=progress.done, of=progress.of))


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
