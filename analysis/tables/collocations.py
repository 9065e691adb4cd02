"""What stands beside a term, and what is near it in meaning: collocations in sentences, similar terms by vectors."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log2
from typing import NamedTuple

import pandas as pd

from analysis import lexicon
from analysis.analyse import Analysis
from analysis.article import Span
from analysis.language import forms, inflect, vector
from analysis.tables.frame import frame
from analysis.topics import stop_words
from analysis.topics.reference import fold
from analysis.topics.spans import Cover
from analysis.words import find_words

WINDOW = 5
"""Words that say something on each side of a term, within its sentence."""

LEAST = 2
"""Times together. What stands beside a term once may do so by accident."""

ENOUGH_ALIKE = 0.35
"""Cosine of two word vectors of news from which they are words of one subject (газ – нефть 0.38, мост – порт 0.28)."""

CONTENT = frozenset({"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND"})
"""Parts of speech, in OpenCorpora's notation, of words that say something."""


PARTICIPLE = ("PRTF", "nomn", "sing", "masc")


class Neighbour(NamedTuple):
    """One place where a word stands beside the term: the word, its offsets, those of the term."""

    word: str
    span: Span
    term: Span


def collocations(analyses: Iterable[Analysis], term: str) -> pd.DataFrame:
    """The words that stand near `term` in the texts that have it, those that do so most exclusively first.

    word: in dictionary form, or the name of an entity. together: how often within WINDOW words of the term. count: how
    often in these texts. log_dice: 14 + log₂(2·together / (count of the term + count)), at most 14; one more is twice
    as close. Only what stands there LEAST times.
    """
    beside: Counter[str] = Counter()
    total: Counter[str] = Counter()
    times = 0
    for analysis in analyses:
        spans = _spans_of(analysis, term)
        if spans:
            times += len(spans)
            beside.update(neighbour.word for neighbour in neighbours(analysis, term))
            total.update(word for word, _ in chain.from_iterable(_sentences(analysis, spans)))
    rows = [
        (word, together, total[word], 14 + log2(2 * together / (times + total[word])))
        for word, together in beside.items()
        if together >= LEAST
    ]
    rows.sort(key=lambda row: (-row[3], -row[1], row[0]))
    return frame(rows, {"word": "str", "together": "int64", "count": "int64", "log_dice": "float64"})


def neighbours(analysis: Analysis, term: str) -> list[Neighbour]:
    """Each place where a word stands near `term`, in the order of the text; a word between two of them is one place."""
    spans = _spans_of(analysis, term)
    found: dict[Span, Neighbour] = {}
    for units in _sentences(analysis, spans):
        for at, (_, centre) in enumerate(units):
            if centre in spans:
                for word, span in units[max(0, at - WINDOW) : at + WINDOW + 1]:
                    if span not in spans:
                        found.setdefault(span, Neighbour(word, span, centre))
    return [found[span] for span in sorted(found)]


def similar(term: str, others: Sequence[str]) -> pd.DataFrame:
    """Those of `others` that are near `term` in meaning, nearest first: term, cosine (ENOUGH_ALIKE to 1).

    A phrase and a word of it («морской порт», «порт») say the same subject and are left out.
    """
    own, parts = vector(term), _lemmas(term)
    rows = []
    for other in others:
        theirs, near = _lemmas(other), vector(other)
        if own is not None and near is not None and not (parts <= theirs or theirs <= parts):
            rows.append((other, float(own @ near)))
    rows = sorted((row for row in rows if row[1] >= ENOUGH_ALIKE), key=lambda row: (-row[1], row[0]))
    return frame(rows, {"term": "str", "cosine": "float64"})


def _spans_of(analysis: Analysis, term: str) -> frozenset[Span]:
    return frozenset(span for found in analysis.terms if found.term == term for span in found.spans)


def _sentences(analysis: Analysis, spans: Iterable[Span]) -> Iterator[list[tuple[str, Span]]]:
    """Of each sentence what says something, in order: the term (at `spans`), names of entities, words as lemmas."""
    names = [(entity.name, (m.start, m.stop)) for entity in analysis.entities for m in entity.mentions]
    taken = Cover(spans)
    units = [("", span) for span in spans] + [unit for unit in names if not taken.covers(unit[1])]
    taken = taken.and_also(span for _, span in units)
    for start, stop in analysis.sentences:
        for left, right in find_words(analysis.text[start:stop]):
            span = (start + left, start + right)
            if not taken.covers(span) and (lemma := _content(analysis.text[slice(*span)].lower())):
                units.append((lemma, span))
    units.sort(key=lambda unit: unit[1])
    at = 0
    for _, stop in analysis.sentences:
        begun = at
        while at < len(units) and units[at][1][0] < stop:
            at += 1
        yield units[begun:at]


def _content(word: str) -> str:
    """The lemma of a word that says something, else "". Pronouns («наш») do not, nor what says that somebody speaks,
    nor the words that make no term («год», «быть»)."""
    likeliest = forms(word)[0]
    empty = "Apro" in likeliest.grammemes or stop_words.never(likeliest.normal) or likeliest.normal in _cues()
    if len(word) < 2 or empty or not likeliest.grammemes & CONTENT:
        return ""
    participle = inflect(word, likeliest.normal, *PARTICIPLE) if likeliest.grammemes & {"PRTF", "PRTS"} else None
    return participle or likeliest.normal  # «северный», «замёрзший», not «замёрзнуть»


def _cues() -> frozenset[str]:
    return lexicon.words("cues.tsv")


def _lemmas(phrase: str) -> frozenset[str]:
    return frozenset(fold(forms(word)[0].normal) for word in phrase.lower().split())
