"""Who is who over all texts of a library, told at once in its tables: what Python remembers is names, never texts.

The result is that of identities.py, which keeps all that it needs to go on as texts come.
"""

import json
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from analysis.entities import Entity, Mention, Role
from analysis.entities.bodies import BodyKey
from analysis.entities.entity import Alone
from analysis.entities.identities import shown_name
from analysis.entities.merge import place_key
from analysis.entities.persons_at_once import PersonsAtOnce
from analysis.entities.same_body import Bodies, Body, Setting, bodies_of, setting_of
from analysis.library.identities import NOWHERE
from analysis.library.kept_facts import WHO_SPEAKS
from analysis.library.rows import insert

AT_ONCE = 10_000
"""Texts or identities whose rows are in memory at a time."""

PLACES = """
CREATE TEMP TABLE places AS SELECT named.rowid AS row, text_no, kind, entity, mentions, coalesce(gender, '') AS gender,
    coalesce(roles, '') AS roles, coalesce(beside, '') AS beside
FROM named JOIN numbered USING (text_id) ORDER BY text_no, entity, kind;
CREATE TEMP TABLE told (row BIGINT, identity INTEGER);
"""
"""told: which identity stands where; an entity that is one with no other has no row."""

OF_KIND = """
CREATE OR REPLACE TEMP TABLE ways (way INTEGER, key INTEGER, entity VARCHAR, gender VARCHAR, roles VARCHAR);
CREATE OR REPLACE TEMP TABLE placed (row BIGINT, text_no INTEGER, way INTEGER);
CREATE OR REPLACE TEMP TABLE known (way INTEGER, identity INTEGER, hangs BOOLEAN);
"""
"""ways: to name an entity, as far as it matters for who it is. placed: where each stands. known: who it is, or whether
that hangs on what else the text names."""

PERSONS = """
INSERT INTO ways BY NAME SELECT row_number() OVER (ORDER BY entity, gender, roles) - 1 AS way, *
    FROM (SELECT DISTINCT entity, gender, roles FROM places WHERE kind = 'PER');
INSERT INTO placed SELECT row, text_no, way FROM places JOIN ways USING (entity, gender, roles)
    WHERE kind = 'PER' ORDER BY text_no, way;
"""

PERSON_TEXTS = """SELECT any_value(entity), any_value(gender), any_value(roles), list(DISTINCT text_no)
FROM ways JOIN placed USING (way) GROUP BY way ORDER BY way"""

BODIES = """INSERT INTO placed SELECT row, text_no, way FROM places JOIN ways USING (entity)
WHERE kind = 'ORG' AND beside = ''"""

BESIDE = """SELECT text_no, entity, kind, mentions, beside, row FROM places
SEMI JOIN (SELECT text_no FROM places WHERE kind = 'ORG' AND beside <> '') AS o USING (text_no) WHERE kind <> 'PER'"""
"""The bodies and places of the texts where something stands beside a body."""

SET_AT = """SELECT text_no, entity, kind, mentions, beside, row, way FROM places SEMI JOIN asked USING (text_no)
LEFT JOIN placed USING (row, text_no) WHERE kind <> 'PER'"""

ASKED = """
INSERT INTO told SELECT row, identity FROM placed JOIN known USING (way) WHERE identity IS NOT NULL;
CREATE OR REPLACE TEMP TABLE asked AS SELECT DISTINCT text_no FROM placed JOIN known USING (way) WHERE hangs;
"""

IDENTIFIED = """
CREATE TEMP TABLE identified AS SELECT told.identity, any_value(kind) AS kind, entity, count(*) AS times,
    min(text_id || ' ' || entity) AS leader
FROM told JOIN named ON named.rowid = row GROUP BY told.identity, entity ORDER BY told.identity;
CREATE TEMP TABLE called (identity INTEGER, name VARCHAR, leader VARCHAR);
"""

NAMED = """
CREATE TABLE now_named AS SELECT n.* REPLACE (coalesce(name, entity) AS identity,
    coalesce(called.leader, text_id || ' ' || entity) AS leader)
FROM named n LEFT JOIN told ON n.rowid = row LEFT JOIN called ON called.identity = told.identity
ORDER BY kind, coalesce(name, entity), text_id, entity;
DROP TABLE named; ALTER TABLE now_named RENAME TO named;
DROP TABLE places; DROP TABLE ways; DROP TABLE placed; DROP TABLE known; DROP TABLE asked; DROP TABLE told;
DROP TABLE identified; DROP TABLE called;
"""

NO_SETTING = Setting(frozenset(), "")

