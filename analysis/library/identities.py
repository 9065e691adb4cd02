"""Who is who over the texts, written beside the names: told apart from the rows of `named`, no analysis is read.

What is known stays in memory while the library is open, in a process of its own where there is much to know
(who_aside.py); a text that comes, changes or goes costs what it touches.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import duckdb

from analysis.corrections import Correction, correct_identities
from analysis.corrections.correction import ENOUGH_OVERLAP, overlap, places
from analysis.entities import Entity, Mention, Role
from analysis.entities.identities import Group, Identities, Identity, Member, in_order
from analysis.library import meetings
from analysis.library.kept_facts import ASKED, write_speakers
from analysis.library.rows import by_column

if TYPE_CHECKING:
    import pyarrow as pa

Key = tuple[str, str, str]
"""Text, name and kind of an entity."""

Called = tuple[str, str | None]
"""The name of an identity, and which of its entities is the first, by which those of one name are told apart."""

CALLED = ("text_id", "entity", "kind", "identity", "leader")
"""The columns of Key and Called."""

OF_ENTITY = ("text_id", "entity", "kind", "mentions", "gender", "roles", "beside")
"""The columns that an entity is made of."""

Whole = Callable[[str], Sequence[Entity] | None]
"""From a text to its entities with all their places, where its analysis is kept."""

NOWHERE = Mention(-1, -3, "")
"""A mention without a place. To tell identities apart, the facts give how often an entity is named, not where: it
has as many of these as it has mentions."""


ROWS_AT_ONCE = 10_000
"""Rows that are made entities at once: their values take much more memory one by one than as columns."""


def read(rows: duckdb.DuckDBPyConnection, ids: Sequence[str] | None = None) -> "pa.Table":
    """What tells who is who in the texts `ids` or in all, and how each entity is called as yet: a row for each.

    As columns, which cost little to read and to send to another process.
    """
    these = "" if ids is None else f"AND text_id IN {ASKED}"
    query = f"""SELECT text_id, entity, named.kind, identity, leader, mentions, gender, roles, beside
        FROM named JOIN texts ON id = text_id WHERE deleted IS NULL {these}
        ORDER BY text_id, entity, named.kind"""
    return rows.sql(query, params=[] if ids is None else [list(ids)]).to_arrow_table()


def entities(found: "pa.Table", ids: Iterable[str] | None = None) -> dict[str, list[Entity]]:
    """The entities of each text that was read; none of one of `ids` that is gone.

    What many texts have alike is one object: a million names are of some thousand persons, bodies and places.
    """
    texts: dict[str, list[Entity]] = defaultdict(list, {text: [] for text in ids or ()})
    said: dict[str | None, tuple[Role, ...]] = {"": (), None: ()}
    same: dict[Any, Any] = {}
    for text, name, kind, mentions, gender, roles, beside in _rows(found, OF_ENTITY, same):
        near = tuple(Mention(*place) for place in json.loads(beside)) if beside else ()
        if roles not in said:
            said[roles] = tuple(Role(role, 0, 0) for role in roles.split("\n"))
        entity = Entity(name, kind, near + (NOWHERE,) * (mentions - len(near)), (), said[roles], gender)
        texts[text].append(same.setdefault(entity, entity))
    return dict(texts)


def _rows(found: "pa.Table", columns: Sequence[str], same: dict[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """These columns row by row; of values that are alike one object."""
    for batch in found.select(columns).to_batches(ROWS_AT_ONCE):
        values = ([same.setdefault(value, value) for value in column.to_pylist()] for column in batch.columns)
        yield from zip(*values, strict=True)


@dataclass(frozen=True, slots=True)
class Laid:
    """What the corrections were laid over: the texts they were made in, the identities that they touch with those of
    one name, and the names that came out."""

    corrections: tuple[Correction, ...] = ()
    texts: frozenset[str] = frozenset()
    groups: frozenset[Group] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()

    def holds(self, corrections: Sequence[Correction], texts: Iterable[str], found: Identities) -> bool:
        """Whether they would come out the same again, after these texts changed and the identities that they touch."""
        return (
            self.corrections == tuple(corrections)
            and self.texts.isdisjoint(texts)
            and self.groups.isdisjoint(found.touched)
            and not any(found.called(*name) & found.touched for name in self.names)
        )


class WhoIsWho:
    """Who is who in a library's texts as they come, change and go, with what the analyst says of it.

    looked: the measure of its work (Identities.looked).
    """

    def __init__(self) -> None:
        self._found = Identities()
        self._corrected: dict[Key, Called] = {}
        self._laid = Laid()
        self._own_looked = 0

    @property
    def looked(self) -> int:
        """How much was looked at until now."""
        return self._found.looked + self._own_looked

    def told(
        self, found: "pa.Table", ids: Sequence[str] | None, corrections: Sequence[Correction], whole: Whole
    ) -> "pa.Table":
        """How those are called who are called otherwise than before: a row for each, as `write` takes it.

        found: of the texts `ids`, or of all if nothing is known yet, as `read` gives it.
        """
        import pyarrow as pa

        told = self.change(entities(found, ids), corrections, whole)
        for text, name, kind, *called in _rows(found, CALLED, {}):
            if told.get((text, name, kind)) == tuple(called):
                del told[text, name, kind]
        changed = [(*key, *called) for key, called in told.items()]
        return pa.table(dict(zip(CALLED, by_column(changed) or [[]] * len(CALLED), strict=True)))

    def change(
        self, texts: Mapping[str, Sequence[Entity]], corrections: Sequence[Correction], whole: Whole
    ) -> dict[Key, Called]:
        """These texts in place of what was known of them: how each is called who may be called otherwise now.

        The corrections are laid over anew where they are others, or something that they touch is.
        """
        told = dict(map(self._called, self._found.change(texts)))
        if self._laid.holds(corrections, texts, self._found):
            return told
        before, self._laid = self._corrected, Laid()
        self._corrected = self._as_corrected(corrections, whole) if corrections else {}
        freed = dict(self._called((text, at)) for text, name, kind in before for at in self._at(text, name, kind))
        return {**told, **freed, **self._corrected}

    def _called(self, place: tuple[str, int]) -> tuple[Key, Called]:
        entity = self._found.member(place).entity
        name, text, first = self._found.known(place).called
        return (place[0], entity.name, entity.kind), (name, f"{text} {first}")

    def _at(self, text: str, name: str, kind: str) -> Iterable[int]:
        return (at for at, entity in enumerate(self._found.text(text)) if (entity.name, entity.kind) == (name, kind))

    def _as_corrected(self, corrections: Sequence[Correction], whole: Whole) -> dict[Key, Called]:
        """How those are called whom the corrections touch; of other identities they say nothing."""
        asked = {text for correction in corrections for text in (correction.text, correction.other)}
        placed = {text: own for text in asked if self._found.text(text) and (own := whole(text)) is not None}
        groups = {
            self._found.group((text, at))
            for text in asked
            for entity in placed.get(text, self._found.text(text))
            if any(_may_mean(correction, entity) for correction in corrections)
            for at in self._at(text, entity.name, entity.kind)
        }
        self._own_looked += sum(len(self._found.members(group)) for group in groups)
        base = [_placed(identity, placed) for identity in self._found.found(groups)]
        corrected = correct_identities(base, corrections).identities
        touched = {id(identity) for identity in corrected}
        names = {(one.name, one.kind) for one in corrected}
        namesakes = {group for one in corrected for group in self._found.called(one.name, one.kind)} - groups
        self._laid = Laid(tuple(corrections), frozenset(asked), frozenset(groups | namesakes), frozenset(names))
        return {
            (member.text, member.entity.name, member.entity.kind): (name, f"{first.text} {first.entity.name}")
            for name, identity in _numbered(in_order([*corrected, *self._found.found(namesakes)]), corrections)
            if id(identity) in touched
            for first in [identity.members[0]]
            for member in identity.members
        }


def _may_mean(correction: Correction, entity: Entity) -> bool:
    """Whether it says something of this entity, by its name or, named otherwise now, by its places."""
    if entity.kind == correction.kind and entity.name in (correction.name, correction.value):
        return True
    return bool(correction.spans) and overlap(places(entity), correction.spans) >= ENOUGH_OVERLAP


def _placed(identity: Identity, placed: Mapping[str, Sequence[Entity]]) -> Identity:
    """With all places of those members whose texts are `placed`."""

    def of(member: Member) -> Member:
        own = placed.get(member.text, ())
        named = (e for e in own if (e.name, e.kind) == (member.entity.name, member.entity.kind))
        return Member(member.text, next(named, member.entity))

    return replace(identity, members=tuple(map(of, identity.members))) if placed else identity


def _numbered(found: Iterable[Identity], corrections: Iterable[Correction]) -> Iterable[tuple[str, Identity]]:
    """Identities with their names. One that the analyst told apart from a namesake has a number: «Анна Ветрова (2)»."""
    apart = {(c.text, c.name, c.kind) for c in corrections if c.action == "two"}
    used: Counter[tuple[str, str]] = Counter()
    for identity in found:
        named = identity.name, identity.kind
        told = any((m.text, m.entity.name, m.entity.kind) in apart for m in identity.members) if apart else False
        used[named] += told or not used[named]
        yield f"{identity.name} ({used[named]})" if told and used[named] > 1 else identity.name, identity


def write(rows: duckdb.DuckDBPyConnection, changed: "pa.Table") -> None:
    """Writes how these entities are called now."""
    if not changed.num_rows:
        return
    rows.register("fresh", changed)
    rows.execute(
        """UPDATE named SET identity = fresh.identity, leader = fresh.leader FROM fresh
        WHERE named.text_id = fresh.text_id AND named.entity = fresh.entity AND named.kind = fresh.kind"""
    )
    texts = sorted(changed["text_id"].unique().to_pylist())
    write_speakers(rows, texts)
    meetings.write(rows, texts)
