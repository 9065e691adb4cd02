"""Связи: which network, the sentences of a chosen edge, the drawing, the same as a matrix and as tables."""

import streamlit as st

from analysis.report.charts import network as charts
from analysis.tables.graph import FEWEST_NODES, Graph
from pages.shared.chart import show_chart
from pages.shared.filters import flag, one_of
from pages.shared.method import method
from pages.shared.page import Page
from pages.views.relations.asked import AskedNetwork, asked, opened_by, shown
from pages.views.relations.lists import edge_list, node_list
from pages.views.relations.sentences import sentences

LOOKS = ("graph", "matrix")


def relations(page: Page) -> None:
    """The whole screen."""
    words, what = page.words, asked(page)
    a, b = (st.query_params.get(name, "") for name in ("a", "b"))
    if a and b:
        sentences(page, what, a, b)
    found = page.count_many(shown, what)
    made = found.graph
    if not found.number:
        st.info(words("relations.nothing" if what.least == 1 else "relations.nothing_so_often"))
        method(page, "relations", "identities")
        return
    st.caption(words(f"relations.counted.{what.net}") + _left_out(page, made))
    if len(made.nodes) >= FEWEST_NODES:
        _drawn(page, what, made)
    else:
        st.caption(words("relations.few"))
    edge_list(page, what, found)
    if len(made.nodes) >= FEWEST_NODES:
        node_list(page, made)
    method(page, "relations", "identities")


def _left_out(page: Page, made: Graph) -> str:
    if made.of_nodes <= len(made.nodes):
        return ""
    counts = {"n": len(made.nodes), "of": made.of_nodes, "edges": len(made.edges), "of_edges": made.of_edges}
    return " " + page.words("relations.left_out", **counts)


def _drawn(page: Page, what: AskedNetwork, made: Graph) -> None:
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        look = st.segmented_control(
            words("relations.look.label"),
            LOOKS,
            format_func=lambda option: words(f"relations.look.{option}"),
            required=True,
            **one_of("look", LOOKS, LOOKS[0]),
        )
        by_group = look == LOOKS[0] and st.toggle(words("relations.by_group"), **flag("groups"))
    state = f"{what} {look} {by_group}"
    if look == "matrix":
        show_chart(page, charts.matrix_of(made, words, edge=what.door, directed=what.directed), state=state)
        return
    drawn = charts.network(
        made, words, edge=what.door, node=opened_by, directed=what.directed, by_group=bool(by_group), by=what.measure
    )
    show_chart(page, drawn, state=state, moves=True)
