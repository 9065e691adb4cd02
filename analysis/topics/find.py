"""From an article to its terms."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.language import Parsed
from analysis.topics.dictionary import dictionary_form, find_letters
from analysis.topics.phrases import Key, Phrase, find_phrases
from analysis.topics.reference import RAREST, per_million
from analysis.topics.term import Term
from analysis.topics.weight import Measure, log_likelihood, measure


def find_terms(article: Article, parsed: Parsed, entities: Sequence[Entity]) -> tuple[Term, ...]:
    """The terms of `article`, best first: phrases and words in dictionary form, and the names of its entities.

    >>> from analysis.article import read_article
    >>> from analysis.language import parse
    >>> article = read_article("Стороны развивают стратегическое партнерство. О таком партнерстве говорят давно.")
    >>> [(term.term, term.count) for term in find_terms(article, parse(article), ())]
    [('партнёрство', 2)]
    """
    scale = measure(article, parsed)
    found = [*_common_terms(article, parsed, entities, scale), *(_name(entity, scale) for entity in entities)]
    return tuple(sorted(found, key=lambda term: (-term.score, term.spans)))


def _common_terms(article: Article, parsed: Parsed, entities: Sequence[Entity], scale: Measure) -> Iterator[Term]:
    """The terms that are no names."""
    letters = find_letters(parsed.sentences)
    for key, phrases in _without_nested(_candidates(parsed, entities), scale.headline).items():
        if form := dictionary_form(phrases, letters):
            rarest = min(per_million(lemma) for lemma in key)
            yield _weighed(form, [phrase.span for phrase in phrases], rarest, scale)


def _name(entity: Entity, scale: Measure) -> Term:
    return _weighed(entity.name, [(m.start, m.stop) for m in entity.mentions], RAREST, scale, is_name=True)


def _weighed(term: str, spans: Sequence[Span], uses: float, scale: Measure, *, is_name: bool = False) -> Term:
    """The term at `spans`; `uses` per million words of general Russian."""
    expected = scale.expected(uses)
    keyness = log_likelihood(len(spans), expected, scale.words)
    return Term(term, scale.weight(spans, expected), tuple(spans), is_name, keyness, expected)


# ---------------------------------------------------------------- candidates
def _candidates(parsed: Parsed, entities: Sequence[Entity]) -> dict[Key, list[Phrase]]:
    """Every phrase with the places where it stands, in the order of the text; names are left out."""
    names = _Cover((mention.start, mention.stop) for entity in entities for mention in entity.mentions)
    found: dict[Key, list[Phrase]] = defaultdict(list)
    for sentence in parsed.sentences:
        named = {token.start for token in sentence.tokens if names.covers((token.start, token.stop))}
        for phrase in find_phrases(sentence.tokens, named):
            found[phrase.key].append(phrase)
    return found


def _without_nested(candidates: Mapping[Key, list[Phrase]], headline: Span) -> dict[Key, list[Phrase]]:
    """The longer phrases that recur or stand in the headline, and of the shorter ones those that stand outside these
    too («партнёрство» beside «стратегическое партнёрство», both with all their places)."""
    kept: dict[Key, list[Phrase]] = {}
    by_length: dict[int, list[Key]] = defaultdict(list)
    for key, phrases in candidates.items():
        by_length[len(phrases[0].words)].append(key)
    longer = _Cover(())
    for words in sorted(by_length, reverse=True):
        fresh = {}
        for key in by_length[words]:
            phrases = candidates[key]
            lasting = words == 1 or len(phrases) > 1 or headline[0] <= phrases[0].span[0] < headline[1]
            if lasting and not all(longer.covers(phrase.span) for phrase in phrases):
                fresh[key] = phrases
        if words > 1:
            longer = longer.and_also(phrase.span for phrases in fresh.values() for phrase in phrases)
        kept |= fresh
    return kept


class _Cover:
    """Stretches of a text, and whether a span lies within one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []
        for start, stop in sorted(set(spans), key=lambda span: (span[0], -span[1])):
            if not self._stops or stop > self._stops[-1]:  # within an earlier one: nothing new
                self._starts.append(start)
                self._stops.append(stop)

    def covers(self, span: Span) -> bool:
        at = bisect_right(self._starts, span[0]) - 1
        return at >= 0 and span[1] <= self._stops[at]

    def and_also(self, spans: Iterable[Span]) -> "_Cover":
        return _Cover([*zip(self._starts, self._stops, strict=True), *spans])
