"""Where the names of a network stand on its drawing: joined ones near, none over another."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx

from analysis.report.labels import label
from analysis.tables.graph import Graph, Key, undirected

WIDTH, HEIGHT = 740, 520
"""Pixels that a drawing has for its names on a narrow screen of a desk."""

SMALLEST, LARGEST = 10, 44
"""Pixels across a node."""

NAMED = 32
"""Names that are written: those of the largest nodes; of the others they stand under the mouse."""

LONGEST = 18
"""Letters of a written name."""

LETTER, LINE = 6.6, 15
"""Pixels of a letter across and of a line of text down, at the size of the names."""

NARROW, TALL = 330, 560
"""Pixels that a drawing has on a telephone: as tall as elsewhere, and less than half as wide."""

APART = 2.5
"""How far apart names want to stand that nothing joins, in steps of an edge: near enough to leave no empty paper."""

TURNS = 400
"""Pushes at most. Sixty names at random places came to rest in fewer than 150; what is left after it may touch."""


@dataclass(slots=True)
class Box:
    """The room of one node: its middle, and how far it reaches to each side, in pixels."""

    x: float
    y: float
    across: float
    down: float


def diameter(size: int, most: int) -> float:
    """Pixels across the dot of a node; `most` is the size of the largest one.

    >>> diameter(100, 100), diameter(25, 100)
    (44.0, 27.0)
    """
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(size / max(most, 1))


def written(made: Graph) -> dict[Key, str]:
    """The names that are written beside their nodes, cut to LONGEST."""
    first = made.nodes.head(NAMED)
    return {(name, kind): label(name, LONGEST) for name, kind in zip(first["name"], first["kind"], strict=True)}


def told_narrow(made: Graph, where: Mapping[Key, tuple[float, float]]) -> frozenset[Key]:
    """Whose names stand free on a telephone too: from the largest node on, each that lies over none before it."""
    names = written(made)
    most = max(made.nodes["size"], default=1)
    free: dict[Key, Box] = {}
    for name, kind, size in zip(made.nodes["name"], made.nodes["kind"], made.nodes["size"], strict=True):
        key = (name, kind)
        if text := names.get(key):
            x, y = where[key]
            lines = text.split("<br>")
            box = Box(
                x * HEIGHT / WIDTH * NARROW / 2,
                y * TALL / 2 + diameter(size, most) / 2 + _over(text) / 2,
                LETTER * max(map(len, lines)) / 2,
                _over(text) / 2,
            )
            if not any(_overlap(box, other) for other in free.values()):
                free[key] = box
    return frozenset(free)


def _overlap(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) < one.across + other.across and abs(one.y - other.y) < one.down + other.down


def places_of(made: Graph) -> dict[Key, tuple[float, float]]:
    """Where each node stands, the same each time; down from -1 to 1, across as much more as the paper is wider.

    Kamada and Kawai 1989: the distance on paper follows the number of edges between two, and an edge of a greater
    count is shorter. Then what would be written over another name is pushed aside.
    """
    names = written(made)
    keys = sorted(zip(made.nodes["name"], made.nodes["kind"], strict=True))
    sizes = dict(zip(zip(made.nodes["name"], made.nodes["kind"], strict=True), made.nodes["size"], strict=True))
    nodes = tuple((key, int(sizes[key]), names.get(key, "")) for key in keys)
    edges = tuple(
        (*sorted((a, b)), int(weight)) for a, b, weight in sorted(undirected(made.edges).edges(data="weight"))
    )
    return dict(_placed(nodes, edges))


@lru_cache(maxsize=64)
def _placed(
    nodes: tuple[tuple[Key, int, str], ...], edges: tuple[tuple[Key, Key, int], ...]
) -> dict[Key, tuple[float, float]]:
    """The nodes with their sizes and what is written over them; once a network: it takes half a second."""
    joined = nx.Graph()
    joined.add_nodes_from(key for key, _, _ in nodes)
    for a, b, weight in edges:
        joined.add_edge(a, b, step=1 / (1 + math.log10(weight) / 2))
    if not joined:
        return {}
    found = nx.kamada_kawai_layout(joined, dist=_distances(joined), pos=nx.circular_layout(joined))
    xs, ys = (_stretched([float(place[axis]) for place in found.values()]) for axis in (0, 1))
    most = max(size for _, size, _ in nodes)
    texts = [text for _, _, text in nodes]
    dots = [diameter(size, most) for _, size, _ in nodes]
    boxes = [_box(x, y, dot, text) for x, y, dot, text in zip(xs, ys, dots, texts, strict=True)]
    pushed_apart(boxes)
    across = _stretched([box.x for box in boxes])
    down = _stretched([box.y - _over(text) / 2 for box, text in zip(boxes, texts, strict=True)])
    return {key: (round(WIDTH / HEIGHT * x, 4), y) for key, x, y in zip(found, across, down, strict=True)}


def _distances(joined: nx.Graph) -> dict[Key, dict[Key, float]]:
    steps = dict(nx.all_pairs_dijkstra_path_length(joined, weight="step"))
    return {a: {b: steps[a].get(b, APART) for b in joined} for a in joined}


def _stretched(values: list[float]) -> list[float]:
    """From -1 to 1, rounded: the last digits differ between processors."""
    low, high = min(values), max(values)
    return [round(2 * (value - low) / (high - low) - 1, 4) if high > low else 0.0 for value in values]


def _box(x: float, y: float, dot: float, name: str) -> Box:
    """`x` and `y` are from -1 to 1; the name stands over its dot and the box is about both."""
    lines = name.split("<br>")
    across = max(dot, LETTER * max(map(len, lines))) / 2
    down = (dot + _over(name)) / 2
    return Box(x * (WIDTH / 2 - across), y * (HEIGHT / 2 - down), across, down)


def _over(name: str) -> int:
    """Pixels that a name takes over its dot."""
    return LINE * len(name.split("<br>")) if name else 0


def pushed_apart(boxes: list[Box]) -> None:
    """Moves the boxes until none lies over another, each as little as it can: to the side where less is common.

    Two in one place part by their order. What meets the edge of the paper stays on it.
    """
    for _ in range(TURNS):
        moved = False
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                across = one.across + other.across - abs(one.x - other.x)
                down = one.down + other.down - abs(one.y - other.y)
                if across <= 0.01 or down <= 0.01:
                    continue
                moved = True
                if across < down:
                    step = math.copysign(across / 2, one.x - other.x)
                    one.x, other.x = one.x + step, other.x - step
                else:
                    step = math.copysign(down / 2, one.y - other.y)
                    one.y, other.y = one.y + step, other.y - step
        for box in boxes:
            box.x = max(box.across - WIDTH / 2, min(WIDTH / 2 - box.across, box.x))
            box.y = max(box.down - HEIGHT / 2, min(HEIGHT / 2 - box.down, box.y))
        if not moved:
            return
