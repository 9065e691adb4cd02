"""From an article to its terms."""

from collections import defaultdict
from collections.abc import Sequence

from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.language import Parsed
from analysis.topics.term import Term


def find_terms(article: Article, parsed: Parsed, entities: Sequence[Entity]) -> tuple[Term, ...]:
    """The terms of `article`, best first."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.pos == "NOUN":
                spans[token.lemma].append((token.start, token.stop))
    terms = [Term(term, float(len(found)), tuple(found)) for term, found in spans.items()]
    return tuple(sorted(terms, key=lambda t: -t.score))
