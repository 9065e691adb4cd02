"""Dates as files and tables write them. The day is the one that is written: no zone moves it."""

import datetime
import re
from collections.abc import Iterable
from functools import cache

from analysis import lexicon

YEARS = range(1700, 2200)
"""Outside these a number that looks like a year is none."""

TIME = r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?"
ZONE = r"\(?(?:z|utc|gmt|msk|мск|[a-z]{2,4}t)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?"
BEFORE = rf"(?:(?P<weekday>[a-zа-я]+)\.?,?\s+)?(?:{TIME}[\s,|]+)?"
AFTER = rf"(?:(?:[\s,|]+|\s*t\s*)(?:(?:в|at)\s+)?{TIME}\s*{ZONE}(?:\s*\([a-z]+\))?)?"

FORMS = tuple(
    re.compile(BEFORE + form + AFTER)
    for form in (
        r"(?P<year>\d{4})(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?:\s?г(?:\.|ода)?)?",
        r"(?P<day>\d{1,2})[\s-]?(?P<month>[a-zа-я]+)\.?,?[\s-]?(?P<year>\d{4})(?:\s?г(?:\.|ода)?)?",
        r"(?P<month>[a-z]+)\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:t\d{4,6}z?)?",
    )
)
"""2024-03-05, 05.03.2024, 5 марта 2024 г., March 5, 2024, 20240305; with a day of the week and a time or without."""

NUMBER = re.compile(r"\d{5}(?:[.,]\d*)?|\d{10}|\d{13}")


def read_date(text: str, *, month_first: bool = False) -> datetime.date | None:
    """The date that the whole of `text` is, or None. The day stands before the month («05.03.2024» is in March)
    unless it cannot, or `month_first` says otherwise of dates with a slash.

    >>> read_date("вт, 5 марта 2024 г., 14:20 (мск)")
    datetime.date(2024, 3, 5)
    >>> read_date("2024-03-05T23:30:00Z"), read_date("вчера")
    (datetime.date(2024, 3, 5), None)
    """
    plain = re.sub(r"\s+", " ", text).strip().lower()
    if not 6 <= len(plain) <= 60:
        return None
    for form in FORMS:
        if found := form.fullmatch(plain):
            parts = found.groupdict()
            if parts["weekday"] and parts["weekday"] not in _calendar("weekday"):
                continue
            month = parts["month"]
            number = int(month) if month.isdecimal() else _calendar("month").get(month, 0)
            swap = parts.get("sign") == "/" and len(parts["year"]) == 4 and not plain.startswith(parts["year"])
            return _date(_year(parts["year"]), number, int(parts["day"]), swap=swap, first=month_first)
    return None


def read_cell(text: str, *, month_first: bool = False) -> datetime.date | None:
    """As `read_date`; in a column of dates a bare number is one too: days as Excel counts them (45356), or seconds
    or milliseconds since 1970.

    >>> read_cell("45356"), read_cell("45356,597"), read_cell("1709648400")
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    """
    plain = text.strip()
    if not NUMBER.fullmatch(plain):
        return read_date(text, month_first=month_first)
    whole = int(re.split("[.,]", plain)[0])
    days = whole if len(str(whole)) <= 5 else 25_569 + whole // (86_400 if len(plain) == 10 else 86_400_000)
    found = datetime.date(1899, 12, 30) + datetime.timedelta(days)
    return found if found.year in YEARS else None


def months_first(texts: Iterable[str]) -> bool:
    """Whether a column writes 03/25/2024: some second number is too great for a month, and no first one.

    >>> months_first(["03/05/2024", "03/25/2024"]), months_first(["03/05/2024"])
    (True, False)
    """
    pairs = [re.match(r"\s*(\d{1,2})/(\d{1,2})/\d{4}\b", text) for text in texts]
    numbers = [(int(pair[1]), int(pair[2])) for pair in pairs if pair]
    return any(second > 12 for _, second in numbers) and all(first <= 12 for first, _ in numbers)


def _date(year: int, month: int, day: int, *, swap: bool, first: bool) -> datetime.date | None:
    if swap and (first or month > 12):
        month, day = day, month
    try:
        return datetime.date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _year(digits: str) -> int:
    """Two digits are a year from 1970 to 2069."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 70 else 2000)


@cache
def _calendar(kind: str) -> dict[str, int]:
    return {
        form: int(number)
        for row, number, forms in lexicon.rows("calendar.tsv")
        if row == kind
        for form in forms.split()
    }
