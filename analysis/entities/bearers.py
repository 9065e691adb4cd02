"""Whom of a library's persons a short name may stand for: fuller names, without those that were misread or are rare.

All is told from the names that share words with the one asked for. So what is known of a name stays known until a name
that it was told from comes, goes, or stands in another number of texts: `change` says which names to ask about anew.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from analysis.entities.misread import WrittenName, first_nominatives, is_misread
from analysis.entities.name_key import NameKey, called_by, compatible, full_first_names, nominatives, words_of
from analysis.entities.offices import Titles, agree
from analysis.entities.persons import is_short_for
from analysis.entities.titles import Title

T = TypeVar("T", bound=Hashable)

RARE = 12
"""A fuller name that stands in one text for so many of another leaves a shorter one no longer open: a single headline
does not part a dozen texts, nor two of them two dozens."""

MANY = 100
"""A first name that more full names of a library have is nobody's, whatever the office: another «директор Анна» is as
likely as the one that is known."""

MOST_WORDS = 6
"""Of longer names the parts are not listed one by one: there would be too many."""


@dataclass(frozen=True, slots=True)
class Borne:
    """A name as one text has it of one person."""

    key: NameKey
    text: str
    name: str
    titles: Titles


@dataclass(slots=True)
class _Known:
    """What a library's texts say of one name."""

    written: Counter[tuple[str, ...]] = field(default_factory=Counter)
    titles: Counter[Title] = field(default_factory=Counter)
    texts: Counter[str] | Sequence[int] = field(default_factory=Counter)
    """How often each text has it; or the numbers of the texts, where it was learnt."""

    def as_written(self) -> tuple[str, ...]:
        """Its words without initials in the order that most texts have."""
        return min(self.written, key=lambda words: (-self.written[words], words), default=())


