"""The card of a text: where it appeared."""

import datetime
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """Where a text appeared; what is not known is empty."""

    title: str = ""
    outlet: str = ""
    date: datetime.date | None = None
    url: str = ""


NO_CARD = Card()


KIND_OF_OUTLET = re.compile(
    r"\b(?:информационное|агентство|информагентство|газета|журнал|телеканал|канал|портал|издание|сайт|радиостанция|"
    r"иа|тк|news agency)\b"
)


def fold_outlet(name: str) -> str:
    """The name of an outlet as names of outlets are compared: without marks and without what kind of outlet it is.

    >>> fold_outlet("газета «Вечерняя Заря»"), fold_outlet("ВЕЧЕРНЯЯ ЗАРЯ")
    ('вечерняя заря', 'вечерняя заря')
    """
    plain = " ".join(re.findall(r"[\w.]+", name.lower().replace("ё", "е")))
    return " ".join(KIND_OF_OUTLET.sub(" ", plain).split()) or plain
