"""What sets a speaker's words, or a text's, apart from others: log-likelihood and its effect size, term by term."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, log2
from typing import Any

import pandas as pd

from analysis.analyse import Analysis
from analysis.rows import UNKNOWN, Voice, heard_in, places, words_by_voice
from analysis.tables.frame import frame

SMOOTHING = 0.5
"""Occurrences added to each side of an effect size: what the other side never says has one too, and it is finite."""

CHANCE = 6.63
"""Log-likelihood above which so uneven a share comes about by chance once in a hundred cases."""

LEAST = 2
"""Times. What is said once may be an accident whatever the numbers say."""


def distinctive(analysis: Analysis, *, paraphrases: bool = False) -> pd.DataFrame:
    """What each speaker talks about, against all other words of the text: one row a speaker and term said by them.

    Counted in direct quotes and fragments, with `paraphrases` in these too. count, words: in the speaker's words;
    rest, rest_words: in all others, the author's among them. log_likelihood, effect: as below. tells: the speaker says
    it more often than others, twice at least, and hardly by chance. Who says most stands first, and of the terms those
    that tell, then the most frequent.
    """
    return distinctive_in([(analysis, {})], paraphrases=paraphrases)


def distinctive_in(
    analyses: Iterable[tuple[Analysis, Mapping[str, str]]], *, paraphrases: bool = False
) -> pd.DataFrame:
    """`distinctive` over several texts, each with what its speakers are called over all of them, where that differs."""
    kinds = heard_in(paraphrases=paraphrases)
    words: Counter[str] = Counter()
    said: dict[tuple[str, bool], Counter[str]] = {}
    everywhere: Counter[tuple[str, bool]] = Counter()
    total = 0
    for analysis, called in analyses:
        where = places(analysis, kinds)
        voices = words_by_voice(analysis, where)
        total += voices.total()
        words.update(_by_speaker(voices, called))
        for term in analysis.terms:
            key = (term.term, term.is_name)
            everywhere[key] += term.count
            own = _by_speaker(Counter(where.heard(start) for start, _ in term.spans), called)
            said.setdefault(key, Counter()).update(own)
    found: dict[str, list[tuple[Any, ...]]] = {speaker: [] for speaker, _ in words.most_common()}
    for key, by in said.items():
        for speaker, count in by.items():
            rest = (everywhere[key] - count, words[speaker], total - words[speaker])
            found[speaker].append(_row(speaker, *key, count, *rest))
    rows = [row for own in found.values() for row in sorted(own, key=lambda row: (not row[-1], -row[3], -row[-3]))]
    numbers = dict.fromkeys(("count", "rest", "words", "rest_words"), "int64")
    measures = dict.fromkeys(("log_likelihood", "effect"), "float64")
    return frame(rows, {"speaker": "str", "term": "str", "is_name": "bool", **numbers, **measures, "tells": "bool"})


def _row(speaker: str, term: str, is_name: bool, *cells: int) -> tuple[Any, ...]:
    count, rest, words, rest_words = cells
    likelihood = log_likelihood(count, rest, words, rest_words)
    effect = log_ratio(count, rest, words, rest_words)
    tells = count >= LEAST and effect > 0 and likelihood >= CHANCE
    return (speaker, term, is_name, *cells, likelihood, effect, tells)


def compared(
    counts: Mapping[str, int], rest: Mapping[str, int], words: int, rest_words: int, names: frozenset[str] = frozenset()
) -> pd.DataFrame:
    """The terms that `counts` has of `words` words, against their counts in the rest of `rest_words` words.

    One row a term, as in `distinctive`; those more frequent here than in the rest come first, by log-likelihood.

    >>> compared({"мост": 6, "год": 2}, {"год": 30}, 500, 9000)[["term", "count", "rest"]].to_dict("split")["data"]
    [['мост', 6, 0], ['год', 2, 30]]
    """
    rows = [
        (
            term,
            term in names,
            count,
            rest.get(term, 0),
            log_likelihood(count, rest.get(term, 0), words, rest_words),
            log_ratio(count, rest.get(term, 0), words, rest_words),
        )
        for term, count in counts.items()
    ]
    rows.sort(key=lambda row: (row[5] <= 0, -row[4] if row[5] > 0 else row[4], -row[2], row[0]))
    numbers = dict.fromkeys(("count", "rest"), "int64") | dict.fromkeys(("log_likelihood", "effect"), "float64")
    return frame(rows, {"term": "str", "is_name": "bool", **numbers})


def log_likelihood(count: int, rest: int, words: int, rest_words: int) -> float:
    """Dunning's G² of a word with `count` occurrences in `words` words and `rest` in `rest_words` others: how far the
    two shares are from chance, whichever is larger; `log_ratio` says which.

    >>> round(log_likelihood(6, 2, 100, 900), 1)
    19.4
    >>> round(log_likelihood(1, 9, 100, 900), 1)
    0.0
    """
    share, total = (count + rest) / max(1, words + rest_words), 0.0
    for observed, size in ((count, words), (rest, rest_words)):
        for cell, expected in ((observed, size * share), (size - observed, size * (1 - share))):
            total += cell * log(cell / expected) if cell > 0 and expected > 0 else 0.0
    return max(0.0, 2 * total)


def log_ratio(count: int, rest: int, words: int, rest_words: int) -> float:
    """How many times more frequent, as a power of two: 1 is twice as frequent, -1 half as. SMOOTHING on each side.

    >>> round(log_ratio(20, 10, 1000, 1000), 2), round(log_ratio(3, 0, 100, 700), 2)
    (0.97, 5.61)
    """
    return log2((count + SMOOTHING) / max(1, words)) - log2((rest + SMOOTHING) / max(1, rest_words))


def _by_speaker(voices: Counter[Voice], called: Mapping[str, str]) -> Counter[str]:
    """The counts of each known speaker alone, as he is called; what several say together counts for each of them."""
    found: Counter[str] = Counter()
    for voice, count in voices.items():
        if voice != (UNKNOWN,):
            found.update(dict.fromkeys((called.get(name, name) for name in voice), count))
    return found
