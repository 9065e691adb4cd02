"""Repeats: a paraphrase that the speaker's own words say again, or the reverse."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article import Span
from analysis.quotes.quote import Quote
from analysis.quotes.stream import Stream

CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}
FEWEST = 4
"""Content words; of shorter statements sameness says nothing."""

SAME = 0.7
"""The share of the shorter statement's content words that the longer one has too."""

NEAR = 6
"""Statements of the same speaker between the two: news repeats a statement soon, or in the headline."""


def mark_repeats(stream: Stream, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """`quotes` with `repeats` set where an earlier statement of the same speaker says the same."""
    often = Counter(quote.speakers for quote in quotes)
    content = [frozenset(content_words(stream, quote.spans) if often[quote.speakers] > 1 else ()) for quote in quotes]
    marked: list[Quote] = []
    latest: dict[tuple[str, ...], list[int]] = {}
    for number, quote in enumerate(quotes):
        earlier = latest.setdefault(quote.speakers, []) if quote.speakers else []
        same = [k for k in earlier[-NEAR:] if quotes[k].kind != quote.kind and _same(content[k], content[number])]
        marked.append(replace(quote, repeats=same[-1]) if same else quote)
        earlier.append(number)
    return tuple(marked)


def content_words(stream: Stream, spans: Sequence[Span]) -> Iterator[str]:
    """The lemmas of what the spans are about, without function words."""
    for start, stop in spans:
        yield from (stream.tokens[p].lemma for p in stream.within(start, stop) if stream.tokens[p].pos in CONTENT)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= FEWEST and len(one & other) / shorter >= SAME
