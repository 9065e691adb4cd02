"""The words of a text as rows of the index: each with its lemma, place and voice."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, pairwise
from typing import TYPE_CHECKING, Any

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.language import forms
from analysis.rows.places import article_of
from analysis.topics import stop_words
from analysis.topics.reference import fold
from analysis.words import find_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = tuple[NDArray[Any] | list[Any], ...]

COLUMNS = [
    "text_id VARCHAR",
    *("position INTEGER", "sentence INTEGER", "start INTEGER", "length USMALLINT"),
    *("form VARCHAR", "lemma VARCHAR"),
    *("part UTINYINT", "voice UTINYINT", "statement USMALLINT", "telling BOOLEAN"),
]
"""position: the word's number in the text, from 1. sentence: its sentence's. start, length: in code points. form: in
lower case, «е» for «ё». part: HEADLINE, LEAD or BODY. voice: AUTHOR, REPORTED or OWN. statement: the number of the
statement it stands in, the innermost, as in `said.place`; 0: in none. telling: whether the word says something by
itself (`is_telling`)."""

CONTENT = frozenset({"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR"})
"""Parts of speech, in OpenCorpora's notation, of words that say something."""

BODY, HEADLINE, LEAD = 0, 1, 2
AUTHOR, REPORTED, OWN = 0, 1, 2


def token_columns(analysis: Analysis) -> "Columns":
    """The words of a text in its order, for each of COLUMNS but the first; furniture has none, as in every count.

    >>> from analysis.analyse import analyse
    >>> from analysis.article import read_article
    >>> form, lemma = token_columns(analyse(read_article("Паромы стоят.")))[4:6]
    >>> list(zip(form, lemma))
    [('паромы', 'паром'), ('стоят', 'стоять')]
    """
    import numpy as np

    text, body = analysis.text, article_of(analysis).body
    words = list(find_words(text))
    lemmas = analysis.lemmas or [fold(text[start:stop]) for start, stop in words]  # an analysis made by hand
    starts, stops = np.array(words, int).reshape(-1, 2).T
    paragraph = _which(body, starts)
    inside = paragraph > 0
    starts, stops, paragraph = starts[inside], stops[inside], paragraph[inside]
    told = [*compress(zip(words, lemmas, strict=True), inside)]
    lead = next((span for span in body if span != analysis.title), None)
    parts = [HEADLINE if span == analysis.title else LEAD if span == lead else BODY for span in body]
    statements = _innermost(analysis)
    statement = _which([piece[:2] for piece in statements], starts)
    return (
        np.arange(1, len(starts) + 1),
        np.searchsorted([start for start, _ in analysis.sentences], starts, "right"),
        starts,
        np.minimum(stops - starts, 65535),
        [fold(text[start:stop]) for (start, stop), _ in told],
        [lemma for _, lemma in told],
        np.array([BODY, *parts])[paragraph],
        np.array([AUTHOR, *(piece[2] for piece in statements)])[statement],
        np.array([0, *(piece[3] for piece in statements)])[statement],
        [is_telling(lemma) for _, lemma in told],
    )


def _which(spans: Sequence[Span], places: "NDArray[np.int_]") -> "NDArray[np.int_]":
    """Of each place the number of the span that it is in, from 1; 0: in none. The spans are in order and apart."""
    import numpy as np

    edges = np.array([(0, 0), *spans])
    number = np.searchsorted(edges[:, 0], places, "right") - 1
    return np.where(places < edges[number, 1], number, 0)


@lru_cache(maxsize=200_000)
def is_telling(lemma: str) -> bool:
    """Whether a word says something by itself: no pronoun, preposition or conjunction, nor what makes no term («год»).

    >>> is_telling("мост"), is_telling("который"), is_telling("на")
    (True, False, False)
    """
    likeliest = forms(lemma)[0]
    return (
        len(lemma) > 1
        and bool(likeliest.grammemes & CONTENT)
        and "Apro" not in likeliest.grammemes
        and not stop_words.never(lemma)
    )


def _innermost(analysis: Analysis) -> Sequence[tuple[int, int, int, int]]:
    """(start, stop, voice, number of the statement) without overlap, in order: where one stands inside another, the
    inner one has the words."""
    pieces = [
        (start, stop, REPORTED if quote.kind == "indirect" else OWN, number)
        for number, quote in enumerate(analysis.quotes, start=1)
        for start, stop in quote.spans
    ]
    edges = sorted({edge for start, stop, _, _ in pieces for edge in (start, stop)})
    found: list[tuple[int, int, int, int]] = []
    for left, right in pairwise(edges):
        over = [piece for piece in pieces if piece[0] <= left and right <= piece[1]]
        if over:
            _, _, voice, number = min(over, key=lambda piece: (piece[1] - piece[0], -piece[2], piece[3]))
            found.append((left, right, voice, number))
    return found
