"""What a text must be to be worth an analysis: something, of a bearable length, no page's source, Russian."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from analysis.article import CYRILLIC, NOT_RUSSIAN, RUSSIAN, is_foreign
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS

LONGEST = LIMITS.text
"""Characters; two million, a thick novel, where nothing else is configured. An analysis of so much takes minutes and
some gigabytes of memory."""

TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]{0,1000}>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
PAGE = re.compile(r"\s*(<!doctype\s+html|<html|<\?xml|<rss\b)", re.IGNORECASE)


def check(text: str) -> None:
    """Raises the ReadingError of the first check that finds something against `text`, its language among them."""
    check_form(text)
    check_language(text)


def check_form(text: str) -> None:
    """As `check`, whatever the language."""
    _first_of(FORM, text)


def check_language(text: str) -> None:
    """As `check`, of the language alone: an analyst may want the text all the same."""
    _first_of(LANGUAGE, text)


def _first_of(rules: "Iterable[Rule]", text: str) -> None:
    for rule in rules:
        if problem := rule(text):
            raise problem


def nothing(text: str) -> ReadingError | None:
    """White space only."""
    return None if text.strip() else ReadingError("empty")


def too_long(text: str) -> ReadingError | None:
    """More than LONGEST characters."""
    return ReadingError("too_long", limit=LONGEST) if len(text) > LONGEST else None


def page_source(text: str) -> ReadingError | None:
    """It begins as a web page, or at least ten tags make up a tenth of it. A few tags are part of a text."""
    if PAGE.match(text):
        return ReadingError("html")
    closed = text.rfind("-->") + 3  # no comment is looked for where none can end: each `<!--` would look through all
    tags = [len(tag) for found in (COMMENT.findall(text, 0, closed), TAG.findall(text)) for tag in found]
    return ReadingError("html") if len(tags) >= 10 and sum(tags) >= 0.1 * len(text) else None


def not_cyrillic(text: str) -> ReadingError | None:
    """Fewer than three letters of ten are Cyrillic: another language with Russian names or words in it."""
    cyrillic = _cyrillic(text)
    if not cyrillic:
        return ReadingError("no_cyrillic")
    if cyrillic >= 0.3 * len(text):  # which letters cannot be more than
        return None
    letters = sum(map(str.isalpha, text))
    return ReadingError("few_cyrillic", cyrillic=cyrillic, letters=letters) if cyrillic < 0.3 * letters else None


def misread(text: str) -> ReadingError | None:
    """UTF-8 taken for windows-1251, two letters for one («РњРѕСЃС‚» for «Мост»): read the other way they are words."""
    again = text.encode("cp1251", "ignore").decode("utf-8", "ignore")
    found = _cyrillic(again)
    return ReadingError("misread") if found and found > 0.3 * _cyrillic(text) else None


def another_cyrillic(text: str) -> ReadingError | None:
    """Most of it is in paragraphs of another language. Single ones of a Russian text are set aside when it is
    analysed (`article.another_language`)."""
    if not NOT_RUSSIAN.search(text.lower()):
        return None
    foreign = [line for line in text.split("\n") if is_foreign(line)]
    if sum(map(len, foreign)) <= 0.5 * len(text):
        return None
    found = Counter(letter for line in foreign for letter in _letters(line) if letter not in RUSSIAN)
    return ReadingError("other_cyrillic", found=", ".join(letter for letter, _ in found.most_common(5)))


def _letters(line: str) -> str:
    return "".join(CYRILLIC.findall(line.lower()))


def no_yery(text: str) -> ReadingError | None:
    """A thousand letters and no «ы», which is every fiftieth letter of Russian: Bulgarian, Serbian, Macedonian."""
    return ReadingError("no_yery") if "ы" not in text.lower() and _cyrillic(text) >= 1000 else None


def _cyrillic(text: str) -> int:
    return sum(map(len, CYRILLIC.findall(text)))


Rule = Callable[[str], ReadingError | None]
"""It says what is wrong with a text, or None."""

FORM: tuple[Rule, ...] = (nothing, too_long, page_source, misread)
LANGUAGE: tuple[Rule, ...] = (not_cyrillic, another_cyrillic, no_yery)
