"""How a screen says, wherever it does, who spoke, and where and when a text appeared."""

import datetime

from analysis.interface import Words
from analysis.tables import UNKNOWN


def spoken(words: Words, speaker: str) -> str:
    """The speaker's name, or that it is not known."""
    return words("quotes.unattributed") if speaker == UNKNOWN else speaker


def where(words: Words, outlet: str, date: datetime.date | None) -> str:
    """«Вестник, 01.02.2020», as far as it is known."""
    return ", ".join(part for part in (outlet, words.date(date) if date else "") if part)
