"""Names on axes and in hovers: escaped, for plotly reads markup; wrapped, so that a telephone shows them."""

import datetime
import html
import textwrap
from collections.abc import Sequence
from urllib.parse import parse_qs

from analysis.interface import Words
from analysis.report.doors import Target, query

LONGEST_LINE = 22
LONGEST_SAID = 160
HOVER_WIDTH = 56
WEEK = 6


def plain(text: str) -> str:
    """Words of a text as plotly shows them literally.

    >>> plain("<b>АО «Нур»</b>")
    '&lt;b&gt;АО «Нур»&lt;/b&gt;'
    """
    return html.escape(text, quote=False)


def label(name: str, width: int = LONGEST_LINE) -> str:
    """A name on an axis: two lines at most, the rest an ellipsis.

    >>> label("Министерство иностранных дел Республики Казахстан")
    'Министерство<br>иностранных дел…'
    """
    lines = textwrap.wrap(name, width, max_lines=2, placeholder="…")
    return "<br>".join(plain(line) for line in lines)


def percent(share: float, words: Words) -> str:
    """A share of 1 with two digits that tell: of «0,08 %» and «0,12 %» a whole number would tell nothing.

    >>> from pages.shared.words import words_in
    >>> [percent(share, words_in("en")) for share in (0.434, 0.0702, 0.0012, 0)]
    ['43%', '7.0%', '0.12%', '0%']
    """
    value = 100 * share
    digits = next((n for n, least in enumerate((9.95, 0.995, 0.0995)) if value >= least), 3) if value else 0
    return words("report.percent", share=words.number(value, digits))


def whole_percent(share: float, words: Words) -> str:
    """A share of 1 as tables have it beside its number.

    >>> from pages.shared.words import words_in
    >>> [whole_percent(share, words_in("en")) for share in (0.434, 0.004, 0)]
    ['43%', '<1%', '0%']
    """
    rounded = words.number(100 * share)
    return words("report.percent_below") if 0 < share < 0.01 else words("report.percent", share=rounded)


def said(text: str) -> str:
    """The beginning of a statement or a sentence, wrapped for a hover."""
    short = textwrap.shorten(text, LONGEST_SAID, placeholder="…")
    return "<br>".join(plain(line) for line in textwrap.wrap(short, HOVER_WIDTH))


MOST_DAYS = 6
"""Dates below a chart: so many stand side by side on a telephone."""


def days_below(days: Sequence[datetime.date], words: Words) -> tuple[list[int], list[str]]:
    """Which of `days` are written below a chart, and how: the year in a second line, where it is a new one.

    >>> from pages.shared.words import words_in
    >>> days_below([datetime.date(2025, 12, 1), datetime.date(2026, 1, 1), datetime.date(2026, 2, 1)], words_in("ru"))
    ([0, 1, 2], ['01.12<br>2025', '01.01<br>2026', '01.02'])
    """
    places = list(range(0, len(days), max(1, -(-len(days) // MOST_DAYS))))
    told, year = [], 0
    for place in places:
        day = days[place]
        told.append(words.date(day).removesuffix(str(day.year)).strip(" ."))
        if day.year != year:
            told[-1] += f"<br>{day.year}"
        year = day.year
    return places, told


def step(since: datetime.date, until: datetime.date, words: Words) -> str:
    """What a stretch of a chart is, from its first day to its last: «по неделям: дата — понедельник»."""
    length = (until - since).days
    return words("report.step." + ("day" if not length else "week" if length <= WEEK else "month"))


def click(target: Target) -> list[str]:
    """What a click on a bar or a tick means, as a chart's `customdata` carries it.

    >>> target_of(click(Target("entities", {"entity": "США"})))
    Target(page='entities', params={'entity': 'США'})
    """
    return [target.page, query(target.params)]


def target_of(customdata: list[str]) -> Target:
    """The target that `click` wrote."""
    page, params = customdata
    values = parse_qs(params)
    return Target(page, {name: own if len(own) > 1 else own[0] for name, own in values.items()})
