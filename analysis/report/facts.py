"""What the sentences of the first screen speak of: who says how much, who is named how often, counted once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Entity
from analysis.quotes import Quote
from analysis.report.agreement import agreement
from analysis.words import count_words

PEOPLE = ("PER", "ROLE")
"""The kinds of speaker that are a person, named or not."""

KINDS = ("direct", "indirect", "fragment")
"""Of statements, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: `short` is a way to call it that the text itself has and that fits no other («Помпео»)."""

    name: str
    short: str
    kind: str
    agreement: str
    count: int
    in_title: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """`statements` by kind; `words` of direct speech; `entity` where the speaker is one of the text's entities."""

    name: str
    short: str
    kind: str
    agreement: str
    statements: Mapping[str, int]
    words: int
    entity: Named | None

    @property
    def total(self) -> int:
        """Statements of any kind."""
        return sum(self.statements.values())


@dataclass(frozen=True, slots=True)
class Facts:
    """`named` and `speakers` are sorted, most first. `words` are those of the body, `direct_words` of direct speech."""

    speakers: tuple[Speaker, ...]
    unattributed: int
    repeats: int
    named: tuple[Named, ...]
    words: int
    direct_words: int

    @property
    def statements(self) -> int:
        """All of them, a joint one counted once for each who made it."""
        return sum(speaker.total for speaker in self.speakers) + self.unattributed

    @property
    def unheard(self) -> tuple[Named, ...]:
        """The persons who are named but make no statement."""
        heard = {speaker.name for speaker in self.speakers}
        return tuple(n for n in self.named if n.kind == "PER" and n.name not in heard)


def facts(analysis: Analysis) -> Facts:
    """Counted from the analysis as it is corrected; furniture has no part in it."""
    named = _named(analysis.entities)
    return Facts(
        speakers=_speakers(analysis, {n.name: n for n in named}),
        unattributed=sum(1 for quote in analysis.quotes if not quote.speaker),
        repeats=sum(1 for quote in analysis.quotes if quote.repeats is not None),
        named=named,
        words=_words(analysis.text, _body(analysis)),
        direct_words=sum(_direct_words(analysis.text, quote) for quote in analysis.quotes),
    )


def speakers_of(quote: Quote) -> tuple[str, ...]:
    """Who makes the statement: nobody known, one, or several jointly."""
    return tuple((quote.speaker or "").split("; ")) if quote.speaker else ()


def _named(entities: Iterable[Entity]) -> tuple[Named, ...]:
    entities = [entity for entity in entities if entity.mentions]
    taken = Counter(form for entity in entities for form in {_short_form(entity), entity.name})
    rows = [
        Named(
            name=entity.name,
            short=form if taken[form := _short_form(entity)] == 1 else entity.name,
            kind=entity.kind,
            agreement=agreement(entity.name, entity.kind),
            count=len(entity.mentions),
            in_title=sum(mention.in_title for mention in entity.mentions),
        )
        for entity in entities
    ]
    return tuple(sorted(rows, key=lambda row: -row.count))


def _short_form(entity: Entity) -> str:
    """The shortest form of a person's name in the text that ends the full name; other names stay whole."""
    if entity.kind != "PER":
        return entity.name
    forms = (mention.form for mention in entity.mentions)
    return min((form for form in forms if entity.name.endswith(f" {form}")), key=len, default=entity.name)


def _speakers(analysis: Analysis, named: Mapping[str, Named]) -> tuple[Speaker, ...]:
    said: dict[str, list[Quote]] = {}
    for quote in analysis.quotes:
        for name in speakers_of(quote):
            said.setdefault(name, []).append(quote)
    rows = [_speaker(analysis.text, name, quotes, named.get(name)) for name, quotes in said.items()]
    return tuple(sorted(rows, key=lambda row: (-row.total, -row.words)))


def _speaker(text: str, name: str, quotes: list[Quote], entity: Named | None) -> Speaker:
    kind = quotes[0].speaker_kind or (entity.kind if entity else "ROLE")
    count = Counter(quote.kind for quote in quotes)
    return Speaker(
        name=name,
        short=entity.short if entity else name,
        kind=kind,
        agreement=entity.agreement if entity else agreement(name, kind),
        statements={kind: count[kind] for kind in KINDS if count[kind]},
        words=sum(_direct_words(text, quote) for quote in quotes),
        entity=entity,
    )


def _direct_words(text: str, quote: Quote) -> int:
    return 0 if quote.kind == "indirect" else _words(text, quote.spans)


def _words(text: str, spans: Iterable[Span]) -> int:
    return sum(count_words(text[start:stop]) for start, stop in spans)


def _body(analysis: Analysis) -> tuple[Span, ...]:
    blocks = analysis.furniture
    return tuple(p for p in analysis.paragraphs if not any(f.start <= p[0] and p[1] <= f.stop for f in blocks))
