"""Which of a phrase and the phrases within it are terms."""

from collections import defaultdict
from collections.abc import Mapping

from analysis.article import Span
from analysis.topics.phrases import Key, TermPhrase
from analysis.topics.spans import Cover

Candidates = Mapping[Key, list[TermPhrase]]
"""Every phrase with the places where it stands, in the order of the text."""


def without_nested(candidates: Candidates, headline: Span) -> dict[Key, list[TermPhrase]]:
    """The longer phrases that last, and of the shorter ones those that stand outside these too, with all their places:
    «стратегическое партнёрство» and beside it «партнёрство», but no «боевые действия» within «зона боевых действий»
    alone."""
    by_length: dict[int, list[Key]] = defaultdict(list)
    for key in candidates:
        by_length[len(key)].append(key)
    kept: dict[Key, list[TermPhrase]] = {}
    longer = Cover(())
    for words in sorted(by_length, reverse=True):
        fresh = {
            key: phrases
            for key in by_length[words]
            if lasts(phrases := candidates[key], candidates, headline)
            and not all(longer.covers(phrase.span) for phrase in phrases)
        }
        longer = longer.and_also(phrase.span for phrases in fresh.values() for phrase in phrases)
        kept |= fresh
    return kept


def lasts(phrases: list[TermPhrase], candidates: Candidates, headline: Span) -> bool:
    """A phrase recurs or stands in the headline. What stands once must be known to the dictionary, as it is most often
    misspelt or glued together if not, and be a noun or, where the noun stands there only, the noun with its adjective
    («санкционная политика», not «политика»)."""
    first = phrases[0]
    if len(phrases) > 1:
        return True
    if not all(word.known for link in first.links for word in link.read):
        return False
    if headline[0] <= first.span[0] < headline[1]:
        return True
    noun = first.links[-1].read[-1]
    if not noun.as_noun or len(first.links) > 1:
        return False
    return len(first.key) == 1 or (len(first.key) == 2 and len(candidates.get((noun.lemma,), ())) < 2)
