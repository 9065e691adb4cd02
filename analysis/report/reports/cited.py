"""What a report cites: sentences and statements, and the texts that they stand in, as one reads them."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.interface import Words
from analysis.report.stretches import Stretch, paragraphs


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence or statement of a text: what is said, by whom ("" for the author), in which text (`id` of it), from
    which of its characters on. kind: of a statement, as Quote.kind; "" of a sentence."""

    said: str
    speaker: str
    title: str
    outlet: str
    date: datetime.date | None
    url: str
    id: str = ""
    start: int = 0
    kind: str = ""

    def told(self, words: Words) -> str:
        """The words; those of a direct quote or a fragment in quotation marks."""
        own = self.kind in ("direct", "fragment")
        return words("reports.quoted", said=self.said) if own else self.said


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a cited text: look is "" or some of «said», «name», «cue», «muted»; hint: who speaks or is named."""

    text: str
    look: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text that is cited, with who is named and who speaks in it marked."""

    id: str
    title: str
    outlet: str
    date: datetime.date | None
    url: str
    paragraphs: tuple[tuple[Bit, ...], ...]

    @property
    def length(self) -> int:
        """Characters of it."""
        return sum(len(bit.text) for paragraph in self.paragraphs for bit in paragraph)


def texts_of(cited: Iterable[Cited], analyses: Mapping[str, Analysis], most: int) -> Iterator[CitedText]:
    """The texts in which something cited stands, each once, in the order in which they are cited, until together they
    have `most` characters."""
    seen: set[str] = set()
    for one in cited:
        if one.id in seen or one.id not in analyses:
            continue
        seen.add(one.id)
        analysis = analyses[one.id]
        most -= len(analysis.text)
        if most < 0:
            return
        whole = paragraphs(analysis, (0, len(analysis.text)))
        rows = tuple(tuple(_bit(stretch, analysis) for stretch in row) for row in whole)
        yield CitedText(one.id, one.title, one.outlet, one.date, one.url, rows)


def _bit(stretch: Stretch, analysis: Analysis) -> Bit:
    looks, hints = [], []
    if stretch.furniture:
        looks.append("muted")
    if stretch.statement is not None:
        looks.append("said")
        hints.append(analysis.quotes[stretch.statement].speaker or "?")
    if stretch.cue is not None:
        looks.append("cue")
    if stretch.entity is not None:
        looks.append("name")
        hints.append(analysis.entities[stretch.entity].name)
    return Bit(stretch.text, " ".join(looks), " · ".join(dict.fromkeys(hints)))
