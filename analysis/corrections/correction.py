"""The record of one correction, and how each is made from what the analyst sees."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.article import Span
from analysis.entities import Entity, Mention
from analysis.quotes import Quote

ANALYST = "analyst"
"""The rule name of what the analyst said: it stands in Quote.rule or Quote.speaker_rule."""

ENOUGH_OVERLAP = 0.5
"""Of characters, shared by those of both: from here two stretches are the same statement or the same mention."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One change. What the fields hold depends on `action`, a key of ACTIONS:

    spans: the statement's content, or the entity's mentions; name, kind: of the entity; value: what it becomes;
    old: what it was before, for the list of corrections. text, other: the ids of the texts whose entities `name` and
    `value` are, in a correction of the whole library.
    """

    action: str
    spans: tuple[Span, ...] = ()
    name: str = ""
    kind: str = ""
    value: str = ""
    old: str = ""
    text: str = ""
    other: str = ""


def reassign(quote: Quote, speaker: str, speaker_kind: str = "") -> Correction:
    """Another speaker: an entity's name or a phrase («источник в МИД»); "" leaves the speaker open.

    `speaker_kind` (PER, ROLE, ORG, GROUP, DOC) is needed only where the name is no entity's; ROLE is then the default.
    """
    return Correction("reassign", quote.spans, kind=speaker_kind, value=speaker, old=quote.speaker or "")


def not_quote(quote: Quote) -> Correction:
    """It is no statement at all."""
    return Correction("not_quote", quote.spans, old=quote.kind)


def quote_kind(quote: Quote, kind: str) -> Correction:
    """It is "direct", "indirect" or "fragment"."""
    return Correction("quote_kind", quote.spans, value=kind, old=quote.kind)


def add_quote(spans: Iterable[Span], kind: str, speaker: str = "") -> Correction:
    """A missed statement. Where a statement is found there already, it becomes this one."""
    return Correction("add_quote", tuple(spans), kind=kind, value=speaker)


def checked(quote: Quote) -> Correction:
    """The tick «проверено»; undone, it is off again."""
    return Correction("checked", quote.spans)


def hide(entity: Entity) -> Correction:
    """No entity, or none that matters: it is in no count. A statement keeps it as the speaker's name."""
    return Correction("hide", places(entity), entity.name, entity.kind)


def merge(entity: Entity, into: Entity) -> Correction:
    """They are one: `entity` goes up in `into`."""
    return Correction("merge", places(entity), entity.name, entity.kind, value=into.name)


def split(entity: Entity, mentions: Iterable[Mention], name: str) -> Correction:
    """These of its mentions name another, `name`: an entity of the same kind that is there, or a new one."""
    return Correction("split", tuple((m.start, m.stop) for m in mentions), entity.name, entity.kind, value=name)


def rename(entity: Entity, name: str) -> Correction:
    """Another name."""
    return Correction("rename", places(entity), entity.name, entity.kind, value=name, old=entity.name)


def entity_kind(entity: Entity, kind: str) -> Correction:
    """It is a PER, an ORG or a LOC."""
    return Correction("entity_kind", places(entity), entity.name, entity.kind, value=kind, old=entity.kind)


def add_mention(span: Span, name: str, kind: str) -> Correction:
    """A missed mention of the entity `name`, or of a new one. A mention found there already becomes this entity's."""
    return Correction("add_mention", (span,), name, kind)


def not_mention(entity: Entity, mention: Mention) -> Correction:
    """This place does not name the entity."""
    return Correction("not_mention", ((mention.start, mention.stop),), entity.name, entity.kind)


def places(entity: Entity) -> tuple[Span, ...]:
    """Where it is mentioned: the evidence that a correction is known by when names change."""
    return tuple((mention.start, mention.stop) for mention in entity.mentions)


def overlap(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Characters in both, shared by characters in either."""
    one, other = ({i for start, stop in spans for i in range(start, stop)} for spans in (a, b))
    return len(one & other) / max(1, len(one | other))


def speaker_kind(entity: str) -> str:
    """What an entity of this kind is as a speaker; a place speaks as a body («Казахстан заявил»)."""
    return "ORG" if entity == "LOC" else entity
