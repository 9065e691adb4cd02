"""When two names are one body's: «МИД РК» and «Министерство иностранных дел», «ОАО «Заря»» and «Заря»."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import lexicon
from analysis.entities.gazetteer import find_body, find_place
from analysis.entities.name_readings import common_start, fold

HYPHENED = re.compile(r"[\w-]+")
"""The words of a name, those that a hyphen joins as one."""

IN_MARKS = re.compile(r"([\w-]+)\s+[«„“\"](.+?)[»”“\"]?")
"""A noun and what stands in marks after it."""


class BodyKey(NamedTuple):
    """A body's name as it is compared: its own words, and of what country, place or body it is, or ""."""

    words: tuple[str, ...]
    of: str

    @property
    def anchors(self) -> tuple[str, ...]:
        """What a shorter name of it may consist of: its words, its abbreviation."""
        return (*self.words, abbreviation(self.words)) if len(self.words) > 1 else self.words


@lru_cache(maxsize=50_000)
def body_key(form: str, of: str) -> BodyKey:
    """The key of a name in the nominative and of what stands after it in the genitive.

    >>> body_key("Министерство иностранных дел", "Казахстан") == body_key("МИД", "Казахстан")
    True
    """
    words = HYPHENED.findall(fold(shown_name(form)))
    for length in range(len(words), 0, -1):
        body = find_body(" ".join(words[:length]))
        if body:
            rest = " ".join(words[length:])
            place = find_place(rest)
            return BodyKey((fold(body.name),), of or (fold(place.name) if place else rest))
    return BodyKey(tuple(words), of)


@lru_cache(maxsize=50_000)
def shown_name(form: str) -> str:
    """A body's name without the form of the company or the noun for its kind before the marks.

    >>> shown_name("ОАО «Заря»"), shown_name("Комитет защиты «Родника»"), shown_name("ООО «УК «Уют»")
    ('Заря', 'Комитет защиты «Родника»', 'УК «Уют»')
    """
    found = IN_MARKS.fullmatch(form)
    if not found or (found[1] not in lexicon.words("legal_forms.txt") and fold(found[1]) not in _kinds()):
        return form
    return found[2] + "»" * (found[2].count("«") > found[2].count("»"))  # one mark closes two levels


@cache
def _kinds() -> frozenset[str]:
    return frozenset(fold(noun) for noun, kind in lexicon.rows("kind_nouns.tsv") if kind == "ORG")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(fold(noun) for noun in lexicon.words("bodies.txt"))


def abbreviation(words: tuple[str, ...]) -> str:
    """The first letters of the words that count.

    >>> abbreviation(("союз", "садоводов", "и", "огородников"))
    'ссо'
    """
    small = lexicon.words_of("small_words.tsv", "acronym")
    return "".join(word[0] for word in words if word not in small)


def _tail_clipped(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """«Тверской райсуд» for «Тверской районный суд»."""
    return len(short) == 2 and short[0] == full[0] and is_clipped(short[1], full[1:])


SHORTEST_CLIP, SHORTEST_PART = 6, 2
"""Letters of a body's name clipped into one word, and of each word in it: «Мос|гор|суд»."""


def is_clipped(word: str, full: tuple[str, ...]) -> bool:
    """Whether a word is the first syllables of all words of a name, in their order.

    >>> is_clipped("мосгорсуд", ("московский", "городской", "суд")), is_clipped("центробанк", ("центральный", "банк"))
    (True, True)
    >>> is_clipped("госсовет", ("городской", "совет"))
    False
    """
    if len(full) < 2 or len(word) < SHORTEST_CLIP or word[:SHORTEST_PART] != full[0][:SHORTEST_PART]:
        return False
    return len(word) < sum(map(len, full)) - 1 and _clips(word, full)


def _clips(left: str, full: tuple[str, ...]) -> bool:
    if not full:
        return not left
    longest = common_start(left, full[0])
    links = ("", "о", "е")  # «Центр|о|банк»
    return any(
        _clips(left[length + len(link) :], full[1:])
        for length in range(SHORTEST_PART, longest + 1)
        for link in (links if len(full) > 1 else ("",))
        if left.startswith(link, length)
    )


def is_body_short_for(short: BodyKey, full: BodyKey) -> bool:
    """Whether a body may be named by both, and `full` says more: of what it is, or what the abbreviation means."""
    if short == full or (short.of and short.of != full.of):
        return False
    if short.words == full.words:
        return not short.of
    length = len(short.words)
    if length >= len(full.words):
        return False
    if length > 1:
        ends = (full.words[0], full.words[-1])  # «Тверской **районный** суд»
        cut = (full.words[:length], full.words[-length:], ends)
        return short.words in cut or _tail_clipped(short.words, full.words)
    common = short.words[0] in _nouns() and short.words[0] in (full.words[0], full.words[-1])
    return common or short.words[0] == abbreviation(full.words)
