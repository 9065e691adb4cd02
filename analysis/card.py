"""The card of a text: where it appeared."""

import datetime
import re
from dataclasses import dataclass, replace

from analysis import lexicon


@dataclass(frozen=True, slots=True)
class Card:
    """Where a text appeared; what is not known is empty.

    date, time: as they were written, `time` with its zone where one was said. A time stands beside a date only.
    """

    title: str = ""
    outlet: str = ""
    date: datetime.date | None = None
    url: str = ""
    time: datetime.time | None = None


NO_CARD = Card()

MOSCOW = datetime.timezone(datetime.timedelta(hours=3))
"""The zone of a time that was written without one."""


KIND_OF_OUTLET = re.compile(rf"\b(?:{'|'.join(sorted(lexicon.words('outlet_kinds.txt')))})\b")


def titled(card: Card, headline: str) -> Card:
    """With the headline of the text where the card has no title.

    >>> titled(Card(outlet="Вестник"), "Мост открыт").title
    'Мост открыт'
    """
    return card if card.title.strip() else replace(card, title=headline)


def moment(date: datetime.date | None, time: datetime.time | None) -> datetime.date | None:
    """When that was: a datetime with its zone, a date alone where the time is not known, or None.

    >>> moment(datetime.date(2026, 9, 1), datetime.time(14, 20)).isoformat()
    '2026-09-01T14:20:00+03:00'
    """
    if date is None or time is None:
        return date
    return datetime.datetime.combine(date, time if time.tzinfo else time.replace(tzinfo=MOSCOW))


def fold_outlet(name: str) -> str:
    """The name of an outlet as names of outlets are compared: without marks and without what kind of outlet it is.

    >>> fold_outlet("газета «Вечерняя Заря»"), fold_outlet("ВЕЧЕРНЯЯ ЗАРЯ")
    ('вечерняя заря', 'вечерняя заря')
    """
    plain = " ".join(re.findall(r"[\w.]+", name.lower().replace("ё", "е")))
    return " ".join(KIND_OF_OUTLET.sub(" ", plain).split()) or plain
