"""Quotation marks: which opens, which closes, what they hold; never an error, however odd their count.

A straight mark says neither, so its neighbours do: a mark after a space opens, a mark before a space or a stop closes.
Writers of Russian close two levels with one mark («… в операции «Щит», — сказал он»), open a quote in one paragraph and
close it in another, and forget marks: the rules below are those cases.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.article import Span

MARK = re.compile(r"[«»„“”\"]")
PARTNERS = {"»": "«", "“": "„«“", "”": '„“”"', '"': '"„“'}
"""A closing mark and the opening marks that it can close."""

AUTHOR_WORDS = re.compile(r"\s{0,3}[,.!?…]{0,4}\s{0,3}[-–—‒―]{1,2}\s{0,3}[а-яё]")
"""What follows a quote that has ended: a dash and a word of the author in lower case."""

AUTHOR_WITHIN = re.compile(r"[,!?…]\s{0,3}[-–—‒―]{1,2}\s{1,3}[а-яё]")
"""The same where no mark has closed the quote: a dash alone is no sign, a stop before it is."""

LONGEST_QUOTE = 12
"""Paragraphs that one pair of marks may hold."""


class Marked(NamedTuple):
    """An outermost pair of marks: where it stands, marks included, and what it holds, paragraph by paragraph."""

    start: int
    stop: int
    spans: tuple[Span, ...]
    closed: bool = True


class _Mark(NamedTuple):
    at: int
    char: str
    turn: str  # "open", "close", or "either"


def find_marked(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """The outermost marked stretches of `paragraphs`, in the order of the text.

    >>> [m.spans for m in find_marked('Он сказал: "Фильм "Мост" хорош".', [(0, 32)])]
    [((12, 30),)]
    """
    pairs = _pair(text, paragraphs, [_marks(text, paragraph) for paragraph in paragraphs])
    return tuple(marked._replace(spans=_with_words(marked.spans)) for marked in pairs)


def _with_words(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts without those of a mark alone on its line; one at least, as «» holds nothing and is a pair."""
    return tuple(span for span in spans if span[0] < span[1]) or spans[:1]


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    start, stop = paragraph
    return [_Mark(m.start(), m.group(), _turn(text, m.start(), start, stop)) for m in MARK.finditer(text, start, stop)]


def _turn(text: str, at: int, start: int, stop: int) -> str:
    """Whether the mark at `at` opens or closes, by its shape, else by its neighbours within the paragraph."""
    char = text[at]
    if char in "«„":
        return "open"
    if char == "»":
        return "close"
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < stop else " "
    opens = left.isspace() or left in "([{«„-–—‒―/"
    closes = right.isspace() or right in ",.;:!?…)]}»-–—‒―/"
    if at == start and closes:
        return "close"
    if left in '“”"' or right in '“”"':
        opens, closes = opens or (left in '“"' and right.isalnum()), closes or (right in '”"' and left.isalnum())
    if opens != closes:
        return "open" if opens else "close"
    return "either"


def _pair(text: str, paragraphs: Sequence[Span], marks: Sequence[Sequence[_Mark]]) -> Iterator[Marked]:
    held: list[Span] = []  # the paragraphs of a quote that is still open, without the present one
    opened = -1
    for number, (start, stop) in enumerate(paragraphs):
        row = marks[number]
        stack: list[_Mark] = []
        begin = start
        last_close = -1
        if held:
            if row and row[0].at == start and row[0].turn != "close":  # every paragraph repeats the opening mark
                begin, row = start + 1, row[1:]
            stack = [_Mark(opened, text[opened], "open")]
        for place, mark in enumerate(row):
            if _is_opening(mark, stack):
                if not stack:
                    opened, begin, held = mark.at, mark.at + 1, []
                stack.append(mark)
                continue
            stack = _closed(stack, mark)
            last_close = mark.at
            if stack and (_closes_all(text, mark, row, place, stop) or _is_a_name(text, stack, mark, row[place + 1 :])):
                stack = []
            if not stack and opened >= 0:
                yield Marked(opened, mark.at + 1, (*held, (begin, mark.at)))
                held, opened = [], -1
        if not stack:
            continue
        ended = last_close > opened and not text[last_close + 1 : stop].strip(" .,!?…")
        sentence = not text[opened + 1 : opened + 2].islower()  # words within a sentence do not go on over a line
        if not ended and sentence and _closes_later(text, paragraphs, marks, number):
            held.append((begin, stop))
            continue
        if (marked := _unclosed(text, (start, stop), opened, last_close, (*held, (begin, stop)))) is not None:
            yield marked
        held, opened = [], -1


def _is_opening(mark: _Mark, stack: Sequence[_Mark]) -> bool:
    return mark.turn == "open" or (mark.turn == "either" and not stack)


def _closed(stack: list[_Mark], mark: _Mark) -> list[_Mark]:
    """The marks still open after `mark`: it closes the innermost that it can, and what was left open within."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].char in PARTNERS[mark.char]:
            return stack[:depth]
    return stack


def _closes_all(text: str, mark: _Mark, row: Sequence[_Mark], place: int, stop: int) -> bool:
    """One closing mark for two levels: author's words follow, and no other closing mark comes before the next quote."""
    following = next((m for m in row[place + 1 :]), None)
    if following is not None and following.turn == "close":
        return False
    return bool(AUTHOR_WORDS.match(text, mark.at + 1, stop))


LONGEST_NAME = 60
"""Characters of a body's name that holds another: «Управляющая компания «Уют»»."""


def _is_a_name(text: str, stack: Sequence[_Mark], mark: _Mark, rest: Sequence[_Mark]) -> bool:
    """«ООО «УК «Уют»» with one closing mark: a short name within a sentence, and what follows pairs without it."""
    outer = stack[0]
    if (
        outer.char != "«"
        or mark.at - outer.at > LONGEST_NAME
        or not text[max(outer.at - 3, 0) : outer.at].rstrip(" ")[-1:].isalnum()
    ):
        return False
    depth = 0
    for other in rest[:LOOKED_AT]:
        depth += 1 if other.turn == "open" else -1
        if depth < 0:
            return False
    return depth == 0


LOOKED_AT = 40
"""Marks of the paragraph that are paired to see whether one is missing."""


def _closes_later(text: str, paragraphs: Sequence[Span], marks: Sequence[Sequence[_Mark]], number: int) -> bool:
    """Whether the quote left open in paragraph `number` is closed in one that follows."""
    start, stop = paragraphs[number]
    if AUTHOR_WITHIN.search(text, max(start, stop - 200), stop):
        return False
    for later in range(number + 1, min(number + LONGEST_QUOTE, len(marks))):
        depth = 1
        for place, mark in enumerate(marks[later]):
            if place == 0 and mark.at == paragraphs[later][0] and mark.turn != "close":
                continue
            depth += 1 if mark.turn == "open" else -1
            if depth == 0:
                return True
        if depth > 1:
            return True
    return False


def _unclosed(text: str, paragraph: Span, opened: int, last_close: int, spans: tuple[Span, ...]) -> Marked | None:
    """A quote with no closing mark: up to the last closing mark, the author's words, or the paragraph's end."""
    *held, (begin, stop) = spans
    if last_close > opened:
        return Marked(opened, last_close + 1, (*held, (begin, last_close)))
    author = AUTHOR_WITHIN.search(text, begin, stop)
    if author and author.start() > begin:
        return Marked(opened, author.start(), (*held, (begin, author.start())), closed=False)
    if held or opened == paragraph[0] or text[paragraph[0] : opened].rstrip().endswith(":"):
        return Marked(opened, stop, spans, closed=False)
    return None
