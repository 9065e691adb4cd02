"""The numbers of the first screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.card import Card
from analysis.rows import AUTHOR
from analysis.tables.named import unheard
from analysis.tables.speech import speakers, voices


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said of a whole text.

    words: without furniture. words_direct, share_direct: in direct quotes and fragments, of the words (0 to 1).
    speakers: by name, who says most first. statements, unattributed, checked, repeats: numbers of statements, of
    those without a speaker, ticked by the analyst, saying another again. unheard: persons named who say nothing.
    sources: each with those it leans on, («VRK.News», «BaigeNews.kz»). furniture: the rules that set something aside.
    missing: the fields of the card that are empty, the title only where the text itself has none.
    """

    words: int
    words_direct: int
    share_direct: float
    speakers: tuple[str, ...]
    statements: int
    unattributed: int
    checked: int
    repeats: int
    unheard: tuple[str, ...]
    sources: tuple[tuple[str, ...], ...]
    furniture: tuple[str, ...]
    missing: tuple[str, ...]


def figures(analysis: Analysis, card: Card | None = None) -> Figures:
    """The figures of `analysis`, with what its card does not say (None: nothing is asked of a card)."""
    by_voice = voices(analysis)
    words = int(by_voice["words"].sum())
    direct = int(by_voice.loc[by_voice["voice"] != AUTHOR, "words"].sum())
    known = {name for quote in analysis.quotes for name in quote.speakers}
    return Figures(
        words=words,
        words_direct=direct,
        share_direct=direct / max(1, words),
        speakers=tuple(name for name in speakers(analysis)["speaker"] if name in known),
        statements=len(analysis.quotes),
        unattributed=sum(not quote.speakers for quote in analysis.quotes),
        checked=sum(quote.checked for quote in analysis.quotes),
        repeats=sum(quote.repeats is not None for quote in analysis.quotes),
        unheard=tuple(unheard(analysis)["entity"]),
        sources=tuple(dict.fromkeys(_chains(analysis))),
        furniture=tuple(dict.fromkeys(stretch.rule for stretch in analysis.furniture)),
        missing=tuple(_missing(analysis, card)) if card else (),
    )


def _chains(analysis: Analysis) -> Iterator[tuple[str, ...]]:
    """Each source that no other leans on, followed by the ones behind it."""
    behind = {source.via for source in analysis.sources}
    for place in range(len(analysis.sources)):
        chain, at = list[int](), place if place not in behind else None
        while at is not None and at not in chain:
            chain.append(at)
            at = analysis.sources[at].via
        if chain:
            yield tuple(analysis.sources[i].name for i in chain)


def _missing(analysis: Analysis, card: Card) -> Iterator[str]:
    if not card.title and not analysis.title:
        yield "title"
    yield from (field for field in ("outlet", "date", "url") if not getattr(card, field))
