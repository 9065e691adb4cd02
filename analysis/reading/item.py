"""One article of several in a file: what its first and last lines say of it (headline, outlet, day, author)."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from analysis import lexicon
from analysis.card import Card
from analysis.reading.dates import read_date
from analysis.reading.document import DAY, Document, compose, day_of, kept_pairs
from analysis.reading.heading import file_words, looks_like

NOUN = file_words("item")
NUMBERED = re.compile(
    rf"(?:{NOUN}\s*№?\s*\d{{1,6}}(?:\s+(?:из|of)\s+\d{{1,6}})?|\d{{1,6}}\s+(?:из|of)\s+\d{{1,6}}\s+{NOUN})[.:]?",
    re.IGNORECASE,
)
ENDED = re.compile(rf"{file_words('end')}|{file_words('code')} [A-Z]{{2,12}}\d{{6,}}\w{{4,20}}", re.IGNORECASE)
SEPARATOR = re.compile(r"([-=_*~#+—–])\1{2,}|\*(?: \*){2,}")
DATED_OUTLET = re.compile(
    rf"(?P<outlet>[^,;|:]{{2,60}}?)\s*[,;|]\s*(?:[^,;|]{{2,30}},\s*)?(?P<day>{DAY.pattern})(?!.*[.!?]$).{{0,60}}$"
)
"""«Вести Приозёрья, 05.03.2024, № 41, с. 3»."""

ASIDE = re.compile(
    rf"\d[\d ]{{0,8}} {file_words('size')}|\d{{1,2}}:\d\d(?::\d\d)?|(?i:{file_words('language')})|"
    r"(?i:\(c\)|©|copyright\b).{0,200}|[A-Z]{4,12}\d{0,4}"
)
"""How long it is, when, in which language, whose right, a database's code: nothing of the story."""

LABEL = re.compile(r"\s*([^\W\d_][\w .-]{0,24}?)\s*:\s*(.*)")
BY = re.compile(rf"{file_words('by')}\s+([А-ЯЁA-Z].{{1,80}})")
BESIDE_DAY = re.compile(r"\d\s*[,|—–]\s*([«\"A-ZА-ЯЁ][^|:\d,]{1,50})$")
"""«05.03.2024 09:15, Вести Приозёрья»."""

BODY = lexicon.words_of("article_labels.tsv", "body")
LONGEST_HEAD = 20
"""Lines."""

MOST_IN_OUTLET = 4
"""Words of an outlet's name."""


@dataclass(slots=True)
class _Head:
    """What is known while the first lines are read."""

    said: dict[str, str] = field(default_factory=dict)
    day: datetime.date | None = None
    before: list[str] = field(default_factory=list)
    """Short lines that say not what they are, before the day."""
    after: list[str] = field(default_factory=list)
    tells: bool = False
    """Whether it says anything but a headline."""


def read_item(lines: Sequence[str], name: str, place: str) -> Document:
    """The article that the lines are, none of them empty; raises ReadingError where nothing is left of it.

    >>> item = read_item(["Источник: Вести", "Дата: 05.03.2024", "Мост открыт", "По нему пошли машины."], "а", "№ 1")
    >>> item.text, item.card.outlet, item.card.date
    ('Мост открыт\\n\\nПо нему пошли машины.', 'Вести', datetime.date(2024, 3, 5))
    """
    inner = [line for line in lines if not (NUMBERED.fullmatch(line) or ENDED.fullmatch(line))]
    while inner and SEPARATOR.fullmatch(inner[0]):
        del inner[0]
    while inner and _is_foot(inner[-1]):
        inner.pop()
    head = _Head()
    body = _read_head(inner, head)
    title, outlet = _told_apart(head)
    rest = [line for line in (*head.before, *head.after) if line not in (title, outlet)]
    url = head.said.get("url", "")
    card = Card(title, outlet, head.day, url if url.startswith(("http://", "https://")) else "")
    document = compose(f"{name}, {place}", [*rest, *body], card)
    kept = kept_pairs((role, head.said.get(role, "")) for role in ("author", "section"))
    return replace(document, name=title or f"{name}, {place}", place=place, kept=kept)


