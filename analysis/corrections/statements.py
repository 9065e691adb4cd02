"""Corrections of statements: each function takes an Analysis, and gives it corrected, or None: nothing to correct."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.corrections.correction import ANALYST, ENOUGH_OVERLAP, Correction, overlap
from analysis.quotes import Quote


def reassign(analysis: Analysis, correction: Correction) -> Analysis | None:
    def changed(quote: Quote) -> Quote:
        name, kind = _speaker(analysis, correction.value, correction.kind)
        return replace(quote, speaker=name, speaker_kind=kind, speaker_span=None, speaker_rule=ANALYST, role="")

    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        return None
    quotes = list(analysis.quotes)
    quotes[at] = changed(quotes[at])
    return replace(analysis, quotes=tuple(_said_again_by_the_same(quotes)))


def not_quote(analysis: Analysis, correction: Correction) -> Analysis | None:
    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        return None
    rest = [(place, quote) for place, quote in enumerate(analysis.quotes) if place != at]
    return replace(analysis, quotes=_in_order(rest))


def quote_kind(analysis: Analysis, correction: Correction) -> Analysis | None:
    return _with_quote(analysis, correction, lambda quote: replace(quote, kind=correction.value, rule=ANALYST))


def checked(analysis: Analysis, correction: Correction) -> Analysis | None:
    return _with_quote(analysis, correction, lambda quote: replace(quote, checked=True))


def add_quote(analysis: Analysis, correction: Correction) -> Analysis | None:
    if not correction.spans or not all(0 <= a < b <= len(analysis.text) for a, b in correction.spans):
        return None
    name, kind = _speaker(analysis, correction.value, "")
    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        added = Quote(correction.kind, correction.spans, name, kind, None, "", None, ANALYST, ANALYST)
        return replace(analysis, quotes=_in_order([*enumerate(analysis.quotes), (None, added)]))
    found = analysis.quotes[at]
    same = (found.speaker_span, found.speaker_rule, found.role) if found.speaker == name else (None, ANALYST, "")
    added = replace(
        found,
        kind=correction.kind,
        spans=correction.spans,
        speaker=name,
        speaker_kind=kind,
        speaker_span=same[0],
        speaker_rule=same[1],
        role=same[2],
        rule=ANALYST,
    )
    return replace(analysis, quotes=_in_order([(i, added if i == at else q) for i, q in enumerate(analysis.quotes)]))


def _with_quote(analysis: Analysis, correction: Correction, change: Callable[[Quote], Quote]) -> Analysis | None:
    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        return None
    return replace(analysis, quotes=tuple(change(q) if i == at else q for i, q in enumerate(analysis.quotes)))


def _in_order(places: Iterable[tuple[int | None, Quote]]) -> tuple[Quote, ...]:
    """The quotes in the order of the text, each given with its former place; `repeats` follows to the new places."""
    ordered = sorted(places, key=lambda pair: pair[1].spans[0])
    now = {former: place for place, (former, _) in enumerate(ordered) if former is not None}
    return tuple(
        quote if quote.repeats is None else replace(quote, repeats=now.get(quote.repeats)) for _, quote in ordered
    )


def _said_again_by_the_same(quotes: Sequence[Quote]) -> list[Quote]:
    """A statement repeats another only of the same speaker."""
    return [
        replace(quote, repeats=None)
        if quote.repeats is not None and quotes[quote.repeats].speaker != quote.speaker
        else quote
        for quote in quotes
    ]


def _speaker(analysis: Analysis, name: str, kind: str) -> tuple[str | None, str | None]:
    """The name and kind of a speaker that the analyst gave; a place speaks as a body («Казахстан заявил»)."""
    if not name:
        return None, None
    known = next((entity.kind for entity in analysis.entities if entity.name == name), "")
    return name, kind or {"LOC": "ORG", "": "ROLE"}.get(known, known)


def _find_quote(quotes: Sequence[Quote], spans: tuple[Span, ...]) -> int | None:
    shares = [overlap(quote.spans, spans) for quote in quotes]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= ENOUGH_OVERLAP else None
