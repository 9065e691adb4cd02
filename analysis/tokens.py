"""Razdel's sentences and tokens, each stretch of text cut once.

Razdel builds an object for every place where a text may be cut and asks all of its rules. Here they are asked only
where they may say one thing or the other. The tokens of a stretch between spaces hang on nothing but itself, unless it
begins or ends with a mark that joins («2000. 5», «кое -как»): then also on the kind of the character beyond the space.
"""

import re
from collections.abc import Iterator, Sequence
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

RULES = [rule.function for rule in _SENTENCES.RULES]
"""Razdel's rules for whether a sentence goes on."""

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
    said = next((action for rule in RULES if (action := rule(split))), "")
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
    stretches = text.split()
    start = 0
    for place, stretch in enumerate(stretches):
        start = text.index(stretch, start)
        for word in cut(stretch, *beside(stretches, place)):
            stop = start + len(word)
            yield start, stop, word
            start = stop


def beside(stretches: Sequence[str], place: int) -> tuple[str, str]:
    """The kinds of the characters beyond the spaces before and after a stretch, "" where its own ends do not join.

    >>> beside(["Том", "2000.", "5"], 1)
    ('', '1')
    """
    stretch = stretches[place]
    left = _kind(stretches[place - 1][-1]) if place and stretch[0] in JOINING else ""
    right = _kind(stretches[place + 1][0]) if stretch[-1] in JOINING and place + 1 < len(stretches) else ""
    return left, right


def _kind(letter: str) -> str:
    """A character of the same kind, as razdel's rules tell them apart."""
    if letter.isdecimal():
        return "1"
    return "!" if letter in _TOKENS.PUNCTS else "а"


def cut(stretch: str, left: str, right: str) -> tuple[str, ...]:
    """The tokens of a stretch, with the kinds of what is `beside` it.

    >>> cut("(2,5", "", ""), cut("млрд),", "", "а")
    (('(', '2,5'), ('млрд', ')', ','))
    """
    simple = SIMPLE.fullmatch(stretch)
    if simple and not (right == "1" and stretch[-2:-1].isdecimal()):  # «2000. 5»
        before, word, after = simple.groups()
        return (*before, word, *after)
    found = [token.text for token in razdel.tokenize(" ".join(filter(None, (left, stretch, right))))]
    return tuple(found[bool(left) : len(found) - bool(right)])


def cut_alone(stretch: str) -> tuple[str, ...]:
    """The tokens of a stretch that hang on nothing beside it; none where they may.

    >>> cut_alone("мост."), cut_alone("2000."), cut_alone("-то")
    (('мост', '.'), (), ())
    """
    simple = SIMPLE.fullmatch(stretch)
    if simple:
        before, word, after = simple.groups()
        return () if stretch[-1] in JOINING and stretch[-2:-1].isdecimal() else (*before, word, *after)
    return cut(stretch, "", "") if JOINING.isdisjoint((stretch[0], stretch[-1])) else ()
