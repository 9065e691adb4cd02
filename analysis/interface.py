"""What charts, notes and files need of the interface's language; the words themselves live with the pages."""

import datetime
from typing import Protocol


class Words(Protocol):
    """A language: `words("quotes.direct", n=4)` gives «4 прямые цитаты»."""

    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under `key` with `values` filled in; `n` chooses the plural form; numbers in the usual form."""
        ...

    def __contains__(self, key: str) -> bool:
        """Whether there is a text under `key`."""
        ...

    def number(self, value: float, digits: int = 0) -> str:
        """«10 000,5»."""
        ...

    def date(self, value: datetime.date) -> str:
        """«01.02.2020»."""
        ...
