"""Analyses made by hand for the tests of the report: each part writes its own text and knows its own spans."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from analysis.analyse import Analysis
from analysis.article import Furniture
from analysis.entities import Entity, Mention
from analysis.quotes import Quote, Source
from analysis.topics import Term


@dataclass
class Draft:
    """The analysis while its parts are written one after another."""

    text: str = ""
    paragraphs: list = field(default_factory=list)
    entities: dict = field(default_factory=dict)
    quotes: list = field(default_factory=list)
    sources: list = field(default_factory=list)
    furniture: list = field(default_factory=list)
    terms: dict = field(default_factory=dict)
    title: tuple | None = None

    def write(self, text: str, mark: str = "\n") -> tuple[int, int]:
        start = len(self.text)
        self.text += text + mark
        self.paragraphs.append((start, start + len(text)))
        return self.paragraphs[-1]


Part = Callable[[Draft], None]


def made(*parts: Part) -> Analysis:
    """One paragraph a part."""
    draft = Draft()
    for part in parts:
        part(draft)
    entities = sorted(draft.entities.values(), key=lambda entity: -len(entity.mentions))
    return Analysis(
        text=draft.text,
        title=draft.title,
        paragraphs=tuple(draft.paragraphs),
        furniture=tuple(draft.furniture),
        sentences=tuple(draft.paragraphs),
        entities=tuple(entities),
        quotes=tuple(draft.quotes),
        sources=tuple(draft.sources),
        terms=tuple(draft.terms.values()),
    )


def plain(words: int) -> Part:
    """The author's own words, so many of them."""
    return lambda draft: void(draft.write(" ".join(["слово"] * words)))


def headline(text: str) -> Part:
    def part(draft: Draft) -> None:
        draft.title = draft.write(text, "\n\n")

    return part


def name(name: str, kind: str, count: int = 1, in_title: int = 0, form: str = "") -> Part:
    """`count` mentions, the last `in_title` of them in a title."""

    def part(draft: Draft) -> None:
        for at in range(count):
            start, stop = draft.write(form or name)
            entity = draft.entities.get((name, kind), Entity(name, kind, ()))
            mention = Mention(start, stop, form or name, at >= count - in_title)
            draft.entities[name, kind] = replace(entity, mentions=(*entity.mentions, mention))

    return part


def says(
    speaker: str | None,
    kind: str = "direct",
    count: int = 1,
    words: int = 0,
    *,
    who: str = "PER",
    repeats: int | None = None,
) -> Part:
    """`count` statements with `words` words in all (at least one each)."""

    def part(draft: Draft) -> None:
        for at in range(count):
            length = max(1, words - (count - 1)) if at == 0 else 1
            span = draft.write(" ".join(["речь"] * length))
            kind_of = who if speaker else None
            names = tuple(speaker.split("; ")) if speaker else ()
            quote = Quote(kind, (span,), names, kind_of, None, "сказал", None, "made", "name", repeats=repeats)
            draft.quotes.append(quote)

    return part


def cites(name: str, via: int | None = None) -> Part:
    return lambda draft: draft.sources.append(Source(name, *draft.write(name), "made", via))


def related(*lines: str) -> Part:
    """A block of furniture."""

    def part(draft: Draft) -> None:
        spans = [draft.write(line) for line in lines]
        draft.furniture.append(Furniture(spans[0][0], spans[-1][1], "related_links"))

    return part


def term(text: str, count: int, is_name: bool = False) -> Part:
    def part(draft: Draft) -> None:
        spans = tuple(draft.write(text) for _ in range(count))
        draft.terms[text] = Term(text, 10.0 * count, spans, is_name, 5.0 * count, 0.5)

    return part


def void(_: object) -> None:
    return None
