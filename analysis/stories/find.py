"""Stories: texts about one event, found text by text; the same whatever the order in which they come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.stories.comparison import Comparison
from analysis.stories.digest import Digest
from analysis.stories.linkage import Pair, linked
from analysis.stories.signs import MILLION, Signs

SAME = MILLION // 2
"""Two groups of texts are one story where their pairs are likelier one than not, on average."""


@dataclass(frozen=True, slots=True)
class Story:
    """Texts about one event, the earliest first. `number` stays while most of its texts do; `name` is the headline of
    its most typical text."""

    number: int
    name: str
    texts: tuple[str, ...]


class Stories:
    """The stories of a growing set of texts.

    >>> stories = Stories()
    >>> stories.add_all([])
    >>> stories.found()
    []
    """

    def __init__(self, *, joined: Iterable[Pair] = (), parted: Iterable[Pair] = ()) -> None:
        """joined, parted: pairs of texts that the analyst says are one story, or two."""
        self._joined, self._parted = frozenset(joined), frozenset(parted)
        self._compared = Comparison()
        self._near: dict[str, dict[str, int]] = defaultdict(dict)
        self._group: dict[str, tuple[str, ...]] = {}
        self._number: dict[str, int] = {}
        self._next = 1

    def __contains__(self, text: str) -> bool:
        return text in self._compared.texts

    # ------------------------------------------------------------ texts
    def add(self, digest: Digest) -> None:
        """Adds a text, which joins a story or founds one; others are looked at again only where it touches them."""
        self.add_all([digest])

    def add_all(self, digests: Iterable[Digest]) -> None:
        """Adds several texts at once, each once."""
        new = sorted((digest for digest in digests if digest.id not in self._compared.texts), key=in_time)
        for digest in new:
            self._compare(digest)
        self._settle(digest.id for digest in new)

    def remove(self, text: str) -> None:
        """Removes a text."""
        if not self._compared.remove(text):
            return
        near = self._near.pop(text, {})
        for other in near:
            del self._near[other][text]
        rest = [other for other in self._group.pop(text) if other != text]
        self._number.pop(text, None)
        self._settle({*near, *rest})

    def set_corrections(self, joined: Iterable[Pair], parted: Iterable[Pair]) -> None:
        """Sets the pairs that the analyst says are one story, or two, in place of the former ones."""
        before = self._joined | self._parted
        self._joined, self._parted = frozenset(joined), frozenset(parted)
        self._settle(text for pair in before ^ (self._joined | self._parted) for text in pair)

    def remember(self, numbers: Mapping[str, int]) -> None:
        """The numbers that the stories of these texts had before: they keep them. Before the first text is added."""
        self._number = dict(numbers)
        self._next = 1 + max(numbers.values(), default=0)

    def put_back(self, digests: Iterable[Digest], near: Iterable[tuple[str, str, int]]) -> None:
        """Texts that were compared before, with what `near` gave for them: nothing is compared again."""
        for digest in digests:
            self._compared.put_back(digest)
        for one, other, likelihood in near:
            if one in self._compared.texts and other in self._compared.texts:
                self._near[one][other] = self._near[other][one] = likelihood
        self._settle(list(self._compared.texts))

    # ------------------------------------------------------------ answers
    def found(self) -> list[Story]:
        """All stories, that of the earliest text first; a text that is like no other is a story of its own."""
        groups = {texts[0]: texts for texts in self._group.values()}
        return [
            Story(self._number[texts[0]], self.name_of(texts), texts)
            for texts in sorted(groups.values(), key=lambda texts: self._time(texts[0]))
        ]

    def number_of(self, text: str) -> int:
        """The number of the text's story."""
        return self._number[text]

    def likelihood(self, one: str, other: str) -> int:
        """How likely two texts are one story, in millionths; 0 where it is less than a quarter."""
        return self._near.get(one, {}).get(other, 0)

    def near(self, text: str) -> list[tuple[str, str, int]]:
        """Each text that this one may be one story with: this id, the other's, the likelihood in millionths."""
        return [(text, other, likelihood) for other, likelihood in sorted(self._near.get(text, {}).items())]

    def signs_of(self, one: str, other: str) -> Signs:
        """Why two texts are one story, or are not."""
        return self._compared.signs_of(one, other)

    def name_of(self, texts: Iterable[str]) -> str:
        """The headline, or first sentence, of the text that is likest to the others; of equal ones the earliest."""
        own = list(texts)
        worth = {text: sum(self.likelihood(text, other) for other in own) for text in own}
        return self._compared.texts[min(own, key=lambda text: (-worth[text], *self._time(text)))].digest.name

    # ------------------------------------------------------------ within
    def _time(self, text: str) -> tuple[bool, float, str]:
        return in_time(self._compared.texts[text].digest)

    def _compare(self, digest: Digest) -> None:
        for text, likelihood in self._compared.add(digest).items():
            self._near[digest.id][text] = self._near[text][digest.id] = likelihood

    def _settle(self, touched: Iterable[str]) -> None:
        """Groups anew all that hangs together with these texts: the rest cannot be other than it was."""
        tied: dict[str, set[str]] = defaultdict(set)
        for one, other in (*self._joined, *self._parted):
            if one in self._compared.texts and other in self._compared.texts:
                tied[one].add(other)
                tied[other].add(one)
        todo, seen = [text for text in touched if text in self._compared.texts], set[str]()
        while todo:
            text = todo.pop()
            if text not in seen:
                seen.add(text)
                todo += [other for other in (*self._near.get(text, ()), *tied[text]) if other not in seen]
        texts = sorted(seen, key=self._time)
        worth = {
            (text, other): likelihood
            for text in texts
            for other, likelihood in self._near.get(text, {}).items()
            if text < other
        }
        inside = [pair for pair in self._joined if pair[0] in seen]
        apart = [pair for pair in self._parted if pair[0] in seen]
        self._numbered(linked(texts, worth, SAME, joined=inside, parted=apart))

    def _numbered(self, groups: Iterable[tuple[str, ...]]) -> None:
        """A number goes to the group that has most of its texts; of equal ones to that of the earliest text."""
        votes = []
        groups = list(groups)
        for place, texts in enumerate(groups):
            had = Counter(self._number[text] for text in texts if text in self._number)
            votes += [(-count, place, number) for number, count in had.items()]
        taken: dict[int, int] = {}
        given: set[int] = set()
        for _, place, number in sorted(votes):
            if place not in taken and number not in given:
                taken[place] = number
                given.add(number)
        for place, texts in enumerate(groups):
            if place not in taken:
                taken[place] = self._next
                self._next += 1
            for text in texts:
                self._number[text], self._group[text] = taken[place], texts


def in_time(digest: Digest) -> tuple[bool, float, str]:
    """The texts by the moment, then by the id; those without a moment come last."""
    return digest.moment is None, digest.moment.timestamp() if digest.moment else 0.0, digest.id
