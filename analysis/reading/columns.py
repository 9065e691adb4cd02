"""Which column of a table is the text, the headline, the date, the outlet and the address, and where its header is."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from itertools import count, islice
from statistics import mean

from analysis import lexicon
from analysis.reading.dates import read_cell, read_date
from analysis.reading.document import one_line
from analysis.reading.heading import file_words

Row = Sequence[str]

LONGEST_NAME = 60
"""Characters: a longer cell is no column's name."""

SAMPLE = 200
"""Rows that the guess looks at."""

LONGER = 1.5
"""A column named for the text that has so many times the Russian letters of a surer name is the text."""

CUT = re.compile(r"(?<!\s)\s*+(?:(?:…|\.\.\.)\s*+)?\[\+\d++ " + file_words("signs") + r"\]\s*$")
"""«… [+1203 chars]»: how services say that they give the beginning only."""


def is_cut(text: str) -> bool:
    """Whether a text says so; it is looked for where it may end so alone.

    >>> is_cut("Мост открыт… [+1203 chars]"), is_cut("Мост [+ 2] открыт")
    (True, False)
    """
    return text.rstrip().endswith("]") and CUT.search(text) is not None


URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-zа-я]{2,}", re.IGNORECASE)
RUSSIAN = re.compile(r"[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class Columns:
    """The name of the column in each role; None where no column has it."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None


ROLES = tuple(field.name for field in fields(Columns))


@dataclass(frozen=True, slots=True)
class TableHead:
    """The names of a table's columns, its first rows, the guessed columns, and in which row the texts begin (from 1).

    A table without a header has its columns named as in a spreadsheet: A, B, C.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Columns
    first: int


def read_head(rows: Sequence[Row]) -> TableHead:
    """The head of a table, from its first rows.

    >>> head = read_head([["Дата", "Текст"], ["05.03.2024", "Мост открыт."]])
    >>> head.headers, head.columns.date, head.first
    (('Дата', 'Текст'), 'Дата', 2)
    """
    at = find_header(rows)
    below = rows[0 if at is None else at + 1 :]
    width = max(map(len, [*below, () if at is None else rows[at]]), default=0)
    headers = name_columns(() if at is None else rows[at], width)
    filled = tuple((*row, *[""] * (width - len(row))) for row in below if any(cell.strip() for cell in row))
    return TableHead(headers, filled, guess_columns(headers, filled), 1 if at is None else at + 2)


def find_header(rows: Sequence[Row]) -> int | None:
    """The row that names the columns: one that has two known names, else the first where it has one known name or is
    unlike the rows below it; None where there is no such row.

    >>> find_header([["Отчёт за март"], ["Дата", "Текст"], ["05.03.2024", "Мост открыт."]])
    1
    """
    for at, row in enumerate(rows[:20]):
        if len({role for cell in row for role in roles_of(cell)}) >= 2:
            return at
    at = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
    if at >= len(rows) or any(_is_value(cell) for cell in rows[at]):
        return None
    if any(roles_of(cell) for cell in rows[at]):
        return at
    below = rows[at + 1 : SAMPLE]
    unlike = any(
        below and mean(_is_value(row[i]) if i < len(row) else False for row in below) > 0.5
        for i, cell in enumerate(rows[at])
        if cell.strip()
    )
    return at if unlike else None


def name_columns(header: Row, width: int) -> tuple[str, ...]:
    """A name for each of `width` columns, no two alike; a column without one is called by its letter.

    >>> name_columns(["Текст", "", "Текст"], 4)
    ('Текст', 'B', 'Текст (2)', 'D')
    """
    names: dict[str, None] = {}
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for i in range(width):
        called = (one_line(header[i])[:LONGEST_NAME] if i < len(header) else "") or _letters(i)
        name = called
        while name in names:
            name = f"{called} ({next(numbers[called])})"
        names[name] = None
    return tuple(names)


def guess_columns(headers: Sequence[str], rows: Sequence[Row]) -> Columns:
    """The columns that names and values speak for; what no column is like is None. The longest Russian text is the
    text where no name says so.

    >>> guess_columns(["id", "A"], [["7", "Мост открыт, и по нему пошли машины."]])
    Columns(text='A', title=None, date=None, outlet=None, url=None)
    """
    values = {name: [row[i] for row in islice(rows, SAMPLE) if row[i].strip()] for i, name in enumerate(headers)}
    lengths = {name: mean(map(_russian_letters, cells)) if cells else 0 for name, cells in values.items()}
    claims = {name: _claims(name, values[name]) for name in headers}
    found = Columns()
    for role in FITS:
        free = [name for name in headers if name not in _chosen(found)]
        named = [name for name in free if role in claims[name]]
        best = min(named, key=lambda name: (claims[name][role], -lengths[name]), default=None)
        if best and role == "text":
            longest = max(texts_among(named, values), key=lambda name: lengths[name])
            cut = _most(values[best], is_cut, 0.3)
            best = longest if cut or lengths[longest] > LONGER * lengths[best] else best
        unnamed = [name for name in free if values[name] and not claims[name] and not says_else(name)]
        if best is None and role == "text":
            russian = [
                name
                for name in free
                if lengths[name] and (not roles_of(name) or "title" in claims[name]) and not says_else(name)
            ]
            best = max(russian, key=lambda name: lengths[name], default=None)
        elif best is None:
            best = next((name for name in unnamed if TELLS[role](values[name])), None)
        found = replace(found, **{role: best})
    return found


def texts_among(named: Sequence[str], values: Mapping[str, list[str]]) -> list[str]:
    """The columns named for the text whose cells are not cut, or all of them where each is."""
    return [name for name in named if values[name] and not _most(values[name], is_cut, 0.3)] or list(named)


@lru_cache(10_000)
def roles_of(name: str) -> dict[str, tuple[int, int]]:
    """The roles that a column's name speaks for, each with a rank: the whole name, or how it begins, is a known one.

    >>> roles_of("Pub_Date"), roles_of("Дата загрузки")
    ({'date': (0, 6)}, {'date': (1, 3)})
    """
    if len(name) > LONGEST_NAME:
        return {}
    ranks: dict[str, tuple[int, int]] = {}
    for called in {name: None, name.rpartition(".")[2]: None}:  # «_source.text» is what it is called last
        parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", called)
        plain = " ".join(re.findall(r"[^\W_]+", parted.lower().replace("ё", "е")))
        for role, known in _names().items():
            for number, words in enumerate(known):
                if plain == words or (plain.startswith(f"{words} ") and role not in ranks):
                    ranks[role] = min(ranks.get(role, (1, number)), (int(plain != words), number))
    whole = {role: rank for role, rank in ranks.items() if not rank[0]}
    return whole or ranks


def says_time(name: str) -> bool:
    """Whether a column's name says that it has the time of day beside the date.

    >>> says_time("Время выхода"), says_time("Дата")
    (True, False)
    """
    plain = " ".join(re.findall(r"[^\W_]+", name.lower().replace("ё", "е")))
    return ("time", plain) in lexicon.rows("column_names.tsv")


def says_else(name: str) -> bool:
    """Whether a column's name says that it is none of a text's parts, whatever its values are like.

    >>> says_else("Автор"), says_else("Заголовок")
    (True, False)
    """
    plain = " ".join(re.findall(r"[^\W_]+", name.lower().replace("ё", "е")))
    return ("else", plain) in lexicon.rows("column_names.tsv")


@cache
def _names() -> dict[str, list[str]]:
    rows = lexicon.rows("column_names.tsv")
    return {role: [words for kind, words in rows if kind == role] for role in ROLES}


def _most(values: list[str], test: Callable[[str], object], share: float) -> bool:
    return sum(bool(test(value)) for value in values) >= share * len(values)


def _is_headlines(values: list[str]) -> bool:
    words = mean(len(value.split()) for value in values)
    return (
        3 <= words <= 25
        and _most(values, lambda value: len(value) <= 300 and "\n" not in value and RUSSIAN.search(value), 0.8)
        and len(set(values)) >= 0.8 * len(values)
    )


def _is_outlet(value: str) -> bool:
    known = lexicon.words("outlets.txt")
    plain = value.strip().lower()
    return bool(DOMAIN.fullmatch(plain)) or any(word in known for word in [plain, *re.findall(r"[\w.-]+", plain)])


FITS: dict[str, Callable[[list[str]], bool]] = {
    "url": lambda values: _most(values, lambda value: URL.match(value.strip()) or DOMAIN.match(value.strip()), 0.5),
    "date": lambda values: _most(values, read_cell, 0.5),
    "outlet": lambda values: (
        mean(map(len, values)) <= 80
        and not _most(values, lambda value: URL.match(value.strip()) or re.fullmatch(r"[\d\s.,:-]+", value), 0.5)
    ),
    "text": lambda values: _most(values, RUSSIAN.search, 0.3) and not _most(values, read_date, 0.5),
    "title": lambda values: (
        mean(map(len, values)) <= 400 and _most(values, lambda value: any(map(str.isalpha, value)), 0.5)
    ),
}
"""What the values of a column must be like that is named for a role; roles in the order in which they choose."""

TELLS: dict[str, Callable[[list[str]], bool]] = {
    "url": lambda values: _most(values, lambda value: URL.fullmatch(value.strip()), 0.8),
    "date": lambda values: _most(values, read_date, 0.8),
    "outlet": lambda values: mean(map(len, values)) <= 40 and _most(values, _is_outlet, 0.5),
    "title": _is_headlines,
}
"""What the values must be like for a role where no name says it."""


def _claims(name: str, values: list[str]) -> dict[str, tuple[int, int]]:
    """The roles that a column's name speaks for and its values do not speak against."""
    return {role: rank for role, rank in roles_of(name).items() if not values or FITS[role](values)}


def _chosen(columns: Columns) -> set[str]:
    return {name for role in ROLES if (name := getattr(columns, role))}


def _is_value(cell: str) -> bool:
    """A long text, a date, a number or an address: nothing that a column is called."""
    plain = cell.strip()
    return len(plain) > LONGEST_NAME or bool(read_date(plain) or URL.match(plain) or re.fullmatch(r"[\d\s.,-]+", plain))


def _russian_letters(value: str) -> int:
    return len(RUSSIAN.findall(value))


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB …, as spreadsheets call columns."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(65 + last)
