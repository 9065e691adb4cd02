"""Razdel's sentences and tokens, each stretch of text cut once.

Razdel builds an object for every place where a text may be cut and asks all of its rules. Here they are asked only
where they may say one thing or the other. The tokens of a stretch between spaces hang on nothing but itself, unless it
begins or ends with a mark that joins («2000. 5», «кое -как»): then also on the kind of the character beyond the space.
"""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

import razdel

_SENTENCES = import_module("razdel.segmenters.sentenize")  # the package has a function of that name in the way
_TOKENS = import_module("razdel.segmenters.tokenize")

Piece = tuple[int, int, str]
"""A sentence or a token: its start, its stop and its text."""

SIMPLE = re.compile(
    r"""([«„“"(]*)
    ((?:[а-яё]+|[a-z]+|\d+)(?:-(?:[а-яё]+|[a-z]+|\d+)|(?<=\d)[.,]\d+)*)
    ((?:[»”"'),%]|[.!?…](?![.!?…])|[:;](?![()]))*)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Marks that open, a word or a number with what a hyphen or the point of a number joins, and marks that close; no two
of the marks are joined («...», «:)»), so each is a token."""

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


def tokens(text: str) -> Iterator[Piece]:
    """The words and marks of `text`.

    >>> [token for _, _, token in tokens("Курс — 2,5 руб., как-то так.")]
    ['Курс', '—', '2,5', 'руб', '.', ',', 'как-то', 'так', '.']
    """
    for at, stretch, left, right in stretches(text):
        yield from placed(cut(stretch, left, right), at)


def placed(words: Iterable[str], start: int) -> Iterator[Piece]:
    """`words` that stand side by side from `start` on."""
    for word in words:
        stop = start + len(word)
        yield start, stop, word
        start = stop


def stretches(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Each stretch of `text` between spaces: where it begins, itself, and the kinds of the characters beyond the spaces
    before and after it, "" where its own ends do not join.

    >>> list(stretches("Том 2000. 5"))
    [(0, 'Том', '', ''), (4, '2000.', '', '1'), (10, '5', '', '')]
    """
    found = text.split()
    at = 0
    for before, stretch, after in zip(["", *found], found, [*found[1:], ""], strict=False):
        at = text.index(stretch, at)
        left = _kind(before[-1:]) if stretch[0] in JOINING else ""
        right = _kind(after[:1]) if stretch[-1] in JOINING else ""
        yield at, stretch, left, right
        at += len(stretch)


def _kind(letter: str) -> str:
    """A character of the same kind, as razdel's rules tell them apart; of none, none."""
    if not letter:
        return ""
    if letter.isdecimal():
        return "1"
    return "!" if letter in _TOKENS.PUNCTS else "а"


def cut(stretch: str, left: str, right: str) -> tuple[str, ...]:
    """The tokens of a stretch, with the kinds that `stretches` gives.

    >>> cut("(2,5", "", ""), cut("млрд),", "", "а")
    (('(', '2,5'), ('млрд', ')', ','))
    """
    simple = SIMPLE.fullmatch(stretch)
    if simple and not (right == "1" and stretch[-2:-1].isdecimal()):  # «2000. 5»
        before, word, after = simple.groups()
        return (*before, word, *after)
    found = [token.text for token in razdel.tokenize(" ".join(filter(None, (left, stretch, right))))]
    return tuple(found[bool(left) : len(found) - bool(right)])
