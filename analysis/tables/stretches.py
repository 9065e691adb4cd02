"""Equal stretches of time: days, weeks from Monday, months, and by which of them a time is told."""

import datetime
from collections.abc import Iterator, Sequence

DAYS_BY_DAY, DAYS_BY_WEEK = 31, 200
"""Up to so many days a timeline goes by days, by weeks; a longer one by months."""


def stretches(days: Sequence[datetime.date]) -> Iterator[tuple[str, datetime.date, datetime.date]]:
    """The equal stretches of time, without a gap, in which `days` lie: step, first and last day; none for one day.

    >>> [str(until) for _, _, until in stretches([datetime.date(2026, 9, 1), datetime.date(2026, 9, 3)])]
    ['2026-09-01', '2026-09-02', '2026-09-03']
    """
    if not days or min(days) == max(days):
        return
    step = step_of(min(days), max(days))
    start = begun(min(days), step)
    while start <= max(days):
        after = next_start(start, step)
        yield step, start, max(start, after - datetime.timedelta(days=1))
        if after == start:
            return
        start = after


def step_of(first: datetime.date, last: datetime.date) -> str:
    """By what a timeline from `first` to `last` goes: day, week or month.

    >>> step_of(datetime.date(2026, 9, 1), datetime.date(2026, 9, 14))
    'day'
    """
    days = (last - first).days + 1
    return "day" if days <= DAYS_BY_DAY else "week" if days <= DAYS_BY_WEEK else "month"


def begun(day: datetime.date, step: str) -> datetime.date:
    """The first day of the stretch (`step_of`) in which `day` lies."""
    if step == "week":
        return day - datetime.timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def next_start(start: datetime.date, step: str) -> datetime.date:
    """The first day of the stretch after the one that begins with `start`; the last day of the calendar where there is
    none."""
    try:
        if step == "month":
            return (start.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        return start + datetime.timedelta(days=7 if step == "week" else 1)
    except OverflowError:
        return datetime.date.max