class Bearers:
    """The names of a library by their words, the titles of those who bear them, and the texts in which they stand.

    looked: how many names were looked at until now, the measure of its work.
    """

    def __init__(self) -> None:
        self.looked = 0
        self._known: dict[NameKey, _Known] = {}
        self._written: dict[NameKey, tuple[str, ...]] = {}
        self._by_word: dict[str, dict[NameKey, None]] = defaultdict(dict)
        self._surnames: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        self._begun_by: dict[str, set[NameKey]] = defaultdict(set)
        self._asked: dict[frozenset[str], dict[NameKey, set[NameKey]]] = defaultdict(dict)
        self._fuller: dict[NameKey, tuple[NameKey, ...]] = {}
        self._heads: dict[NameKey, tuple[NameKey, ...]] = {}
        self._numbers: dict[NameKey, int] = {}
        self._misread: dict[NameKey, bool] = {}
        self._agreed: dict[NameKey, dict[Titles, bool]] = {}

    # ------------------------------------------------------------ what is asked
    def bearer(self, key: NameKey, titles: Titles, named: Collection[Hashable]) -> NameKey | None:
        """The only one that may be meant by `key` in a text that tells apart from it those `named` there."""
        heads = self.heads(key)
        agreeing = [head for head in heads if head not in named and self._agree(head, titles)]
        if len(agreeing) == 1:
            return agreeing[0]
        free = [head for head in heads if head not in named]
        if len(free) != 1 or key.is_given or len(heads) > 1:
            return None
        other_office = titles and self._known[free[0]].titles
        return free[0] if key.is_full or not other_office else None

    def inputs(self, key: NameKey, titles: Titles) -> tuple[bool, ...]:
        """What `bearer` takes of the heads' titles: where neither this nor the heads change, it says the same."""
        return tuple(
            answer for head in self.heads(key) for answer in (self._agree(head, titles), bool(self._known[head].titles))
        )

    def heads(self, key: NameKey) -> tuple[NameKey, ...]:
        """The fullest names that `key` may be short for, without those that were misread or are rare beside others."""
        if key not in self._heads:
            self._heads[key] = () if self.is_anybodys(key) else tuple(self._not_rare(self._fullest(key)))
        return self._heads[key]

    def is_anybodys(self, key: NameKey) -> bool:
        """Whether it is a first name that MANY have."""
        if not key.is_given:
            return False
        self._ask(key, key)
        rarest = min((len(self._by_word.get(word, ())) for word in key.long), default=0)
        return rarest > MANY and (len(key.long) == 1 or len(self.fuller(key)) > MANY)

    def fuller(self, key: NameKey) -> tuple[NameKey, ...]:
        """All names that `key` may be short for."""
        if key not in self._fuller:
            self._asked[frozenset(key.long)].setdefault(key, set())
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
            self.looked += len(shorter)
            own = [key, *(one for one in shorter if is_short_for(one.words, key.words))]
            self._numbers[key] = len(set().union(*(self._known[one].texts for one in own)))
        return self._numbers[key]

    def misread(self, key: NameKey) -> bool:
        """Whether it is a full name that no person bears."""
        if key not in self._misread:
            self._misread[key] = key.is_full and is_misread(
                WrittenName(self._written[key], self._surnames, self._inside(key))
            )
        return self._misread[key]

    # ------------------------------------------------------------ all at once
    def learn(self, key: NameKey, ways: Iterable[tuple[str, Titles, int]], texts: Sequence[int]) -> None:
        """All that there is of a name: each way in which it is written and titled with the number of its texts, and the
        texts, by number. Before anything is asked; what was learnt can be changed no more."""
        known = self._add(key)
        for name, titles, number in ways:
            known.written[_without_initials(name)] += number
            known.titles.update(dict.fromkeys(titles, number))
        known.texts = texts
        self._begin(key, (), known.as_written())

    # ------------------------------------------------------------ what changes
    def change(self, gone: Sequence[Borne], come: Sequence[Borne]) -> tuple[set[NameKey], set[NameKey]]:
        """The names of some texts in place of their former ones, all of each text. Gives the names whose heads may be
        others than they were, and those whose titles are."""
        touched = {borne.key for borne in (*gone, *come)}
        before = {key: self._state(key) for key in touched}
        counted = self._counted(gone)
        for borne in gone:
            self._take(borne)
        for borne in come:
            self._put(borne)
        counted.subtract(self._counted(come))
        for key, fewer in counted.items():
            if key in self._numbers:
                self._numbers[key] -= fewer
        suspects, retitled = set(), set()
        for key in touched:
            was, now = before[key], self._state(key)
            if was[1] != now[1]:
                retitled.add(key)
                self._title(key, was[1], now[1])
            if was != now:
                suspects |= {key, *self._sharing(key.long)} if key.is_full else {key}
            if was[0] != now[0]:
                self._begin(key, was[0], now[0])
                for written in filter(None, (was[0], now[0])):
                    suspects |= self._begun_by.get(written[-1], set())
            if bool(was[2]) != bool(now[2]):
                for way in self._ways_within(key.long):
                    self._fuller.pop(way, None)
        for key in suspects:
            self._misread.pop(key, None)
        asking = {
            asker for key in suspects for ways in self._within(key.long) for own in ways.values() for asker in own
        }
        for key in asking:
            self._heads.pop(key, None)
        return asking, retitled

    def _state(self, key: NameKey) -> tuple[tuple[str, ...], frozenset[Title], int]:
        known = self._known.get(key)
        return (known.as_written(), frozenset(known.titles), len(known.texts)) if known else ((), frozenset(), 0)

    def _put(self, borne: Borne) -> None:
        known = self._known.get(borne.key) or self._add(borne.key)
        known.written[_without_initials(borne.name)] += 1
        known.titles.update(borne.titles)
        assert isinstance(known.texts, Counter)
        known.texts[borne.text] += 1

    def _add(self, key: NameKey) -> _Known:
        known = self._known[key] = _Known()
        for word in key.long:
            self._by_word[word][key] = None
        return known

    def _take(self, borne: Borne) -> None:
        known = self._known[borne.key]
        _less(known.written, [_without_initials(borne.name)])
        _less(known.titles, borne.titles)
        assert isinstance(known.texts, Counter)
        _less(known.texts, [borne.text])
        if not known.texts:
            del self._known[borne.key]
            self._numbers.pop(borne.key, None)
            for word in borne.key.long:
                self._by_word[word].pop(borne.key, None)

    def _counted(self, borne: Iterable[Borne]) -> Counter[NameKey]:
        """In how many of these texts each name counts for `texts`."""
        of_text: dict[str, set[NameKey]] = defaultdict(set)
        for one in borne:
            of_text[one.text].add(one.key)
        counted: Counter[NameKey] = Counter()
        for keys in of_text.values():
            found = set(keys)
            for key in keys:
                if key.is_full:
                    found.update(other for other in self._sharing(key.long) if is_short_for(key.words, other.words))
            counted.update(found)
        return counted

    def _begin(self, key: NameKey, was: tuple[str, ...], now: tuple[str, ...]) -> None:
        """By which words the name begins and ends."""
        for written, number in ((was, -1), (now, 1)):
            if written and not called_by(written[-1]):
                self._surnames[written[-1]][written] += number
                if not self._surnames[written[-1]][written]:
                    del self._surnames[written[-1]][written]
            for word in first_nominatives(written[0]) if written and key.is_full else ():
                (self._begun_by[word].add if number > 0 else self._begun_by[word].discard)(key)
        if now:
            self._written[key] = now
        else:
            self._written.pop(key, None)

    def _title(self, key: NameKey, was: frozenset[Title], now: frozenset[Title]) -> None:
        """Who agrees with the titles of a name: with more of them, whoever did before and perhaps others."""
        known = self._agreed.get(key, {})
        if was - now:
            known.clear()
        for titles, agreed in known.items():
            known[titles] = agreed or agree(titles, now - was)

    # ------------------------------------------------------------ within
    def _agree(self, head: NameKey, titles: Titles) -> bool:
        known = self._agreed.setdefault(head, {})
        if titles not in known:
            known[titles] = agree(titles, self._known[head].titles)
        return known[titles]

    def _ask(self, key: NameKey, way: NameKey) -> None:
        """`key` is told from the names that have the words of `way`."""
        self._asked[frozenset(way.long)].setdefault(way, set()).add(key)

    def _within(self, words: Sequence[str]) -> Iterator[Mapping[NameKey, set[NameKey]]]:
        """The ways that were asked for and have some of these words and no other, with who asked."""
        own = frozenset(words)
        if len(own) > MOST_WORDS:
            yield from (ways for asked, ways in self._asked.items() if asked and asked <= own)
            return
        for size in range(1, len(own) + 1):
            for some in combinations(own, size):
                if ways := self._asked.get(frozenset(some)):
                    yield ways

    def _ways_within(self, words: Sequence[str]) -> Iterator[NameKey]:
        return (way for ways in self._within(words) for way in ways)

    def _sharing(self, words: Sequence[str]) -> list[NameKey]:
        """The names that have all of these words."""
        shared = min((self._by_word.get(word, {}) for word in words), key=len, default={})
        self.looked += len(shared)
        return [other for other in shared if set(words) <= set(other.words)]

    def _fullest(self, key: NameKey) -> list[NameKey]:
        ways = [key, *full_first_names(key)]
        also = list(nominatives(key))
        for way in (*ways, *also):
            self._ask(key, way)
        ways += [] if any(map(self.fuller, ways)) else also
        found = dict.fromkeys(other for way in ways for other in self.fuller(way))
        found |= dict.fromkeys(way for way in ways[1:] if way in self._known and way.is_full)
        self.looked += len(found)
        read = self._well_read(key, list(found))
        return [one for one in read if not self._well_read(one, self.fuller(one))]

    def _inside(self, key: NameKey) -> list[tuple[str, ...]]:
        """The full names without initials, of no fewer texts, that are short for this one."""
        if len(key.long) < 3 or any("Patr" in called_by(word) for word in key.long):
            return []
        rarest = sorted((self._by_word[word] for word in key.long), key=len)[:-1]  # a full name shares two words
        own = {one for names in rarest for one in names}
        self.looked += len(own)
        return [
            self._written[one]
            for one in own
            if one.is_full
            and one.words == tuple(sorted(one.long))
            and len(one.words) < len(key.words)
            and set(one.words) < set(key.words)
            and len(self._known[one].texts) >= len(self._known[key].texts)
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


def _without_initials(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(name) if len(word) > 1)


def _less(counted: Counter[T], gone: Iterable[T]) -> None:
    for one in gone:
        counted[one] -= 1
        if not counted[one]:
            del counted[one]
