"""Whom of a library's persons a short name may stand for: fuller names, without those that were misread or are rare.

All is told from the names that share a word with the one asked for, so a new text changes nothing about other names.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from analysis.entities.entity import Entity
from analysis.entities.misread import WrittenName, is_misread
from analysis.entities.name_key import NameKey, called_by, compatible, full_first_names, nominatives, words_of
from analysis.entities.offices import Titles, agree, titles_of
from analysis.entities.persons import is_short_for
from analysis.entities.titles import Title

RARE = 12
"""A fuller name that stands in one text for so many of another leaves a shorter one no longer open: a single headline
does not part a dozen texts, nor two of them two dozens."""


class Bearers:
    """The names of a library by their words, the titles of those who bear them, and the texts in which they stand."""

    def __init__(self, persons: Iterable[tuple[NameKey, str, Entity]]) -> None:
        self._titles: dict[NameKey, set[Title]] = defaultdict(set)
        self._texts: dict[NameKey, set[str]] = defaultdict(set)
        self._written: dict[NameKey, tuple[str, ...]] = {}
        self._by_word: dict[str, list[NameKey]] = defaultdict(list)
        surnames: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for key, text, entity in persons:
            if key not in self._titles:
                self._written[key] = written = tuple(word for word in words_of(entity.name) if len(word) > 1)
                for word in key.long:
                    self._by_word[word].append(key)
                if written and not called_by(written[-1]):
                    surnames[written[-1]].add(written)
            self._titles[key] |= titles_of(entity)
            self._texts[key].add(text)
        self._surnames = {surname: frozenset(found) for surname, found in surnames.items()}
        self._fuller: dict[NameKey, tuple[NameKey, ...]] = {}
        self._heads: dict[NameKey, tuple[NameKey, ...]] = {}
        self._numbers: dict[NameKey, int] = {}
        self._misread: dict[NameKey, bool] = {}
        self._agreeing: dict[tuple[NameKey, Titles], tuple[NameKey, ...]] = {}

    def bearer(self, key: NameKey, titles: Titles, named: set[Hashable]) -> NameKey | None:
        """The only one that may be meant by `key` in a text that tells apart from it those `named` there."""
        heads = self.heads(key)
        if (key, titles) not in self._agreeing:
            self._agreeing[key, titles] = tuple(head for head in heads if agree(titles, self._titles[head]))
        agreeing = [head for head in self._agreeing[key, titles] if head not in named]
        if len(agreeing) == 1:
            return agreeing[0]
        free = [head for head in heads if head not in named]
        if len(free) != 1 or key.is_given or len(heads) > 1:
            return None
        other_office = titles and self._titles[free[0]]
        return free[0] if key.is_full or not other_office else None

    def heads(self, key: NameKey) -> tuple[NameKey, ...]:
        """The fullest names that `key` may be short for, without those that were misread or are rare beside others."""
        if key not in self._heads:
            ways = [key, *full_first_names(key)]
            ways += [] if any(map(self.fuller, ways)) else nominatives(key)
            found = dict.fromkeys(other for way in ways for other in self.fuller(way))
            found |= dict.fromkeys(way for way in ways[1:] if way in self._titles and way.is_full)
            read = self._well_read(key, list(found))
            fullest = [one for one in read if not self._well_read(one, self.fuller(one))]
            self._heads[key] = tuple(self._not_rare(fullest))
        return self._heads[key]

    def fuller(self, key: NameKey) -> tuple[NameKey, ...]:
        """All names that `key` may be short for."""
        if key not in self._fuller:
            self._fuller[key] = tuple(
                other
                for other in self._sharing(key.long)
                if len(other.words) >= len(key.words)
                and compatible(key.gender, other.gender)
                and is_short_for(key.words, other.words)
            )
        return self._fuller[key]

    def texts(self, key: NameKey) -> int:
        """In how many texts the name stands, itself or as a full name that is short for it."""
        if key not in self._numbers:
            *rarer, _ = sorted((self._by_word[word] for word in key.long), key=len)  # a full name shares two words
            shorter = dict.fromkeys(one for names in rarer for one in names if one.is_full)
            own = [key, *(one for one in shorter if is_short_for(one.words, key.words))]
            self._numbers[key] = len(set().union(*(self._texts[one] for one in own)))
        return self._numbers[key]

    def misread(self, key: NameKey) -> bool:
        """Whether it is a full name that no person bears."""
        if key not in self._misread:
            self._misread[key] = key.is_full and is_misread(
                WrittenName(self._written[key], self._surnames, self._inside(key))
            )
        return self._misread[key]

    def _sharing(self, words: Sequence[str]) -> list[NameKey]:
        """The names that have all of these words, in the order in which they became known."""
        shared = min((self._by_word.get(word, []) for word in words), key=len, default=[])
        return [other for other in shared if set(words) <= set(other.words)]

    def _inside(self, key: NameKey) -> list[tuple[str, ...]]:
        """The full names without initials, of no fewer texts, that are short for this one."""
        if len(key.long) < 3 or any("Patr" in called_by(word) for word in key.long):
            return []
        own = {one for word in key.long for one in self._by_word[word]}
        return [
            self._written[one]
            for one in own
            if one.is_full
            and one.words == tuple(sorted(one.long))
            and len(one.words) < len(key.words)
            and set(one.words) < set(key.words)
            and len(self._texts[one]) >= len(self._texts[key])
        ]

    def _well_read(self, key: NameKey, names: Sequence[NameKey]) -> list[NameKey]:
        """Those that are no misreading. Where all are, a surname goes to one of them; a full name to none."""
        read = [name for name in names if not self.misread(name)]
        most = max((self.texts(name) for name in read), default=0)
        often = [] if key.is_full else [n for n in names if self.misread(n) and self.texts(n) > most]
        return [name for name in names if name in read or name in often]

    def _not_rare(self, heads: Sequence[NameKey]) -> list[NameKey]:
        if len(heads) < 2:
            return list(heads)
        most = max(map(self.texts, heads))
        return [head for head in heads if self.texts(head) * RARE > most]