SPEAKING = "named SEMI JOIN said ON said.text_id = named.text_id AND said.speaker = entity"

SPEAKERS = f"""
CREATE TABLE now_said AS SELECT s.* REPLACE (coalesce(known.identity, s.speaker) AS identity, n.text_no AS text_no)
FROM said s LEFT JOIN numbered n USING (text_id) LEFT JOIN ({WHO_SPEAKS.format(named=SPEAKING)}) AS known
ON known.text_id = s.text_id AND known.speaker = s.speaker;
DROP TABLE said; ALTER TABLE now_said RENAME TO said;
"""
"""As kept_facts.write_speakers does it, but written anew: to change four million rows one by one takes longer."""

Number = Callable[[Hashable], int | None]
"""The number of an identity; None of one who is alone."""


def tell(rows: duckdb.DuckDBPyConnection) -> None:
    """Names with their identities take the place of those without, each identity's together; statements have those of
    their speakers, and the numbers of their texts."""
    rows.execute(PLACES)
    numbers: dict[tuple[str, Hashable], int] = {}
    for kind, tell_kind in (("PER", _tell_persons), ("ORG", _tell_bodies), ("LOC", _tell_places)):

        def number(group: Hashable, kind: str = kind) -> int | None:
            return None if isinstance(group, Alone) else numbers.setdefault((kind, group), len(numbers))

        rows.execute(OF_KIND)
        tell_kind(rows, number)
    rows.execute(IDENTIFIED)
    for some in _blocks(rows, "SELECT identity, kind, entity, times, leader FROM identified", "identity", len(numbers)):
        called = [_called(identity, list(own)) for identity, own in groupby(some, itemgetter(0))]
        insert(rows, "called", ("identity INTEGER", "name VARCHAR", "leader VARCHAR"), called)
    rows.execute(NAMED)
    rows.execute(SPEAKERS)


def _called(identity: int, own: list[tuple[Any, ...]]) -> tuple[int, str, str]:
    """The name of an identity, and the first entity of it."""
    counts = {entity: times for _, _, entity, times, _ in own}
    return identity, shown_name(counts, own[0][1]) if len(own) > 1 else own[0][2], min(row[4] for row in own)


# ---------------------------------------------------------------- kinds
def _tell_persons(rows: duckdb.DuckDBPyConnection, number: Number) -> None:
    rows.execute(PERSONS)
    persons = PersonsAtOnce(_ways(rows.execute(PERSON_TEXTS)))
    hanging = [persons.hangs_on_others(way) for way in range(persons.size)]
    sure = (None if hangs else number(persons.told(0, [way])[way]) for way, hangs in enumerate(hanging))
    _know(rows, sure, hanging)
    query = "SELECT text_no, way, row FROM placed SEMI JOIN asked USING (text_no)"
    for some in _blocks(rows, query, "text_no", _last(rows)):
        told = []
        for text, own in groupby(some, itemgetter(0)):
            places = [place[1:] for place in own]
            who = persons.told(text, dict(places))
            told += [(row, number(who[way])) for way, row in places if hanging[way]]
        _write(rows, told)


def _ways(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Entity, Sequence[int]]]:
    while some := found.fetchmany(AT_ONCE):
        for name, gender, roles, texts in some:
            said = tuple(Role(role, 0, 0) for role in roles.split("\n")) if roles else ()
            yield Entity(name, "PER", (), (), said, gender), array("i", texts)


class _Bodies:
    """The ways to name a body: the name, and how it is compared, which hangs on what stands beside it."""

    def __init__(self, rows: duckdb.DuckDBPyConnection) -> None:
        self._rows = rows
        self._ways: dict[tuple[str, BodyKey], int] = {}
        self._keys: dict[BodyKey, int] = {}
        self.known: list[Body] = []

    def ways(self, named: Sequence[tuple[str, Body]]) -> list[int]:
        """The numbers of these ways; those that are new are in the table too."""
        first = len(self.known)
        for name, body in named:
            if (name, body.key) not in self._ways:
                self._ways[name, body.key] = len(self.known)
                self._keys.setdefault(body.key, len(self._keys))
                self.known.append(replace(body, place=len(self.known)))
        found = [self._ways[name, body.key] for name, body in named]
        new = {way: (way, self._keys[body.key], name) for way, (name, body) in zip(found, named, strict=True)}
        columns = ("way INTEGER", "key INTEGER", "entity VARCHAR")
        insert(self._rows, "ways", columns, [row for way, row in new.items() if way >= first])
        return found

    def counted(self) -> dict[BodyKey, int]:
        """In how many texts each stands."""
        query = "SELECT key, count(DISTINCT text_no) FROM placed JOIN ways USING (way) GROUP BY key"
        keys = list(self._keys)
        return {keys[key]: number for key, number in self._rows.execute(query).fetchall()}


