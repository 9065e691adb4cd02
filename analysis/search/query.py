"""A query as it is written, read into what is looked for.

    санкция            the word in any form             "санкций"      exactly this form
    "новые санкции"    these forms, one after another   [новая санкция]  these words in any form, one after another
    санкц*  *экспорт*  the beginning, a part of a word  /санкци(я|и)/  a regular expression over a word
    мост паром         both in the text                 мост | паром   one of them
    мост -паром        the first without the second     (мост | паром) река   brackets group

И, ИЛИ, НЕ (AND, OR, NOT) in capitals mean the same as a space, «|» and «-».
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from analysis.errors import PlainError
from analysis.language import forms
from analysis.topics.reference import fold
from analysis.words import find_words

LONGEST = 400
"""Characters of a query: ten times the longest that anybody has typed, and read in no time."""

MOST_PARTS = 40
"""Words and phrases of a query."""

DEEPEST = 20
"""Brackets within brackets."""

SHORTEST_PART = 2
"""Letters beside a star: one letter is half of the dictionary."""


class QueryError(PlainError):
    """A query that cannot be read, in a sentence that says why and what to write instead."""

    sentences: ClassVar[Mapping[str, str]] = {
        "long": "Запрос длиннее {most} знаков. Сократите его.",
        "many": "В запросе больше {most} слов. Сократите его.",
        "deep": "В запросе слишком много скобок внутри скобок.",
        "unclosed": "В запросе не закрыто: {mark}. Добавьте вторую такую же или уберите первую.",
        "unopened": "В запросе лишняя закрывающая скобка: {mark}.",
        "nothing": "В запросе «{part}» нет ни одного слова.",
        "dangling": "Рядом с «{mark}» в запросе не хватает слова.",
        "short": "У звёздочки нужны хотя бы две буквы: «{part}».",
        "pattern": "Регулярное выражение /{part}/ не читается: {reason}.",
    }


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any form: the lemmas that the written form may have, likeliest first."""

    written: str
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Exactly this form, in lower case with «е» for «ё»."""

    form: str


@dataclass(frozen=True, slots=True)
class WordPart:
    """What a word begins with, ends with or holds: stars stand for the rest («санкц*»)."""

    stars: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression over a whole word in lower case."""

    expression: str


Unit = Word | Form | WordPart | Pattern


