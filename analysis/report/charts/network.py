"""A network drawn: an edge as thick as its count, with a dot that opens it."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report.charts.chart import Chart
from analysis.report.charts.matrix import Cell, matrix
from analysis.report.charts.placing import diameter, places_of, told_narrow, written
from analysis.report.charts.ranked import empty
from analysis.report.colours import SIX
from analysis.report.doors import Target
from analysis.report.labels import click, label, plain
from analysis.report.look import AUTHOR_COLOUR, TICK, framed
from analysis.tables.graph import Graph, Key

HEIGHT = 640
WIDTHS = (1.0, 2.0, 3.5, 6.0)
"""Pixels of the edges, by quarters of the greatest count's root."""

KINDS = ("PER", "ORG", "LOC", "ROLE", "GROUP", "DOC", "OUTLET")
"""Kinds of nodes in the order of their colours; others are grey."""

ALONG = {True: 0.66, False: 0.5}
"""How far from its first node the dot of an edge stands, directed or not: two that face each other have two."""

MOST_IN_MATRIX = 14

TOLD, TOLD_WIDE = 12, 11
"""Pixels of the letters of a name; by the latter look.css knows those that a telephone has no room for."""

Rows = Sequence[Mapping[Any, Any]]
Trace = dict[str, Any]
"""A scatter trace: as plotly's own object it would be checked twice, when it is made and when it is added."""

NOT_TOLD = {"showlegend": False}
Places = Mapping[Key, tuple[float, float]]
EdgeDoor = Callable[[str, str], Target]
NodeDoor = Callable[[str, str], Target]


def network(
    made: Graph,
    words: Words,
    *,
    edge: EdgeDoor,
    node: NodeDoor,
    directed: bool = False,
    by_group: bool = False,
    by: str = "count",
) -> Chart:
    """The graph; `edge` and `node` say what opens the sentences of two names, and one of them.

    by: "count" or "pmi", the column that a line is as thick as. Colours are those of the kinds of nodes, or with
    `by_group` of the groups, each called by its greatest member.
    """
    where = places_of(made)
    if not where:
        return Chart("network", empty(words), made.edges)
    traces = [*_lines(made.edges, where, by), _dots(made.edges, where, words, edge, directed=directed)]
    most = int(made.nodes["size"].max()) or 1
    names, narrow = written(made), told_narrow(made, where)
    coloured = list(_coloured(made.nodes, words, by_group=by_group))
    for at, (name, rows) in enumerate(coloured):
        colour = SIX[at] if at < len(SIX) else AUTHOR_COLOUR
        nodes = _nodes(rows, where, most, words, node)
        marker = {**nodes["marker"], "color": colour}
        traces.append({**nodes, "name": plain(name), "legendgroup": name, "marker": marker})
    for name, rows in coloured:  # over all dots
        shown = [row for row, key in zip(rows, _keys(rows), strict=True) if key in names]
        traces.append({**_written(shown, where, most, names, narrow), "legendgroup": name})
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    moved = {"dragmode": "pan", "hovermode": "closest"}
    figure = framed(go.Figure(traces), words, HEIGHT, xaxis=hidden, yaxis=hidden, **moved)
    return Chart("network", figure, made.edges)


def matrix_of(made: Graph, words: Words, *, edge: EdgeDoor, directed: bool = False) -> Chart:
    """The same as a matrix of the first MOST_IN_MATRIX nodes: `a` beside the rows, `b` over the columns."""
    first = made.nodes.head(MOST_IN_MATRIX)
    place = {key: at for at, key in enumerate(zip(first["name"], first["kind"], strict=True))}
    there = [a in place and b in place for a, b in _ends(made.edges)]
    edges = made.edges[pd.Series(there, index=made.edges.index, dtype=bool)]
    cells = []
    for row, (a, b) in zip(edges.to_dict("records"), _ends(edges), strict=True):
        hover = _told(row, words, directed=directed)
        for one, other in ((a, b),) if directed else ((a, b), (b, a)):
            cells.append(Cell(place[other], place[one], int(row["count"]), hover, edge(row["a"], row["b"])))
    names = [label(str(name)) for name in first["name"]]
    figure = matrix(cells, [label(str(name), 14) for name in first["name"]], names, words)
    return Chart("network_matrix", figure.update_xaxes(tickangle=-60), edges)


