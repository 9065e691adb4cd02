"""One entity that is two: chosen mentions go to another, and with them what leans on them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.corrections.correction import ENOUGH_OVERLAP, Correction, overlap, speaker_kind
from analysis.corrections.entities import by_count, find_entity, find_named, with_entities
from analysis.corrections.statements import in_order
from analysis.entities import Entity, Mention, Reference, Role
from analysis.quotes import Quote


def split(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The mentions at `spans` become those of the entity `value`, of the same kind, or of a new one.

    A pronoun or role follows the mention before it, a title the mention nearest to it; a statement or source is the
    other's where a mention or reference that goes over names it.
    """
    at = find_entity(analysis.entities, _whole(analysis, correction))
    if at is None or correction.value in ("", analysis.entities[at].name):
        return None
    one = analysis.entities[at]
    gone = tuple(m for m in one.mentions if _is_among(m, correction.spans))
    if not gone:
        return None
    other = _part(one, gone, correction.value)
    left = tuple(m for m in one.mentions if m not in gone)
    rest = replace(
        one,
        mentions=left,
        references=tuple(r for r in one.references if r not in other.references),
        roles=tuple(r for r in one.roles if r not in other.roles),
    )
    into = find_named(analysis.entities, other.name, other.kind)
    known = analysis.entities[into] if into is not None and analysis.entities[into].kind == other.kind else None
    if known is None or into is None:
        changed = with_entities(analysis, {at: rest if left else None})
        changed = replace(changed, entities=by_count([*changed.entities, other]))
    else:
        changed = with_entities(analysis, {at: rest if left else None, into: _joined(known, other)})
    return _said_by_the_other(changed, one.name, other)


def _whole(analysis: Analysis, correction: Correction) -> Correction:
    """The correction with all the places of the entity that has its mentions: these find it under another name."""
    shared = (e for e in analysis.entities if any(_is_among(m, correction.spans) for m in e.mentions))
    holder = next((e for e in shared if e.kind == correction.kind), None)
    return replace(correction, spans=tuple((m.start, m.stop) for m in holder.mentions)) if holder else correction


def _is_among(what: Mention, spans: Sequence[Span]) -> bool:
    return any(overlap(((what.start, what.stop),), (span,)) >= ENOUGH_OVERLAP for span in spans)


def _part(entity: Entity, gone: tuple[Mention, ...], name: str) -> Entity:
    """What goes over, as an entity; a new one's gender is left open, for the name it had was another's."""
    starts = [m.start for m in entity.mentions]
    references = (r for r in entity.references if entity.mentions[max(0, bisect_right(starts, r.start) - 1)] in gone)
    roles = (r for r in entity.roles if min(entity.mentions, key=lambda m: _between(m, r)) in gone)
    return Entity(name, entity.kind, gone, tuple(references), tuple(roles))


def _between(mention: Mention, role: Role) -> int:
    """The characters between a mention and a title."""
    return max(mention.start - role.stop, role.start - mention.stop, 0)


def _joined(one: Entity, other: Entity) -> Entity:
    def start(what: Mention | Reference) -> tuple[int, int]:
        return what.start, what.stop

    return replace(
        one,
        mentions=tuple(sorted((*one.mentions, *other.mentions), key=start)),
        references=tuple(sorted((*one.references, *other.references), key=start)),
        roles=one.roles + other.roles,
    )


def _said_by_the_other(analysis: Analysis, old: str, other: Entity) -> Analysis:
    spans = [*((m.start, m.stop) for m in other.mentions), *((r.start, r.stop) for r in other.references)]

    def names(span: Span | None) -> bool:
        return span is not None and any(span[0] < stop and start < span[1] for start, stop in spans)

    def changed(quote: Quote) -> Quote:
        if old not in quote.speakers or not names(quote.speaker_span):
            return quote
        speakers = tuple(dict.fromkeys(other.name if name == old else name for name in quote.speakers))
        alone = speakers == (other.name,)
        return replace(quote, speakers=speakers, speaker_kind=speaker_kind(other.kind) if alone else quote.speaker_kind)

    return replace(
        analysis,
        quotes=in_order(enumerate(map(changed, analysis.quotes))),
        sources=tuple(
            replace(s, name=other.name) if s.name == old and names((s.start, s.stop)) else s for s in analysis.sources
        ),
    )
