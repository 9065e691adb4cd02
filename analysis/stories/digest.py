"""What of a text tells which story it is: the words of its beginning and of all of it, numbers, speakers, moment."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from analysis import lexicon
from analysis.analyse import Analysis
from analysis.card import MOSCOW
from analysis.language import forms
from analysis.topics.reference import fold, per_million

HEAD = 8
"""Words that say what a text reports: the headline, and sentences after it until there are so many."""

GENERAL = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ", "PRED"})
"""Parts of speech that say nothing of an event."""

WORD = re.compile(r"[а-яёa-z]+(?:-[а-яёa-z]+)*|\d+(?:[.,]\d+)*", re.IGNORECASE)
SCALE = {word: float(worth) for word, worth in lexicon.pairs("numbers.tsv").items()}
NUMBER = re.compile(rf"(\d+(?:[.,]\d+)?)\s*({'|'.join(SCALE)})?")
GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")

TELLING = 12
"""Smaller numbers are days, months and hours: they agree by chance. Years do too."""

THOUSANDTHS = 1000
NUMBER_WORD_RARITY = 12700
"""Of a number among the words, as of a word that three of a million words are."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A text as stories are made of it.

    moment: when it appeared, or None; exact: whether the time of the day is known. head: the lemmas of its beginning,
    words: of all of it, furniture left out. numbers: those that tell something. speakers, persons: the words of their
    names. name: its headline, else its first sentence.
    """

    id: str
    outlet: str
    moment: datetime.datetime | None
    exact: bool
    name: str
    head: tuple[str, ...]
    words: frozenset[str]
    numbers: frozenset[float]
    speakers: frozenset[str]
    persons: frozenset[str]

    @property
    def day(self) -> datetime.date | None:
        """The day on which it appeared, in Moscow where the time is known."""
        return self.moment and (self.moment.astimezone(MOSCOW) if self.exact else self.moment).date()


def digest(
    text_id: str, analysis: Analysis, *, outlet: str = "", moment: datetime.date | None = None, title: str = ""
) -> Digest:
    """The digest of an analysed text. `moment`: a date, or a datetime (with its time zone, or in UTC)."""
    sentences = list(_sentences(analysis, title))
    exact = isinstance(moment, datetime.datetime)
    return Digest(
        text_id,
        outlet,
        _utc(moment),
        exact,
        sentences[0] if sentences else "",
        _head(sentences),
        frozenset(word for sentence in sentences for word in lemmas(sentence)),
        frozenset(number for sentence in sentences for number in telling_numbers(sentence)),
        _words_of(name for quote in analysis.quotes for name in quote.speakers),
        _words_of(entity.name for entity in analysis.entities if entity.kind == "PER"),
    )


def lemmas(text: str) -> list[str]:
    """The words of `text` in their dictionary forms, those that say nothing left out.

    >>> lemmas("Мост через Стыгу открыли 14 мая")
    ['мост', 'стыга', 'открыть', '14', 'май']
    """
    found = (_lemma(word.lower()) for word in WORD.findall(text))
    return [word for word in found if len(word) > 1]


@lru_cache(maxsize=200_000)
def _lemma(word: str) -> str:
    if word[0].isdigit():
        return word
    likeliest = forms(word)[0]
    return "" if likeliest.grammemes & GENERAL else fold(likeliest.normal)


def telling_numbers(text: str) -> Iterator[float]:
    """Numbers that two texts seldom share by chance, «125 тысяч» as 125,000.

    >>> list(telling_numbers("В 2024 году 125 тысяч человек и 64 % из 3 городов, всего 1 250 000"))
    [125000.0, 64.0, 1250000.0]
    """
    for digits, scale in NUMBER.findall(GROUPED.sub("", text.lower())):
        number = float(digits.replace(",", ".")) * SCALE.get(scale, 1)
        if number > TELLING and not (number.is_integer() and 1900 <= number <= 2100):
            yield number


@lru_cache(maxsize=200_000)
def rarity(lemma: str) -> int:
    """How much a shared word says, in thousandths: the logarithm of how many words there are to one of it.

    >>> rarity("год") < rarity("мост") < rarity("звездопад")
    True
    """
    if lemma[0].isdigit():
        return NUMBER_WORD_RARITY
    return round(THOUSANDTHS * log(1e6 / max(per_million(lemma), 0.1)))


def _sentences(analysis: Analysis, title: str) -> Iterator[str]:
    if title.strip() and not analysis.text.startswith(title.strip()):
        yield title.strip()
    if analysis.title:
        yield analysis.text[slice(*analysis.title)]
    for start, stop in analysis.sentences:
        yield analysis.text[start:stop]


def _head(sentences: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for sentence in sentences:
        found |= dict.fromkeys(lemmas(sentence))
        if len(found) >= HEAD:
            break
    return tuple(found)


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in fold(name).split())


def _utc(moment: datetime.date | None) -> datetime.datetime | None:
    if moment is None:
        return None
    if not isinstance(moment, datetime.datetime):
        return datetime.datetime(moment.year, moment.month, moment.day, tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC) if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
