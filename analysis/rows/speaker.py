"""The row of a speaker: the statements of one name, counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.rows.places import UNKNOWN
from analysis.rows.statement import StatementRow, statement_rows


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who makes statements, alone or with others.

    name: a name, or UNKNOWN. kind: PER, ROLE, ORG, GROUP, DOC or "". roles: what the text calls the speaker, each once.
    direct, indirect, fragments, statements: numbers of statements; statements_without_repeats: without those that say
    another again. words_direct: words that are the speaker's own. named: mentions by name. first: the offset of the
    first statement.
    """

    name: str
    kind: str
    roles: tuple[str, ...]
    direct: int
    indirect: int
    fragments: int
    statements: int
    statements_without_repeats: int
    words_direct: int
    named: int
    first: int


def speaker_rows(analysis: Analysis) -> tuple[SpeakerRow, ...]:
    """One row a speaker: who makes most statements first, then who says most words, who is heard first, by name.

    The statements without a speaker are the last row, UNKNOWN.
    """
    made: dict[str, list[tuple[StatementRow, str]]] = {}
    for row in statement_rows(analysis):
        for name, kind in zip(row.speakers, row.kinds, strict=True):
            made.setdefault(name, []).append((row, kind))
    entities = {entity.name: entity for entity in reversed(analysis.entities)}
    rows = []
    for name, own in made.items():
        statements = [row for row, _ in own]
        entity = entities.get(name)
        known = [role.text for role in entity.roles] if entity else []
        by_kind = [row.quote.kind for row in statements]
        rows.append(
            SpeakerRow(
                name=name,
                kind=own[0][1],
                roles=tuple(dict.fromkeys([*known, *_roles(name, statements)])),
                direct=by_kind.count("direct"),
                indirect=by_kind.count("indirect"),
                fragments=by_kind.count("fragment"),
                statements=len(statements),
                statements_without_repeats=sum(not row.repeat_of for row in statements),
                words_direct=sum(row.own_words for row in statements),
                named=len(entity.mentions) if entity else 0,
                first=min(row.start for row in statements),
            )
        )
    return tuple(sorted(rows, key=_order))


def _roles(name: str, statements: Iterable[StatementRow]) -> Iterator[str]:
    """What the attributions call the speaker beside the name."""
    return (row.quote.role for row in statements if row.quote.role not in ("", name))


def _order(row: SpeakerRow) -> tuple[bool, int, int, int, str]:
    return row.name == UNKNOWN, -row.statements, -row.words_direct, row.first, row.name
