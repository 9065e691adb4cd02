"""Chance: intervals and G² by hand, and the same as for single numbers."""

import numpy as np
import pytest

from analysis.tables.chance import CRITICAL, interval, log_likelihoods, log_ratios
from analysis.tables.distinctive import CHANCE, log_likelihood, log_ratio


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763)]
)
def test_interval_as_it_is_tabulated(count: int, of: int, low: float, high: float):
    assert interval(count, of) == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


@pytest.mark.parametrize("cells", [(6, 2, 100, 900), (0, 5, 40, 60), (3, 0, 3, 7), (0, 0, 5, 5)])
def test_rows_are_counted_as_single_numbers_are(cells: tuple[int, int, int, int]):
    count, rest, of, rest_of = cells
    counts = [np.array([float(count)]), np.array([float(rest)])]
    assert log_likelihoods(counts, (of, rest_of))[0] == pytest.approx(log_likelihood(count, rest, of, rest_of))
    assert log_ratios(*counts, of, rest_of, 0.5)[0] == pytest.approx(log_ratio(count, rest, of, rest_of))


def test_three_sides_by_hand():
    # 10 of 20, 5 of 20, 0 of 20: expected 5 of 20 on each; 2·(10·ln 2 + 10·ln(10/15) + 15·ln(15/15) + 20·ln(20/15))
    counts = [np.array([10.0]), np.array([5.0]), np.array([0.0])]
    assert log_likelihoods(counts, (20, 20, 20))[0] == pytest.approx(17.26, abs=0.01)


def test_two_sides_have_the_bound_of_all_of_golosa():
    assert CRITICAL[2] == CHANCE
