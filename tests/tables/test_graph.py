"""A network as a graph: sizes, the first nodes, groups named by their greatest."""

import pandas as pd

from analysis.tables.graph import graph, undirected


def edges(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [(a, "PER", b, "PER", n, 1) for a, b, n in rows], columns=["a", "a_kind", "b", "b_kind", "count", "texts"]
    )


TWO_CIRCLES = edges(
    ("Анна", "Борис", 9), ("Анна", "Вера", 8), ("Борис", "Вера", 7), ("Глеб", "Дина", 5), ("Дина", "Егор", 5),
    ("Глеб", "Егор", 4), ("Вера", "Глеб", 1),
)  # fmt: skip


def test_nodes_are_as_large_as_their_edges():
    made = graph(TWO_CIRCLES)
    found = made.nodes.set_index("name")
    assert list(made.nodes["name"]) == ["Анна", "Борис", "Вера", "Глеб", "Дина", "Егор"]
    assert found.loc["Вера", ["size", "links", "weight"]].tolist() == [16, 3, 16]
    assert (made.of_nodes, made.of_edges) == (6, 7)


def test_groups_are_called_by_their_greatest():
    sizes = {("Вера", "PER"): 99, **{(n, "PER"): 1 for n in ("Анна", "Борис", "Дина", "Егор")}}
    asked = []
    found = graph(TWO_CIRCLES, lambda nodes: asked.extend(nodes) or sizes)
    assert asked == [(name, "PER") for name in ("Анна", "Борис", "Вера", "Глеб", "Дина", "Егор")]
    groups = dict(zip(found.nodes["name"], found.nodes["group"], strict=True))
    assert groups["Анна"] == groups["Борис"] == groups["Вера"] == "Вера"
    assert groups["Дина"] == groups["Егор"] == groups["Глеб"] != "Вера"


def test_the_first_nodes_and_the_edges_among_them():
    found = graph(TWO_CIRCLES, most=3)
    assert list(found.nodes["name"]) == ["Анна", "Борис", "Вера"]
    assert len(found.edges) == 3 and (found.of_nodes, found.of_edges) == (6, 7)


def test_edges_that_face_each_other_are_one():
    joined = undirected(edges(("Анна", "Борис", 2), ("Борис", "Анна", 3)))
    assert joined.get_edge_data(("Анна", "PER"), ("Борис", "PER"))["weight"] == 5


def test_nothing_is_a_graph_without_nodes():
    found = graph(edges())
    assert found.nodes.empty and found.of_nodes == 0
