"""Texts with the answer drawn in: `[PER Анну Зимину] встретили в [LOC Кедровске]`."""

import re

from analysis import language
from analysis.article import read_article
from analysis.entities import Entity, find_entities
from analysis.references import refer

MARK = re.compile(r"\[(?P<label>[A-Z]+) (?P<text>[^\[\]]+)\]")
Drawn = list[tuple[str, int, int]]


def undraw(drawn: str) -> tuple[str, Drawn]:
    """The text without its marks, and (label, start, stop) of each mark."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(drawn):
        text += drawn[at : mark.start()]
        spans.append((mark["label"], len(text), len(text) + len(mark["text"])))
        text += mark["text"]
        at = mark.end()
    return text + drawn[at:], spans


def entities_of(text: str) -> dict[str, Entity]:
    """The entities of a text by name, with their references."""
    article = read_article(text)
    parsed = language.parse(article)
    return {e.name: e for e in refer(article, parsed, find_entities(article, parsed), ())}


def names_in(text: str) -> Drawn:
    """Every mention of a text as (kind, start, stop)."""
    found = [(e.kind, m.start, m.stop) for e in entities_of(text).values() for m in e.mentions]
    return sorted(found, key=lambda row: row[1])


def shown(text: str, spans: Drawn) -> list[tuple[str, str]]:
    """Spans as the words they cover: what a failed test prints."""
    return [(label, text[start:stop]) for label, start, stop in spans]
