"""Lines as they were set on pages, joined into paragraphs: where one ends, and which hyphens are the printer's."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from analysis import language, lexicon
from analysis.reading.dates import read_date


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page. `left` and `top` are the place of its beginning and `size` the height of its letters, all in
    points, `top` counted from the foot of the page; 0 where it is not known."""

    text: str
    left: float = 0
    top: float = 0
    size: float = 0


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """What is usual on a page: the margin, from line to line of one paragraph, and how many
    letters a long line has."""

    left: float
    step: float
    length: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines in one; `size` as it has them."""

    text: str
    size: float = 0


WIDEST = 80
"""Characters: programs that break the lines of a plain text break them before this."""

PAGE_NUMBER = re.compile(r"(?:https?://\S+\s*)?[-–—\s]*\d{1,4}(?:\s*(?:/|из)\s*\d{1,4})?[-–—\s]*")
SENTENCE_END = re.compile(r"[.!?…:;][»”\")]?$")
BEGINNING = re.compile(r"[А-ЯЁA-Z0-9«„“\"(—–•]")


def find_paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> list[Paragraph]:
    """The paragraphs of the lines on `pages`; what is printed on every page and page numbers are left out.

    >>> printed = ("Мост открыт в понедель-", "ник, сообщил мэр.", "— Мы рады, — сказал он.")
    >>> [paragraph.text for paragraph in find_paragraphs([[PrintedLine(line) for line in printed]])]
    ['Мост открыт в понедельник, сообщил мэр.', '— Мы рады, — сказал он.']
    """
    pages = [[line for line in page if line.text.strip()] for page in pages]
    every = _on_every_page(pages)
    paragraphs: list[list[PrintedLine]] = []
    before: PrintedLine | None = None
    for page in pages:
        kept = list(_without_edges(page, every))
        measure = _measure(kept)
        for at, line in enumerate(kept):
            rules = RULES if at else ACROSS
            if before is None or (not goes_on(before, line) and any(rule(before, line, measure) for rule in rules)):
                paragraphs.append([])
            paragraphs[-1].append(line)
            before = line
    return [Paragraph(_joined([line.text for line in lines]), lines[0].size) for lines in paragraphs]


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a plain text: its lines, joined where a program broke them before the WIDEST character.

    >>> unwrapped(["Мост через реку Тару открыли в понедельник, сообщил журналистам мэр", "города Олег Нурин."])
    ['Мост через реку Тару открыли в понедельник, сообщил журналистам мэр города Олег Нурин.']
    >>> unwrapped(["Коллеги!", "Мост открыт."])
    ['Коллеги!', 'Мост открыт.']
    """
    full = [line for line in lines if line.strip()]
    wide = sum(len(line) > 0.7 * WIDEST for line in full)
    if max(map(len, full), default=0) > WIDEST or wide < 0.3 * len(full):
        return full
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", "\n".join(lines)) if block.strip()]
    return [
        paragraph.text for block in blocks for paragraph in find_paragraphs([[PrintedLine(line) for line in block]])
    ]


def goes_on(before: PrintedLine, line: PrintedLine) -> bool:
    """A sentence without its end and a small letter: whatever the place on the page, it is the same sentence."""
    return line.text.strip()[0].islower() and not SENTENCE_END.search(before.text.strip())


# ---------------------------------------------------------------- where a paragraph begins: `line` comes after `before`
def farther(before: PrintedLine, line: PrintedLine, usual: PageMeasure) -> bool:
    """There is more room between the two than between lines."""
    return usual.step > 0 and before.top - line.top > 1.3 * usual.step


def indented(before: PrintedLine, line: PrintedLine, usual: PageMeasure) -> bool:
    """It begins to the right of the margin, and the one before it does not."""
    more = line.left > usual.left + 0.8 * line.size > usual.left and before.left < line.left - 1
    return more or (line.text.startswith("  ") and not before.text.startswith("  "))


def of_another_size(before: PrintedLine, line: PrintedLine, usual: PageMeasure) -> bool:
    """A heading is set in higher letters."""
    return abs(before.size - line.size) > 0.08 * max(before.size, line.size)


