"""The text as one reads it, with its layers; what the reader wants to correct in it comes back as a `Picked`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Entity
from analysis.interface import Words
from analysis.quotes import Quote
from analysis.report.stretches import Stretch, paragraphs
from analysis.tables import UNKNOWN

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "article_view",
    css=(_HERE / "article_view.css").read_text(encoding="utf-8"),
    js=(_HERE / "article_view.js").read_text(encoding="utf-8"),
)

LAYERS = ("PER", "ORG", "LOC", "references", "statements", "questions", "cues", "furniture")


@dataclass(frozen=True, slots=True)
class Picked:
    """A place in the text that is to be corrected, with the statement and the entity there by their places.

    selected: these words were selected, something may be missing there; else a statement or a name was clicked.
    """

    span: Span
    statement: int | None = None
    entity: int | None = None
    selected: bool = False


def article_view(
    analysis: Analysis, words: Words, colours: dict[str, str], layers: list[str], *, within: Span, at: Span, key: str
) -> Picked | None:
    """Shows the part `within` of the text; `at` is scrolled to and flashes. Gives what is to be corrected.

    colours: of the speakers. layers: those of LAYERS that are seen.
    """
    roles = {entity.name: entity.roles[0].text for entity in analysis.entities if entity.roles}
    data = {
        "paragraphs": [[_record(stretch) for stretch in stretches] for stretches in paragraphs(analysis, within, at)],
        "statements": [
            {
                "kind": quote.kind,
                "colour": colours.get(quote.speaker or UNKNOWN, "var(--st-gray-color)"),
                "hint": _statement_hint(words, quote, roles),
            }
            for quote in analysis.quotes
        ],
        "entities": [{"kind": entity.kind, "hint": _entity_hint(words, entity)} for entity in analysis.entities],
        "how": {how: words("reader.how." + how) for how in ("own", "title", "role", "pronoun")},
        "question": words("reader.question"),
        "fix": words("reader.fix.title"),
        "title": analysis.title[0] if analysis.title else None,
        "layers": layers,
        "at": list(at),
    }
    result = _COMPONENT(key=key, data=data, on_picked_change=lambda: None)
    return _picked(result.picked, analysis)


def _picked(value: Any, analysis: Analysis) -> Picked | None:
    """What the browser sent, checked against the text; what stands there is looked up here."""
    match value:
        case {"start": int(start), "stop": int(stop), "selected": bool(selected)}:
            if selected:
                start, stop = _whole_words(analysis.text, start, stop)
            if not 0 <= start < stop <= len(analysis.text):
                return None
            there = (s for row in paragraphs(analysis, (start, stop), (start, stop)) for s in row if s.there)
            found = next(there, Stretch(start, ""))
            statement = next((i for i in (found.statement, found.cue, found.by) if i is not None), None)
            return Picked((start, stop), statement, found.entity, selected)
    return None


def _whole_words(text: str, start: int, stop: int) -> Span:
    """A selection without the blanks at its ends, and with the whole of a word that it cuts."""
    start, stop = max(0, start), min(stop, len(text))
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while 0 < start < stop and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum():
        stop += 1
    return start, stop


def _record(stretch: Stretch) -> dict[str, Any]:
    """The stretch with short names and without what is empty: an article has hundreds of them."""
    short = {
        "q": stretch.statement,
        "c": stretch.cue,
        "b": stretch.by,
        "e": stretch.entity,
        "h": stretch.how or None,
        "f": stretch.furniture or None,
        "a": stretch.question or None,
        "at": stretch.there or None,
    }
    return {"s": stretch.start, "t": stretch.text} | {name: value for name, value in short.items() if value is not None}


def _statement_hint(words: Words, quote: Quote, roles: dict[str, str]) -> list[str]:
    """Who says it, in which role (as said here, else as the text first has it), how and by which cue."""
    role = quote.role or roles.get(quote.speaker or "", "")
    speaker = quote.speaker or words("quotes.unattributed")
    lines = [speaker + (f", {role}" if role not in ("", speaker) else ""), words("quotes.kind." + quote.kind)]
    return [*lines, words("quotes.cue", cue=quote.cue)] if quote.cue else lines


def _entity_hint(words: Words, entity: Entity) -> list[str]:
    role = entity.roles[0].text if entity.roles else ""
    return [entity.name + (f", {role}" if role else ""), words("entities.kind." + entity.kind)]
