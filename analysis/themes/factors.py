"""Groups of terms by non-negative matrix factorisation: a text is a sum of parts of themes, a theme a sum of terms."""

from dataclasses import dataclass
from typing import Any

from analysis.themes.seeds import start

MOST_ROUNDS = 400
CLOSE = 1e-3
"""Where the factorisation stops: rounds, and the change of the terms' weights in ROUNDS of them against their size."""

ROUNDS = 10
PROJECTED = 100
"""Rounds for the texts alone, the terms of each theme given."""

DIGITS = 7
"""After so many rounds all weights are rounded to so many decimals: what two processors' sums differ by (from the
fifteenth decimal on) is gone before it can grow, and both go on from the same numbers."""


@dataclass(frozen=True, slots=True)
class Factors:
    """`texts`: texts × themes, how much weight of a text each theme makes; `terms`: themes × terms, each row with the
    sum 1. Dense arrays."""

    texts: Any
    terms: Any


def factors(weights: Any, number: int, *, close: float = CLOSE) -> Factors:
    """`number` groups of the terms of a sparse matrix; the same ones for the same matrix, on every processor.

    It starts from texts that are chosen by rule (analysis.themes.seeds), not from chance.
    """
    import numpy as np

    texts, terms = start(weights, number)
    for _ in range(MOST_ROUNDS // ROUNDS):
        before = terms
        texts, terms = _rounds(weights, texts, terms)
        if np.abs(terms - before).sum() <= close * before.sum():
            break
    sums = np.round(terms.sum(axis=1), DIGITS)
    shares = np.round(terms / np.maximum(sums, 1e-12)[:, None], DIGITS)
    return Factors(np.round(texts * sums, DIGITS), shares)


def within(weights: Any, terms: Any) -> Factors:
    """How much weight of each text the given groups of terms make: `factors` with its `terms` known already."""
    import warnings

    import numpy as np
    from sklearn.decomposition import non_negative_factorization
    from sklearn.exceptions import ConvergenceWarning

    if not terms.any():
        return Factors(np.zeros((weights.shape[0], len(terms))), terms)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        texts, _, _ = non_negative_factorization(
            weights, H=terms, n_components=len(terms), init="custom", update_H=False, max_iter=PROJECTED, tol=0
        )
    return Factors(np.round(texts, DIGITS), terms)


def _rounds(weights: Any, texts: Any, terms: Any) -> tuple[Any, Any]:
    """ROUNDS of coordinate descent, each theme's weights in a text brought to a mean of 1 and all of them rounded."""
    import warnings

    import numpy as np
    from sklearn.decomposition import non_negative_factorization
    from sklearn.exceptions import ConvergenceWarning

    if not (texts.any() and terms.any()):  # texts that share nothing: no theme makes anything of them
        return texts, terms
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        texts, terms, _ = non_negative_factorization(
            weights, texts, terms, n_components=len(terms), init="custom", max_iter=ROUNDS, tol=0
        )
    size = np.maximum(np.round(terms.sum(axis=1), DIGITS), 1e-12)
    return np.round(texts * size, DIGITS), np.round(terms / size[:, None], DIGITS)


def explained(weights: Any, found: Factors) -> Any:
    """For each text how like it is to what its themes make of it: the cosine, 0 to 1."""
    import numpy as np

    along = ((weights @ found.terms.T) * found.texts).sum(axis=1)
    made = np.sqrt(np.maximum(((found.texts @ (found.terms @ found.terms.T)) * found.texts).sum(axis=1), 0))
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    return along / np.maximum(made * length, 1e-12)
