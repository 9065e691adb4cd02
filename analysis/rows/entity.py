"""The row of an entity: its mentions, references and statements, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Entity
from analysis.rows.places import body


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity and what is counted of it.

    mentions: by name; in_title: of these in the title or name of another. references: by role and pronoun. variants:
    the ways to name it, in the nominative, with their counts, as they come. roles: what the text calls it, each once.
    headline, lead: named in the headline, in the first paragraph under it. statements: that it makes, alone or with
    others. first: the offset of the first mention.
    """

    entity: Entity
    mentions: int
    in_title: int
    references: int
    variants: Mapping[str, int]
    roles: tuple[str, ...]
    headline: bool
    lead: bool
    statements: int
    first: int

    @property
    def role(self) -> str:
        """The first role that the text gives it, or ""."""
        return self.roles[0] if self.roles else ""

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Sorts rows as they are shown: the most mentioned first, then what is named first, by name and kind."""
        return -self.mentions, self.first, self.entity.name, self.entity.kind


def entity_rows(analysis: Analysis) -> tuple[EntityRow, ...]:
    """One row an entity, in the order of Analysis.entities."""
    lead = next((paragraph for paragraph in body(analysis) if paragraph != analysis.title), None)
    spoken = Counter(name for quote in analysis.quotes for name in quote.speakers)
    return tuple(
        EntityRow(
            entity=entity,
            mentions=len(entity.mentions),
            in_title=sum(mention.in_title for mention in entity.mentions),
            references=len(entity.references),
            variants=Counter(mention.form for mention in entity.mentions),
            roles=tuple(dict.fromkeys(role.text for role in entity.roles)),
            headline=_named_in(entity, analysis.title),
            lead=_named_in(entity, lead),
            statements=spoken[entity.name],
            first=entity.mentions[0].start if entity.mentions else 0,
        )
        for entity in analysis.entities
    )


def _named_in(entity: Entity, span: Span | None) -> bool:
    return span is not None and any(span[0] <= mention.start < span[1] for mention in entity.mentions)
