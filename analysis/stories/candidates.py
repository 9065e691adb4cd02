"""Which texts may be one story with a text: those near it in time that have rare words of its beginning."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from analysis.stories.digest import Digest, rarity

DAYS = 3
"""Texts further from each other are no story: a story that goes on is met by its texts in between."""

RARE = 9000
"""Rarity, in thousandths, from which a word is looked up (it is one of eight thousand words, or rarer): the others
stand in so many texts that they lead to none."""

LEAST = 0.12
"""Of the beginnings of both, by rarity, what must be shared to the letter that they are compared at all."""


class Candidates:
    """Texts by day and rare word."""

    def __init__(self) -> None:
        self._heads: dict[datetime.date | None, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._words: dict[datetime.date | None, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._ids: dict[datetime.date | None, dict[str, None]] = defaultdict(dict)
        self._weight: dict[str, int] = {}

    def add(self, digest: Digest) -> None:
        """Adds a text: `near` finds it from now on."""
        self._ids[_day(digest)][digest.id] = None
        self._weight[digest.id] = max(1, sum(map(rarity, digest.head)))
        for lemma in filter(_rare, digest.head):
            self._heads[_day(digest)][lemma].append(digest.id)
        for lemma in filter(_rare, digest.words):
            self._words[_day(digest)][lemma].append(digest.id)

    def remove(self, digest: Digest) -> None:
        """Removes a text: `near` finds it no more."""
        del self._weight[digest.id], self._ids[_day(digest)][digest.id]
        for table, lemmas in ((self._heads, digest.head), (self._words, digest.words)):
            for lemma in filter(_rare, lemmas):
                table[_day(digest)][lemma].remove(digest.id)

    def forget_before(self, day: datetime.date) -> list[str]:
        """Removes all texts of the days before this one; gives their ids."""
        gone = [one for one in self._ids if one is not None and one < day]
        ids = [text for one in gone for text in self._ids.pop(one)]
        for one in gone:
            self._heads.pop(one, None)
            self._words.pop(one, None)
        for text in ids:
            del self._weight[text]
        return ids

    def near(self, digest: Digest) -> list[str]:
        """The texts that are worth comparing with this one, in the order of their ids."""
        own: dict[str, int] = defaultdict(int)
        theirs: dict[str, int] = defaultdict(int)
        head, words = list(filter(_rare, digest.head)), list(filter(_rare, digest.words))
        for day in self._days(_day(digest)):
            for table, lemmas, shared in ((self._words[day], head, own), (self._heads[day], words, theirs)):
                for lemma in lemmas:
                    weight = rarity(lemma)
                    for text in table.get(lemma, ()):
                        shared[text] += weight
        whole = max(1, sum(map(rarity, digest.head)))
        return sorted(
            text
            for text in own.keys() | theirs.keys()
            if text != digest.id and own[text] / whole + theirs[text] / self._weight[text] >= 2 * LEAST
        )

    def _days(self, day: datetime.date | None) -> Iterator[datetime.date | None]:
        if day is None:
            yield from list(self._heads)
            return
        first, last = datetime.date.min.toordinal(), datetime.date.max.toordinal()
        near = range(max(first, day.toordinal() - DAYS), min(last, day.toordinal() + DAYS) + 1)
        yield from map(datetime.date.fromordinal, near)
        yield None


def _day(digest: Digest) -> datetime.date | None:
    return digest.moment.date() if digest.moment else None


def _rare(lemma: str) -> bool:
    return rarity(lemma) >= RARE
