"""Where the factorisation begins: texts that between them are like as many others as can be, chosen by rule.

A start from singular vectors hangs on the last digits of a sum, and those on the processor: subjects of one size have
equal singular values, and any turn of their vectors is as good. Likenesses are compared at DIGITS here, and of equal
ones the first text's counts.
"""

from typing import Any

DIGITS = 9
"""Decimals that are compared: sums of the same numbers in another order differ from the fifteenth on."""

MOST_CANDIDATES = 1000
"""Texts of which seeds are chosen, evenly through their order."""


def seeds(weights: Any, number: int) -> Any:
    """The rows of `number` texts (fewer where there are not so many unlike ones), the best first.

    weights: a sparse matrix, its rows of length 1. Each seed is the text that adds most to the sum over all texts of
    the likeness (cosine) to the seed that is nearest: greedy facility location (Nemhauser, Wolsey, Fisher 1978).
    """
    import numpy as np

    rows = np.arange(0, weights.shape[0], -(-weights.shape[0] // MOST_CANDIDATES))
    like = np.round((weights @ weights[rows].T).toarray(), DIGITS)
    nearest = np.zeros(weights.shape[0])
    chosen: list[int] = []
    for _ in range(min(number, len(rows))):
        gains = np.round(np.maximum(like - nearest[:, None], 0).sum(axis=0), DIGITS - 2)
        gains[chosen] = 0
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        chosen.append(best)
        nearest = np.maximum(nearest, like[:, best])
    return rows[chosen]


def start(weights: Any, number: int) -> tuple[Any, Any]:
    """Texts × themes and themes × terms to begin with: the means of the texts that are nearest to each seed."""
    import numpy as np

    found = seeds(weights, number)
    like = np.round((weights @ weights[found].T).toarray(), DIGITS)
    terms = np.zeros((number, weights.shape[1]))
    for theme in range(len(found)):
        own = (like.argmax(axis=1) == theme) & (like[:, theme] > 0)
        terms[theme] = np.asarray(weights[np.flatnonzero(own)].mean(axis=0)).ravel()
    terms = np.round(terms, DIGITS)
    return np.round(weights @ terms.T, DIGITS), terms
