"""The card of a text: where it appeared."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """Where a text appeared; what is not known is empty."""

    title: str = ""
    outlet: str = ""
    date: datetime.date | None = None
    url: str = ""


NO_CARD = Card()
