"""What the program does in the background, in one line in the sidebar of every page."""

import streamlit as st

from analysis.errors import PlainError
from analysis.interface import Words
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.problem import said


def background_line(words: Words) -> None:
    """For the sidebar: a thin line of progress while anything is at work, and why it ended where it could not go on."""
    if _working():
        _line(words)
    work = stored.background()
    for failure in {str(job.failure): job.failure for job in (work.reading, work.analysing)}.values():
        if isinstance(failure, PlainError):  # a full disk, a library that is gone
            st.error(plain(said(words, failure)))


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
