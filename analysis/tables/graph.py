"""A network as a graph: its nodes with size and group, those of the strongest edges first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from analysis.tables.frame import frame

MOST_NODES = 60
"""More names than this cannot be read on a screen."""

FEWEST_NODES = 5
"""With fewer a graph shows nothing that a table does not say better."""

SEED = 1
"""Louvain walks the nodes in an order drawn by chance: the same one each time."""

Key = tuple[str, str]
"""A node: its name and kind."""

Sizes = Callable[[Sequence[Key]], Mapping[Key, int]]
"""Gives how large nodes are; of one that it does not say, its edges do."""


@dataclass(frozen=True, slots=True)
class Graph:
    """nodes: name, kind, size, links, weight, group, the largest first. edges: as a table of network.py has them.

    size: what its dot is as large as. links: with how many others it has an edge. weight: the counts of these edges,
    summed. group: the name of the greatest member of its group (Louvain, by the counts of the edges).
    of_nodes, of_edges: how many there are with those that are left out.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    of_nodes: int
    of_edges: int


def graph(edges: pd.DataFrame, sizes: Sizes = lambda _: {}, most: int = MOST_NODES) -> Graph:
    """The nodes of the first edges, `most` of them, and all edges among them; groups are of what is left.

    `edges` come with the strongest first. Without `sizes` a node is as large as its edges.
    """
    names, ends = _numbered(edges)
    weight = np.bincount(ends.ravel(), np.tile(edges["count"].to_numpy(dtype="float64"), 2), len(names)).astype("int64")
    first: set[int] = set()
    for a, b in ends.T.tolist():
        new = {a, b} - first
        if len(first) + len(new) <= most:
            first |= new
        elif len(first) == most:
            break
    keys = {at: _key(names[at]) for at in first}
    told = sizes(sorted(keys.values()))
    size = {key: told.get(key, int(weight[at])) for at, key in keys.items()}
    among = pd.Series(np.isin(ends, list(first)).all(axis=0), dtype="bool")
    kept = edges[among.to_numpy()].reset_index(drop=True)
    joined = undirected(kept)
    groups = _groups(joined, size)
    rows = [
        (name, kind, size[name, kind], joined.degree((name, kind)), int(joined.degree((name, kind), "weight")), group)
        for (name, kind), group in sorted(groups.items(), key=lambda pair: (-size[pair[0]], *pair[0]))
    ]
    numbers = dict.fromkeys(("size", "links", "weight"), "int64")
    nodes = frame(rows, {"name": "str", "kind": "str", **numbers, "group": "str"})
    return Graph(nodes, kept, len(names), len(edges))


def undirected(edges: pd.DataFrame) -> nx.Graph:
    """The edges without their directions: two that face each other are one of both counts."""
    joined = nx.Graph()
    for a, a_kind, b, b_kind, count in _ends(edges):
        before = joined.get_edge_data((a, a_kind), (b, b_kind), {"weight": 0})["weight"]
        joined.add_edge((a, a_kind), (b, b_kind), weight=before + count)
    return joined


def _groups(joined: nx.Graph, size: Mapping[Key, int]) -> dict[Key, str]:
    """Blondel et al. 2008; each group is called by its largest member."""
    if not joined:
        return {}
    found = nx.community.louvain_communities(joined, weight="weight", seed=SEED)
    return {key: min(group, key=lambda k: (-size[k], *k))[0] for group in found for key in group}


def _numbered(edges: pd.DataFrame) -> tuple[Any, Any]:
    """The nodes of the edges, as `_key` takes them, and each edge as the numbers of its two (a row `a` and a row `b`):
    there may be 100,000, of which a few are drawn."""
    ends = [edges[end].astype("str") + "\0" + edges[f"{end}_kind"].astype("str") for end in ("a", "b")]
    numbers, names = pd.factorize(pd.concat(ends, ignore_index=True))
    return names, numbers.reshape(2, -1)


def _key(joined: str) -> Key:
    name, _, kind = joined.partition("\0")
    return name, kind


def _ends(edges: pd.DataFrame) -> list[tuple[str, str, str, str, int]]:
    columns = (edges[name].tolist() for name in ("a", "a_kind", "b", "b_kind", "count"))
    return [(a, k, b, m, int(n)) for a, k, b, m, n in zip(*columns, strict=True)]
