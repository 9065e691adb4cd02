"""From an article to its quotes, the questions of its interviews, and its sources."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.language import Parsed
from analysis.quotes.cast import make_cast
from analysis.quotes.direct import find_direct, interrupted
from analysis.quotes.draft import Draft
from analysis.quotes.fragments import find_fragments
from analysis.quotes.indirect import find_indirect
from analysis.quotes.marks import Marked, find_marked
from analysis.quotes.quote import Question, Quote, Source
from analysis.quotes.repeats import mark_repeats
from analysis.quotes.sources import find_sources
from analysis.quotes.speakers import name_sources, name_speakers
from analysis.quotes.stream import Stream, make_stream
from analysis.quotes.talks import find_talk, find_turns
from analysis.quotes.unmarked import find_unmarked


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said in a text and where it is from, each in the order of the text."""

    quotes: tuple[Quote, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]


def find_quotes(article: Article, parsed: Parsed, entities: Sequence[Entity]) -> Speech:
    """The quotes, questions and sources of `article`.

    Turns of a talk come first: what stands in marks within them is theirs.
    """
    stream = make_stream(article, parsed, entities)
    answers, questions = find_talk(stream, find_turns(stream, lambda span: _narrated(stream, span)))
    talk = (*answers, *questions)
    marks = tuple(_outside(find_marked(article.text, article.body), talk))
    marked = (*talk, *find_direct(stream, marks))
    direct = (*marked, *find_unmarked(stream, marked))
    said = (*direct, *find_indirect(stream, direct))
    every = sorted((*said, *find_fragments(stream, marks, said)), key=lambda d: d.start)
    drafts = [draft for draft in every if draft.kind != "question"]
    cast = make_cast(stream, every)
    quoted = frozenset(place for draft in direct for span in draft.spans for place in stream.within(*span))
    own = {phrase.head for draft in direct if draft.attribution for phrase in draft.attribution.speakers}
    sources = tuple(s for s in find_sources(stream, quoted) if s.rule != "outlet_says" or s.phrases[0].head not in own)
    quotes = name_speakers(stream, cast, drafts, sources)
    asked = tuple(Question(q.spans, q.guest.name if q.guest else "", q.rule) for q in questions)
    return Speech(mark_repeats(stream, quotes), asked, name_sources(stream, cast, sources))


def _narrated(stream: Stream, span: Span) -> bool:
    """«— P, — сказал X»: a dash line that holds the author's words."""
    return interrupted(stream, Marked(span[0], span[1], (span,)), span[1], None) is not None


def _outside(marked: Sequence[Marked], talk: Sequence[Draft]) -> list[Marked]:
    """The marks that no turn of a talk holds."""
    turns = sorted(draft.whole for draft in talk)
    before = [bisect_left(turns, m.stop, key=lambda whole: whole[0]) for m in marked]
    return [m for m, n in zip(marked, before, strict=True) if n == 0 or turns[n - 1][1] <= m.start]
