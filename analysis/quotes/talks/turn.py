"""What one says before another does: the turns of a talk, made of its paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.article import Span
from analysis.quotes.talks.labels import Label
from analysis.quotes.talks.line import Line


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says before another does: `kind` is "question" or "answer", `spans` its words, a span a paragraph.

    label: who it is where the line says so. section: turns with narration between them belong to different sections.
    """

    kind: str
    spans: tuple[Span, ...]
    whole: Span
    label: Label | None
    rule: str
    section: int = 0


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A line of a turn: whether it begins the turn, and where its words begin."""

    line: Line
    kind: str
    rule: str
    label: Label | None
    begin: int
    begins: bool
    section: int = 0


def merged(parts: Iterable[TurnLine]) -> Iterator[Turn]:
    """Turns of the lines that belong together; a turn without words is none."""
    held: list[TurnLine] = []
    for part in parts:
        if part.begins and held:
            yield from _turn(held)
            held = []
        held.append(part)
    if held:
        yield from _turn(held)


def _turn(parts: Sequence[TurnLine]) -> Iterator[Turn]:
    spans = tuple((part.begin, part.line.stop) for part in parts if part.begin < part.line.stop)
    first, whole = parts[0], (parts[0].line.start, parts[-1].line.stop)
    if spans:
        yield Turn(first.kind, spans, whole, first.label, first.rule, first.section)
