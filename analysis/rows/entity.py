"""The row of an entity: its mentions, references and statements, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Entity, Mention
from analysis.rows.places import body, places


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity and what is counted of it.

    mentions: by name; in_title: of these in the title or name of another. references: by role and pronoun. variants:
    the ways to name it, in the nominative, with their counts, as they come. roles: what the text calls it, each once.
    in_headline, in_lead: of the mentions those in the headline, in the first paragraph under it; in_speech: those in
    somebody's own words. statements: that it makes, alone or with others. first: the offset of the first mention.
    """

    entity: Entity
    mentions: int
    in_title: int
    references: int
    variants: Mapping[str, int]
    roles: tuple[str, ...]
    in_headline: int
    in_lead: int
    in_speech: int
    statements: int
    first: int

    @property
    def headline(self) -> bool:
        """Whether the headline names it."""
        return self.in_headline > 0

    @property
    def lead(self) -> bool:
        """Whether the first paragraph under the headline names it."""
        return self.in_lead > 0

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
    lead, where = lead_of(analysis), places(analysis)
    spoken = Counter(name for quote in analysis.quotes for name in quote.speakers)
    return tuple(
        EntityRow(
            entity=entity,
            mentions=len(entity.mentions),
            in_title=sum(mention.in_title for mention in entity.mentions),
            references=len(entity.references),
            variants=Counter(mention.form for mention in entity.mentions),
            roles=tuple(dict.fromkeys(role.text for role in entity.roles)),
            in_headline=_named_in(entity, analysis.title),
            in_lead=_named_in(entity, lead),
            in_speech=sum(where.heard(mention.start) != () for mention in entity.mentions),
            statements=spoken[entity.name],
            first=entity.mentions[0].start if entity.mentions else 0,
        )
        for entity in analysis.entities
    )


def mentions_in(analysis: Analysis, entity: Entity, where: str) -> tuple[Mention, ...]:
    """The mentions that are counted of one place: "headline", "lead", "body" (neither of these), "speech", "title"; all
    of them for any other word."""
    lead, heard = lead_of(analysis), places(analysis)

    def within(mention: Mention, span: Span | None) -> bool:
        return span is not None and span[0] <= mention.start < span[1]

    tests = {
        "headline": lambda m: within(m, analysis.title),
        "lead": lambda m: within(m, lead),
        "body": lambda m: not within(m, analysis.title) and not within(m, lead),
        "speech": lambda m: heard.heard(m.start) != (),
        "title": lambda m: m.in_title,
    }
    return tuple(filter(tests.get(where), entity.mentions))


def lead_of(analysis: Analysis) -> Span | None:
    """The first paragraph under the headline."""
    return next((paragraph for paragraph in body(analysis) if paragraph != analysis.title), None)


def _named_in(entity: Entity, span: Span | None) -> int:
    return sum(span[0] <= mention.start < span[1] for mention in entity.mentions) if span else 0
