"""A text cut into stretches of one look, for the reader: who is named, who speaks, what says so, what is furniture."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from analysis.analyse import Analysis
from analysis.article import Span

Value = TypeVar("Value")

NOBODY: tuple[int | None, str] = (None, "")
"""No entity stands here."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from `start` on in which nothing changes.

    statement: the place in Analysis.quotes of the (innermost) statement whose content this is; cue, by: the statement
    that this is the cue of, or that these words name the speaker of; entity: the place in Analysis.entities of what is
    named here, `how` "own", "title" (inside another's title), "role" or "pronoun"; question: the outlet asks it.
    """

    start: int
    text: str
    statement: int | None = None
    cue: int | None = None
    by: int | None = None
    entity: int | None = None
    how: str = ""
    furniture: bool = False
    there: bool = False
    question: bool = False


def paragraphs(analysis: Analysis, within: Span, at: Span = (0, 0)) -> Iterator[tuple[Stretch, ...]]:
    """The stretches of each paragraph that reaches into `within`; together they are the paragraph's text.

    at: the place that is looked for, if any: its stretches are `there`.
    """
    shown = [span for span in analysis.paragraphs if span[0] < within[1] and within[0] < span[1]]
    if not shown:
        return
    first, last = shown[0][0], shown[-1][1]
    spans = [*shown, *_spans(analysis), at]
    cuts = sorted({place for span in spans for place in span if first <= place <= last})
    quotes = sorted(enumerate(analysis.quotes), key=lambda row: -sum(stop - start for start, stop in row[1].spans))
    statement = _laid(cuts, ((span, i) for i, quote in quotes for span in quote.spans))
    cue = _laid(cuts, ((quote.cue_span, i) for i, quote in enumerate(analysis.quotes)))
    by = _laid(cuts, ((quote.speaker_span, i) for i, quote in enumerate(analysis.quotes)))
    furniture = _laid(cuts, (((f.start, f.stop), True) for f in analysis.furniture))
    asked = _laid(cuts, ((span, True) for question in analysis.questions for span in question.spans))
    entity = _laid(cuts, _entities(analysis))
    for start, stop in shown:
        yield tuple(
            Stretch(
                left,
                analysis.text[left:right],
                statement.get(i),
                cue.get(i),
                by.get(i),
                *entity.get(i, NOBODY),
                furniture.get(i, False),
                at[0] <= left < at[1],
                asked.get(i, False),
            )
            for i in range(bisect_left(cuts, start), bisect_left(cuts, stop))
            for left, right in [(cuts[i], cuts[i + 1])]
        )


def screens(analysis: Analysis, longest: int) -> list[Span]:
    """The text cut between paragraphs into parts of about `longest` characters, as one reads them page by page."""
    parts: list[Span] = []
    for start, stop in analysis.paragraphs:
        if parts and stop - parts[-1][0] <= longest:
            parts[-1] = (parts[-1][0], stop)
        else:
            parts.append((start, stop))
    return parts


def _entities(analysis: Analysis) -> Iterator[tuple[Span, tuple[int, str]]]:
    """References first, so that a name laid over one is seen as the name."""
    for i, entity in enumerate(analysis.entities):
        for reference in entity.references:
            yield (reference.start, reference.stop), (i, reference.how)
    for i, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            yield (mention.start, mention.stop), (i, "title" if mention.in_title else "own")


def _spans(analysis: Analysis) -> Iterator[Span]:
    for quote in analysis.quotes:
        yield from quote.spans
        yield from (span for span in (quote.cue_span, quote.speaker_span) if span)
    yield from ((f.start, f.stop) for f in analysis.furniture)
    yield from (span for question in analysis.questions for span in question.spans)
    yield from (span for span, _ in _entities(analysis))


def _laid(cuts: list[int], layer: Iterable[tuple[Span | None, Value]]) -> dict[int, Value]:
    """What each piece between two cuts is covered with; a later span lies over an earlier one."""
    over: dict[int, Value] = {}
    for span, value in layer:
        if span:
            for i in range(bisect_left(cuts, span[0]), bisect_left(cuts, span[1])):
                over[i] = value
    return over