@dataclass(frozen=True, slots=True)
class WordSequence:
    """Words one after another within a sentence; mostly one."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All parts stand in the text."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One part at least stands in the text."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """The part does not stand in the text."""

    part: "Query"


Query = WordSequence | Every | OneOf | Without


@lru_cache(maxsize=1000)
def read_query(written: str) -> Query:
    """What is looked for.

    >>> read_query("паромы")
    WordSequence(units=(Word(written='паромы', lemmas=('паром', 'паромы')),))

    Raises QueryError where it cannot be read.
    """
    if len(written) > LONGEST:
        raise QueryError("long", most=LONGEST)
    signs = list(_signs(written))
    if sum(sign.kind not in _MARKS for sign in signs) > MOST_PARTS:
        raise QueryError("many", most=MOST_PARTS)
    if not signs:
        raise QueryError("nothing", part=written.strip())
    query, left = _one_of(signs, 0)
    if left:
        raise QueryError("unopened", mark=left[0].text)
    return query


def phrases(query: Query) -> tuple[WordSequence, ...]:
    """The phrases whose places a query shows: those that it asks for, not those that it excludes."""
    match query:
        case WordSequence():
            return (query,)
        case Every(parts) | OneOf(parts):
            return tuple(dict.fromkeys(phrase for part in parts for phrase in phrases(part)))
        case Without():
            return ()


def lemmas_of(word: str) -> tuple[str, ...]:
    """The lemmas that `word` may be a form of, likeliest first, and the word itself, which a name may be called.

    >>> lemmas_of("стали")
    ('стать', 'сталь', 'стали')
    """
    known = [fold(reading.normal) for reading in forms(word.lower())]
    return tuple(dict.fromkeys([*known, fold(word)]))


# ---------------------------------------------------------------- signs
@dataclass(frozen=True, slots=True)
class _Sign:
    """A mark of the language, or what stands between marks. kind: «(», «)», «|», «-», exact, lemmas, pattern, word."""

    kind: str
    text: str


_MARKS = frozenset("()|-")
_PAIRS = {'"': '"', "«": "»", "„": "“", "“": "”", "[": "]"}
_SPOKEN = {"ИЛИ": "|", "OR": "|", "НЕ": "-", "NOT": "-", "И": "", "AND": ""}
_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"[^\s()|\"«»„“”\[\]]+")


def _signs(written: str) -> Iterator[_Sign]:
    at = 0
    while at < len(written):
        letter = written[at]
        if space := _SPACE.match(written, at):
            at = space.end()
        elif letter in _PAIRS:
            end = written.find(_PAIRS[letter], at + 1)
            if end < 0:
                raise QueryError("unclosed", mark=letter)
            yield _Sign("lemmas" if letter == "[" else "exact", written[at + 1 : end])
            at = end + 1
        elif letter == "/" and (end := _end_of_pattern(written, at)):
            yield _Sign("pattern", written[at + 1 : end])
            at = end + 1
        elif letter in "()|":
            yield _Sign(letter, letter)
            at += 1
        elif letter in "-−–" and at + 1 < len(written) and not written[at + 1].isspace():
            yield _Sign("-", letter)
            at += 1
        elif plain := _PLAIN.match(written, at):
            mark = _SPOKEN.get(plain[0])
            if mark is None and any(find_words(plain[0])):
                yield _Sign("word", plain[0])
            elif mark:
                yield _Sign(mark, plain[0])
            at = plain.end()
        else:
            raise QueryError("unopened", mark=letter)


def _end_of_pattern(written: str, at: int) -> int:
    """Where the pattern that begins at `at` ends: the next «/» that no backslash hides; 0 where none follows."""
    found = re.compile(r"(?:[^/\\]|\\.)+").match(written, at + 1)
    return found.end() if found and found.end() < len(written) else 0


# ---------------------------------------------------------------- grammar
Read = tuple[Query, "list[_Sign]"]


def _one_of(signs: "list[_Sign]", depth: int) -> Read:
    if depth > DEEPEST:
        raise QueryError("deep")
    parts, left = [], signs
    while True:
        part, left = _every(left, depth)
        parts.append(part)
        if not left or left[0].kind != "|":
            break
        if len(left) == 1:
            raise QueryError("dangling", mark=left[0].text)
        left = left[1:]
    return (parts[0] if len(parts) == 1 else OneOf(tuple(parts))), left


def _every(signs: "list[_Sign]", depth: int) -> Read:
    parts, left = [], signs
    while left and left[0].kind not in ("|", ")"):
        part, left = _item(left, depth)
        parts.append(part)
    if not parts:
        raise QueryError("dangling", mark=signs[0].text if signs else "(")
    return (parts[0] if len(parts) == 1 else Every(tuple(parts))), left


def _item(signs: "list[_Sign]", depth: int) -> Read:
    sign, left = signs[0], signs[1:]
    if sign.kind == "-":
        if not left or left[0].kind in ("|", ")"):
            raise QueryError("dangling", mark=sign.text)
        part, left = _item(left, depth + 1) if depth < DEEPEST else _too_deep()
        return Without(part), left
    if sign.kind == "(":
        part, left = _one_of(left, depth + 1)
        if not left or left[0].kind != ")":
            raise QueryError("unclosed", mark="(")
        return part, left[1:]
    return WordSequence(_units(sign)), left


def _too_deep() -> Read:
    raise QueryError("deep")


def _units(sign: _Sign) -> tuple[Unit, ...]:
    if sign.kind == "pattern":
        return (Pattern(_checked(sign.text)),)
    if sign.kind == "word" and "*" in sign.text:
        return (WordPart(_starred(sign.text)),)
    written = [sign.text[start:stop] for start, stop in find_words(sign.text)]
    if not written:
        raise QueryError("nothing", part=sign.text)
    if len(written) > MOST_PARTS:
        raise QueryError("many", most=MOST_PARTS)
    if sign.kind == "exact":
        return tuple(Form(fold(word)) for word in written)
    return tuple(Word(word, lemmas_of(word)) for word in written)


def _starred(text: str) -> str:
    kept = re.sub(r"[^\w*'’ʼ-]|_", "", fold(text))
    if len(kept.replace("*", "")) < SHORTEST_PART:
        raise QueryError("short", part=text)
    return re.sub(r"\*+", "*", kept)


def _checked(expression: str) -> str:
    """The expression, if RE2 reads it, as the library's is: its time grows with the text and with nothing else."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        pc.match_substring_regex(pa.array([""]), expression)
    except pa.ArrowInvalid as error:
        raise QueryError("pattern", part=expression, reason=str(error).partition(": ")[2] or error) from error
    return expression
