"""What the URL asks of the networks: which one, of which stretches or kinds, from which count on."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.report.doors import Params, Target
from analysis.tables import leaning, network
from pages.shared.filters import one_of
from pages.shared.page import Page

NETS = ("together", "speech", "leaning")
HOW = ("", *leaning.HOW)
FORMS = ("", "direct", "indirect", "fragment")
MEASURES = ("count", "pmi")
LEAST = ("1", "2", "3", "5", "10", "20", "50")
MANY = 20
"""From so many texts on what is together once is left out, unless it is asked for."""


@dataclass(frozen=True, slots=True)
class AskedNetwork:
    """net: of NETS. unit: of network.UNITS, of names together. form: of FORMS, of speech. measure: of MEASURES."""

    net: str
    unit: str
    form: str
    measure: str
    least: int
    params: Params

    @property
    def directed(self) -> bool:
        """Whether an edge leads from one to the other."""
        return self.net != "together"

    def edges(self, page: Page) -> pd.DataFrame:
        """The whole network, the strongest edges first."""
        if self.net == "speech":
            return page.count_many(network.speaks_of, self.form, self.least)
        if self.net == "leaning":
            return page.count_many(network.leans_on, self.form, self.least)
        found = page.count_many(network.together, self.unit, self.least)
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
        usual = LEAST[1] if len(page.chosen) >= MANY else LEAST[0]
        least = st.selectbox(words("relations.least"), LEAST, width=180, **one_of("least", LEAST, usual))
    said = {
        "net": net,
        "unit": unit,
        "how" if net == "leaning" else "form": form,
        "measure": measure,
        "least": least or usual,
    }
    usually = {"net": NETS[0], "unit": network.UNITS[0], "form": "", "how": "", "measure": MEASURES[0], "least": usual}
    params = {name: value for name, value in said.items() if value != usually[name]}
    return AskedNetwork(net, unit, form, measure, int(least or usual), params)


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


def opened_by(name: str, kind: str) -> Target:
    """Its dossier; who is no entity speaks: his statements; of an outlet its texts."""
    if kind == network.OUTLET:
        return doors.outlet(name, page="reader")
    return doors.dossier(name) if kind in ("PER", "ORG", "LOC") else doors.quotes(speaker=name)
