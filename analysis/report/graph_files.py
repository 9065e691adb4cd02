"""A network for other programs: GEXF (Gephi) and GraphML, whole, with the places and colours of no drawing."""

import io

import networkx as nx
import pandas as pd

from analysis.tables.graph import graph

EDGE = ("count", "texts", "pmi", "direct", "indirect", "fragments")


def gexf(edges: pd.DataFrame, *, directed: bool) -> bytes:
    """All edges and their nodes as GEXF 1.2."""
    out = io.BytesIO()
    nx.write_gexf(_whole(edges, directed), out, encoding="utf-8", version="1.2draft")
    return out.getvalue()


def graphml(edges: pd.DataFrame, *, directed: bool) -> bytes:
    """The same as GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(_whole(edges, directed), out, encoding="utf-8")
    return out.getvalue()


def _whole(edges: pd.DataFrame, directed: bool) -> nx.Graph:
    made = graph(edges, most=len(edges) * 2)
    found = nx.DiGraph() if directed else nx.Graph()
    for row in made.nodes.to_dict("records"):
        name, kind = str(row["name"]), str(row["kind"])
        found.add_node(_id(name, kind), label=name, kind=kind, size=int(row["size"]), group=str(row["group"]))
    for row in made.edges.to_dict("records"):
        told = {name: row[name] for name in EDGE if name in row}
        ends = _id(str(row["a"]), str(row["a_kind"])), _id(str(row["b"]), str(row["b_kind"]))
        found.add_edge(*ends, weight=int(row["count"]), **told)
    return found


def _id(name: str, kind: str) -> str:
    """Of two of one name that are of two kinds each is one."""
    return f"{kind} {name}".strip()
