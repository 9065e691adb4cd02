"""A quote before its speaker is resolved to a person or body."""

from dataclasses import dataclass
from typing import NamedTuple

from analysis.article import Span
from analysis.quotes.attribution import Attribution
from analysis.quotes.stream import Stream


@dataclass(frozen=True, slots=True)
class Guest:
    """Who speaks in a talk, known without the author's words: a name in the nominative ("" for nobody) and its kind,
    the rule that says so, the place among the entities or -1, and the label that names him on the line."""

    name: str
    kind: str
    rule: str
    entity: int = -1
    span: Span | None = None
    gender: str = ""


class Draft(NamedTuple):
    """What was found where. `attribution` is None for a floating quote: it keeps the speaker of the one before, and for
    a turn of a talk: `guest` says who speaks. `kind` may be "question" too, which is no statement."""

    kind: str
    spans: tuple[Span, ...]
    attribution: Attribution | None
    cue: Span | None
    rule: str
    whole: Span
    """From the first to past the last character of quote and author's words together."""
    guest: Guest | None = None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.spans[0][0]


def make_draft(stream: Stream, spans: tuple[Span, ...], attribution: Attribution, rule: str, whole: Span) -> Draft:
    """A direct quote with its cue."""
    verb = stream.tokens[attribution.verb]
    return Draft("direct", spans, attribution, (verb.start, verb.stop), rule, whole)
