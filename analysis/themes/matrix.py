"""Texts by terms: how much of each text is about what.

    weight = ln(1 + score) · (ln((1 + events) / (1 + events with the term)) + 1), each text then made of length 1

`score` is the term's weight in its text; names are left out, for a theme is what different people speak about. A phrase
counts for its words too («сточные воды» and «вода» are one subject), with its own weight. The texts of one story are
one event, any other text is an event of its own: what forty posts tell of one explosion is no subject. Terms of one
event, or of less than one in a thousand, say nothing of a group, those of more than half of all nothing of a
difference. Left out too is an outlet's signature («Подписаться», «наш канал»): what most of its texts have and the
others hardly ever.
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

FEWEST_EVENTS = 2
FEWEST_OF_ALL, MOST_OF_ALL = 0.001, 0.5
"""The events that a term must have at least, and the shares of all between which they must be."""

OWN, ELSEWHERE = 0.4, 0.04
"""A signature: the share of the outlet's texts that have it at least, and of the other texts at most."""

KNOWN_BY = 10
"""Texts of an outlet, and of the others, of which its signature can be told."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """`weights`: a sparse matrix with a row for each of `texts` and a column for each of `terms`, both in alphabetical
    order, whatever the order of what it was made from.

    terms: as the texts have them, "" for a word that only stands in phrases. texts_with: how many texts have the term.
    events: the same matrix with a row for each event, the mean of its texts made of length 1; event_of: of each text
    the row of its event.
    """

    texts: tuple[str, ...]
    words: tuple[str, ...]
    terms: tuple[str, ...]
    texts_with: tuple[int, ...]
    weights: Any
    events: Any
    event_of: Any


def term_matrix(about: pd.DataFrame) -> Matrix:
    """The matrix of `about`: rows of text_id, term, count, score, is_name, one for a term of a text; where it has the
    columns story and outlet (both empty where not known) they tell events and signatures."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    text_at, texts = pd.factorize(about["text_id"].astype(str), sort=True)
    own = ~about["is_name"].to_numpy(dtype=bool)
    words, text_of, word_at, weights = _cells(about[own], text_at[own])
    texts_with = np.bincount(word_at, minlength=len(words))
    event_of, events = _events(about, text_at)
    pairs = np.unique(np.stack([event_of[text_of], word_at]), axis=1)
    events_with = np.bincount(pairs[1], minlength=len(words))
    fewest, most = (max(FEWEST_EVENTS, share * events) for share in (FEWEST_OF_ALL, MOST_OF_ALL))
    kept = (events_with >= fewest) & (events_with <= most)
    kept &= ~_signatures(about, text_at, text_of, word_at, len(words))
    rarity = np.log((1 + events) / (1 + events_with)) + 1
    cells = (np.round(weights * rarity[word_at], DIGITS), (text_of, word_at))
    whole = csr_matrix(cells, shape=(len(texts), len(words)))[:, np.flatnonzero(kept)]
    names = [str(word) for word in words[kept]]
    shown = _shown(about[own], frozenset(names))
    weights = normalize(whole) if whole.shape[1] else whole
    return Matrix(
        tuple(map(str, texts)),
        tuple(names),
        tuple(shown.get(word, "") for word in names),
        tuple(map(int, texts_with[kept])),
        weights,
        _of_events(weights, event_of, events),
        event_of,
    )


def _events(about: pd.DataFrame, text_at: Any) -> tuple[Any, int]:
    """The number of each text's event, and how many there are."""
    import numpy as np

    keys = np.arange(text_at.max() + 1).astype(object) if len(text_at) else np.array([], dtype=object)
    if "story" in about:
        told = about["story"].notna().to_numpy()
        keys[text_at[told]] = [f"story {int(story)}" for story in about["story"][told]]
    _, first, event_of = np.unique(keys.astype(str), return_index=True, return_inverse=True)
    place = np.argsort(np.argsort(first))  # events in the order of their first texts
    return place[event_of], len(first)


def _of_events(weights: Any, event_of: Any, events: int) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    if events == weights.shape[0] or not weights.shape[1]:
        return weights
    sums = csr_matrix((np.ones(len(event_of)), (event_of, np.arange(len(event_of)))), shape=(events, len(event_of)))
    whole = (sums @ weights).tocsr()
    whole.data = np.round(whole.data, DIGITS)
    return normalize(whole)


def _signatures(about: pd.DataFrame, text_at: Any, text_of: Any, word_at: Any, words: int) -> Any:
    """For each word whether it is an outlet's signature."""
    import numpy as np

    found = np.zeros(words, dtype=bool)
    if "outlet" not in about:
        return found
    at, outlets = pd.factorize(about["outlet"].fillna("").astype(str))
    outlet_of = np.zeros(text_at.max() + 1, dtype=int)
    outlet_of[text_at] = at
    texts = np.bincount(outlet_of, minlength=len(outlets))
    others = len(outlet_of) - texts
    known = (outlets != "") & (np.minimum(texts, others) >= KNOWN_BY)
    pairs, own = np.unique(outlet_of[text_of] * words + word_at, return_counts=True)
    outlet, word = np.divmod(pairs, max(1, words))
    elsewhere = np.bincount(word_at, minlength=words)[word] - own
    signs = known[outlet] & (own >= OWN * texts[outlet]) & (elsewhere <= ELSEWHERE * others[outlet])
    found[word[signs]] = True
    return found


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
