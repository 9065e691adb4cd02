"""How many themes: as many as come again when some of the texts are left out, and not too few to be of use.

Themes are made of half of the texts, several times, and each is set beside the one of all texts that it is most
like (cosine of their terms' weights). The number suggested is the greatest for which they agree on average at
`SAME` or more and at most `MARGIN` less than for the number that agrees best. Where none does, or so few that they
part nothing («two themes» of three hundred posts), as many as are of use:

    √(events / 2), 12 at most
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any

from analysis.code_hash import code_hash
from analysis.themes.factors import Factors, factors

NUMBERS = range(2, 21)
SAME = 0.9
RUNS = 10
KEPT = 1 / 2
MARGIN = 0.05
AGREED_DIGITS = 3
"""Decimals of an agreement: more than its chance of the parts is worth."""

TEXTS_OF_A_THEME = 4
"""On average at least: fewer are one story, and any number of stories comes again."""

MOST_TEXTS = 3000
"""Of which the number is tried; of more texts so many are drawn (analysis.themes.sample). Of fewer texts fewer themes
come again: a part of a thousand of ten thousand texts has two of their nine."""

MOST_OF_USE = 12
"""Themes that can be taken in on a screen."""

TOO_FEW = 1 / 2
"""Steady themes fewer than this part of those that are of use are passed over."""

GIVE_UP = 5
"""Numbers in a row that do not agree, after which no greater one is tried."""


Tried = Mapping[str, Mapping[int, float]]
"""What was tried before: under the key of a matrix (`key_of`) each number with the agreement of its themes, 0 to 1."""


def key_of(weights: Any) -> str:
    """Another one as soon as a number of the matrix is another, or what is done with it."""
    import sklearn

    key = sha256(repr((weights.shape, sklearn.__version__, _code())).encode())
    for part in (weights.indptr, weights.indices, weights.data):
        key.update(part.tobytes())
    return key.hexdigest()


@cache
def _code() -> str:
    here = Path(__file__).parent
    return code_hash(here / name for name in ("number.py", "factors.py", "seeds.py"))


def agreements(weights: Any) -> dict[int, float]:
    """Each number that is tried with the agreement of its themes, 0 to 1."""
    texts = weights.shape[0]
    found: dict[int, float] = {}
    for number in NUMBERS:
        if number * TEXTS_OF_A_THEME > texts or number >= min(weights.shape):
            break
        found[number] = agreement(weights, number)
        if len(found) >= GIVE_UP and max(list(found.values())[-GIVE_UP:]) < SAME:
            break
    return found


def suggested(tried: dict[int, float], events: int) -> int:
    """The number for so many events, of the numbers tried with their agreement.

    >>> suggested({2: 0.99, 3: 0.92, 4: 0.80}, 24), suggested({2: 0.95, 3: 0.92, 4: 0.80}, 24)
    (2, 3)
    >>> suggested({2: 0.71, 3: 0.88}, 50), suggested({2: 0.95}, 300), suggested({}, 8)
    (5, 12, 2)
    """
    number = steady(tried)
    return number if number >= TOO_FEW * of_use(events) and number else of_use(events)


def steady(tried: dict[int, float]) -> int:
    """The greatest number whose themes come again, or 0."""
    least = max([SAME, *(agreed - MARGIN for agreed in tried.values())])
    return max((number for number, agreed in tried.items() if round(agreed - least, AGREED_DIGITS) >= 0), default=0)


def of_use(events: int) -> int:
    """How many themes an analyst can use of so many events."""
    return max(NUMBERS[0], min(MOST_OF_USE, round(sqrt(events / 2))))


def agreement(weights: Any, number: int) -> float:
    """How like the themes of all texts are to those of a part of them, on average."""
    import numpy as np

    whole = factors(weights, number, close=1e-2)
    order = np.random.default_rng(0)
    size = max(number, round(KEPT * weights.shape[0]))
    parts = (np.sort(order.choice(weights.shape[0], size, replace=False)) for _ in range(RUNS))
    agreed = [_alike(whole, factors(weights[part], number, close=1e-2)) for part in parts]
    return float(np.round(np.mean(agreed), AGREED_DIGITS))


def _alike(one: Factors, other: Factors) -> float:
    import numpy as np
    from scipy.optimize import linear_sum_assignment
    from sklearn.metrics.pairwise import cosine_similarity

    alike = np.round(cosine_similarity(one.terms, other.terms), 9)
    pairs = linear_sum_assignment(-alike)
    return float(alike[pairs].mean())
