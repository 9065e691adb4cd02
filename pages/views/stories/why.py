"""Why the texts of a story are one: of each what it shares with the likeliest text before it, in words."""

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.report.labels import whole_percent
from analysis.tables import story as tables
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import Page
from pages.shared.table import Row

MOST_NAMES = 4


def why(page: Page, number: int, told: pd.DataFrame) -> None:
    """Behind a fold; nothing of a text by itself."""
    words, found = page.words, tables.reasons(page.library, number)
    if found.empty:
        return
    called = {row["text_id"]: f"{row['outlet'] or '–'}: {row['title']}" for row in told.to_dict("records")}
    with st.expander(words("stories.why.title"), icon=":material/help:"):
        st.caption(words("stories.why.counted"))
        header = [words(f"stories.why.{column}") for column in ("text", "other", "reasons", "likelihood")]
        both = ("text_id", "other")
        rows = [
            [
                *(Run(called[row[name]], to=page.door(doors.reader(), text=row[name])) for name in both),
                Run(reasons(page, row)),
                Run("–" if pd.isna(row["likelihood"]) else whole_percent(row["likelihood"], words), "number"),
            ]
            for row in found.to_dict("records")
        ]
        linked_table(header, rows, key=f"why {number}")


def reasons(page: Page, row: Row) -> str:
    """«оба называют Лев Камов; совпадает 12 слов (послание, рыба); 1 ч»."""
    words = page.words
    told = [words("stories.why.names", names=", ".join(row["names"][:MOST_NAMES]))] if row["names"] else []
    if row["words"]:
        told.append(words("stories.why.words", n=row["words"], words=", ".join(row["rarest"])))
    if row["numbers"]:
        numbers = ", ".join(words.number(number, 0 if number == int(number) else 1) for number in row["numbers"])
        told.append(words("stories.why.numbers", numbers=numbers))
    if not pd.isna(row["hours"]):
        hours = row["hours"]
        told.append(
            words("stories.minutes", n=round(hours * 60)) if hours < 1 else words("stories.why.hours", n=round(hours))
        )
    if pd.isna(row["likelihood"]):
        told.append(words("stories.why.said"))
    return "; ".join(told)
