"""From the terms of many texts to their themes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.themes import meaning
from analysis.themes.factors import Factors, explained, factors, within
from analysis.themes.matrix import Matrix, comparable, term_matrix
from analysis.themes.number import MOST_TEXTS, NUMBERS, Tried, agreements, key_of, suggested
from analysis.themes.sample import drawn
from analysis.themes.theme import CALLED_BY, Near, TextShare, Theme, Themes, ThemeTerm

FEWEST = 6
"""Texts. Of fewer a group says nothing that reading them does not."""

MOST_EVENTS = 10_000
"""Of which themes are made; other texts are set beside them all the same."""

TERMS = 10
PART = 0.2
"""The least share of a text that is named: less is what any text has of any theme."""

HALF = 0.5
LIKE_NOTHING = 0.1
"""A text whose terms the themes do not make up at least so far (cosine) has none of them."""

FEWEST_CALLED = 2
"""Terms by which a theme can be called."""

DIGITS = 5
"""Decimals of what is compared and told: none of them hangs on a processor."""

PHRASE = 0.5
"""A phrase with at least this part of the weight of its word stands for it."""


NOTHING: Tried = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """What themes are made of (`about`), and what was tried before about their number."""

    about: pd.DataFrame
    known: Tried


def themes_of(asked: Asked, number: int | None = None) -> Themes:
    """`find_themes` of what a process is sent."""
    return find_themes(asked.about, number, asked.known)


def find_themes(about: pd.DataFrame, number: int | None = None, known: Tried = NOTHING) -> Themes:
    """The themes of texts; `about` has a row for each term of each text: text_id, term, count, score, is_name, and may
    tell its story and outlet. Themes are made of events, each story being one; then each text is set beside them.

    number: how many, 2 to 20; None: as analysis.themes.number suggests. Of very many texts the number is tried in
    MOST_TEXTS and the themes are made of MOST_EVENTS that are drawn by their ids, and all are set beside them. The
    order of the rows does not matter. known: what was tried before is not tried again unless a drawn text is another.
    Fewer than FEWEST texts have no themes, nor have texts that share no term.
    """
    texts = about["text_id"].nunique()
    if texts < FEWEST:
        return Themes(texts=texts)
    matrix = term_matrix(about)
    if min(matrix.events.shape) <= NUMBERS[0]:
        return Themes(texts=texts, without=matrix.texts)
    key, tried = ("", {}) if number else _tried(about, matrix, known)
    chosen = min(number or suggested(tried, matrix.events.shape[0]), min(matrix.events.shape) - 1)
    found = within(matrix.weights, factors(_events(matrix), chosen).terms)
    return replace(
        _themes(about, matrix, found, tried),
        tried_of=key,
        tried_in=MOST_TEXTS if tried and texts > MOST_TEXTS else 0,
        made_of=MOST_EVENTS if matrix.events.shape[0] > MOST_EVENTS else 0,
    )


def _tried(about: pd.DataFrame, matrix: Matrix, known: Tried) -> tuple[str, dict[int, float]]:
    """The numbers of themes with their agreement, and under which key they are known from now on; of many texts in
    those that are drawn, as if there were no others."""
    events = matrix.events
    if len(matrix.texts) > MOST_TEXTS:
        some = {matrix.texts[at] for at in drawn(matrix.texts, MOST_TEXTS)}
        events = term_matrix(about[about["text_id"].astype(str).isin(some)]).events
    key = key_of(events)
    return key, dict(known[key]) if key in known else agreements(events)


def _events(matrix: Matrix) -> Any:
    """The events of which themes are made: of many texts those of MOST_EVENTS that are drawn."""
    import numpy as np

    if matrix.events.shape[0] <= MOST_EVENTS:
        return matrix.events
    return matrix.events[np.unique(matrix.event_of[drawn(matrix.texts, MOST_EVENTS)])]


def _themes(about: pd.DataFrame, matrix: Matrix, found: Factors, tried: dict[int, float]) -> Themes:
    import numpy as np

    told = {at: terms for at in range(len(found.terms)) if (terms := tuple(_terms_of(matrix, found.terms[at])))}
    rows = list(told)
    parts = found.texts[:, rows]
    known = (np.round(explained(matrix.weights, found), DIGITS) >= LIKE_NOTHING) & (parts.sum(axis=1) > 0)
    shares = np.round(parts / np.maximum(parts.sum(axis=1), 1e-12)[:, None], DIGITS)
    shares[~known] = 0
    nearest, likeness = meaning.nearest(about, matrix, found.terms[rows])
    put = ~known & (likeness >= meaning.NEAR)
    main = np.where(known, shares.argmax(axis=1), np.where(put, nearest, -1))
    having = max(1, int((main >= 0).sum()))
    broad = meaning.broad(matrix, found.terms[rows])
    themes = [
        Theme(
            told[row],
            _texts_of(matrix, shares[:, at], main == at, np.where(put, likeness, 0.0)),
            float((main == at).sum() / having),
            broad=broad[at],
        )
        for at, row in enumerate(rows)
    ]
    order = sorted(range(len(themes)), key=lambda at: (-themes[at].share, themes[at].title))
    without = np.flatnonzero(main < 0)
    return Themes(
        called_apart([themes[at] for at in order]),
        len(matrix.texts),
        tuple(matrix.texts[at] for at in np.flatnonzero(known & (shares.max(axis=1) < HALF))),
        tuple(matrix.texts[at] for at in without),
        tuple(Near(matrix.texts[at], order.index(int(nearest[at])), float(likeness[at])) for at in without),
        tried,
    )


def called_apart(themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """The themes, each called by its best terms that have no word of a greater theme's name; by its best ones where too
    few are left.

    >>> terms = [("мост", "паром", "река", "порт"), ("мост", "суд", "арест", "улика", "жалоба")]
    >>> made = [Theme(tuple(ThemeTerm(term, 0.1, 4) for term in own), (), 0.5) for own in terms]
    >>> [theme.title for theme in called_apart(made)]
    ['мост, паром, река', 'суд, арест, улика']
    """
    taken: set[str] = set()
    named = []
    for theme in themes:
        own = [term.term for term in theme.terms]
        free = [term for term in own if taken.isdisjoint(comparable(term).split())]
        called = tuple((free if len(free) >= FEWEST_CALLED else own)[:CALLED_BY])
        taken.update(word for term in called for word in comparable(term).split())
        named.append(replace(theme, called=called))
    return tuple(named)


def _texts_of(matrix: Matrix, share: Any, main: Any, near: Any) -> tuple[TextShare, ...]:
    texts = (
        TextShare(text, round(float(part), DIGITS), bool(own), float(likeness) if own else 0.0)
        for text, part, own, likeness in zip(matrix.texts, share, main, near, strict=True)
        if own or part >= PART
    )
    return tuple(sorted(texts, key=lambda text: (-text.share, -text.near, text.text)))


def _terms_of(matrix: Matrix, weights: Any) -> Iterator[ThemeTerm]:
    """The heaviest terms that a text has as such (the words that only phrases have stay behind)."""
    import numpy as np

    order = [int(at) for at in np.lexsort((np.arange(len(weights)), -np.round(weights, DIGITS)))]
    heaviest = [at for at in order[: 5 * TERMS] if matrix.terms[at] and weights[at] > 0]
    kept = without_repeats(heaviest, matrix.words, weights)
    for at in sorted(kept, key=order.index)[:TERMS]:
        yield ThemeTerm(matrix.terms[at], round(float(weights[at]), DIGITS), matrix.texts_with[at])


def without_repeats(order: Sequence[int], words: Sequence[str], weights: Sequence[float]) -> list[int]:
    """`order`, heaviest first, with each word in one place: a phrase instead of its word where it weighs at least half
    as much, else the word alone.

    >>> without_repeats([0, 1, 2], ["вода", "сточный вода", "рыба"], [0.5, 0.3, 0.2])
    [1, 2]
    >>> without_repeats([0, 1, 2], ["вода", "рыба", "сточный вода"], [0.5, 0.3, 0.2])
    [0, 1]
    """
    kept: list[int] = []
    for at in order:
        own = set(words[at].split())
        sharing = [k for k, other in enumerate(kept) if own & set(words[other].split())]
        if not sharing:
            kept.append(at)
        elif len(sharing) == 1 and _says_more(words, weights, at, kept[sharing[0]]):
            kept[sharing[0]] = at
    return kept


def _says_more(words: Sequence[str], weights: Sequence[float], phrase: int, word: int) -> bool:
    longer = len(words[phrase].split()) > len(words[word].split())
    return (
        longer and set(words[word].split()) < set(words[phrase].split()) and weights[phrase] >= PHRASE * weights[word]
    )
