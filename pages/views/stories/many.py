"""Сюжеты of many texts: the list of events, and what each outlet told first, alone, late or not at all."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.tables import stories as tables
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.method import method
from pages.shared.of_outlet import counted_of_outlet
from pages.shared.page import ManyTexts
from pages.shared.pager import one_screen
from pages.shared.table import Row
from pages.views.stories.found import up_to_date
from pages.views.stories.story import behind, show_story

ON_ONE_SCREEN = 25

ORDERS = {
    "texts": (["texts", "outlets"], False),
    "outlets": (["outlets", "texts"], False),
    "fast": (["per_day", "texts"], False),
    "new": (["since", "texts"], False),
}
"""What the list can be sorted by: the columns, and whether the least comes first."""


def stories_of_many(page: ManyTexts) -> None:
    """The whole screen."""
    words = page.words
    told = up_to_date(page)
    asked = st.query_params.get("about_story", "")
    if asked.isdigit():
        show_story(page, int(asked))
    found = page.count_many(tables.stories)
    if found.empty:
        if told:
            st.info(words("stories.none"))
        return
    alone = len(page.chosen) - int(found["texts"].sum())
    order = st.segmented_control(
        words("stories.order.title"),
        list(ORDERS),
        format_func=lambda name: words(f"stories.order.{name}"),
        required=True,
        **one_of("order", list(ORDERS), "texts"),
    )
    found = _of_outlet(page, found)
    columns, ascending = ORDERS[order]
    listed = found.assign(per_day=found["texts"] / (found["days"] + 1))
    listed = listed.sort_values(columns, ascending=ascending, na_position="last", kind="stable")
    title = f"{words('stories.list')}: {words.number(len(found))}"
    table_heading(page, "stories", title, tables.for_files(found))
    st.caption(words("stories.counted", alone=alone))
    _list(page, listed)
    _outlets(page)
    method(page, "stories")


def _of_outlet(page: ManyTexts, found: pd.DataFrame) -> pd.DataFrame:
    """Those that a number of the table of outlets counts, where the address asks for them."""
    everything = Run(page.words("stories.of.all"), to=page.door(doors.stories()))
    asked = counted_of_outlet(page, tables.OF_OUTLET, "stories.of", everything)
    return found[found["story"].isin(page.count_many(tables.numbers_of, *asked))] if asked else found


def _list(page: ManyTexts, found: pd.DataFrame) -> None:
    words = page.words
    screen = one_screen(len(found), ON_ONE_SCREEN, key=f"stories {page.shown} {len(found)}")
    header = [words(f"stories.column.{name}") for name in ("name", "texts", "outlets", "reprints", "first", "when")]
    rows = [
        [
            Run(row["name"], to=page.door(doors.stories(number=row["story"]))),
            *(_counted(page, row, name) for name in ("texts", "outlets", "reprints")),
            Run(row["first"] or "–"),
            Run(_when(page, row)),
        ]
        for row in found.iloc[screen].to_dict("records")
    ]
    linked_table(header, rows, key="stories", narrow="lines")


def _counted(page: ManyTexts, row: Row, name: str) -> Run:
    """A number of a story, which opens its texts, or the reprints among them."""
    of_story = replace(page.selection, story=int(row["story"]))
    target = page.within(doors.texts(only="reprints" if name == "reprints" else ""), of_story)
    return Run(page.words.number(row[name]), "number", to=target if row[name] else None)


def _when(page: ManyTexts, row: Row) -> str:
    if row["since"] is None:
        return "–"
    since, until = page.words.date(row["since"]), page.words.date(row["until"])
    if since != until:
        return f"{since} – {until}"
    return since if pd.isna(row["minutes"]) else f"{since}, {behind(page, int(row['minutes']))}"


def _outlets(page: ManyTexts) -> None:
    """Nothing where one outlet alone is known."""
    words, found = page.words, page.count_many(tables.by_outlet)
    if len(found) < tables.FEWEST:
        return
    table_heading(page, "stories_by_outlet", words("stories.outlets"), tables.for_files(found))
    st.caption(words("stories.outlets_counted"))
    numbers = ("stories", "first", "only", "missed")
    header = [words(f"stories.outlet.{name}") for name in ("outlet", *numbers, "minutes_behind", "days_behind")]
    rows = [
        [
            Run(row["outlet"]),
            *(_number(page, row, name) for name in numbers),
            Run(_behind(page, row), "number"),
            Run("–" if pd.isna(row["days_behind"]) else words.number(row["days_behind"], 1), "number"),
        ]
        for row in found.to_dict("records")
    ]
    linked_table(header, rows, key="stories by outlet")


def _number(page: ManyTexts, row: Row, which: str) -> Run:
    target = page.door(doors.stories(outlet=row["outlet"], which=which)) if row[which] else None
    return Run(page.words.number(row[which]), "number", to=target)


def _behind(page: ManyTexts, row: Row) -> str:
    return "–" if pd.isna(row["minutes_behind"]) else f"{behind(page, round(row['minutes_behind']))} ({row['timed']})"
