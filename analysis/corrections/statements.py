"""Corrections of statements: each function takes an Analysis, and gives it corrected, or None: nothing to correct."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.corrections.correction import ANALYST, ENOUGH_OVERLAP, Correction, overlap, speaker_kind
from analysis.quotes import Quote
from analysis.quotes.quote import JOINT


def reassign(analysis: Analysis, correction: Correction) -> Analysis | None:
    """`value` says it; "": nobody who is known."""
    names, kind = _speakers(analysis, correction.value, correction.kind)
    return _with_quote(analysis, correction, lambda quote: _said_by(quote, names, kind))


def not_quote(analysis: Analysis, correction: Correction) -> Analysis | None:
    """Without the statement; what repeated it is no repeat."""
    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        return None
    rest = [(place, quote) for place, quote in enumerate(analysis.quotes) if place != at]
    return replace(analysis, quotes=in_order(rest))


def quote_kind(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The statement is of the kind `value`: direct, indirect or fragment."""
    return _with_quote(analysis, correction, lambda quote: replace(quote, kind=correction.value, rule=ANALYST))


def checked(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The analyst has read the statement and found it right."""
    return _with_quote(analysis, correction, lambda quote: replace(quote, checked=True))


def add_quote(analysis: Analysis, correction: Correction) -> Analysis | None:
    """A statement of the kind `kind` by `value` at `spans`, in place of one that is mostly there."""
    if not correction.spans or not all(0 <= a < b <= len(analysis.text) for a, b in correction.spans):
        return None
    names, kind = _speakers(analysis, correction.value, "")
    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        added = Quote(correction.kind, correction.spans, names, kind, None, "", None, ANALYST, ANALYST)
        return replace(analysis, quotes=in_order([*enumerate(analysis.quotes), (None, added)]))
    found = replace(analysis.quotes[at], kind=correction.kind, spans=correction.spans, rule=ANALYST)
    if found.speakers != names:
        found = _said_by(found, names, kind)
    return replace(analysis, quotes=in_order([(i, found if i == at else q) for i, q in enumerate(analysis.quotes)]))


def _with_quote(analysis: Analysis, correction: Correction, change: Callable[[Quote], Quote]) -> Analysis | None:
    at = _find_quote(analysis.quotes, correction.spans)
    if at is None:
        return None
    return replace(analysis, quotes=in_order((i, change(q) if i == at else q) for i, q in enumerate(analysis.quotes)))


def in_order(places: Iterable[tuple[int | None, Quote]]) -> tuple[Quote, ...]:
    """The quotes in the order of the text, each given with its former place.

    `repeats` follows to the new places; it ends where what is repeated is gone, or is another speaker's now.
    """
    ordered = sorted(places, key=lambda pair: pair[1].spans[0])
    now = {former: place for place, (former, _) in enumerate(ordered) if former is not None}

    def repeated(quote: Quote) -> int | None:
        place = None if quote.repeats is None else now.get(quote.repeats)
        return place if place is not None and ordered[place][1].speakers == quote.speakers else None

    return tuple(replace(quote, repeats=repeated(quote)) for _, quote in ordered)


def _said_by(quote: Quote, names: tuple[str, ...], kind: str | None) -> Quote:
    return replace(quote, speakers=names, speaker_kind=kind, speaker_span=None, speaker_rule=ANALYST, signs=(), role="")


def _speakers(analysis: Analysis, given: str, kind: str) -> tuple[tuple[str, ...], str | None]:
    """The speakers that the analyst gave («Анна Ким; Олег Нин»), and the first one's kind.

    The kind is that of the entity of this name, else as given, else an unnamed person's.
    """
    names = tuple(dict.fromkeys(filter(None, (name.strip() for name in given.split(JOINT.strip())))))
    if not names:
        return (), None
    known = next((entity.kind for entity in analysis.entities if entity.name == names[0]), "")
    return names, speaker_kind(known) or kind or "ROLE"


def _find_quote(quotes: Sequence[Quote], spans: tuple[Span, ...]) -> int | None:
    shares = [overlap(quote.spans, spans) for quote in quotes]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= ENOUGH_OVERLAP else None
