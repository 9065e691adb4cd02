"""The drawn network: every node and edge opens what it counts, files open again."""

import io

import networkx as nx
import pytest

from analysis.report import doors, graph_files
from analysis.report.charts.network import matrix_of, network
from analysis.report.labels import target_of
from analysis.tables.graph import graph
from pages.shared.words import words_in
from tests.tables.test_graph import TWO_CIRCLES, edges

WORDS = words_in("ru")
MADE = graph(TWO_CIRCLES)


def edge(a: str, b: str) -> doors.Target:
    return doors.relations(a=a, b=b)


def node(name: str, kind: str) -> doors.Target:
    return doors.entity(name, kind=kind)


def targets(figure) -> list[doors.Target]:
    return [target_of(list(data)) for trace in figure.data for data in (trace.customdata or ())]


def test_everything_opens_what_it_counts():
    found = targets(network(MADE, WORDS, edge=edge, node=node).figure)
    assert len(found) == 7 + 6
    assert doors.relations(a="Анна", b="Борис") in found and doors.entity("Вера", kind="PER") in found


def test_groups_have_a_colour_and_the_name_of_their_greatest():
    named = [
        trace.name for trace in network(MADE, WORDS, edge=edge, node=node, by_group=True).figure.data if trace.name
    ]
    assert named == ["Анна и другие", "Глеб и другие"]


def test_an_arrow_points_at_whom_is_spoken_of():
    arrows = [
        t for t in network(MADE, WORDS, edge=edge, node=node, directed=True).figure.data if t.marker.symbol == "arrow"
    ]
    assert len(arrows) == 1 and len(arrows[0].marker.angle) == 7


def test_matrix_has_each_pair_twice_and_a_direction_once():
    assert len(targets(matrix_of(MADE, WORDS, edge=edge).figure)) == 14
    assert len(targets(matrix_of(MADE, WORDS, edge=edge, directed=True).figure)) == 7


@pytest.mark.parametrize("directed", [False, True])
def test_files_for_other_programs_hold_all_nodes_and_edges(directed: bool):
    for read, data in (
        (nx.read_gexf, graph_files.gexf(TWO_CIRCLES, directed=directed)),
        (nx.read_graphml, graph_files.graphml(TWO_CIRCLES, directed=directed)),
    ):
        found = read(io.BytesIO(data))
        assert (len(found), found.number_of_edges(), found.is_directed()) == (6, 7, directed)
        assert found.edges["PER Анна", "PER Борис"]["weight"] == 9
        assert found.nodes["PER Вера"]["label"] == "Вера"


def test_nothing_is_drawn_of_nothing():
    assert not targets(network(graph(edges()), WORDS, edge=edge, node=node).figure)
