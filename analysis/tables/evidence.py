"""The sentences behind a number, with what was counted marked in them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.rows import places


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that holds something counted.

    sentence, paragraph: numbers from 1 (0: outside of all). start, stop: its offsets. voice: who says what is marked
    first in it. marks: the offsets of what is counted, within start and stop.
    pieces: its text cut at the marks, each piece with whether it is marked; joined they are the sentence.
    """

    sentence: int
    paragraph: int
    start: int
    stop: int
    voice: str
    marks: tuple[Span, ...]
    pieces: tuple[tuple[str, bool], ...]


def evidence(analysis: Analysis, spans: Iterable[Span]) -> list[Evidence]:
    """The sentences in which `spans` stand, in the order of the text; a span over several marks its part of each.

    What stands in no sentence (furniture) is shown in its paragraph.
    """
    where = places(analysis)
    marked: dict[Span, list[Span]] = {}
    for start, stop in sorted(set(spans)):
        around = _touched(analysis.sentences, start, stop) or _touched(analysis.paragraphs, start, stop)
        for left, right in around or [(start, stop)]:
            marked.setdefault((left, right), []).append((max(start, left), min(stop, right)))
    numbers = {span: number for number, span in enumerate(analysis.sentences, start=1)}
    return [
        Evidence(
            numbers.get(span, 0),
            where.paragraph(span[0]),
            *span,
            where.voice(marks[0][0]),
            tuple(_joined(marks)),
            tuple(_pieces(analysis.text, span, list(_joined(marks)))),
        )
        for span, marks in sorted(marked.items())
    ]


def _touched(stretches: Sequence[Span], start: int, stop: int) -> list[Span]:
    """Those of `stretches` (in order, without overlap) that share a character with the span."""
    first = bisect_right(stretches, start, key=lambda stretch: stretch[1])
    return list(takewhile(lambda stretch: stretch[0] < stop, islice(stretches, first, None)))


def _joined(marks: Iterable[Span]) -> Iterator[Span]:
    """Marks that overlap, made one."""
    current: Span | None = None
    for start, stop in sorted(marks):
        if current and start < current[1]:
            current = (current[0], max(current[1], stop))
            continue
        if current:
            yield current
        current = (start, stop)
    if current:
        yield current


def _pieces(text: str, span: Span, marks: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    at = span[0]
    for start, stop in marks:
        if at < start:
            yield text[at:start], False
        yield text[start:stop], True
        at = stop
    if at < span[1]:
        yield text[at : span[1]], False
