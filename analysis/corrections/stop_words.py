"""Stop words of the analyst: a correction of the whole library that takes a term out of the terms of every text."""

from collections.abc import Iterable
from dataclasses import replace

from analysis.analyse import Analysis
from analysis.corrections.correction import Correction
from analysis.topics import Term
from analysis.topics.reference import fold

STOP_WORD = "stop_word"


def stop_word(term: str) -> Correction:
    """`term`, exactly this word or phrase, is no term; a longer one with it inside («морской порт») stays.

    An entity of this name stays one: only its name is no term.
    """
    return Correction(STOP_WORD, name=" ".join(term.split()))


def stop_words(made: Iterable[Correction]) -> frozenset[str]:
    """The stop words among corrections, as `topics.reference.fold` makes words comparable.

    >>> sorted(stop_words([stop_word("Отчёт"), Correction("hide", name="Тарск")]))
    ['отчет']
    """
    return frozenset(fold(correction.name) for correction in made if correction.action == STOP_WORD)


def without_term(analysis: Analysis, correction: Correction) -> Analysis | None:
    """`analysis` without the term; a phrase no longer says how often it stands as its main noun."""
    word = fold(correction.name)
    terms = tuple(_without_head(term, word) for term in analysis.terms if fold(term.term) != word)
    return replace(analysis, terms=terms) if terms != analysis.terms else None


def _without_head(term: Term, word: str) -> Term:
    return replace(term, head="", head_count=0) if fold(term.head) == word else term
