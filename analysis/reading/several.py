"""Several articles in one file, as databases of the press and wires give them: where each of them begins."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.reading.document import Document, Left, Refused
from analysis.reading.error import ReadingError
from analysis.reading.heading import looks_like
from analysis.reading.item import DATED_OUTLET, ENDED, NUMBERED, SEPARATOR, day_in_head, label_of, read_item
from analysis.reading.paragraphs import SENTENCE_END
from analysis.wrapping import broken_lines

STRONG = 10
"""Signs of a line that parts articles; fewer («***») may part the sections of one."""

DATELINE = re.compile(
    r"[А-ЯЁ][А-ЯЁ\- ]{2,40}(?:\s*\([^()]{2,40}\))?,\s+\d{1,2}\s+[а-я]{3,8}\.?(?:\s+\d{4})?(?:\s*г\.)?[.,]?\s*[/—–-]"
)
"""«МОСКВА, 5 марта. /ТАСС/.»: how a wire begins what it reports."""

CLUSTER = ("title", "outlet", "date", "url")
"""Labels that, two at least together, stand at the head of an article."""


def article_starts(lines: Sequence[str]) -> list[int]:
    """The places among the lines (none of them empty) at which articles begin; none where it is one article.

    >>> digest = ["Мост открыт", "05.03.2024", "По нему с утра пошли машины.", "Школа закрыта", "06.03.2024"]
    >>> article_starts([*digest, "Её закрыли вчера на долгий ремонт."])
    [0, 3]
    """
    for rule in RULES:
        starts = _that_tell_something(lines, sorted(set(rule(lines))))
        if len(starts) > 1:
            return starts
    return []


def whole_lines(text: str) -> list[str]:
    """The lines of `text` that hold anything, those that a program broke as one."""
    lines = text.split("\n")
    together = broken_lines(lines) or [[at] for at, line in enumerate(lines) if line.strip()]
    return [" ".join(lines[at].strip() for at in group) for group in together]


def articles(document: Document, starts: Sequence[int] | None = None) -> Iterator[Document | Refused | Left]:
    """The document, or the articles of which it is made: those found, or those that begin at the lines `starts`."""
    lines = whole_lines(document.text)
    starts = article_starts(lines) if starts is None else [at for at in starts if at < len(lines)]
    if not starts or (len(starts) == 1 and not starts[0]):
        yield document
        return
    if starts[0]:
        yield Left("before_articles", starts[0])
    yield Left("articles", len(starts))
    for number, (start, stop) in enumerate(pairwise([*starts, len(lines)]), 1):
        place = f"№ {number}"
        try:
            item = read_item(lines[start:stop], document.name, place)
            yield replace(item, encoding=document.encoding, certain=document.certain)
        except ReadingError as error:
            yield Refused(f"{document.name}, {place}", place, error)


# ---------------------------------------------------------------- what parts articles
def numbered(lines: Sequence[str]) -> list[int]:
    """«Документ 3 из 12», «3 of 12 DOCUMENTS»."""
    return [at for at, line in enumerate(lines) if NUMBERED.fullmatch(line)]


def ended(lines: Sequence[str]) -> list[int]:
    """«End of Document», «Document TASSRU0020240305ek350000b»: what follows is another article."""
    ends = [at for at, line in enumerate(lines) if ENDED.fullmatch(line)]
    return [0, *(at + 1 for at in ends if at + 1 < len(lines))] if ends else []


def labelled(lines: Sequence[str]) -> list[int]:
    """«Заголовок: …», «Дата: …», «Источник: …», two of them at least together; a headline may stand over them."""
    told = [(label[0] if (label := label_of(line)) else "") for line in lines]
    starts = []
    for at, role in enumerate(told):
        first = not at or told[at - 1] in ("", "body")
        if role in CLUSTER and first and len({*told[at : at + 5]} & {*CLUSTER}) > 1:
            over = "title" not in told[at : at + 5] and _is_heading(lines, at - 1)
            starts.append(at - over)
    return starts


def ruled(lines: Sequence[str]) -> list[int]:
    """A line of signs, «==========»; of a short one («***») only where headings follow."""
    signs = [at for at, line in enumerate(lines) if SEPARATOR.fullmatch(line) and at + 1 < len(lines)]
    strong = [at for at in signs if len(lines[at]) >= STRONG]
    starts = [0, *(at + 1 for at in strong or signs)]
    return starts if strong or (signs and all(_is_heading(lines, at) for at in starts)) else []


def datelined(lines: Sequence[str]) -> list[int]:
    """Each report of a wire with its place and day, the headline over it."""
    return [at - _is_heading(lines, at - 1) for at, line in enumerate(lines) if DATELINE.match(line)]


def dated(lines: Sequence[str]) -> list[int]:
    """A headline and under it, or over it, a line that says when, and who («Вести, 5 марта 2024»)."""
    days = [at for at, line in enumerate(lines) if day_in_head(line) or DATED_OUTLET.match(line)]
    over = min((_headings_over(lines, at) for at in days), default=0)
    return [at - over for at in days if over or _is_heading(lines, at + 1)]


def _headings_over(lines: Sequence[str], at: int) -> int:
    """A headline, with a line under it or without: the least of any day's, for the first may have more."""
    return next((n for n in range(3) if not _is_heading(lines, at - n - 1)), 3)


RULES: tuple[Callable[[Sequence[str]], list[int]], ...] = (numbered, ended, labelled, ruled, datelined, dated)
"""The surest first; the first that finds two articles is followed."""


def _is_heading(lines: Sequence[str], at: int) -> bool:
    return 0 <= at < len(lines) and looks_like(lines[at]) and not day_in_head(lines[at]) and not label_of(lines[at])


def _that_tell_something(lines: Sequence[str], starts: list[int]) -> list[int]:
    """The starts of what has a sentence in it: a part without one, a list of contents or a headline between two lines
    of signs, belongs to what follows it, and at the end to what is before it."""
    found: list[int] = []
    first: int | None = None
    for start, stop in pairwise([*starts, len(lines)]):
        first = start if first is None else first
        if any(SENTENCE_END.search(line) and line.count(" ") >= 3 for line in lines[start:stop]):
            found.append(first)
            first = None
    return found
