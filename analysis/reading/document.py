"""What a file holds: texts to take, and what of it is not taken."""

import dataclasses
import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis import lexicon
from analysis.card import NO_CARD, Card
from analysis.reading.checks import check_form
from analysis.reading.dates import read_date
from analysis.reading.error import ReadingError
from analysis.reading.text import clean

DAY = re.compile(r"\d{1,2}[. ][^\W\d_]+ \d{4}\b|\d{1,2}\.\d{1,2}\.\d{4}\b|\d{4}-\d\d-\d\d\b")
TIMED = re.compile(r"\d{1,2}:\d\d(?:,? | \| )(?=\d)")
"""A time before a day: «14:20, 5 марта 2024»."""

LONGEST_DATED = 120
"""Characters of a line that says when, and by whom: a longer one is a part of the story."""

UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
"""Signs that say where a word may be broken, or turn the direction of writing: a name must not look like another."""


Pairs = tuple[tuple[str, str], ...]
"""Names with their values, in the order of the file, empty ones left out."""

LONGEST_KEPT = 2_000
"""Characters of a value that is kept: a longer one is another text, and is cut."""

GROUPED = re.compile("[+-]?[1-9]\\d{0,2}(?:[ \xa0\u2009\u202f]\\d{3})+(?:[.,]\\d+)?")
"""«2 786»: a number as people write it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text that a file holds, cleaned and checked.

    `name` stands for it in a list (the file's name without its ending, the title of a row), `card` is what the file
    itself says of it, `place` is where in the file it was («строка 12»). `encoding` is "" where the format knows its
    own; `certain` is False where too few letters tell it. `kept` is what else the file says of it, under the file's own
    names («Тональность», «негативная»).
    """

    name: str
    text: str
    card: Card = NO_CARD
    encoding: str = ""
    certain: bool = True
    place: str = ""
    kept: Pairs = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a part of one, that is not taken, and why."""

    name: str
    place: str
    error: ReadingError


@dataclass(frozen=True, slots=True)
class Left:
    """What else is to be said of a file: how many times something was left out or mended. `key` says what."""

    key: str
    count: int


def kept_pairs(found: Iterable[tuple[str, str]]) -> Pairs:
    """What is kept of what a file says beside the text: what has a value, in one line, a number without its spaces.

    >>> kept_pairs([("Тональность", " негативная"), ("Аудитория", "2 786"), ("Теги", "")])
    (('Тональность', 'негативная'), ('Аудитория', '2786'))
    """
    told = ((name, one_line(value[: 2 * LONGEST_KEPT])) for name, value in found if value)
    return tuple(
        (name, re.sub(r"\s", "", value) if GROUPED.fullmatch(value) else value[:LONGEST_KEPT])
        for name, value in told
        if value
    )


def compose(name: str, paragraphs: Iterable[str], card: Card = NO_CARD) -> Document:
    """The document of a file's paragraphs: `card.title` and an empty line, then a line for each paragraph.

    The headline is not said twice where the paragraphs begin with it. Raises ReadingError where there is no
    text.

    >>> compose("мост.docx", ["Мост открыт", "По нему\\nпошли  машины.", ""], Card("Мост открыт")).text
    'Мост открыт\\n\\nПо нему пошли машины.'
    """
    card = dataclasses.replace(card, title=one_line(card.title), outlet=one_line(card.outlet), url=one_line(card.url))
    lines = [line for paragraph in paragraphs if (line := one_line(paragraph))]
    if lines and lines[0] == card.title:
        del lines[0]
    text = "\n".join(lines)
    text = f"{card.title}\n\n{text}" if card.title and text else text or card.title
    check_form(text)
    return Document(bare_name(name), text, card)


def dated(lines: Sequence[str]) -> datetime.date | None:
    """The day that one of the first lines says (`day_of`), or None.

    >>> dated(["Мост открыт", "3 февраля 2020, 10:15 | Анна Ким", "По нему пошли машины."])
    datetime.date(2020, 2, 3)
    >>> dated(["3 февраля 2020 года открыли мост."])
    """
    return next(filter(None, map(day_of, lines[:4])), None)


def day_of(line: str) -> datetime.date | None:
    """The day of a line that says when a text appeared: it is a day, or begins with one or with words for that and is
    no sentence.

    >>> day_of("Опубликовано: 5 марта 2024 г. в 09:15 | Автор: Глеб Ступин")
    datetime.date(2024, 3, 5)
    >>> day_of("5 марта 2024 года мост открыли.")
    """
    if len(line) > LONGEST_DATED:
        return None
    said = TIMED.sub("", _without_words(line.strip()), count=1)
    if day := read_date(said):
        return day
    found = DAY.match(said)
    sentence = line.rstrip().endswith((".", "!", "?")) and not line.rstrip().endswith("г.")
    return read_date(found[0]) if found and not sentence and not _goes_on(said[found.end() :]) else None


def _without_words(line: str) -> str:
    """«Опубликовано: 5 марта 2024» without what says that a day follows."""
    plain = line.lower().replace("ё", "е")
    heads = (row[2] for row in lexicon.rows("calendar.tsv") if row[0] == "before")
    head = next((head for head in sorted(heads, key=len, reverse=True) if plain.startswith(head)), "")
    rest = line[len(head) :]
    return rest.lstrip(" :—–-\xa0\t") if head and rest[:1] in " :—–-\xa0\t" else line


def _goes_on(rest: str) -> bool:
    """Whether a sentence follows the day: a small letter, but for «г.» and «в 09:15»."""
    rest = re.sub(r"^\s*(?:г\.|года?\b)?,?\s*(?:в\s*)?(?=\d|\W|$)", "", rest)
    return bool(re.match(r"\s*[а-яё]", rest)) and not re.match(r"\s*(?:г|года?|в\s*\d)", rest)


def one_line(text: str) -> str:
    """`text` cleaned, in one line, with one space between words and no places for a hyphen in them.

    >>> one_line(" Мост\\n от\\xadкрыт\\x00")
    'Мост открыт'
    """
    return re.sub(r"\s+", " ", UNSEEN.sub("", clean(text))).strip()


def bare_name(name: str) -> str:
    """A file's name without its folders and its ending, safe to show.

    >>> bare_name("папка\\\\мост.2020.docx"), bare_name(".docx"), bare_name("")
    ('мост.2020', '.docx', '')
    """
    return one_line(PurePosixPath(name.replace("\\", "/")).stem)
