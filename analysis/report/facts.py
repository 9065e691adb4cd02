"""What the sentences of the first screen speak of, from the tables, with the names as a sentence needs them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis import tables
from analysis.analyse import Analysis
from analysis.entities import Entity
from analysis.report.agreement import agreement, surname

PEOPLE = ("PER", "ROLE")
"""The kinds of speaker that are a person, named or not."""

KINDS = {"direct": "direct", "indirect": "indirect", "fragment": "fragments"}
"""Kinds of statements in the order in which they are told, and their columns."""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity: `short` is what to call it after the first time, a surname that no other entity has («Помпео»)."""

    name: str
    short: str
    kind: str
    agreement: str
    count: int
    in_title: int


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """`statements` by kind; `words` of direct speech.

    `entity`: where the speaker is one of the text's entities.
    """

    name: str
    kind: str
    statements: Mapping[str, int]
    words: int
    entity: NamedEntity | None

    @property
    def total(self) -> int:
        """Statements of any kind."""
        return sum(self.statements.values())

    @property
    def short(self) -> str:
        """As a sentence calls the speaker after the first time."""
        return self.entity.short if self.entity else self.name

    @property
    def agreement(self) -> str:
        """With what «говорит» and «назван» agree."""
        return self.entity.agreement if self.entity else agreement(self.name, self.kind)


@dataclass(frozen=True, slots=True)
class Facts:
    """`named` and `speakers` are sorted, most first; `figures` are those of the whole text."""

    speakers: tuple[SpeakerFacts, ...]
    named: tuple[NamedEntity, ...]
    unheard: tuple[NamedEntity, ...]
    figures: tables.Figures


def facts(analysis: Analysis) -> Facts:
    """Of the analysis as it is corrected."""
    entities = _named(analysis)
    figures = tables.figures(analysis)
    known = {entity.name: entity for entity in entities}
    unheard = tuple(known[name] for name in figures.unheard)
    return Facts(_speakers(analysis, known), entities, unheard, figures)


def _speakers(analysis: Analysis, named: Mapping[str, NamedEntity]) -> tuple[SpeakerFacts, ...]:
    return tuple(
        SpeakerFacts(
            name=row["speaker"],
            kind=row["kind"],
            statements={kind: row[column] for kind, column in KINDS.items() if row[column]},
            words=row["words_direct"],
            entity=named.get(row["speaker"]),
        )
        for row in tables.speakers(analysis).to_dict("records")
        if row["speaker"] != tables.UNKNOWN
    )


def _named(analysis: Analysis) -> tuple[NamedEntity, ...]:
    forms = {entity.name: _short_form(entity) for entity in analysis.entities}
    taken = Counter(form for name, short in forms.items() for form in {name, short})
    return tuple(
        NamedEntity(
            name=row["entity"],
            short=forms[row["entity"]] if taken[forms[row["entity"]]] == 1 else row["entity"],
            kind=row["kind"],
            agreement=agreement(row["entity"], row["kind"]),
            count=row["mentions"],
            in_title=row["in_title"],
        )
        for row in tables.entities(analysis).to_dict("records")
        if row["mentions"]
    )


def _short_form(entity: Entity) -> str:
    """A person by surname: as the text has it, or where a given name stands before it; other names stay whole."""
    if entity.kind != "PER":
        return entity.name
    forms = (mention.form for mention in entity.mentions)
    return min((form for form in forms if entity.name.endswith(f" {form}")), key=len, default=surname(entity.name))
