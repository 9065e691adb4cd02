"""Объекты of many texts: who most texts name; choosing one opens the texts that name it, with their sentences."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.report import doors
from analysis.report.charts import many as charts
from analysis.report.doors import Target
from analysis.rows import mentions_in
from analysis.tables import crossed, many
from pages.shared.chart import show_chart
from pages.shared.common_filters import choose_entity, choose_kind, offered
from pages.shared.cross_table import cross_table
from pages.shared.escape import plain
from pages.shared.evidence import sentence
from pages.shared.export import table_heading
from pages.shared.filters import one_of, reset
from pages.shared.linked_text import Run, linked_text
from pages.shared.method import method
from pages.shared.page import ManyTexts
from pages.shared.pager import one_screen
from pages.shared.table import table_to_choose
from pages.shared.wording import where

KINDS = ("PER", "ORG", "LOC")
COUNTS = ("texts", "main", "mentions", "headline", "lead", "body", "speech", "in_title", "references", "statements")
SHOWN = ("entity", "kind", *COUNTS)
FEWEST_BARS = 3
CALLED = ("name", "role")
"""Parameters that narrow the texts of an entity further (many.Named)."""
TEXTS_ON_ONE_SCREEN = 10
SENTENCES_OF_A_TEXT = 5


def entities_of_many(page: ManyTexts) -> None:
    """The whole screen."""
    words, every = page.words, page.count_many(many.entities)
    if every.empty:
        st.info(words("entities.none"))
        return
    where = _where(page)
    entities = page.count_many(many.entities, where) if where else every
    names = offered(entities["entity"], "entity")
    with st.container(horizontal=True, vertical_alignment="top"):
        kind = choose_kind(words, "entities", KINDS, every["kind"])
        entity = choose_entity(words, names)
    shown = entities[entities["kind"] == kind] if kind else entities
    if entity:
        _evidence(page, entity, kind, where)
    if where:
        st.caption(words(f"entities.where_told.{where}", least=many.MAIN_MENTIONS))
    if shown.empty:
        st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=("where", "kind"))
        return
    if len(shown) >= FEWEST_BARS:
        show_chart(page, charts.named(shown, words, where=where), state=f"{entity} {kind} {where}")
    table_heading(page, "entities", words("many.table.entities"), shown)
    _table(page, shown, where)
    st.caption(words("entities.columns_told", least=many.MAIN_MENTIONS))
    cross_table(page, "named", crossed.named_by, doors.entity)
    method(page, "identities", "entities")


def _where(page: ManyTexts) -> str:
    """In what place an entity has to be named, or what part it has to play; "" for any."""
    options = ["", *many.PLACES]
    chosen = st.selectbox(
        page.words("entities.filter.where"),
        options,
        format_func=lambda where: page.words(f"entities.where.{where or 'any'}"),
        width=320,
        **one_of("where", options, ""),
    )
    return str(chosen or "")


def _evidence(page: ManyTexts, entity: str, kind: str, where: str) -> None:
    """The texts that name an identity, there if it has to be, each with its counts and first sentences; `kind` tells
    two of one name apart. The address may ask for those that call it by one name, or give it one role."""
    words, asked = page.words, {name: st.query_params.get(name, "") for name in CALLED}
    naming = page.count_many(many.naming, entity, many.Named(kind, where, **asked))
    if naming.empty:
        st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=("entity", "kind", "where", *CALLED))
        return
    texts = list(dict.fromkeys(naming["text_id"]))
    with st.container(border=True):
        narrower = [words(f"entities.told_{name}", value=value) for name, value in asked.items() if value]
        table_heading(page, "naming", plain(" · ".join([entity, *narrower])), naming)
        told = [words("many.shown", n=len(texts)), words("many.mentions", n=int(naming["mentions"].sum()))]
        if in_title := int(naming["in_title"].sum()):
            told.append(words("entities.in_titles", n=in_title))
        st.markdown(plain(", ".join(told)))
        _narrowed(page, entity)
        for text in texts[one_screen(len(texts), TEXTS_ON_ONE_SCREEN, key=f"naming {page.shown} {entity}")]:
            _text(page, text, naming[naming["text_id"] == text], where)
        st.button(words("many.close"), on_click=reset, args=("entity", "kind", *CALLED))


def _narrowed(page: ManyTexts, entity: str) -> None:
    """Doors to the texts that name it (another choice of entities would widen these) and to those that do not."""
    words, selection = page.words, page.selection
    links: list[Run] = []
    if not selection.entities:
        only = replace(selection, entities=(entity,))
        links.append(Run(words("many.only_these"), to=page.within(doors.overview(), only)))
    if entity not in (*selection.entities, *selection.not_entities):
        without = replace(selection, not_entities=(*selection.not_entities, entity))
        links.append(Run(words("many.without_these"), to=page.within(doors.overview(), without)))
    links.append(Run(words("dossier.menu"), to=page.door(doors.dossier(entity))))
    linked_text([[links[0], *(run for link in links[1:] for run in (Run(" · "), link))]], key="narrow")


def _text(page: ManyTexts, text: str, rows: pd.DataFrame, where_named: str) -> None:
    """One text: where it appeared, how often it names the identity, the first sentences that do, there if asked."""
    words, one = page.words, page.of(text)
    row = rows.iloc[0].to_dict()
    names = set(zip(rows["entity"], rows["kind"], strict=True))
    mentions = [
        m for e in one.analysis.entities if (e.name, e.kind) in names for m in mentions_in(one.analysis, e, where_named)
    ]
    titles = frozenset((mention.start, mention.stop) for mention in mentions if mention.in_title)
    found = tables.evidence(one.analysis, [(mention.start, mention.stop) for mention in mentions])
    facts = [where(words, row["outlet"], row["date"]), words("many.mentions", n=int(rows["mentions"].sum()))]
    head = [
        Run(row["title"], "strong", to=one.door(doors.entity(row["entity"]))),
        Run("  " + " · ".join(fact for fact in facts if fact), "muted small"),
    ]
    blocks = [list(sentence(one, evidence, titles)) for evidence in found[:SENTENCES_OF_A_TEXT]]
    if len(found) > SENTENCES_OF_A_TEXT:
        left, door = len(found) - SENTENCES_OF_A_TEXT, one.door(doors.entity(row["entity"]))
        blocks.append([Run(words("many.more_here", n=left), "way", to=door)])
    linked_text([head], key=f"text {text}")
    linked_text(blocks, key=f"evidence {text}", look="list")


def _table(page: ManyTexts, entities: pd.DataFrame, where: str) -> None:
    """The ranking; choosing a row opens its texts."""
    words = page.words

    def door(at: int) -> Target:
        row = entities.iloc[at]
        return page.door(doors.entity(row["entity"], kind=row["kind"], where=where))

    table_to_choose(
        entities.assign(kind=[words("entities.kind." + kind) for kind in entities["kind"]])[list(SHOWN)],
        {
            column: words("report.column.texts" if column == "texts" else f"entities.column.{column}")
            for column in SHOWN
        },
        door,
        key=f"table {page.shown} {where} {len(entities)}",
        hint=words("pages.evidence.choose_row"),
    )
