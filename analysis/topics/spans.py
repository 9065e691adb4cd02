"""Stretches of a text, and whether a span lies within one of them."""

from bisect import bisect_right
from collections.abc import Iterable

from analysis.article import Span


class Cover:
    """Asked in logarithmic time.

    >>> names = Cover([(0, 10), (20, 30)])
    >>> names.covers((2, 10)), names.covers((8, 12))
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []
        for start, stop in sorted(set(spans)):
            if not self._stops or stop > self._stops[-1]:  # else within one before
                self._starts.append(start)
                self._stops.append(stop)

    def covers(self, span: Span) -> bool:
        """Whether `span` lies within one stretch."""
        at = bisect_right(self._starts, span[0]) - 1
        return at >= 0 and span[1] <= self._stops[at]

    def and_also(self, spans: Iterable[Span]) -> "Cover":
        """This cover and `spans`."""
        return Cover([*zip(self._starts, self._stops, strict=True), *spans])
