"""Объекты of one text: who is named, how often, in whose words and where; choosing one opens its sentences."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.report import doors
from analysis.report.charts import named, text
from analysis.report.look import voice_colours
from pages.shared.chart import show_chart
from pages.shared.common_filters import choose_entity, choose_kind
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_text
from pages.shared.method import method
from pages.shared.page import OneText
from pages.shared.table import Row
from pages.views.entities.elsewhere import elsewhere
from pages.views.entities.evidence import entity_evidence
from pages.views.entities.table import entity_table

KINDS = ("PER", "ORG", "LOC")
FEWEST_BARS = 3
"""Fewer are a list: the shape of a chart of two bars is an accident."""
MOST_ALONG = 10
ENOUGH_TOGETHER = 3
"""Sentences with both: fewer are an accident."""

Link = tuple[Run, str]
"""A link and what stands after it."""


def entities_of_one(page: OneText) -> None:
    """Which entity, how often each is named, in whose words and where, and the table of all."""
    words, entities, mentions = page.words, page.count(tables.entities), page.count(tables.mentions)
    if entities.empty:
        st.info(words("entities.none"))
        method(page, "entities")
        return
    with st.container(horizontal=True, vertical_alignment="top"):
        kind = choose_kind(words, "entities", KINDS, entities["kind"])
        entity = choose_entity(words, list(entities["entity"]))
        title = _choose_title(page) if entity else ""
    shown = entities[entities["kind"] == kind] if kind else entities
    if entity:
        entity_evidence(page, mentions, entity, title)
        elsewhere(page, entity)
    often = shown[shown["mentions"] > 1]
    if charted := len(often) >= FEWEST_BARS:
        _charts(page, often, mentions, f"{entity} {kind}")
    _lists(page, shown, [] if charted else often.to_dict("records"))
    table_heading(page, "entities", words("entities.table"), shown)
    entity_table(page, shown)
    method(page, *("entities", "identities") if entity and page.size > 1 else ("entities",))


def _choose_title(page: OneText) -> str:
    """Mentions of its own ("own"), inside another's title ("title"), or "" for both."""
    words = page.words
    chosen = st.segmented_control(
        words("entities.filter.title"),
        ["", "own", "title"],
        format_func=lambda choice: words("entities.title." + (choice or "all")),
        required=True,
        **one_of("title", ["", "own", "title"], ""),
    )
    return str(chosen or "")


def _charts(page: OneText, often: pd.DataFrame, mentions: pd.DataFrame, state: str) -> None:
    """How often, in whose words and where; `often` as tables.entities, `mentions` as tables.mentions."""
    words, colours = page.words, voice_colours(page.analysis)
    order = st.segmented_control(
        words("entities.order"),
        ["mentions", "own"],
        format_func=lambda order: words("entities.order_by." + order),
        required=True,
        **one_of("order", ["mentions", "own"], "mentions"),
    )
    state = f"{state} {order}"
    show_chart(page, named.by_title(often, words, order=order or "mentions"), state=state)
    show_chart(page, named.by_voice(often, mentions, colours, words), state=state)
    show_chart(page, text.along(page.analysis, list(often["entity"].head(MOST_ALONG)), words), state=state)


# ---------------------------------------------------------------- names as links
def _lists(page: OneText, shown: pd.DataFrame, often: Sequence[Row]) -> None:
    """Who is named often (where that makes no chart), once, only by others, and who stand together."""
    words, unheard, together = page.words, page.count(tables.unheard), page.count(tables.together)
    together = together[together["sentences"] >= ENOUGH_TOGETHER]
    once = shown[shown["mentions"] == 1]
    _list(page, "often", [(_door(page, row["entity"]), f" {words.number(row['mentions'])}") for row in often])
    _list(page, "once", [(_door(page, name), "") for name in once["entity"]])
    _list(page, "unheard", [(_door(page, name), "") for name in unheard["entity"]])
    _list(page, "together", [_pair(page, row) for row in together.to_dict("records")])


def _list(page: OneText, name: str, links: Sequence[Link]) -> None:
    """Links in one paragraph under a heading, a dot between them; nothing where there are none."""
    if not links:
        return
    st.subheader(page.words("entities." + name), anchor=False)
    ends = [*(" · " for _ in links[1:]), ""]
    runs = [run for (link, after), end in zip(links, ends, strict=True) for run in (link, Run(after + end))]
    linked_text([[run for run in runs if run.text]], key=name)


def _door(page: OneText, entity: str) -> Run:
    return Run(entity, to=page.door(doors.entity(entity)))


def _pair(page: OneText, row: Row) -> Link:
    told = page.words("entities.pair", a=row["a"], b=row["b"])
    door = Run(told, to=page.door(doors.entity(row["a"], beside=row["b"])))
    return door, "\N{NO-BREAK SPACE}" + page.words.number(row["sentences"])
