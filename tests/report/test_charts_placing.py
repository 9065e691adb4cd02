"""Names of a network stand apart, on the paper, in the same places each time."""

import math

from hypothesis import given
from hypothesis import strategies as st

from analysis.report.charts.placing import HEIGHT, WIDTH, Box, places_of, pushed_apart, told_narrow, written
from analysis.tables.graph import graph
from tests.tables.test_graph import TWO_CIRCLES, edges

MADE = graph(TWO_CIRCLES)


def over(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) + 0.1 < one.across + other.across and abs(one.y - other.y) + 0.1 < one.down + other.down


def test_places_are_the_same_each_time_and_fill_the_drawing():
    assert places_of(MADE) == places_of(graph(TWO_CIRCLES.copy()))
    across, down = zip(*places_of(MADE).values(), strict=True)
    assert (min(down), max(down)) == (-1, 1) and max(across) == -min(across)


def test_nothing_has_no_place():
    assert places_of(graph(edges())) == {}


def test_a_crowd_parts():
    boxes = [Box(90 * math.cos(at), 60 * math.sin(at), 55, 14) for at in range(30)]
    pushed_apart(boxes)
    assert not [1 for at, one in enumerate(boxes) for other in boxes[at + 1 :] if over(one, other)]


@given(st.lists(st.tuples(st.floats(-300, 300), st.floats(-200, 200), st.floats(5, 60)), min_size=1, max_size=12))
def test_a_dozen_names_part_and_stay_on_the_paper(placed: list[tuple[float, float, float]]):
    boxes = [Box(x, y, across, 15) for x, y, across in placed]
    pushed_apart(boxes)
    assert not [1 for at, one in enumerate(boxes) for other in boxes[at + 1 :] if over(one, other)]
    assert all(abs(box.x) + box.across <= WIDTH / 2 and abs(box.y) + box.down <= HEIGHT / 2 for box in boxes)


def test_on_a_telephone_the_largest_names_stay_and_none_lies_over_another():
    crowd = graph(edges(*[("Анна Ветрова", f"Борис Кленов {n}", 40 - n) for n in range(30)]))
    where = places_of(crowd)
    told = told_narrow(crowd, where)
    assert (crowd.nodes["name"].iloc[0], crowd.nodes["kind"].iloc[0]) in told
    assert len(told) < len(written(crowd))
    assert told_narrow(crowd, dict.fromkeys(where, (0.0, 0.0))) == {("Анна Ветрова", "PER")}
