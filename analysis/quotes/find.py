"""From an article to its quotes and sources."""

from collections.abc import Sequence

from analysis.article import Article
from analysis.entities.entity import Entity
from analysis.language import Parsed
from analysis.quotes.cast import make_cast
from analysis.quotes.direct import find_direct
from analysis.quotes.fragments import find_fragments
from analysis.quotes.indirect import find_indirect
from analysis.quotes.marks import find_marked
from analysis.quotes.quote import Quote, Source
from analysis.quotes.repeats import mark_repeats
from analysis.quotes.sources import find_sources
from analysis.quotes.speakers import name_sources, name_speakers
from analysis.quotes.stream import make_stream
from analysis.quotes.unmarked import find_unmarked


def find_quotes(
    article: Article, parsed: Parsed, entities: Sequence[Entity]
) -> tuple[tuple[Quote, ...], tuple[Source, ...]]:
    """The quotes and sources of `article`, each in the order of the text."""
    stream = make_stream(article, parsed, entities)
    marks = find_marked(article.text, article.body)
    marked = find_direct(stream, marks)
    direct = (*marked, *find_unmarked(stream, marked))
    said = (*direct, *find_indirect(stream, direct))
    drafts = sorted((*said, *find_fragments(stream, marks, said)), key=lambda d: d.start)
    cast = make_cast(stream, drafts)
    quoted = frozenset(place for draft in direct for span in draft.spans for place in stream.within(*span))
    sources = find_sources(stream, quoted)
    quotes = name_speakers(stream, cast, drafts, sources)
    return mark_repeats(stream, quotes), name_sources(stream, cast, sources)
