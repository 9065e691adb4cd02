"""From an article to its quotes and sources."""

from collections.abc import Sequence

from analysis.article import Article
from analysis.entities.entity import Entity
from analysis.language import Parsed
from analysis.quotes.quote import Quote, Source


def find_quotes(
    article: Article, parsed: Parsed, entities: Sequence[Entity]
) -> tuple[tuple[Quote, ...], tuple[Source, ...]]:
    """The quotes and sources of `article`, each in the order of the text."""
    return (), ()
