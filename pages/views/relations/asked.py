"""What the URL asks of the networks: which one, of which stretches or kinds, from which count on."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.library import Library
from analysis.report import doors
from analysis.report.doors import Params, Target
from analysis.tables import leaning, network
from analysis.tables.graph import Graph, Key, graph
from pages.shared.filters import one_of
from pages.shared.page import Page

NETS = ("together", "speech", "leaning")
HOW = ("", *leaning.HOW)
FORMS = ("", "direct", "indirect", "fragment")
MEASURES = ("count", "pmi")
LEAST = ("1", "2", "3", "5", "10", "20", "50")
EDGES_SHOWN = 25
MANY = 20
"""From so many texts on what is together once is left out, unless it is asked for."""


@dataclass(frozen=True, slots=True)
class AskedNetwork:
    """net: of NETS. unit: of network.UNITS, of names together. form: of FORMS, of speech. measure: of MEASURES.

    usually: from which count on edges are shown where nobody asks for another.
    """

    net: str
    unit: str
    form: str
    measure: str
    least: int
    usually: int

    @property
    def directed(self) -> bool:
        """Whether an edge leads from one to the other."""
        return self.net != "together"

    @property
    def params(self) -> Params:
        """What of it an address has to say."""
        form = "how" if self.net == "leaning" else "form"
        said = {"net": self.net, "unit": self.unit, form: self.form, "measure": self.measure, "least": str(self.least)}
        usual = {"net": NETS[0], "unit": network.UNITS[0], form: "", "measure": MEASURES[0], "least": str(self.usually)}
        return {name: value for name, value in said.items() if value != usual[name]}

    def edges(self, library: Library, ids: Sequence[str]) -> pd.DataFrame:
        """The whole network of these texts, the strongest edges first."""
        if self.net == "speech":
            return network.speaks_of(library, ids, self.form, self.least)
        if self.net == "leaning":
            return network.leans_on(library, ids, self.form, self.least)
        found = network.together(library, ids, self.unit, self.least)
        if self.measure == "count":
            return found
        often = found[found["pmi"] > 0]
        return often.sort_values(["pmi", "count"], ascending=False, kind="stable").reset_index(drop=True)

    def door(self, a: str, b: str) -> Target:
        """This network with the sentences of two of it."""
        return doors.relations(self.params, a=a, b=b)


def asked(page: Page) -> AskedNetwork:
    """The choices, drawn in one line; what is chosen is in the URL."""
    words, unit, form, measure = page.words, network.UNITS[0], "", MEASURES[0]
    net = _segments(page, "net", NETS, NETS[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if net == "together":
            unit = _segments(page, "unit", network.UNITS, network.UNITS[0])
            measure = _segments(page, "measure", MEASURES, MEASURES[0])
        elif net == "speech":
            form = _segments(page, "form", FORMS, "")
        else:
            form = _segments(page, "how", HOW, "")
        usual = str(network.USUAL_LEAST) if len(page.chosen) >= MANY else LEAST[0]
        least = st.selectbox(words("relations.least"), LEAST, width=180, **one_of("least", LEAST, usual))
    return AskedNetwork(net, unit, form, measure, int(least or usual), int(usual))


def _segments(page: Page, name: str, options: tuple[str, ...], usual: str) -> str:
    words = page.words
    chosen = st.segmented_control(
        words(f"relations.{name}.label"),
        options,
        format_func=lambda option: words(f"relations.{name}.{option or 'all'}"),
        required=True,
        **one_of(name, options, usual),
    )
    return str(chosen or usual)


@dataclass(frozen=True, slots=True)
class ShownNetwork:
    """What is drawn of a network: its graph, the `first` edges of the list, and how many there are."""

    graph: Graph
    first: pd.DataFrame
    number: int


def shown(library: Library, ids: Sequence[str], asked: AskedNetwork) -> ShownNetwork:
    """The network of these texts as the screen has it. The whole, which may be large, is for files alone.

    A name is as large as its mentions; of who speaks of whom a node is as large as the statements of its edges.
    """
    edges = asked.edges(library, ids)

    def mentions(nodes: Sequence[Key]) -> dict[Key, int]:
        named = network.named(library, ids, [name for name, _ in nodes])
        keys = zip(named["name"], named["kind"], strict=True)
        return dict(zip(keys, named["mentions"].tolist(), strict=True))

    drawn = graph(edges, mentions) if asked.net == "together" else graph(edges)
    return ShownNetwork(drawn, edges.head(EDGES_SHOWN), len(edges))


def opened_by(name: str, kind: str) -> Target:
    """Its dossier; who is no entity speaks: his statements; of an outlet its texts."""
    if kind == network.OUTLET:
        return doors.outlet(name, page="reader")
    return doors.dossier(name) if kind in ("PER", "ORG", "LOC") else doors.quotes(speaker=name)
