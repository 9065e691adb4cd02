"""References: roles and pronouns that stand in place of a name."""

from collections.abc import Sequence

from analysis.article import Article
from analysis.entities.entity import Entity
from analysis.language import Parsed
from analysis.quotes.quote import Quote


def refer(article: Article, parsed: Parsed, entities: Sequence[Entity], quotes: Sequence[Quote]) -> tuple[Entity, ...]:
    """`entities` with their references; who says a quote helps to tell whom «он» means."""
    return tuple(entities)
