"""A text's tokens in one row, sentence after sentence, and names as stretches of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress, count, pairwise, repeat
from operator import ne
from typing import NamedTuple

from analysis.article import Span
from analysis.entities.name_readings import OF_KAZAKH, fold
from analysis.language import Parsed, Token

MARKS = frozenset('«»"„“”')
DASHES = frozenset("—–-")


class Name(NamedTuple):  # a frozen dataclass with cached properties cost three times as much
    """A name where it stands: `tokens` are its words and marks, `words` those that are no marks, `first` and `last`
    the place of the first token among all of the text and that past the last one."""

    start: int
    stop: int
    kind: str
    tokens: tuple[Token, ...]
    words: tuple[Token, ...]
    first: int
    last: int

    def of_kind(self, kind: str) -> "Name":
        """The same name of a kind, itself where it is of that already."""
        return self if kind == self.kind else self._replace(kind=kind)


def name_of(tokens: tuple[Token, ...], first: int, kind: str) -> Name:
    """The name that these tokens are, the first of them at the place `first` of the text."""
    words = tuple(filter(is_word, tokens))
    return Name(tokens[0].start, tokens[-1].stop, kind, tokens, words, first, first + len(tokens))


@dataclass(frozen=True, slots=True)
class TokenRow:
    """All tokens of a text, and the sentence in which each stands."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    sentences: tuple[Span, ...]
    """The first token of each sentence, and the one past its last."""
    sentence_of: tuple[int, ...]
    """The number of the sentence of each token."""
    openings: frozenset[int]
    """The first tokens of the sentences, and the place past the last."""
    capitals: tuple[int, ...]
    """The places of the words with a capital."""
    words: "Index"
    """The places of each word or mark, in small letters."""
    lemmas: "Index"
    """The places of each lemma, in Russian letters."""

    def names(self, first: int, last: int, kind: str) -> Iterator[Name]:
        """The name of these tokens without the marks and dashes around them, or none where no word is left."""
        while first < last and not is_word(self.tokens[first]):
            first += 1
        while first < last and not self._closes(first, last - 1):
            last -= 1
        if last < len(self.tokens) and self._left_open(first, last):
            last += 1
        if tokens := self.tokens[first:last]:
            yield name_of(tokens, first, kind)

    def cut(self, name: Name, first: int, last: int) -> Iterator[Name]:
        """What `names` makes of these tokens, in the kind of `name`; itself where they are its own."""
        return iter((name,)) if (first, last) == (name.first, name.last) else self.names(first, last, name.kind)

    def _closes(self, first: int, last: int) -> bool:
        """Whether the last token is part of the name: a word, an initial's point, a mark that was opened in it."""
        token = self.tokens[last]
        if token.text == ".":
            before = self.tokens[last - 1].text if last > first else ""
            return len(before) == 1 and before.isupper()
        return is_word(token) or (token.text in MARKS and any(t.text in MARKS for t in self.tokens[first:last]))

    def _left_open(self, first: int, last: int) -> bool:
        """Whether a mark opened in the name is closed by the token after it."""
        if self.tokens[last].text not in MARKS or last in self.openings:
            return False
        return sum(t.text in MARKS for t in self.tokens[first:last]) % 2 == 1

    def places(self, start: int, stop: int) -> tuple[int, int]:
        """The first token between two offsets, and the one past the last."""
        return bisect_left(self.starts, start), bisect_right(self.starts, stop - 1)

    def before(self, name: Name, back: int = 1) -> Token | None:
        """The word `back` places before a name, with no marks counted, in the same sentence."""
        place = name.first
        while place > 0 and back and place not in self.openings:
            place -= 1
            back -= self.tokens[place].text not in MARKS
        return self.tokens[place] if not back else None


def is_word(token: Token) -> bool:
    """Whether a token is more than a mark."""
    return token.text[0].isalnum() or _has_letter(token.text)


@lru_cache(maxsize=50_000)
def _has_letter(text: str) -> bool:
    return any(c.isalnum() for c in text)


@lru_cache(maxsize=2)
def token_row(text: str, parsed: Parsed) -> TokenRow:
    """The tokens of a text in one row; names, quotes and references ask for it one after another."""
    tokens = tuple(chain.from_iterable([sentence.tokens for sentence in parsed.sentences]))
    lengths = [len(sentence.tokens) for sentence in parsed.sentences]
    edges = (0, *accumulate(lengths))
    sentence_of = tuple(chain.from_iterable([repeat(number, length) for number, length in enumerate(lengths)]))
    starts, _, texts, lemmas, *_ = zip(*tokens, strict=True) if tokens else ((),) * 4
    small = [word.lower() for word in texts]
    if OF_KAZAKH.search(text):
        lemmas = tuple(map(fold, lemmas))
    return TokenRow(
        text,
        tokens,
        starts,
        tuple(pairwise(edges)),
        sentence_of,
        frozenset(edges),
        capitals=tuple(compress(count(), map(ne, texts, small))),
        words=_index(small),
        lemmas=_index(lemmas),
    )


# ---------------------------------------------------------------- where words stand
Index = Mapping[str, Sequence[int]]
"""The places of each word, in the order of the text: rules go to those that they begin with, not over all tokens."""


def _index(words: Iterable[str]) -> Index:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if word in places:
            places[word].append(at)
        else:
            places[word] = [at]
    return places


def places_of(index: Index, sought: Set[str]) -> list[int]:
    """Where one of the words that are `sought` stands, in the order of the text."""
    return sorted(chain.from_iterable([index[word] for word in index.keys() & sought]))
