"""Razdel's sentences and tokens, each stretch of text cut once.

Razdel builds an object for every place where a text may be cut and asks all of its rules. Here they are asked only
where they may say one thing or the other; and what they said of a stretch between spaces is remembered, since its
tokens hang on nothing but itself, unless it begins or ends with a mark that joins («2000. 5», «кое -как»): then also on
the kind of the character beyond the space.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

import razdel

_SENTENCES = import_module("razdel.segmenters.sentenize")  # the package has a function of that name in the way
_TOKENS = import_module("razdel.segmenters.tokenize")

Piece = tuple[int, int, str]
"""A sentence or a token: its start, its stop and its text."""

STRETCH = re.compile(r"\S+")
SIMPLE = re.compile(r"([а-яё]+|[a-z]+)([,.:;!?…»”\"')]?)", re.IGNORECASE)
"""A word, alone or with one mark after it: two tokens."""

JOINING = frozenset(_TOKENS.DASHES + "_.,/\\")
"""Marks that may join what stands on both sides of them, also over a space on one side."""

SPACE_FOR_RULES = 10
"""Characters before and after a mark that razdel's rules look at."""

LONG = _SENTENCES.BULLET_SIZE + 1
"""Characters of a begun sentence after which no rule looks at it: it is no number of a list."""


def sentences(text: str) -> Iterator[Piece]:
    """The sentences of `text`, without the white space around them.

    >>> [sentence for _, _, sentence in sentences("Приехал г. Ким. Его ждали.")]
    ['Приехал г. Ким.', 'Его ждали.']
    """
    start = 0
    for mark in _SENTENCES.sentenize.split.re.finditer(text):
        stop = mark.end()
        if text[stop : stop + 1].isspace() and not _joined(text, start, mark):
            yield from _stripped(text, start, stop)
            start = stop
    yield from _stripped(text, start, len(text))


def _joined(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` goes on after `mark`, by razdel's rules."""
    left = text[max(0, mark.start() - SPACE_FOR_RULES) : mark.start()]
    right = text[mark.end() : mark.end() + SPACE_FOR_RULES]
    begun = text[start : min(mark.start(), start + LONG)]
    split = _SENTENCES.SentSplit(left, mark.group(1), right, begun)
    said = next((action for rule in _SENTENCES.RULES if (action := rule(split))), "")
    return bool(said == _SENTENCES.JOIN)


def _stripped(text: str, start: int, stop: int) -> Iterator[Piece]:
    sentence = text[start:stop].strip()
    if sentence:
        start = text.index(sentence, start)
        yield start, start + len(sentence), sentence


def tokens(text: str, base: int = 0) -> Iterator[Piece]:
    """The words and marks of `text`, which stands at `base`.

    >>> [token for _, _, token in tokens("Курс — 2,5 руб., как-то так.")]
    ['Курс', '—', '2,5', 'руб', '.', ',', 'как-то', 'так', '.']
    """
    before = ""
    for match in STRETCH.finditer(text):
        stretch = match.group()
        left = _kind(before) if stretch[0] in JOINING else ""
        right = _kind(_after(text, match.end())) if stretch[-1] in JOINING else ""
        before = stretch[-1]
        at = base + match.start()
        for token in _cut(stretch, left, right):
            stop = at + len(token)
            yield at, stop, token
            at = stop


def _after(text: str, place: int) -> str:
    """The character beyond the space at `place`, or none."""
    after = STRETCH.search(text, place)
    return after.group()[0] if after else ""


def _kind(letter: str) -> str:
    """A character of the same kind, as razdel's rules tell them apart; of none, none."""
    if not letter:
        return ""
    if letter.isdecimal():
        return "1"
    return "!" if letter in _TOKENS.PUNCTS else "а"


@lru_cache(maxsize=65_536)
def _cut(stretch: str, left: str, right: str) -> tuple[str, ...]:
    """The tokens of a stretch without spaces; `left` and `right` are of the kind that stands beyond the spaces."""
    simple = SIMPLE.fullmatch(stretch)
    if simple:
        return tuple(filter(None, simple.groups()))
    cut = [token.text for token in razdel.tokenize(" ".join(filter(None, (left, stretch, right))))]
    return tuple(cut[bool(left) : len(cut) - bool(right)])
