"""A query as SQL over the index: in which texts it holds, and at which places.

The SQL is made of the query's structure only; every word of it travels as a value.
"""

from dataclasses import dataclass, field
from typing import Any

from analysis.search.index import HEADLINE, LEAD, OWN
from analysis.search.query import (
    Every,
    Form,
    OneOf,
    Pattern,
    Query,
    Unit,
    Without,
    Word,
    WordPart,
    WordSequence,
    phrases,
)
from analysis.search.scope import EVERYWHERE, Scope

CONDITIONS = {
    "": "TRUE",
    "headline": f"part = {HEADLINE}",
    "lead": f"part = {LEAD}",
    "body": f"part <> {HEADLINE}",
    "speech": f"voice = {OWN}",
    "statements": "voice > 0",
}
"""The words of the index that each part of a Scope has."""

INDEX = "(SELECT * FROM postings UNION ALL SELECT * FROM fresh_postings)"
"""The places of the words (library/word_index.py): those that are sorted, and the last that came."""

OF_WORD = "text_no, sentence, statement, voice, word, position"
OF_FIRST = "w0.text_no, w0.sentence, w0.statement, w0.voice, w0.word"

Compiled = tuple[str, list[Any]]
"""SQL and the values in it, in order."""


@dataclass
class _Within:
    """What the parts of a query gather: the conditions of its scope, and the values in their order.

    key: the columns of what the query holds in, texts or statements; every: all of these. Of texts that are not
    analysed, and so have no number, nothing is known.
    """

    where: str
    own: list[Any]
    key: str = "text_no"
    every: str = "SELECT text_no FROM numbered"
    given: list[Any] = field(default_factory=list)


def texts_with(query: Query, scope: Scope = EVERYWHERE) -> Compiled:
    """The SELECT of `text_no` of the texts in which the query holds."""
    within = _within(scope)
    return _texts(query, within), within.given


def statements_with(query: Query, scope: Scope = EVERYWHERE) -> Compiled:
    """The SELECT of `text_no`, `statement` (said.place) of the statements in which the whole query holds."""
    within = _within(Scope(scope.part or "statements", scope.speaker))
    within.key = "text_no, statement"
    within.every = "SELECT text_no, place AS statement FROM said"
    return _texts(query, within), within.given


def places_of(query: Query, scope: Scope = EVERYWHERE) -> Compiled:
    """The SELECT of the places of the query's phrases in the texts in which it holds, each once.

    text_no. first, last: positions of the first and the last word. Of the first word: its sentence, voice, form as
    vocabulary.word, and statement, the number of the one it stands in, else 0.
    """
    within = _within(scope)
    found = " UNION ".join(_places(phrase, within) for phrase in phrases(query))
    if not found:
        return f"SELECT {OF_FIRST}, position AS first, position AS last FROM postings w0 WHERE FALSE", []
    if isinstance(query, WordSequence):
        return found, within.given
    return f"SELECT * FROM ({found}) AS found SEMI JOIN ({_texts(query, within)}) AS held USING (text_no)", within.given


def _within(scope: Scope) -> _Within:
    where, own = CONDITIONS[scope.part], []
    if scope.speaker:
        where += """ AND statement > 0 AND (text_no, statement) IN (
            SELECT text_no, place FROM said WHERE identity = ?)"""
        own.append(scope.speaker)
    return _Within(where, own)


def _texts(query: Query, within: _Within) -> str:
    match query:
        case WordSequence():
            return f"SELECT DISTINCT {within.key} FROM ({_places(query, within)}) AS p"
        case Every(parts):
            asked = [part for part in parts if not isinstance(part, Without)]
            first = " INTERSECT ".join(_grouped(part, within) for part in asked) or within.every
            excluded = (part.part for part in parts if isinstance(part, Without))
            return "".join([f"({first})", *(f" EXCEPT {_grouped(part, within)}" for part in excluded)])
        case OneOf(parts):
            return " UNION ".join(_grouped(part, within) for part in parts)
        case Without(part):
            return f"{within.every} EXCEPT {_grouped(part, within)}"


def _grouped(query: Query, within: _Within) -> str:
    return f"SELECT {within.key} FROM ({_texts(query, within)}) AS t"


def _places(phrase: WordSequence, within: _Within) -> str:
    sides = [f"({_unit(unit, within)}) AS w{at}" for at, unit in enumerate(phrase.units)]
    last = len(sides) - 1
    joined = [
        f"w{at}.text_no = w0.text_no AND w{at}.sentence = w0.sentence AND w{at}.position = w0.position + {at}"
        for at in range(1, last + 1)
    ]
    return (
        f"SELECT {OF_FIRST}, w0.position AS first, w0.position + {last} AS last FROM {', '.join(sides)}"
        f" WHERE {' AND '.join(joined) or 'TRUE'}"
    )


def _unit(unit: Unit, within: _Within) -> str:
    condition, value = _condition(unit)
    within.given += [value, *within.own]
    words = f"word IN (SELECT word FROM vocabulary WHERE {condition})"
    return f"SELECT {OF_WORD} FROM {INDEX} WHERE {words} AND {within.where}"


def _condition(unit: Unit) -> tuple[str, Any]:
    match unit:
        case Word(_, lemmas):
            return "list_contains(?::VARCHAR[], lemma)", list(lemmas)
        case Form(form):
            return "form = ?", form
        case WordPart(stars):
            return "form LIKE ?", stars.replace("*", "%")
        case Pattern(expression):
            return "regexp_full_match(form, ?)", expression