def _tell_bodies(rows: duckdb.DuckDBPyConnection, number: Number) -> None:
    found = _Bodies(rows)
    names = _names(rows, "kind = 'ORG' AND beside = ''")
    for first in range(0, len(names), AT_ONCE):
        found.ways([(name, next(bodies_of([Entity(name, "ORG", ())]))) for name in names[first : first + AT_ONCE]])
    rows.execute(BODIES)
    for some in _blocks(rows, BESIDE, "text_no", _last(rows)):
        placed: list[tuple[tuple[Any, ...], Body]] = []
        for _, group in groupby(some, itemgetter(0)):
            own = list(group)
            placed += [(own[b.place], b) for b in bodies_of(list(map(_entity, own))) if own[b.place][4]]
        ways = found.ways([(row[1], body) for row, body in placed])
        values = [(row[5], row[0], way) for (row, _), way in zip(placed, ways, strict=True)]
        insert(rows, "placed", ("row BIGINT", "text_no INTEGER", "way INTEGER"), values)
    bodies = Bodies()
    bodies.learn(found.counted())
    hanging = [bodies.hangs_on_others(body) for body in found.known]
    sure = (None if hanging[body.place] else number(bodies.told(0, body, NO_SETTING)) for body in found.known)
    _know(rows, sure, hanging)
    for some in _blocks(rows, SET_AT, "text_no", _last(rows)):
        told = []
        for text, group in groupby(some, itemgetter(0)):
            own = list(group)
            where = setting_of(map(_entity, own))
            asked = [(row[5], found.known[row[6]]) for row in own if row[6] is not None and hanging[row[6]]]
            told += [(row, number(bodies.told(text, body, where))) for row, body in asked]
        _write(rows, told)


def _entity(row: tuple[Any, ...]) -> Entity:
    """A row of BESIDE or SET_AT as an entity, with the places that are known."""
    _, name, kind, mentions, beside, *_ = row
    near = tuple(Mention(*place) for place in json.loads(beside)) if beside else ()
    return Entity(name, kind, near + (NOWHERE,) * (mentions - len(near)))


def _tell_places(rows: duckdb.DuckDBPyConnection, number: Number) -> None:
    names = _names(rows, "kind = 'LOC'")
    columns = ("entity VARCHAR", "way INTEGER")
    for first in range(0, len(names), AT_ONCE):
        insert(rows, "ways", columns, [(name, number(place_key(name))) for name in names[first : first + AT_ONCE]])
    rows.execute("INSERT INTO told SELECT row, way FROM places JOIN ways USING (entity) WHERE kind = 'LOC'")


# ---------------------------------------------------------------- rows
def _names(rows: duckdb.DuckDBPyConnection, condition: str) -> list[str]:
    found = rows.execute(f"SELECT DISTINCT entity FROM places WHERE {condition} ORDER BY entity").fetchall()
    return [row[0] for row in found]


def _know(rows: duckdb.DuckDBPyConnection, identities: Iterable[int | None], hanging: Sequence[bool]) -> None:
    """Keeps who is meant by each way that hangs on nothing else, and tells in which texts the others stand."""
    known = [(way, *who) for way, who in enumerate(zip(identities, hanging, strict=True))]
    for first in range(0, len(known), AT_ONCE):
        insert(rows, "known", ("way INTEGER", "identity INTEGER", "hangs BOOLEAN"), known[first : first + AT_ONCE])
    rows.execute(ASKED)


def _write(rows: duckdb.DuckDBPyConnection, told: Iterable[tuple[int, int | None]]) -> None:
    insert(rows, "told", ("row BIGINT", "identity INTEGER"), [one for one in told if one[1] is not None])


def _blocks(rows: duckdb.DuckDBPyConnection, query: str, of: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query for AT_ONCE values of the column `of` at a time, from 0 to `size`."""
    for first in range(0, size + 1, AT_ONCE):
        within = f"SELECT * FROM ({query}) WHERE {of} BETWEEN {first} AND {first + AT_ONCE - 1} ORDER BY ALL"
        yield rows.execute(within).fetchall()


def _last(rows: duckdb.DuckDBPyConnection) -> int:
    return int(rows.execute("SELECT coalesce(max(text_no), 0) FROM numbered").fetchall()[0][0])