def after_a_short_line(before: PrintedLine, line: PrintedLine, usual: PageMeasure) -> bool:
    """A sentence ended far from the margin."""
    short = len(before.text.strip()) < 0.75 * usual.length
    return short and bool(SENTENCE_END.search(before.text.strip())) and bool(BEGINNING.match(line.text.strip()))


def spoken(before: PrintedLine, line: PrintedLine, usual: PageMeasure) -> bool:
    """A dash after a full stop opens a turn in a talk, or a list's item."""
    return bool(re.match(r"\s*[—–•]\s", line.text)) and bool(SENTENCE_END.search(before.text.strip()))


def dated(before: PrintedLine, line: PrintedLine, usual: PageMeasure) -> bool:
    """A line that is a day stands by itself."""
    return bool(read_date(before.text) or read_date(line.text))


RULES: tuple[Callable[[PrintedLine, PrintedLine, PageMeasure], bool], ...] = (
    farther,
    indented,
    of_another_size,
    after_a_short_line,
    spoken,
    dated,
)
ACROSS = RULES[1:]
"""From page to page nothing is told by the room between lines."""


def _measure(lines: Sequence[PrintedLine]) -> PageMeasure:
    steps = sorted(before.top - line.top for before, line in pairwise(lines) if before.top - line.top > 0.8 * line.size)
    lengths = sorted(len(line.text.strip()) for line in lines) or [0]
    left = Counter(round(line.left) for line in lines).most_common(1)
    return PageMeasure(
        left=left[0][0] if left else 0,
        step=steps[len(steps) // 5] if len(steps) > 2 else 0,
        length=lengths[int(0.9 * (len(lengths) - 1))],
    )


# ---------------------------------------------------------------- what is on every page
def _on_every_page(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[str]:
    """The lines, but for their numbers, among the first or last two of half the pages, and of three pages at least."""
    edges = Counter(chain.from_iterable({_unnumbered(line) for line in (*page[:2], *page[-2:])} for page in pages))
    return frozenset(text for text, pages_with in edges.items() if pages_with >= max(3, len(pages) / 2))


def _without_edges(page: Sequence[PrintedLine], every: frozenset[str]) -> Iterator[PrintedLine]:
    for at, line in enumerate(page):
        edge = at < 2 or at >= len(page) - 2
        number = at in (0, len(page) - 1) and PAGE_NUMBER.fullmatch(line.text.strip())
        if not number and not (edge and _unnumbered(line) in every):
            yield line


def _unnumbered(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", line.text.strip())


# ---------------------------------------------------------------- lines in one
def _joined(lines: Sequence[str]) -> str:
    stripped = [line.strip() for line in lines]
    pieces = [_before(line, following) for line, following in pairwise(stripped)]
    return "".join([*pieces, stripped[-1]])


def _before(line: str, following: str) -> str:
    """`line` as it stands before `following` in a paragraph: with a space, or with what is left of a cut word."""
    left, right = re.search(r"([^\W\d_]{1,40})[-\xad‐]$", line[-41:]), re.match(r"[^\W\d_]{1,40}", following)
    if not left or not right:
        return line + " "
    return line[:-1] + ("-" if line[-1] != "\xad" and keeps_hyphen(left[1], right[0]) else "")


def keeps_hyphen(left: str, right: str) -> bool:
    """Whether the word that a line's end cuts into `left` and `right` has a hyphen of its own there.

    >>> keeps_hyphen("понедель", "ник"), keeps_hyphen("что", "то"), keeps_hyphen("Тарск", "Главный")
    (False, True, True)
    >>> keeps_hyphen("договорно", "правовой"), keeps_hyphen("Нур", "линский")
    (True, False)
    """
    if right[0].isupper() and not left.isupper():
        return True
    if ("left", left.lower()) in lexicon.rows("hyphen.tsv") or ("right", right.lower()) in lexicon.rows("hyphen.tsv"):
        return not _known(left + right)
    return not _known(left + right) and _known(right) and (_known(left) or left[-1] in "ое")


def _known(word: str) -> bool:
    return any(form.known for form in language.forms(word.lower()))
