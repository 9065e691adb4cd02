"""What the program does in the background, in one line in the sidebar of every page."""

import streamlit as st

from pages.shared import stored
from pages.shared.words import Words


def background_line(words: Words) -> None:
    """For the sidebar: a thin line of progress while anything is at work."""
    if _working():
        _line(words)


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
