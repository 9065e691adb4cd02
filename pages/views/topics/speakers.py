"""Who talks about what: a matrix of terms and speakers, and what sets each of them apart from all other words."""

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.analyse import Analysis
from analysis.report import doors
from analysis.report.charts import about
from pages.shared.chart import show_chart
from pages.shared.filters import flag
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import OneText, Page

MOST_TERMS = 6
MOST_SPEAKERS = 12


def term_speakers(page: OneText, *, with_names: bool, state: str) -> None:
    """Nothing where fewer than two speak."""
    words = page.words
    speakers = page.count(tables.speakers)["speaker"]
    if (speakers != tables.UNKNOWN).sum() < 2:
        return
    above = st.container()
    counted = st.toggle(words("terms.speakers.paraphrases"), **flag("paraphrases"))
    pairs = page.count(_with_paraphrases if counted else tables.distinctive)
    pairs = pairs if with_names else pairs[~pairs["is_name"]]
    with above:
        show_chart(page, about.by_speaker(pairs, words, paraphrases=counted), state=f"{state} {counted}")
    what_sets_apart(page, pairs, paraphrases=bool(counted))


def what_sets_apart(page: Page, pairs: pd.DataFrame, *, paraphrases: bool) -> None:
    """A line a speaker whom something sets apart, each term with its link; the others are named.

    `pairs` as tables.distinctive; paraphrases: whether they are counted in them.
    """
    words = page.words
    telling = pairs[pairs["tells"]]
    if telling.empty:
        st.caption(words("terms.speakers.nothing"))
        return
    st.markdown(f"**{words('terms.speakers.title')}**")
    lines = []
    for speaker, own in [*telling.groupby("speaker", sort=False)][:MOST_SPEAKERS]:
        line = [Run(f"{speaker}: ", "strong")]
        for row in own.head(MOST_TERMS).to_dict("records"):
            door = page.door(doors.term(row["term"], voice=str(speaker), paraphrases=paraphrases))
            said = words("terms.speakers.says", n=row["count"], all=row["count"] + row["rest"])
            line += [Run(row["term"], to=door), Run(f" ({said})"), Run(", ")]
        lines.append([*line[:-1], Run(".")])
    others = [name for name in dict.fromkeys(pairs["speaker"]) if name not in set(telling["speaker"])]
    if others and len(others) <= MOST_SPEAKERS:
        lines.append([Run(words("terms.speakers.none_of", list=", ".join(others)), "muted")])
    linked_text(lines, key="distinctive")


def _with_paraphrases(analysis: Analysis) -> pd.DataFrame:
    return tables.distinctive(analysis, paraphrases=True)
