"""The facts of texts as the library keeps them: written in place of the former ones, with all that hangs on them."""

from collections.abc import Mapping, Sequence

import duckdb

from analysis.library import alike, meetings, retold, schema, word_index
from analysis.library.facts import OF_TEXT
from analysis.library.packed_facts import Packed, unpacked
from analysis.library.rows import shown

ASKED = "(SELECT unnest(?::VARCHAR[]))"
"""Ids to be joined: a list would be gone through for each row."""

NAMED_WRITTEN = """
CREATE OR REPLACE TEMP TABLE fresh_named AS SELECT fresh.*, coalesce(known.identity, entity) AS identity, known.leader
FROM fresh LEFT JOIN (
    SELECT entity, kind, mode(identity) AS identity, mode(leader) AS leader FROM named
    SEMI JOIN fresh USING (entity, kind) GROUP BY entity, kind) AS known USING (entity, kind);
INSERT INTO named BY NAME FROM fresh_named;
"""
"""Until identities are told apart anew, an entity is who most of its namesakes are."""

WHO_SPEAKS = """SELECT text_id, entity AS speaker, arg_max(identity, mentions) AS identity FROM {named}
GROUP BY text_id, entity"""
"""Who somebody who speaks in a text is: of entities of one name that which is mentioned most."""

SAID_WRITTEN = f"""
INSERT INTO said BY NAME SELECT fresh.*, text_no, coalesce(identity, speaker) AS identity FROM fresh
JOIN (SELECT unnest(?::VARCHAR[]) AS text_id, unnest(?::INTEGER[]) AS text_no) AS numbers USING (text_id)
LEFT JOIN ({WHO_SPEAKS.format(named="fresh_named")}) AS known USING (text_id, speaker)
"""
"""One who speaks and is no entity is who he is called."""


def set_stale(rows: duckdb.DuckDBPyConnection) -> None:
    """The facts of each text are to be made anew; until they are, the former ones stand."""
    rows.execute("DELETE FROM stale")
    rows.execute("INSERT INTO stale SELECT text_id FROM words")


def write(rows: duckdb.DuckDBPyConnection, facts: Mapping[str, Packed]) -> None:
    """The facts of these texts (by their ids) in place of their former ones.

    A new text has none in `words`, where each that has facts has a row: for it nothing else is searched for what there
    is to delete.
    """
    if not facts:
        return
    ids = list(facts)
    having = f"SELECT text_id FROM words WHERE text_id IN {ASKED}"
    former = [row[0] for row in rows.execute(having, [ids]).fetchall()]
    if former:
        for table in (*OF_TEXT, "stale"):
            rows.execute(f"DELETE FROM {table} WHERE text_id IN {ASKED}", [former])
        word_index.forget(rows, former)
        alike.forget(rows, former)
    given = unpacked(facts.values())
    with shown(rows, "fresh", given["named"]):
        rows.execute(NAMED_WRITTEN)
    numbers = word_index.write(rows, ids, given["tokens"])
    with shown(rows, "fresh", given["said"]):
        rows.execute(SAID_WRITTEN, [ids, numbers])
    with shown(rows, "fresh", given["terms"]):
        rows.execute(f"INSERT INTO terms BY NAME SELECT *, {schema.RANK} AS rank FROM fresh")
    for table in ("mentioned", "cited", "words"):
        with shown(rows, "fresh", given[table]):
            rows.execute(f"INSERT INTO {table} BY NAME FROM fresh")
    with shown(rows, "fresh", given["mentioned"]):
        meetings.take_in(rows, ids, "fresh_named", "fresh")
    retold.note(rows, ids)


def write_speakers(rows: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    """said.identity from named.identity in these texts; one who is no entity stays who he is called."""
    rows.execute(
        f"""UPDATE said SET identity = known.identity
        FROM ({WHO_SPEAKS.format(named=f"named WHERE text_id IN {ASKED}")}) AS known
        WHERE said.text_id = known.text_id AND said.speaker = known.speaker
        AND said.identity IS DISTINCT FROM known.identity AND said.text_id IN {ASKED}""",
        [list(ids)] * 2,
    )