# ---------------------------------------------------------------- pieces
def _lines(edges: pd.DataFrame, where: Places, by: str) -> Iterator[Trace]:
    most = float(edges[by].max())
    by_width: dict[float, list[tuple[Key, Key]]] = {}
    for (a, b), strength in zip(_ends(edges), edges[by].tolist(), strict=True):
        quarter = min(len(WIDTHS) - 1, int(len(WIDTHS) * math.sqrt(max(0.0, strength) / most)))
        by_width.setdefault(WIDTHS[quarter], []).append((a, b))
    for width, pairs in sorted(by_width.items()):
        xs = [x for a, b in pairs for x in (where[a][0], where[b][0], None)]
        ys = [y for a, b in pairs for y in (where[a][1], where[b][1], None)]
        line = {"width": width, "color": TICK}
        yield {"x": xs, "y": ys, "mode": "lines", "line": line, "opacity": 0.35, "hoverinfo": "skip", **NOT_TOLD}


def _dots(edges: pd.DataFrame, where: Places, words: Words, door: EdgeDoor, *, directed: bool) -> Trace:
    """A dot on each edge, an arrow where it has a direction: a line itself cannot be clicked."""
    along, ends = ALONG[directed], [(where[a], where[b]) for a, b in _ends(edges)]
    rows = edges.to_dict("records")
    marker: dict[str, Any] = {"size": 9 if directed else 6, "color": TICK, "opacity": 0.6}
    if directed:
        angles = [math.degrees(math.atan2(b[0] - a[0], b[1] - a[1])) for a, b in ends]
        marker |= {"symbol": "arrow", "angle": angles}
    return {
        "x": [a[0] + along * (b[0] - a[0]) for a, b in ends],
        "y": [a[1] + along * (b[1] - a[1]) for a, b in ends],
        "mode": "markers",
        "marker": marker,
        "hovertext": [_told(row, words, directed=directed) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [click(door(row["a"], row["b"])) for row in rows],
        **NOT_TOLD,
    }


def _nodes(rows: Rows, where: Places, most: int, words: Words, door: NodeDoor) -> Trace:
    """The names of one colour."""
    keys = _keys(rows)
    told = [
        f"<b>{plain(row['name'])}</b><br>{words('relations.size', n=int(row['size']))}"
        f"<br>{words('relations.links', n=int(row['links']))}"
        for row in rows
    ]
    return {
        "x": [where[key][0] for key in keys],
        "y": [where[key][1] for key in keys],
        "mode": "markers",
        "marker": {
            "size": [diameter(row["size"], most) for row in rows],
            "opacity": 0.9,
            "line": {"width": 1, "color": "white"},
        },
        "hovertext": told,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [click(door(*key)) for key in keys],
    }


def _written(rows: Rows, where: Places, most: int, names: Mapping[Key, str], narrow: frozenset[Key]) -> Trace:
    """The names over the nodes of one colour; a click on one goes to its dot."""
    keys = _keys(rows)
    return {
        "x": [where[key][0] for key in keys],
        "y": [where[key][1] for key in keys],
        "mode": "markers+text",
        "text": [names[key] for key in keys],
        "textposition": "top center",
        "textfont": {"size": [TOLD if key in narrow else TOLD_WIDE for key in keys]},
        "marker": {"size": [diameter(row["size"], most) for row in rows], "opacity": 0},
        "hoverinfo": "skip",
        **NOT_TOLD,
    }


def _keys(rows: Rows) -> list[Key]:
    return [(row["name"], row["kind"]) for row in rows]


def _coloured(nodes: pd.DataFrame, words: Words, *, by_group: bool) -> list[tuple[str, Rows]]:
    """The nodes of each colour with what it is called: the largest groups first, or the kinds in their order."""
    rows = nodes.to_dict("records")
    if by_group:
        names = list(dict.fromkeys(str(row["group"]) for row in rows))
        return [(words("relations.group", name=name), [r for r in rows if r["group"] == name]) for name in names]
    kinds = [*KINDS, *sorted({str(row["kind"]) for row in rows} - set(KINDS))]
    found = [(kind, [row for row in rows if row["kind"] == kind]) for kind in kinds]
    return [(words(f"relations.kind.{kind or 'other'}"), own) for kind, own in found if own]


def _told(row: Mapping[Any, Any], words: Words, *, directed: bool) -> str:
    pair = plain(f"{row['a']} {'→' if directed else '–'} {row['b']}")
    return f"<b>{pair}</b><br>{words('relations.times', n=int(row['count']))}"


def _ends(edges: pd.DataFrame) -> list[tuple[Key, Key]]:
    columns = (edges[name].tolist() for name in ("a", "a_kind", "b", "b_kind"))
    return [((a, k), (b, m)) for a, k, b, m in zip(*columns, strict=True)]
