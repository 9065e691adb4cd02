"""Groups of terms by non-negative matrix factorisation: a text is a sum of parts of themes, a theme a sum of terms."""

from dataclasses import dataclass
from typing import Any

MOST_ROUNDS = 400
CLOSE = 1e-3
"""Where the factorisation stops: rounds, and the change in a round against that of the first."""


@dataclass(frozen=True, slots=True)
class Factors:
    """`texts`: texts × themes, how much weight of a text each theme makes; `terms`: themes × terms, each row with the
    sum 1. Dense arrays."""

    texts: Any
    terms: Any


def factors(weights: Any, number: int, *, close: float = CLOSE) -> Factors:
    """`number` groups of the terms of a sparse matrix; the same ones for the same matrix.

    It starts from the singular vectors (NNDSVD), not from chance, so a run has nothing to be repeated for.
    """
    import warnings

    import numpy as np
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    model = NMF(number, init="nndsvda", random_state=0, max_iter=MOST_ROUNDS, tol=close)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        texts = model.fit_transform(weights)
    sums = model.components_.sum(axis=1)
    return Factors(texts * sums, model.components_ / np.maximum(sums, 1e-12)[:, None])


def explained(weights: Any, found: Factors) -> Any:
    """For each text how like it is to what its themes make of it: the cosine, 0 to 1."""
    import numpy as np

    along = ((weights @ found.terms.T) * found.texts).sum(axis=1)
    made = np.sqrt(np.maximum(((found.texts @ (found.terms @ found.terms.T)) * found.texts).sum(axis=1), 0))
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    return along / np.maximum(made * length, 1e-12)
