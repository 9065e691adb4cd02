"""What themes and texts mean: the mean of their words' vectors; by it a text without a theme finds the nearest one, and
narrow themes come together into broad ones.

A word's vector is brought to LENGTH and whole numbers, and so are the weights: the sums are exact on every processor.
From all of them the mean of the themes is taken away, for what all news shares tells none from another; compared is
the cosine, at DIGITS decimals.
"""

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


def nearest(about: pd.DataFrame, matrix: Matrix, terms: Any) -> tuple[Any, Any]:
    """For each text the place of the theme that it is nearest to, and how near, -1 to 1 (-1: none of its words is
    known). terms: themes × words of the matrix."""
    import numpy as np

    themes = _of_themes(matrix, terms)
    texts = _of_texts(about, matrix)
    middle = _unit(themes).mean(axis=0)
    like = np.round(_unit(_unit(texts) - middle) @ _unit(_unit(themes) - middle).T, DIGITS)
    like[~texts.any(axis=1)] = -1
    return like.argmax(axis=1), like.max(axis=1)


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


def _of_texts(about: pd.DataFrame, matrix: Matrix) -> Any:
    """Of each text the sum of its terms' vectors, names left out: of those too that no other text has."""
    import numpy as np

    own = about[~about["is_name"].astype(bool)]
    place = {text: at for at, text in enumerate(matrix.texts)}
    text_at = own["text_id"].astype(str).map(place).to_numpy()
    vectors = np.array([_vector(comparable(str(term))) for term in own["term"]]).reshape(len(own), -1)
    weights = np.round(WEIGHT * np.log1p(np.maximum(own["score"].to_numpy(dtype=float), 0)))
    found = np.zeros((len(matrix.texts), vectors.shape[1] if len(own) else 1))
    np.add.at(found, text_at, weights[:, None] * vectors)
    return found


@lru_cache(maxsize=50_000)
def _vector(words: str) -> Any:
    import numpy as np

    found = vector(words)
    return np.zeros(300) if found is None else np.round(LENGTH * found.astype(np.float64))


def _unit(rows: Any) -> Any:
    import numpy as np

    return rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), 1e-9)
