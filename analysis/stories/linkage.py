"""Average linkage: groups grow while their texts are one story on average, so one text between two chains nothing."""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Pair = tuple[str, str]

T = TypeVar("T", bound=Hashable)
"""A text, by whatever it is called."""


def linked(
    texts: Sequence[T],
    likelihood: Mapping[tuple[T, T], int],
    least: int,
    *,
    joined: Iterable[tuple[T, T]] = (),
    parted: Iterable[tuple[T, T]] = (),
) -> list[tuple[T, ...]]:
    """Groups of `texts`, each in their order, the group of the earliest text first.

    likelihood: of pairs, in millionths; a pair that is not there has 0. Two groups become one where all pairs between
    them have at least `least` on average, the likeliest first and, of equal ones, those of the earlier texts. joined:
    pairs whose groups are one in the end; parted: pairs that never come into one group.

    >>> linked("абв", {("а", "б"): 900_000, ("б", "в"): 600_000}, 500_000)
    [('а', 'б'), ('в',)]
    """
    place = {text: at for at, text in enumerate(texts)}
    groups = _Groups(len(texts))
    for (one, other), worth in likelihood.items():
        groups.like(place[one], place[other], worth)
    for one, other in parted:
        if one in place and other in place:
            groups.part(place[one], place[other])
    groups.grow(least)
    for a, b in sorted((place[one], place[other]) for one, other in joined if one in place and other in place):
        groups.join(a, b)
    return [tuple(texts[at] for at in own) for _, own in sorted(groups.members.items())]


class _Groups:
    """Groups of numbers, each known by its least member; `sums` of the likelihoods of all pairs between two groups."""

    def __init__(self, number: int) -> None:
        self.members = {at: [at] for at in range(number)}
        self._sums: dict[int, dict[int, int]] = defaultdict(dict)
        self._apart: dict[int, set[int]] = defaultdict(set)

    def like(self, one: int, other: int, worth: int) -> None:
        self._sums[one][other] = self._sums[other][one] = worth

    def part(self, one: int, other: int) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def join(self, one: int, other: int) -> None:
        """Makes one group of the groups of two members, if nothing parts them."""
        a, b = (next(group for group, own in self.members.items() if at in own) for at in (one, other))
        if a != b and b not in self._apart[a]:
            self._merge(a, b)

    def grow(self, least: int) -> None:
        """Joins the two likeliest groups until no two are likely enough."""
        heap = [(-self._average(a, b), a, b) for a in self._sums for b in self._sums[a] if a < b]
        heapq.heapify(heap)
        while heap and -heap[0][0] >= least:
            worth, a, b = heapq.heappop(heap)
            there = a in self.members and b in self.members
            if there and -worth == self._average(a, b) and b not in self._apart[a]:
                kept = self._merge(a, b)
                for other in self._sums[kept]:
                    heapq.heappush(heap, (-self._average(kept, other), min(kept, other), max(kept, other)))

    def _average(self, a: int, b: int) -> int:
        return self._sums[a].get(b, 0) // (len(self.members[a]) * len(self.members[b]))

    def _merge(self, one: int, other: int) -> int:
        kept, gone = min(one, other), max(one, other)
        self.members[kept] = sorted(self.members[kept] + self.members.pop(gone))
        for near, worth in self._sums.pop(gone, {}).items():
            del self._sums[near][gone]
            if near != kept:
                self.like(kept, near, self._sums[kept].get(near, 0) + worth)
        for near in self._apart.pop(gone, set()):
            self._apart[near].discard(gone)
            self.part(kept, near)
        return kept
