"""Объекты: who is named, how often, in whose words and where; choosing one opens its sentences."""

import streamlit as st

from analysis import tables
from analysis.report.charts import named, text
from analysis.report.theme import voice_colours
from pages.shared.charts import show_chart
from pages.shared.common_filters import choose_entity, choose_kind
from pages.shared.elsewhere import elsewhere
from pages.shared.entity_evidence import entity_evidence
from pages.shared.entity_table import entity_table
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_text
from pages.shared.many_entities import many_entities
from pages.shared.method import method
from pages.shared.page import open_page

KINDS = ("PER", "ORG", "LOC")
FEWEST_BARS = 3
"""Fewer are a list: the shape of a chart of two bars is an accident."""
MOST_ALONG = 10
ENOUGH_TOGETHER = 3  # sentences with both: fewer are an accident

page = open_page("entities")
if page.many:
    many_entities(page)
    st.stop()
words = page.words
entities, mentions = page.count(tables.entities), page.count(tables.mentions)
unheard, together = page.count(tables.unheard), page.count(tables.together)
colours = voice_colours(page.analysis)
together = together[together["sentences"] >= ENOUGH_TOGETHER]
names = list(entities["entity"])
if entities.empty:
    st.info(words("entities.none"))
    method(page, "entities")
    st.stop()

# ---------------------------------------------------------------- which
with st.container(horizontal=True, vertical_alignment="top"):
    kind = choose_kind(words, "entities", KINDS, entities["kind"])
    entity = choose_entity(words, names)
    if entity:
        title = st.segmented_control(
            words("entities.filter.title"),
            ["", "own", "title"],
            format_func=lambda choice: words("entities.title." + (choice or "all")),
            required=True,
            **one_of("title", ["", "own", "title"], ""),
        )
shown = entities[entities["kind"] == kind] if kind else entities
often = shown[shown["mentions"] > 1]
once = shown[shown["mentions"] == 1]

if entity:
    entity_evidence(page, mentions, entity, title)
    elsewhere(page, entity)

# ---------------------------------------------------------------- how often, in whose words, where
if charted := len(often) >= FEWEST_BARS:
    order = st.segmented_control(
        words("entities.order"),
        ["mentions", "own"],
        format_func=lambda order: words("entities.order_by." + order),
        required=True,
        **one_of("order", ["mentions", "own"], "mentions"),
    )
    state = f"{entity} {kind} {order}"
    show_chart(page, "named", named.by_title(often, words, order=order), often, state=state)
    counts = tables.voice_counts(mentions[mentions["entity"].isin(often["entity"])], "entity", "kind")
    show_chart(page, "by_voice", named.by_voice(often, mentions, colours, words), counts, state=state)
    main = list(often["entity"].head(MOST_ALONG))
    show_chart(page, "along", text.along(page.analysis, main, words), mentions, state=state)
doors = {
    "often": [
        (
            Run(row["entity"], page="entities", params=page.params(entity=row["entity"])),
            f" {words.number(row['mentions'])}",
        )
        for row in often.to_dict("records")
        if not charted
    ],
    "once": [(Run(name, page="entities", params=page.params(entity=name)), "") for name in once["entity"]],
    "unheard": [(Run(name, page="entities", params=page.params(entity=name)), "") for name in unheard["entity"]],
    "together": [
        (
            Run(
                words("entities.pair", a=row["a"], b=row["b"]),
                page="entities",
                params=page.params(**{"entity": row["a"], "with": row["b"]}),
            ),
            "\N{NO-BREAK SPACE}" + words.number(row["sentences"]),
        )
        for row in together.to_dict("records")
    ],
}
for name, links in doors.items():
    if links:
        st.subheader(words("entities." + name), anchor=False)
        ends = [*(" · " for _ in links[1:]), ""]
        runs = [
            run for (link, note), end in zip(links, ends, strict=True) for run in (link, Run(note + end)) if run.text
        ]
        linked_text([runs], key=name)

# ---------------------------------------------------------------- the table
table_heading(page, "entities", words("entities.table"), shown)
entity_table(page, shown)
method(page, *("entities", "identities") if entity and len(page.texts) > 1 else ("entities",))