def label_of(line: str) -> tuple[str, str] | None:
    """What a line with a known label says: the role of article_labels.tsv and what follows the colon.

    >>> label_of("Источник: Вести"), label_of("Мэр: мост открыт")
    (('outlet', 'Вести'), None)
    """
    found = LABEL.fullmatch(line)
    role = _labels().get(found[1].lower().replace("ё", "е")) if found else None
    return (role, found[2].strip()) if found and role else None


def day_in_head(line: str) -> datetime.date | None:
    """The day that a line of a head is, a day of the week may follow it («March 5, 2024 Tuesday»)."""
    return day_of(line) or (
        read_date(line.rsplit(maxsplit=1)[0]) if len(line) < 60 and line.strip().count(" ") else None
    )


@cache
def _labels() -> dict[str, str]:
    return {label.replace("ё", "е"): role for role, label in lexicon.rows("article_labels.tsv")}


def _read_head(lines: Sequence[str], head: _Head) -> Sequence[str]:
    """Fills `head` from the first lines and gives the others, the story."""
    at = 0
    while at < min(len(lines), LONGEST_HEAD):
        line = lines[at]
        if label := label_of(line):
            role, value = label
            head.tells = True
            if role == "body":
                return [value, *lines[at + 1 :]] if value else lines[at + 1 :]
            if not value and role != "skip" and at + 1 < len(lines):
                at += 1
                value = lines[at]
            _keep(head, role, value)
        elif line.lower() in BODY:
            return lines[at + 1 :]
        elif day := day_in_head(line):
            head.day, head.tells = head.day or day, True
            if found := BESIDE_DAY.search(line):
                head.said.setdefault("outlet", found[1])
        elif (found := DATED_OUTLET.match(line)) and (head.before or _is_short(lines, at + 1)):
            head.day, head.tells = read_date(DAY.search(line)[0]), True  # type: ignore[index]
            head.said.setdefault("outlet", found["outlet"])
        elif ASIDE.fullmatch(line):
            head.tells = True
        elif by := BY.fullmatch(line):
            head.said.setdefault("author", by[1])
        elif _is_short(lines, at) and len(head.before) + len(head.after) < 3 and not SEPARATOR.fullmatch(line):
            (head.after if head.day else head.before).append(line)
        elif not SEPARATOR.fullmatch(line):
            break
        at += 1
    return lines[at:]


def _keep(head: _Head, role: str, value: str) -> None:
    if role == "date":
        head.day = head.day or day_in_head(value) or ((found := DAY.search(value)) and read_date(found[0])) or None
    elif role != "skip":
        head.said.setdefault(role, value)


def _is_short(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and looks_like(lines[at])


def _told_apart(head: _Head) -> tuple[str, str]:
    """Which of the short lines is the headline, and which the outlet; what is labelled goes before."""
    title, outlet = head.said.get("title", ""), head.said.get("outlet", "")
    left = [*head.before, *head.after]
    if not left or not head.tells or outlet or len(left) == 1:
        return title or next(iter(left), ""), outlet
    if title:
        return title, next((line for line in left if _is_outlet(line)), "")
    known = next((line for line in left if _is_outlet(line)), None)
    if known is None:
        short = head.before[-1:] if len(head.before) > 1 else left[1::-1]
        known = min(
            (line for line in short if line.count(" ") < MOST_IN_OUTLET), key=lambda line: line.count(" "), default=""
        )
    return next((line for line in left if line != known), known), known


def _is_outlet(line: str) -> bool:
    known = lexicon.words("outlets.txt")
    plain = line.lower()
    return plain in known or (any(word in known for word in re.findall(r"[\w.-]+", plain)) and line.count(" ") < 5)


def _is_foot(line: str) -> bool:
    label = label_of(line)
    return bool(SEPARATOR.fullmatch(line) or ASIDE.fullmatch(line) or (label and label[0] in ("skip", "url")))
