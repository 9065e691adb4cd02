"""What themes and texts mean: the mean of their words' vectors; by it a text without a theme finds the nearest one, and
narrow themes come together into broad ones.

A word's vector is brought to LENGTH and whole numbers, and so are the weights: the sums are exact on every processor.
From all of them the mean of the themes is taken away, for what all news shares tells none from another; compared is
the cosine, at DIGITS decimals.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.language import vector
from analysis.themes.matrix import Matrix, comparable

LENGTH = 2048
DIGITS = 3
WEIGHT = 1000
LIGHTEST = 0.005
"""Of a theme's whole weight: lighter words do not change what it means."""

NEAR = 0.3
"""The least likeness at which a text that shares no term with any theme goes to the nearest. Of 310 posts of five
channels it leaves 13 % without a theme where terms alone leave 16 %; of the texts that have a theme by their terms and
are so near one, 93 % are nearest to their own."""

NARROW_IN_BROAD = 3
"""Narrow themes of a broad one, on average."""

FEWEST_NARROW = 6
"""Fewer themes are broad enough."""

AT_ONCE = 5000
"""Texts whose vectors are in memory at one time, some 100 MB with those of their terms."""


def nearest(about: pd.DataFrame, matrix: Matrix, terms: Any) -> tuple[Any, Any]:
    """For each text the place of the theme that it is nearest to, and how near, -1 to 1 (-1: none of its words is
    known). terms: themes × words of the matrix."""
    import numpy as np

    themes = _unit(_of_themes(matrix, terms))
    middle = themes.mean(axis=0)
    themes = _unit(themes - middle)
    places, likenesses = [], []
    for texts in _of_texts(about, matrix):
        like = np.round(_unit(_unit(texts) - middle) @ themes.T, DIGITS)
        like[~texts.any(axis=1)] = -1
        places.append(like.argmax(axis=1))
        likenesses.append(like.max(axis=1))
    return np.concatenate(places), np.concatenate(likenesses)


def broad(matrix: Matrix, terms: Any) -> list[int]:
    """For each theme the number of the broad one that it is of, from 0 in the order of the themes; each its own where
    there are few. Average linkage of the likenesses, so that no chain of neighbours becomes one."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    number = len(terms)
    if number < FEWEST_NARROW:
        return list(range(number))
    themes = _unit(_of_themes(matrix, terms))
    centred = _unit(themes - themes.mean(axis=0))
    apart = np.round(1 - centred @ centred.T, DIGITS)
    np.fill_diagonal(apart, 0)
    groups = fcluster(
        linkage(squareform(np.maximum(apart, 0), checks=False), "average"),
        max(2, round(number / NARROW_IN_BROAD)),
        "maxclust",
    )
    places: dict[int, int] = {}
    return [places.setdefault(int(group), len(places)) for group in groups]


def _of_themes(matrix: Matrix, terms: Any) -> Any:
    import numpy as np

    vectors = np.array([_vector(word) for word in matrix.words])
    weights = np.where(terms >= LIGHTEST, np.round(WEIGHT * terms), 0)
    return weights @ vectors


def _of_texts(about: pd.DataFrame, matrix: Matrix) -> Iterator[Any]:
    """Of each text the sum of its terms' vectors, names left out: of those too that no other text has. AT_ONCE texts
    after the other, for all vectors of 100,000 texts would take six gigabytes."""
    import numpy as np
    from scipy.sparse import csr_matrix

    own = about[~about["is_name"].astype(bool)]
    text_at = pd.Index(matrix.texts).get_indexer(pd.Index(own["text_id"].astype(str)))
    term_at, terms = pd.factorize(own["term"].astype(str))
    weights = np.round(WEIGHT * np.log1p(np.maximum(own["score"].to_numpy(dtype=float), 0)))
    counted = csr_matrix((weights, (text_at, term_at)), shape=(len(matrix.texts), len(terms)))
    for first in range(0, len(matrix.texts), AT_ONCE):
        some = counted[first : first + AT_ONCE]
        used = np.unique(some.indices)
        vectors = np.array([_vector(comparable(term)) for term in terms[used]]).reshape(len(used), -1)
        yield some[:, used] @ vectors if len(used) else np.zeros((some.shape[0], 1))


@lru_cache(maxsize=50_000)
def _vector(words: str) -> Any:
    import numpy as np

    found = vector(words)
    return np.zeros(300) if found is None else np.round(LENGTH * found.astype(np.float64))


def _unit(rows: Any) -> Any:
    import numpy as np

    return rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), 1e-9)
