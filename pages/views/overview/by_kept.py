"""What the exports said of the texts, as they said it: how many texts have each value of one of their columns."""

from dataclasses import replace

import streamlit as st

from analysis.library.kept_columns import coded
from analysis.report import doors
from analysis.tables import kept
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import ManyTexts
from pages.shared.pager import shown_first

MOST = 12
"""Values in sight; the file has all of them."""

NUMBERS = ("texts", "statements", "words")


def by_kept(page: ManyTexts) -> None:
    """Nothing where no export said anything that texts could be told by."""
    words, fields = page.words, page.library.kept_fields(page.selection)
    if not fields:
        return
    heading = st.container()
    field = st.selectbox(words("overview.kept.field"), fields, width=320, **one_of("column", fields, fields[0]))
    counts = page.count_many(kept.by_value, field)
    told = counts.assign(value=counts["value"].replace("", words("overview.kept.none")))
    with heading:
        table_heading(page, "kept", words("overview.kept.title", field=field), told.rename(columns={"value": field}))
    st.caption(words("overview.kept.caption"))
    rows = []
    for row in counts.head(MOST).to_dict("records"):
        asked = replace(page.selection, kept=(*page.selection.kept, coded(field, row["value"])))
        doors_of = {"texts": doors.texts(), "statements": doors.quotes()} if row["value"] else {}
        to = {name: page.within(door, asked) for name, door in doors_of.items()}
        name = row["value"] or words("overview.kept.none")
        rows.append([Run(name), *(Run(words.number(row[n]), "number", to=to.get(n)) for n in NUMBERS)])
    header = [field, *(words(f"overview.kept.{name}") for name in NUMBERS)]
    linked_table(header, rows, key="kept")
    shown_first(words, len(rows), len(counts))
