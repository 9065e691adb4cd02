"""The outlet of a text in its own text: where the text is from, not somebody whom it names or who speaks."""

from dataclasses import replace

from analysis.analyse import Analysis
from analysis.corrections.correction import Correction
from analysis.corrections.entities import with_entities
from analysis.entities.bodies import shown_name
from analysis.entities.name_readings import fold
from analysis.quotes import Quote, Source

OWN_OUTLET = "own_outlet"


def of_outlet(outlet: str) -> Correction:
    """What holds of every text of `outlet`, without a word of the analyst: another outlet changes it."""
    return Correction(OWN_OUTLET, value=outlet)


def own_outlet(analysis: Analysis, correction: Correction) -> Analysis | None:
    """Without the body called as the outlet `value` is: each mention is a source, and it makes no statements."""
    wanted = _as_compared(correction.value)
    at = next((i for i, e in enumerate(analysis.entities) if e.kind == "ORG" and _as_compared(e.name) == wanted), None)
    if at is None:
        return None
    entity = analysis.entities[at]
    known = {(source.start, source.stop) for source in analysis.sources}
    added = (
        Source(entity.name, m.start, m.stop, OWN_OUTLET) for m in entity.mentions if (m.start, m.stop) not in known
    )
    return replace(
        with_entities(analysis, {at: None}),
        sources=(*analysis.sources, *added),
        quotes=tuple(_without(quote, entity.name) for quote in analysis.quotes),
    )


def _as_compared(name: str) -> str:
    return fold(shown_name(name)).strip(' «»"„“”@')


def _without(quote: Quote, name: str) -> Quote:
    if name not in quote.speakers:
        return quote
    left = tuple(speaker for speaker in quote.speakers if speaker != name)
    return replace(quote, speakers=left, speaker_kind=quote.speaker_kind if left else None)
