"""Whether a statement names the one who makes it."""

from collections.abc import Sequence

from analysis.entities.entity import Entity
from analysis.quotes.quote import Quote


def names_its_speaker(quote: Quote, entities: Sequence[Entity]) -> bool:
    """Whether a mention of the quote's speaker (of one of them, if joint) stands in what is said.

    >>> said = Quote("direct", ((1, 20),), ("Иван Котов",), "PER", None, "", None, "words_after", "name")
    >>> names_its_speaker(said, ())
    False
    """
    mentions = (m for e in entities if e.name in quote.speakers for m in e.mentions)
    return any(start <= m.start and m.stop <= stop for m in mentions for start, stop in quote.spans)
