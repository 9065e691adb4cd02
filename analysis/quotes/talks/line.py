"""The paragraphs of a text as the signs of a talk see them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language import Token
from analysis.quotes.stream import Stream

DASHED = re.compile(r"[-–—‒―]{1,2}\s{1,3}(?=[«„“\"(]?[^\W\d_a-zа-яё]|\d)")
ASKS = re.compile(r"\?[\s»”\")*_]{0,6}(?:\([^()]{0,60}\)[\s.]{0,3})?$")
STOP = re.compile(r"[.!?…][\s»”\")*_\]]{0,6}$")

LEAD = 3
"""Paragraphs, the headline among them, in which a text says whom it is about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as the signs see it: `begin` is where its words begin, past a dash."""

    start: int
    begin: int
    stop: int
    text: str
    tokens: tuple[Token, ...]
    dashed: bool
    first: bool
    """It is the headline."""
    known: bool = False
    """It names a person whom the headline or the lead has named."""
    presents: bool = False
    """It names a person for the first time, with two words."""


def lines_of(stream: Stream) -> Iterator[Line]:
    """The paragraphs, the headline among them, in the order of the text."""
    title = stream.article.title
    lead = stream.article.body[:LEAD]
    known = {n.entity for span in lead for p in stream.within(*span) if (n := stream.named.get(p))}
    known = {number for number in known if stream.entities[number].kind == "PER"}
    for number, (start, stop) in enumerate(stream.article.body):
        dash = DASHED.match(stream.text, start, stop)
        begin = dash.end() if dash else start
        words = stream.text[begin:stop]
        begin += len(words) - len(words.lstrip("*_"))
        end = begin + len(stream.text[begin:stop].rstrip("*_"))
        tokens = tuple(stream.tokens[place] for place in stream.within(begin, end))
        named = {n.entity for p in stream.within(begin, end) if (n := stream.named.get(p))}
        told = number >= LEAD and bool(named & known)
        presents = any(_is_presented(stream, entity, begin, end) for entity in named)
        first = title == (start, stop)
        yield Line(start, begin, end, stream.text[begin:end], tokens, dash is not None, first, told, presents)


def _is_presented(stream: Stream, entity: int, start: int, stop: int) -> bool:
    person = stream.entities[entity]
    first = min(person.mentions, key=lambda mention: mention.start)
    return person.kind == "PER" and start <= first.start < stop and " " in stream.text[first.start : first.stop]
