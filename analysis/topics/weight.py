"""The weight of a term: how unusual its number is against general Russian, where in the text it stands, what it is.

    weight = keyness · 3 (if in the headline) · 2 (if in the first paragraph) · early · √tenths · kind

`keyness` is Dunning's log-likelihood of the occurrences against those expected: the uses of the word per million words
of general Russian (of a phrase: of its rarest word, since it can't be commoner than that) times the words of the text.
A word with fewer than ten uses per million, and a name, count as one with ten: what a text is about is its general
subject, not its rarest word. `early`: from 3 for what stands first in the text down to 1 for what comes at its very
end, since news tells what matters first. `tenths`: in how many tenths of the text it stands, since a subject runs
through a text. `kind`: 1.5 for the name of a place and 0.6 for that of a person (where it happens is a subject sooner
than who speaks of it), 1 for all else; a word that says a person's office («министр») loses up to half, by the share of
its occurrences that stand beside a name or in place of one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from analysis.article import Article, Span
from analysis.entities.token_row import TokenRow

HEADLINE = 3.0
LEAD = 2.0
EARLY = 3.0
"""What weighs the very beginning of a text more than its end, which has 1."""

RAREST = 10.0
"""Uses per million words from which rarer words are no longer told apart."""

KINDS = {"LOC": 1.5, "ORG": 1.0, "PER": 0.6}
"""What the name of an entity weighs, by its kind."""

ROLE = 0.5
"""What a word weighs that only says a person's office."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What of a text the weight needs: its headline and first paragraph (empty spans where it has none), where what
    was read begins and ends, and its words."""

    headline: Span
    lead: Span
    whole: Span
    words: int

    def expected(self, per_million: float) -> float:
        """How many times a text of this length has a word with so many uses per million words."""
        return max(per_million, RAREST) * self.words / 1e6

    def weight(self, spans: Sequence[Span], keyness: float) -> float:
        """The formula above without the kind; `spans` are the occurrences, in the order of the text.

        >>> text = Measure(headline=(0, 10), lead=(12, 30), whole=(0, 100), words=20)
        >>> text.weight([(0, 5), (5, 9)], 8.0), text.weight([(22, 27)], 8.0), text.weight([(55, 60), (56, 63)], 8.0)
        (72.0, 40.96, 15.2)
        """
        headline = HEADLINE if self.in_headline(spans) else 1.0
        lead = LEAD if _any_in(self.lead, spans) else 1.0
        start, stop = self.whole
        early = EARLY - (EARLY - 1) * (spans[0][0] - start) / (stop - start)
        tenths = len({10 * (at - start) // (stop - start) for at, _ in spans})
        return keyness * headline * lead * early * sqrt(tenths)

    def in_headline(self, spans: Sequence[Span]) -> bool:
        """Whether one of `spans` stands in the headline."""
        return _any_in(self.headline, spans)


def measure(article: Article, row: TokenRow) -> Measure:
    """The measure of `article`; words are counted in what was read, its `row`."""
    words = sum([row.text[start].isalnum() for start in row.starts])
    lead = next((paragraph for paragraph in article.body if paragraph != article.title), (0, 0))
    whole = (article.body[0][0], article.body[-1][1]) if article.body else (0, 0)
    return Measure(article.title or (0, 0), lead, whole, words)


def role_factor(in_roles: int, count: int) -> float:
    """What a word weighs of whose `count` occurrences so many say a person's office.

    >>> role_factor(0, 4), role_factor(4, 4)
    (1.0, 0.5)
    """
    return 1 - (1 - ROLE) * in_roles / count


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
    first, stop = where
    return spans[0][0] < stop and any(first <= start < stop for start, _ in spans)
