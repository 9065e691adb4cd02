"""The words of the interface: one folder a language, one file a subject, `[table] key = "text"` or its plural forms."""

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, format_decimal, parse_pattern

LANGUAGES = ("ru", "en")
"""Russian first: it is what opens by default."""


class Language:
    """One language: its texts, plural forms, numbers and dates.

    >>> words = Language("ru", {"quotes.direct": {"one": "{n} прямая цитата", "few": "{n} прямые цитаты"}})
    >>> words("quotes.direct", n=4)
    '4 прямые цитаты'
    """

    def __init__(self, language: str, texts: dict[str, str | dict[str, str]]) -> None:
        self.language = language
        self._texts = texts
        self._locale = Locale.parse({"ru": "ru_RU", "en": "en_GB"}[language])

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under `key` with `values` filled in; `n` chooses the plural form; numbers in the usual form."""
        text = self._texts[key]
        if isinstance(text, dict):
            n = values["n"]
            assert isinstance(n, int | float), f"{key}: n chooses the plural form"
            form = self._locale.plural_form(n)
            text = text.get(form, text.get("other", text.get("many", "")))
        return text.format(**{name: self._shown(value) for name, value in values.items()})

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def number(self, value: float, digits: int = 0) -> str:
        """
        >>> Language("ru", {}).number(10000.5, 1)
        '10\\xa0000,5'
        """
        return format_decimal(value, _pattern(digits), locale=self._locale)

    def date(self, value: datetime.date) -> str:
        """
        >>> Language("ru", {}).date(datetime.date(2020, 2, 1))
        '01.02.2020'
        """
        return format_date(value, "dd.MM.yyyy" if self.language == "ru" else "d MMM yyyy", locale=self._locale)

    def _shown(self, value: object) -> object:
        match value:
            case bool() | str():
                return value
            case int():
                return self.number(value)
            case float():
                return self.number(value, 1)
            case datetime.date():
                return self.date(value)
        return value


@cache
def _pattern(digits: int) -> NumberPattern:
    """Read once: a page has hundreds of numbers, and reading it takes longer than all else of a number."""
    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


@cache
def words_in(language: str) -> Language:
    """The words of `language`, all its files read as `file.table.key`; `[plural]`-like tables hold plural forms."""
    texts: dict[str, str | dict[str, str]] = {}
    for path in sorted((Path(__file__).parent / language).glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            _collect(f"{path.stem}.{key}", value, texts)
    return Language(language, texts)


PLURAL_FORMS = {"one", "few", "many", "other"}


def _collect(key: str, value: str | dict[str, Any], texts: dict[str, str | dict[str, str]]) -> None:
    if isinstance(value, str) or set(value) <= PLURAL_FORMS:
        texts[key] = value
        return
    for name, inner in value.items():
        _collect(f"{key}.{name}", inner, texts)
