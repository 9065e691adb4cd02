"""Where names stand: the model's spans, repaired by rules, with the words in them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from analysis.language import NameSpan, Parsed, Token


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: `tokens` are its words and marks, `first` their place among all tokens of the text."""

    start: int
    stop: int
    kind: str
    tokens: tuple[Token, ...]
    first: int

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are no marks."""
        return tuple(t for t in self.tokens if any(c.isalnum() for c in t.text))


def find_names(parsed: Parsed, tokens: tuple[Token, ...]) -> list[Name]:
    """The names of a text, in its order. `tokens` are all tokens of `parsed`."""
    starts = [t.start for t in tokens]
    names = []
    for span in parsed.names:
        first, last = bisect_left(starts, span.start), bisect_right(starts, span.stop - 1)
        if name := _name(span, tokens[first:last], first):
            names.append(name)
    return names


def _name(span: NameSpan, tokens: tuple[Token, ...], first: int) -> Name | None:
    name = Name(span.start, span.stop, span.kind, tokens, first)
    return name if name.words else None
