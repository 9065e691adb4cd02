"""Answers drawn in the text: `[SPK Песков] [CUE заявил], что [Q переговоры продолжатся].`

A test gives the text with its marks; the marks come out, the text goes through the analysis, and what was found is
drawn back into the same text. [D …] is a direct quote, [Q …] an indirect one, [F …] a fragment, [SPK …] the words that
name a speaker, [CUE …] the word that says so; of an interrupted quote each stretch has its own brackets.
"""

import re

from analysis.article import read_article
from analysis.entities import find_entities
from analysis.language import parse
from analysis.quotes import Quote, Source, find_quotes

KINDS = {"direct": "D", "indirect": "Q", "fragment": "F"}
OPEN = re.compile(r"\[(SPK|CUE|D|F|Q) ")


def found(text: str) -> tuple[tuple[Quote, ...], tuple[Source, ...]]:
    """The quotes and sources of a text."""
    article = read_article(text)
    parsed = parse(article)
    speech = find_quotes(article, parsed, find_entities(article, parsed))
    return speech.quotes, speech.sources


def bare(drawn: str) -> str:
    """The text without the marks."""
    return OPEN.sub("", drawn).replace("]", "")


def draw(text: str, quotes: tuple[Quote, ...]) -> str:
    """The text with what was found marked in it."""
    marks: set[tuple[int, int, str]] = set()
    for quote in quotes:
        marks |= {(start, stop, KINDS[quote.kind]) for start, stop in quote.spans}
        if quote.speaker_span:
            marks.add((*quote.speaker_span, "SPK"))
        if quote.cue_span:
            marks.add((*quote.cue_span, "CUE"))
    inserts = [(stop, 0, -start, "]") for start, stop, _ in marks]
    inserts += [(start, 1, -stop, f"[{name} ") for start, stop, name in marks]
    for at, _, _, sign in sorted(inserts, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def redrawn(drawn: str) -> str:
    """What the analysis draws into the same text."""
    text = bare(drawn)
    return draw(text, found(text)[0])


def speakers(text: str) -> list[str | None]:
    """The speakers of the quotes in the order of the text."""
    return [quote.speaker for quote in found(text)[0]]
