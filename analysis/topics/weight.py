"""The weight of a term: how often, where, and how unusual that is in general Russian.

    weight = (occurrences + 3 if in the headline + 1 if in the first paragraph) · (1 + 0.1 · ln(1 + keyness))

`keyness` is Dunning's log-likelihood of the occurrences against those expected: the uses of the word per million words
of general Russian (of a phrase: of its rarest word, since it can't be commoner than that) times the words of the text.
The logarithm keeps keyness in its place: editors name the general subject of a text, not its rarest words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from analysis.article import Article, Span
from analysis.language import Parsed

HEADLINE = 3.0
LEAD = 1.0
KEYNESS = 0.1


@dataclass(frozen=True, slots=True)
class Measure:
    """What of a text the weight needs: its headline, its first paragraph (empty spans where it has none), its words."""

    headline: Span
    lead: Span
    words: int

    def expected(self, per_million: float) -> float:
        """How many times a text of this length has a word with so many uses per million words."""
        return per_million * self.words / 1e6

    def weight(self, spans: Sequence[Span], expected: float) -> float:
        """The formula above; `spans` are the occurrences.

        >>> Measure((0, 10), (12, 90), 100).weight([(0, 5), (20, 25)], expected=2.0)
        6.0
        """
        places = len(spans) + HEADLINE * _any_in(self.headline, spans) + LEAD * _any_in(self.lead, spans)
        return places * (1 + KEYNESS * log(1 + log_likelihood(len(spans), expected, self.words)))


def measure(article: Article, parsed: Parsed) -> Measure:
    """The measure of `article`; words are counted in what was read."""
    words = sum(token.text[0].isalnum() for sentence in parsed.sentences for token in sentence.tokens)
    lead = next((paragraph for paragraph in article.body if paragraph != article.title), (0, 0))
    return Measure(article.title or (0, 0), lead, words)


def log_likelihood(count: int, expected: float, words: int) -> float:
    """Dunning's G² of a word that a text of `words` words has `count` times where `expected` were expected; 0 where it
    has it no more often than that.

    >>> round(log_likelihood(5, 0.01, 700), 1)
    52.2
    >>> log_likelihood(1, 2.0, 700)
    0.0
    """
    if count <= expected or expected <= 0:
        return 0.0
    others = max(words - count, 0)
    return 2 * (count * log(count / expected) + (others * log(others / (words - expected)) if others else 0.0))


def _any_in(where: Span, spans: Sequence[Span]) -> bool:
    return any(where[0] <= start < where[1] for start, _ in spans)
