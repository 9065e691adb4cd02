"""What chance can make: the interval of a share, and how far the counts of unequal sides are from one share."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

HANDFUL = 10
"""Of fewer no share is given: a percentage of a handful says more than there is."""

CERTAIN = 1.96
"""Standard deviations on each side: in 95 of 100 cases the share that is looked for lies between."""

CRITICAL = {2: 6.63, 3: 9.21, 4: 11.34, 5: 13.28, 6: 15.09}
"""G² of so many sides above which chance makes it once in a hundred cases (χ², one degree of freedom less)."""

Counts = NDArray[np.float64]


def interval(count: int, of: int) -> tuple[float, float]:
    """Wilson's interval of the share `count` of `of`, from 0 to 1 (E. B. Wilson, 1927).

    >>> [round(edge, 2) for edge in interval(12, 40)]
    [0.18, 0.45]
    >>> interval(0, 0)
    (0.0, 1.0)
    """
    if not of:
        return 0.0, 1.0
    share, z = count / of, CERTAIN
    middle = share + z * z / (2 * of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - half) / (1 + z * z / of)), min(1.0, (middle + half) / (1 + z * z / of))


def log_likelihoods(counts: Sequence[Counts], of: Sequence[int]) -> Counts:
    """Dunning's G² of each row: how far its `counts`, a side each, are from one share of what the sides have, `of`.

    >>> log_likelihoods([np.array([6.0]), np.array([2.0])], (100, 900)).round(1).tolist()
    [19.4]
    """
    share = np.sum(counts, axis=0) / max(1, sum(of))
    total = np.zeros_like(counts[0])
    for observed, size in zip(counts, of, strict=True):
        for cell, expected in ((observed, size * share), (size - observed, size * (1 - share))):
            with np.errstate(divide="ignore", invalid="ignore"):
                part = cell * np.log(cell / expected)
            total += np.where((cell > 0) & (expected > 0), part, 0.0)
    return np.maximum(0.0, 2 * total)


def log_ratios(count: Counts, rest: Counts, of: int, rest_of: int, smoothing: float) -> Counts:
    """How many times more frequent on the first side, as a power of two, with `smoothing` added to each count.

    >>> log_ratios(np.array([20.0]), np.array([10.0]), 1000, 1000, 0.5).round(2).tolist()
    [0.97]
    """
    return np.log2((count + smoothing) / max(1, of)) - np.log2((rest + smoothing) / max(1, rest_of))
