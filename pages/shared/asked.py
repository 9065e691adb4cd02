"""A search query on the screens: its box, what it means in words, and the sentence for one that cannot be read."""

from collections.abc import Sequence

import streamlit as st

from analysis.interface import Words
from analysis.search.query import (
    Every,
    Form,
    OneOf,
    Pattern,
    Query,
    QueryError,
    Unit,
    Without,
    Word,
    WordPart,
    WordSequence,
    read_query,
)
from analysis.search.scope import Scope
from pages.shared.escape import plain
from pages.shared.problem import said


def read_or_say(words: Words, written: str) -> Query | None:
    """The query as it is read; where it cannot be, None and a sentence on the page that says why."""
    try:
        return read_query(written)
    except QueryError as error:
        st.warning(plain(said(words, error)))
        return None


def meaning(words: Words, query: Query, scope: Scope) -> str:
    """What is looked for, in words: «мост» в любой форме, без слова «паром»; в прямой речи: Анна Ким."""
    told = _told(words, query)
    where = words(f"search.part.{scope.part or ('statements' if scope.speaker else 'all')}")
    if scope.speaker:
        return words("search.meaning_whose", told=told, where=where, speaker=scope.speaker)
    return words("search.meaning", told=told, where=where)


def _told(words: Words, query: Query) -> str:
    match query:
        case WordSequence(units):
            return _phrase(words, units)
        case Every(parts):
            wanted = [_inner(words, part) for part in parts if not isinstance(part, Without)]
            unwanted = [words("search.without", told=_inner(words, p.part)) for p in parts if isinstance(p, Without)]
            return ", ".join([f" {words('search.and')} ".join(wanted), *unwanted] if wanted else unwanted)
        case OneOf(parts):
            return f" {words('search.or')} ".join(_inner(words, part) for part in parts)
        case Without(part):
            return words("search.without", told=_inner(words, part))


def _inner(words: Words, query: Query) -> str:
    return _told(words, query) if isinstance(query, WordSequence) else f"({_told(words, query)})"


def _phrase(words: Words, units: Sequence[Unit]) -> str:
    if len(units) > 1:
        exact = isinstance(units[0], Form)
        quoted = " ".join(_written(unit) for unit in units)
        return words("search.exact_phrase" if exact else "search.phrase", phrase=quoted)
    match units[0]:
        case Word(written, lemmas):
            return words("search.word", word=" / ".join(lemmas[:3] if len(lemmas) > 1 else (written,)))
        case Form(form):
            return words("search.form", word=form)
        case WordPart(stars):
            return words("search.stars", word=stars)
        case Pattern(expression):
            return words("search.pattern", word=expression)


def _written(unit: Unit) -> str:
    match unit:
        case Word(written, _):
            return written
        case Form(form):
            return form
        case WordPart(stars):
            return stars
        case Pattern(expression):
            return f"/{expression}/"
