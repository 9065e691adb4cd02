"""Corrections of entities: each function takes an Analysis, and gives it corrected, or None: nothing to correct."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.corrections.correction import ENOUGH_OVERLAP, Correction, overlap, places, speaker_kind
from analysis.entities import Entity, Mention, Reference, Role
from analysis.quotes import Quote
from analysis.topics import Term


def hide(analysis: Analysis, correction: Correction) -> Analysis | None:
    """Without the entity; its statements keep the name of who speaks."""
    at = find_entity(analysis.entities, correction)
    return None if at is None else with_entities(analysis, {at: None})


def merge(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The entity is the one called `value`: places, roles, statements and terms of both are its."""
    at = find_entity(analysis.entities, correction)
    into = find_named(analysis.entities, correction.value, correction.kind)
    return None if at is None or into is None or at == into else _merged(analysis, at, into)


def _merged(analysis: Analysis, at: int, into: int) -> Analysis:
    one, other = analysis.entities[into], analysis.entities[at]
    entity = replace(
        one,
        mentions=tuple(sorted({*one.mentions, *other.mentions}, key=_start)),
        references=tuple(sorted({*one.references, *other.references}, key=_start)),
        roles=one.roles + tuple(role for role in other.roles if role not in one.roles),
    )
    return _renamed(with_entities(analysis, {at: None, into: entity}), other.name, one.name, one.kind)


def rename(analysis: Analysis, correction: Correction) -> Analysis | None:
    """Where an entity of that kind has the name already, the two are one."""
    at = find_entity(analysis.entities, correction)
    if at is None or not correction.value:
        return None
    entity = analysis.entities[at]
    namesake = find_named(analysis.entities, correction.value, entity.kind)
    if namesake is not None and namesake != at and analysis.entities[namesake].kind == entity.kind:
        return _merged(analysis, at, namesake)
    renamed = with_entities(analysis, {at: replace(entity, name=correction.value)})
    return _renamed(renamed, entity.name, correction.value, entity.kind)


def entity_kind(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The entity, and who speaks under its name, is of the kind `value`."""
    at = find_entity(analysis.entities, correction)
    if at is None:
        return None
    entity = replace(analysis.entities[at], kind=correction.value)
    return _renamed(with_entities(analysis, {at: entity}), entity.name, entity.name, entity.kind)


def add_mention(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The first of `spans` names the entity, and no other; one that is not there yet is made."""
    ((start, stop),) = correction.spans[:1] or ((0, 0),)
    if not 0 <= start < stop <= len(analysis.text) or not correction.name:
        return None
    found = [m for e in analysis.entities for m in e.mentions if overlap(((m.start, m.stop),), correction.spans)]
    mention = Mention(start, stop, correction.name, any(m.in_title for m in found))
    cleared = with_entities(
        analysis, {i: _without(e, correction.spans) for i, e in enumerate(analysis.entities) if found}
    )
    at = find_named(cleared.entities, correction.name, correction.kind)
    if at is None:
        return replace(
            cleared, entities=by_count([*cleared.entities, Entity(correction.name, correction.kind, (mention,))])
        )
    entity = cleared.entities[at]
    mentions = tuple(sorted((*entity.mentions, mention), key=_start))
    return with_entities(cleared, {at: replace(entity, mentions=mentions)})


def not_mention(analysis: Analysis, correction: Correction) -> Analysis | None:
    """`spans` do not name the entity; one that is named nowhere else is gone."""
    for at, entity in enumerate(analysis.entities):
        less = _without(entity, correction.spans)
        if entity.name == correction.name and less != entity:
            return with_entities(analysis, {at: less})
    return None


def _without(entity: Entity, spans: tuple[Span, ...]) -> Entity | None:
    """The entity without its mentions that overlap `spans`; None where these were all that it had."""
    rest = tuple(m for m in entity.mentions if not overlap(((m.start, m.stop),), spans))
    if len(rest) == len(entity.mentions):
        return entity
    return replace(entity, mentions=rest) if rest else None


def with_entities(analysis: Analysis, changed: dict[int, Entity | None]) -> Analysis:
    """With other entities at these places of the list; None takes one out."""
    entities = (changed.get(i, entity) for i, entity in enumerate(analysis.entities))
    return replace(analysis, entities=by_count([entity for entity in entities if entity is not None]))


def by_count(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """In the order of every analysis: what is mentioned most first, then what stands first."""
    return tuple(sorted(entities, key=lambda entity: (-len(entity.mentions), places(entity)[:1])))


def _renamed(analysis: Analysis, old: str, new: str, kind: str) -> Analysis:
    """Statements, sources and terms that bear the entity's old name bear the new one; it is of this kind."""

    def changed(quote: Quote) -> Quote:
        if old not in quote.speakers:
            return quote
        speakers = tuple(dict.fromkeys(new if name == old else name for name in quote.speakers))
        alone = speakers == (new,)
        return replace(quote, speakers=speakers, speaker_kind=speaker_kind(kind) if alone else quote.speaker_kind)

    return replace(
        analysis,
        quotes=tuple(map(changed, analysis.quotes)),
        sources=tuple(replace(s, name=new) if s.name == old else s for s in analysis.sources),
        terms=_terms_renamed(analysis.terms, old, new),
    )


def _terms_renamed(terms: Sequence[Term], old: str, new: str) -> tuple[Term, ...]:
    spans = {span for term in terms if term.entity in (old, new) for span in term.spans}
    renamed: list[Term] = []
    for term in terms:
        if term.entity not in (old, new):
            renamed.append(term)
        elif not any(other.is_name and other.term == new for other in renamed):
            renamed.append(replace(term, term=new, name="", spans=tuple(sorted(spans))))
    return tuple(renamed)


def find_entity(entities: Sequence[Entity], correction: Correction) -> int | None:
    """By name and kind; where no entity has these, the one with mostly the same mentions."""
    exact = (i for i, e in enumerate(entities) if (e.name, e.kind) == (correction.name, correction.kind))
    at = next(exact, None)
    if at is not None:
        return at
    shares = [overlap(places(entity), correction.spans) for entity in entities]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= ENOUGH_OVERLAP else None


def find_named(entities: Sequence[Entity], name: str, kind: str) -> int | None:
    """The entity of this name, one of this kind first."""
    found = [i for i, entity in enumerate(entities) if entity.name == name]
    return min(found, key=lambda i: entities[i].kind != kind, default=None)


def _start(what: Mention | Reference | Role) -> tuple[int, int]:
    return what.start, what.stop
