"""The words of a text as rows of the index: each with its lemma, place and voice."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from analysis.analyse import Analysis
from analysis.article import Article, Span
from analysis.language import forms
from analysis.topics import stop_words
from analysis.topics.reference import fold
from analysis.words import find_words

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

Row = tuple[Any, ...]


def token_rows(text_id: str, analysis: Analysis) -> Iterator[Row]:
    """The rows of a text, in its order; furniture has none, as in every count.

    >>> from analysis.analyse import analyse
    >>> from analysis.article import read_article
    >>> [row[5:7] for row in token_rows("a1", analyse(read_article("Паромы стоят.")))]
    [('паромы', 'паром'), ('стоят', 'стоять')]
    """
    text, body = analysis.text, _body(analysis)
    lead = next((span for span in body if span != analysis.title), None)
    statements = _innermost(analysis)
    edges = [start for start, _, _, _ in statements]
    sentences = [start for start, _ in analysis.sentences]
    position = 0
    paragraph = iter(body)
    span = next(paragraph, None)
    words = tuple(find_words(text))
    lemmas = analysis.lemmas or tuple(fold(text[start:stop]) for start, stop in words)  # an analysis made by hand
    for (start, stop), lemma in zip(words, lemmas, strict=True):
        while span and start >= span[1]:
            span = next(paragraph, None)
        if span is None:
            break
        if start < span[0]:
            continue
        position += 1
        part = HEADLINE if span == analysis.title else LEAD if span == lead else BODY
        at = bisect_right(edges, start) - 1
        inside = at >= 0 and start < statements[at][1]
        voice, statement = (statements[at][2], statements[at][3]) if inside else (AUTHOR, 0)
        sentence = bisect_right(sentences, start)
        form = fold(text[start:stop])
        yield (
            *(text_id, position, sentence, start, min(stop - start, 65535), form, lemma, part, voice, statement),
            is_telling(lemma),
        )


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


def _body(analysis: Analysis) -> tuple[Span, ...]:
    return Article(analysis.text, analysis.title, analysis.paragraphs, analysis.furniture).body


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
