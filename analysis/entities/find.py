"""From the model's name spans to entities."""

from collections import defaultdict

from analysis.article import Article
from analysis.entities.entity import Entity, Mention
from analysis.language import Parsed, forms


def find_entities(article: Article, parsed: Parsed) -> tuple[Entity, ...]:
    """The entities of `article`, most mentioned first."""
    grouped: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for span in parsed.names:
        words = article.text[span.start : span.stop].split()
        name = " ".join(forms(w)[0].normal.capitalize() for w in words)
        grouped[name, span.kind].append(Mention(span.start, span.stop, name))
    found = [Entity(name, kind, tuple(mentions)) for (name, kind), mentions in grouped.items()]
    return tuple(sorted(found, key=lambda e: (-len(e.mentions), e.mentions[0].start)))
