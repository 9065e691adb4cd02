"""Texts by terms: how much of each text is about what.

    weight = ln(1 + score) · (ln((1 + texts) / (1 + texts with the term)) + 1), each text then made of length 1

`score` is the term's weight in its text; names are left out, for a theme is what different people speak about. A phrase
counts for its words too («сточные воды» and «вода» are one subject), with its own weight. Terms of one text, or of
less than one in a thousand, say nothing of a group, those of more than half of all texts nothing of a difference.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.language import forms
from analysis.topics.reference import fold

DIGITS = 9
"""Decimals of a weight: a logarithm's last digits are another on another processor."""

FEWEST_TEXTS = 2
FEWEST_OF_ALL, MOST_OF_ALL = 0.001, 0.5
"""The texts that a term must have at least, and the shares of all between which they must be."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """`weights`: a sparse matrix with a row for each of `texts` and a column for each of `terms`, both in alphabetical
    order, whatever the order of what it was made from.

    terms: as the texts have them, "" for a word that only stands in phrases. texts_with: how many texts have the term.
    """

    texts: tuple[str, ...]
    words: tuple[str, ...]
    terms: tuple[str, ...]
    texts_with: tuple[int, ...]
    weights: Any


def term_matrix(about: pd.DataFrame) -> Matrix:
    """The matrix of `about`: rows of text_id, term, count, score, is_name, one for a term of a text."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    text_at, texts = pd.factorize(about["text_id"].astype(str), sort=True)
    own = ~about["is_name"].to_numpy(dtype=bool)
    words, text_of, word_at, weights = _cells(about[own], text_at[own])
    texts_with = np.bincount(word_at, minlength=len(words))
    fewest, most = (max(FEWEST_TEXTS, share * len(texts)) for share in (FEWEST_OF_ALL, MOST_OF_ALL))
    kept = (texts_with >= fewest) & (texts_with <= most)
    rarity = np.log((1 + len(texts)) / (1 + texts_with)) + 1
    cells = (np.round(weights * rarity[word_at], DIGITS), (text_of, word_at))
    whole = csr_matrix(cells, shape=(len(texts), len(words)))[:, np.flatnonzero(kept)]
    names = [str(word) for word in words[kept]]
    shown = _shown(about[own], frozenset(names))
    return Matrix(
        tuple(map(str, texts)),
        tuple(names),
        tuple(shown.get(word, "") for word in names),
        tuple(map(int, texts_with[kept])),
        normalize(whole) if whole.shape[1] else whole,
    )


def _cells(about: pd.DataFrame, text_at: Any) -> tuple[Any, Any, Any, Any]:
    """The words, sorted; for each word of each text the numbers of both and its greatest weight there."""
    import numpy as np

    term_at, terms = pd.factorize(about["term"].astype(str))
    parts = [_parts(term) for term in terms]
    word_of, words = pd.factorize(np.array([word for own in parts for word in own], dtype=object), sort=True)
    count = np.array([len(own) for own in parts], dtype=int)
    first = np.cumsum(count) - count
    counts = count[term_at]
    row = np.repeat(np.arange(len(about)), counts)
    place = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    word = word_of[first[term_at[row]] + place]
    weight = np.log1p(np.maximum(about["score"].to_numpy(dtype=float), 0))[row]
    text = text_at[row]
    order = np.lexsort((weight, word, text))
    text, word, weight = text[order], word[order], weight[order]
    last = np.append((text[1:] != text[:-1]) | (word[1:] != word[:-1]), True)[: len(order)]
    return words, text[last], word[last], weight[last]


def _parts(term: str) -> tuple[str, ...]:
    key = comparable(term)
    words = key.split()
    return (key, *dict.fromkeys(words)) if len(words) > 1 else (key,)


def comparable(term: str) -> str:
    """A term word by word in its first form: a text has «санкция» where another has «санкции».

    >>> comparable("Сточные воды"), comparable("сточная вода")
    ('сточный вода', 'сточный вода')
    """
    return " ".join(_normal(word) for word in fold(term).split())


@lru_cache(maxsize=200_000)
def _normal(word: str) -> str:
    readings = forms(word)
    return fold(readings[0].normal) if readings else word


def _shown(about: pd.DataFrame, known: frozenset[str]) -> dict[str, str]:
    """The form in which most texts have a term, by its comparable form."""
    forms_of: dict[str, Counter[str]] = {}
    for term, texts in about["term"].value_counts().sort_index().items():
        if (key := comparable(str(term))) in known:
            forms_of.setdefault(key, Counter())[str(term)] += int(texts)
    return {key: counts.most_common(1)[0][0] for key, counts in forms_of.items()}
