"""Who is who over the texts, written beside the names: told apart from the rows of `named`, no analysis is read."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import duckdb

from analysis.corrections import Correction, correct_identities
from analysis.entities import Entity, Mention, Role
from analysis.entities.identities import Identity, find_identities
from analysis.library.facts import write_speakers
from analysis.library.rows import by_column, unnested

Key = tuple[str, str, str]
"""Text, name and kind of an entity."""

Known = tuple[str, str | None]
"""The name of an identity, and which of its entities is the first, by which those of one name are told apart."""

NOWHERE = Mention(-1, -3, "")
"""A mention without a place. To tell identities apart, the facts give how often an entity is named, not where: it
has as many of these as it has mentions."""


def is_stale(rows: duckdb.DuckDBPyConnection) -> bool:
    """Whether names were written since identities were told apart."""
    return bool(rows.execute("SELECT written > refreshed FROM identities").fetchall()[0][0])


def set_stale(rows: duckdb.DuckDBPyConnection) -> None:
    """Something was written that may change who is who."""
    rows.execute("UPDATE identities SET written = written + 1")


def read(rows: duckdb.DuckDBPyConnection) -> tuple[int, dict[Key, Known], dict[str, list[Entity]]]:
    """The state that is read, the identity of each entity as it is written now, and the entities of each text."""
    state = int(rows.execute("SELECT written FROM identities").fetchall()[0][0])
    query = """SELECT text_id, entity, named.kind, identity, leader, mentions, gender, roles, beside FROM named
        JOIN texts ON id = text_id WHERE deleted IS NULL"""
    now: dict[Key, Known] = {}
    texts: dict[str, list[Entity]] = defaultdict(list)
    for text, name, kind, identity, leader, mentions, gender, roles, beside in rows.execute(query).fetchall():
        now[text, name, kind] = identity, leader
        near = tuple(Mention(*place) for place in json.loads(beside)) if beside else ()
        titles = tuple(Role(role, 0, 0) for role in roles.split("\n")) if roles else ()
        rest = (NOWHERE,) * (mentions - len(near))
        texts[text].append(Entity(name, kind, near + rest, (), titles, gender))
    return state, now, texts


def changes(
    now: Mapping[Key, Known],
    texts: Mapping[str, Sequence[Entity]],
    whole: Mapping[str, Sequence[Entity]],
    corrections: Sequence[Correction],
) -> dict[Key, Known]:
    """The identities that are others than those of `now`.

    whole: the entities with all their places of the texts that the corrections of the library name.
    """
    entities = ((text, whole.get(text, own)) for text, own in texts.items())
    found = correct_identities(find_identities(entities), corrections).identities
    called = (
        ((member.text, member.entity.name, member.entity.kind), (name, leader))
        for name, identity in _called(found, corrections)
        for leader in [f"{identity.members[0].text} {identity.members[0].entity.name}"]
        for member in identity.members
    )
    return {key: known for key, known in called if now.get(key, known) != known}


def _called(found: Iterable[Identity], corrections: Iterable[Correction]) -> Iterable[tuple[str, Identity]]:
    """Identities with their names. One that the analyst told apart from a namesake has a number: «Анна Ветрова (2)»."""
    apart = {(c.text, c.name, c.kind) for c in corrections if c.action == "two"}
    used: Counter[tuple[str, str]] = Counter()
    for identity in found:
        named = identity.name, identity.kind
        told = any((m.text, m.entity.name, m.entity.kind) in apart for m in identity.members) if apart else False
        used[named] += told or not used[named]
        yield f"{identity.name} ({used[named]})" if told and used[named] > 1 else identity.name, identity


def write(rows: duckdb.DuckDBPyConnection, changed: Mapping[Key, Known], state: int) -> None:
    """Writes the identities that are others now; `state` is what `read` gave."""
    if changed:
        columns = ["text_id VARCHAR", "entity VARCHAR", "kind VARCHAR", "identity VARCHAR", "leader VARCHAR"]
        rows.execute(
            f"""UPDATE named SET identity = fresh.identity, leader = fresh.leader FROM ({unnested(columns)}) AS fresh
            WHERE named.text_id = fresh.text_id AND named.entity = fresh.entity AND named.kind = fresh.kind""",
            by_column([(*key, *known) for key, known in changed.items()]),
        )
        write_speakers(rows, sorted({text for text, _, _ in changed}))
    rows.execute("UPDATE identities SET refreshed = ?", [state])
