"""Words that make no term, from data/lexicon/term_stop_words.tsv, where an analyst may add a line."""

from functools import cache

from analysis import lexicon
from analysis.topics.reference import fold


def never(lemma: str) -> bool:
    """May not stand in a term at all («год», «прошлый»).

    >>> never("год"), never("вопрос"), never("партнёрство")
    (True, False, False)
    """
    return kind(lemma) == "never"


def alone(lemma: str) -> bool:
    """Makes no term without an adjective («вопрос», but «национальный вопрос»)."""
    return kind(lemma) != ""


def kind(lemma: str) -> str:
    """What the list says of a word: "never", "alone", or "" where it does not have it."""
    return _words().get(fold(lemma), "")


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("term_stop_words.tsv")}
