"""Who is who told at once in the tables of a library is what texts that come one by one give."""

import json

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities import Entity
from analysis.library import identities, schema, told_at_once
from tests.entities.test_identities_as_texts_come import TEXT

TEXTS = st.lists(TEXT, min_size=1, max_size=8)


def library(texts: list[tuple[Entity, ...]]) -> duckdb.DuckDBPyConnection:
    """The names of these texts in the tables of a library, as facts.py writes them; each name of a text once."""
    rows = duckdb.connect()
    schema.create(rows)
    for number, entities in enumerate(texts, start=1):
        text = f"{number:012}"
        rows.execute("INSERT INTO texts (id) VALUES (?)", [text])
        rows.execute("INSERT INTO numbered VALUES (?, ?)", [text, number])
        for entity in {(entity.name, entity.kind): entity for entity in entities}.values():
            beside = json.dumps([(m.start, m.stop, m.form) for m in entity.mentions]) if entity.kind != "PER" else ""
            rows.execute(
                """INSERT INTO named BY NAME SELECT ? AS text_id, ? AS entity, ? AS kind, entity AS identity,
                ? AS mentions, ? AS gender, ? AS roles, ? AS beside""",
                [
                    *(text, entity.name, entity.kind, len(entity.mentions), entity.gender),
                    *("\n".join(role.text for role in entity.roles), beside),
                ],
            )
    return rows


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_who_is_who_is_that_of_texts_which_come_one_by_one(texts):
    rows = library(texts)
    found = identities.entities(identities.read(rows))
    expected = identities.WhoIsWho().change(found, (), lambda _: None)
    told_at_once.tell(rows)
    named = rows.execute("SELECT text_id, entity, kind, identity, leader FROM named").fetchall()
    assert {row[:3]: row[3:] for row in named} == expected
    assert len(named) == len(expected)
    rows.close()


def test_what_was_needed_on_the_way_is_gone():
    rows = library([(Entity("Анна Ветрова", "PER", ()),)])
    before = {row[0] for row in rows.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    told_at_once.tell(rows)
    assert {row[0] for row in rows.execute("SELECT table_name FROM duckdb_tables()").fetchall()} == before
    rows.close()
