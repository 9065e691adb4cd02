"""Dates and times as files and tables write them. The day is the one that is written: no zone moves it."""

import datetime
import re
from collections.abc import Iterable
from functools import cache

from analysis import lexicon
from analysis.card import MOSCOW

YEARS = range(1700, 2200)
"""Outside these a number that looks like a year is none."""

TIME = r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?"
ZONE = r"\(?(?:z|utc|gmt|msk|мск|[a-z]{2,4}t)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?"
BEFORE = rf"(?:(?P<weekday>[a-zа-я]+)\.?,?\s+)?(?:(?P<early>{TIME})[\s,|]+)?"
AFTER = rf"(?:(?:[\s,|]+|\s*t\s*)(?:(?:в|at)\s+)?(?P<late>{TIME})\s*(?P<zone>{ZONE})(?:\s*\([a-z]+\))?)?"

FORMS = tuple(
    re.compile(BEFORE + form + AFTER)
    for form in (
        r"(?P<year>\d{4})(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?:\s?г(?:\.|ода)?)?",
        r"(?P<day>\d{1,2})[\s-]?(?P<month>[a-zа-я]+)\.?,?[\s-]?(?P<year>\d{4})(?:\s?г(?:\.|ода)?)?",
        r"(?P<month>[a-z]+)\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:t(?P<whole>\d{4}(?:\d\d)?)(?P<universal>z?))?",
    )
)
"""2024-03-05, 05.03.2024, 5 марта 2024 г., March 5, 2024, 20240305; with a day of the week and a time or without."""

CLOCK = re.compile(r"(\d{1,2}):(\d\d)[^ap]*([ap])?")
OFFSET = re.compile(r"(z|utc|gmt|msk|мск)?\s?(?:([+-])(\d{1,2})(?::?(\d\d))?)?")

NUMBER = re.compile(r"\d{5}(?:[.,]\d*)?|\d{10}|\d{13}")


def read_date(text: str, *, month_first: bool = False) -> datetime.date | None:
    """The date that the whole of `text` is, or None. The day stands before the month («05.03.2024» is in March)
    unless it cannot, or `month_first` says otherwise of dates with a slash.

    >>> read_date("вт, 5 марта 2024 г., 14:20 (мск)")
    datetime.date(2024, 3, 5)
    >>> read_date("2024-03-05T23:30:00Z"), read_date("вчера")
    (datetime.date(2024, 3, 5), None)
    """
    if (parts := _parts(text)) is None:
        return None
    month = parts["month"]
    number = int(month) if month.isdecimal() else _calendar("month").get(month, 0)
    swap = parts.get("sign") == "/" and len(parts["year"]) == 4 and not _plain(text).startswith(parts["year"])
    return _date(_year(parts["year"]), number, int(parts["day"]), swap=swap, first=month_first)


def read_time(text: str) -> datetime.time | None:
    """The hour and minute that a date says of itself (read_date), with its zone where that is written; None where it
    says none, at midnight to the minute (what has only days is written so), and in a zone that is not known.

    >>> read_time("вт, 5 марта 2024 г., 14:20 (мск)").isoformat(), read_time("2024-03-05T23:30:10Z").isoformat()
    ('14:20:00+03:00', '23:30:00+00:00')
    >>> read_time("14:20, 5 марта 2024").isoformat(), read_time("05.03.2024"), read_time("05.03.2024 0:00:00")
    ('14:20:00', None, None)
    """
    if (parts := _parts(text)) is None or read_date(text) is None:
        return None
    if whole := parts.get("whole"):
        told, zone = f"{whole[:2]}:{whole[2:4]}", parts.get("universal") or ""
    else:
        told, zone = parts["early"] or parts["late"] or "", parts["zone"] or ""
    return _time(told, zone)


def read_clock(text: str) -> datetime.time | None:
    """The time that the whole of `text` is: a cell beside that of the day.

    >>> read_clock("9:05").isoformat(), read_clock("21:30:15").isoformat(), read_clock("утром")
    ('09:05:00', '21:30:00', None)
    """
    plain = _plain(text)
    return _time(plain, "") if re.fullmatch(TIME, plain) else None


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


def read_cell_time(text: str) -> datetime.time | None:
    """As `read_time`, of what `read_cell` reads.

    >>> read_cell_time("45356,597").isoformat(), read_cell_time("1709648400").isoformat(), read_cell_time("45356")
    ('14:19:00', '14:20:00+00:00', None)
    """
    plain = text.strip()
    if not NUMBER.fullmatch(plain):
        return read_time(text)
    digits, _, part = plain.replace(",", ".").partition(".")
    if len(digits) == 5:
        minutes = int(float(f"0.{part or 0}") * 1440)
        return _time(f"{minutes // 60}:{minutes % 60:02}", "")
    minutes = int(digits) // (60 if len(digits) == 10 else 60_000) % 1440
    return _time(f"{minutes // 60}:{minutes % 60:02}", "z")


def months_first(texts: Iterable[str]) -> bool:
    """Whether a column writes 03/25/2024: some second number is too great for a month, and no first one.

    >>> months_first(["03/05/2024", "03/25/2024"]), months_first(["03/05/2024"])
    (True, False)
    """
    pairs = [re.match(r"\s*(\d{1,2})/(\d{1,2})/\d{4}\b", text) for text in texts]
    numbers = [(int(pair[1]), int(pair[2])) for pair in pairs if pair]
    return any(second > 12 for _, second in numbers) and all(first <= 12 for first, _ in numbers)


def _parts(text: str) -> dict[str, str] | None:
    """What a date is made of, by the names of the groups in FORMS."""
    plain = _plain(text)
    if not 6 <= len(plain) <= 60:
        return None
    for form in FORMS:
        if found := form.fullmatch(plain):
            parts = found.groupdict()
            if not parts["weekday"] or parts["weekday"] in _calendar("weekday"):
                return parts
    return None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


def _time(told: str, zone: str) -> datetime.time | None:
    found = CLOCK.match(told)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), found[3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    known = _zone(zone.strip(" ()"))
    if known is None or hour > 23 or minute > 59 or hour == minute == 0:
        return None
    return datetime.time(hour, minute, tzinfo=known[0])


def _zone(told: str) -> tuple[datetime.tzinfo | None] | None:
    """The zone that is written, in a tuple; of one that is not known nothing."""
    found = OFFSET.fullmatch(told)
    if not told or found is None:
        return None if told else (None,)
    name, sign, hours, minutes = found.groups()
    if not sign:
        return (MOSCOW if name in ("msk", "мск") else datetime.UTC,)
    offset = datetime.timedelta(hours=int(hours), minutes=int(minutes or 0))
    base = datetime.timedelta(hours=3) if name in ("msk", "мск") else datetime.timedelta()
    whole = base + (offset if sign == "+" else -offset)
    return (datetime.timezone(whole),) if abs(whole) < datetime.timedelta(hours=24) else None


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
