"""Facts of a million made-up texts, drawn inside DuckDB: `made_texts.py`'s variety at many times its pace.

Words, names, topics, outlets and their frequencies are those of `made_texts`; each number is drawn from a hash of the
text's number, so that the same texts come whatever their order. Offsets are about right only: nothing reads the texts.
"""

import json
import random
from pathlib import Path

import duckdb
import pandas as pd

from analysis.library import schema
from analysis.library.folder import ABOUT, SCHEMA
from analysis.parts.tables import COLUMNS
from analysis.search import index
from benchmarks.made_texts import OF_TOPIC, OUTLETS, SENTENCE, STATEMENTS, TERMS, TOPICS, WORDS, News

DRAWN_ONES = 20_000
"""Texts that are drawn; more are these once more, in other outlets and on other days: words and names are as frequent
in them as in all, which is what questions over counts depend on."""

DRAWN = f"""
CREATE OR REPLACE TEMP MACRO u(n, what, k) AS ((hash(n, what, k) >> 11) / 9007199254740992.0);
CREATE OR REPLACE TEMP MACRO zipf(chance, most) AS (exp(chance * ln(most + 1)) - 1)::INTEGER;
CREATE OR REPLACE TEMP MACRO rank_of(chance, most) AS (20 * exp(chance * ln((most + 20) / 20.0)) - 20)::INTEGER;
CREATE OR REPLACE TEMP MACRO id_of(n) AS substr(md5(n::VARCHAR), 1, 12);
CREATE OR REPLACE TEMP MACRO said_in(n, k) AS ((k - 1) * 5 + floor(u(n, 'sentence', k) * 5))::INTEGER;
CREATE OR REPLACE TEMP MACRO is_direct(n, k) AS u(n, 'direct', k) < 0.5;
CREATE OR REPLACE TEMP TABLE made_names AS
    SELECT DISTINCT n, kind, e.name AS entity, (1 + floor(-1.2 * ln(1 - u(n, 'often', name))))::INTEGER AS mentions
    FROM (SELECT n, k, CASE WHEN u(n, 'kind', k) < 0.5 THEN 'PER' WHEN u(n, 'kind', k) < 0.75 THEN 'ORG' ELSE 'LOC' END
            AS kind FROM range($first, $first + $size) AS t(n), range(10) AS r(k)) AS drawn
    JOIN entity_sizes USING (kind) JOIN made_entities e ON e.kind = drawn.kind AND e.nth = zipf(u(n, 'who', k), most);
CREATE OR REPLACE TEMP TABLE made_places AS
    SELECT n, entity, kind, m, (u(n, entity, m) * {WORDS})::INTEGER % {WORDS} AS p FROM made_names, range(40) AS r(m)
    WHERE m < mentions;
CREATE OR REPLACE TEMP TABLE made_said AS
    SELECT n, k AS place, CASE WHEN is_direct(n, k) THEN 'direct' ELSE 'indirect' END AS kind,
        CASE WHEN u(n, 'known', k) < 0.85 THEN coalesce(arg_min(entity, hash(n, k, entity)), '') ELSE '' END AS speaker
    FROM range($first, $first + $size) AS t(n), range(1, {STATEMENTS + 1}) AS r(k)
    LEFT JOIN (SELECT n AS of, entity FROM made_names WHERE kind = 'PER') AS names ON of = n GROUP BY n, k;
CREATE OR REPLACE TEMP TABLE made_tokens AS
    WITH drawn AS (
        SELECT n, p, p // {SENTENCE} AS sentence, CASE WHEN u(n, 'own', p) < 0.2 THEN
                500 + hash(zipf(u(n, 'topic', 0), {TOPICS}), zipf(u(n, 'of topic', p), {OF_TOPIC})) % 29000
            ELSE rank_of(u(n, 'word', p), 30000) END AS nth
        FROM range($first, $first + $size) AS t(n), range({WORDS}) AS r(p))
    SELECT n, p, sentence, CASE WHEN sentence = said_in(n, sentence // 5 + 1) THEN sentence // 5 + 1 ELSE 0 END
        AS statement, w.word, w.telling, w.nth FROM drawn JOIN made_words w USING (nth);
CREATE OR REPLACE TEMP TABLE made_named_tokens AS
    SELECT t.n, t.p, t.sentence, t.statement, coalesce(l.word, t.word) AS word, t.telling OR l.word IS NOT NULL
        AS telling, t.nth, l.word IS NOT NULL AS is_name
    FROM made_tokens t LEFT JOIN (SELECT n, p, lower(split_part(any_value(entity), ' ', -1)) AS word FROM made_places
        GROUP BY n, p) AS l USING (n, p);
INSERT INTO texts BY NAME
    SELECT id_of(n) AS id, title AS name, text, '' AS encoding, title, outlet, date, '' AS url,
        TIMESTAMP '2026-01-01' + to_seconds(n) AS added, length(text) AS characters
    FROM (SELECT n, string_agg(word, ' ' ORDER BY p) AS text, string_agg(word, ' ' ORDER BY p) FILTER (p < 6) AS title
          FROM made_named_tokens GROUP BY n)
    JOIN (SELECT n, o.name AS outlet, DATE '2024-01-01' + (u(n, 'day', 0) * 700)::INTEGER AS date
          FROM range($first, $first + $size) AS t(n)
          JOIN made_outlets o ON o.nth = zipf(u(n, 'outlet', 0), {OUTLETS - 1})) USING (n);
INSERT INTO named BY NAME
    SELECT id_of(n) AS text_id, entity, names.kind, entity AS identity, id_of(n) || ' ' || entity AS leader, mentions,
        0 AS in_title, 0 AS "references", coalesce(statements, 0) AS statements, first * 8 AS first, '' AS gender,
        '' AS roles, '' AS beside, in_headline, in_lead, in_speech, '' AS sex, '' AS sex_by
    FROM made_names AS names
    JOIN (SELECT n, entity, min(p) AS first, count(*) FILTER (p < 6) AS in_headline,
            count(*) FILTER (p >= 6 AND p < 60) AS in_lead,
            count(*) FILTER (p // {SENTENCE} = said_in(n, p // {SENTENCE} // 5 + 1)) AS in_speech
          FROM made_places GROUP BY n, entity) USING (n, entity)
    LEFT JOIN (SELECT n, speaker AS entity, count(*) AS statements FROM made_said GROUP BY n, speaker)
        USING (n, entity);
INSERT INTO said BY NAME
    SELECT id_of(n) AS text_id, place, 0 AS nth, kind, speaker, speaker AS identity,
        CASE WHEN speaker = '' THEN '' ELSE 'PER' END AS speaker_kind, '' AS role, 'заявил' AS cue,
        {SENTENCE} AS words, CASE WHEN kind = 'direct' THEN {SENTENCE} ELSE 0 END AS own_words,
        said_in(n, place) * 120 AS start, said_in(n, place) * 120 + 118 AS stop, words AS said, 0 AS repeat_of,
        FALSE AS checked, 'заявить' AS marker, 'neutral' AS manner,
        CASE WHEN speaker = '' THEN 'open' ELSE 'name' END AS sure
    FROM made_said JOIN (SELECT n, statement AS place, string_agg(word, ' ' ORDER BY p) AS words FROM made_named_tokens
        WHERE statement > 0 GROUP BY n, statement) USING (n, place);
INSERT INTO mentioned BY NAME
    SELECT id_of(n) AS text_id, entity, kind, p * 8 AS start, p * 8 + 7 AS stop, FALSE AS in_title,
        p // {SENTENCE} + 1 AS sentence, p // {SENTENCE} * 120 AS sentence_start,
        p // {SENTENCE} * 120 + 118 AS sentence_stop, p // 60 AS paragraph, statement
    FROM made_places JOIN made_tokens USING (n, p);
INSERT INTO terms BY NAME
    SELECT id_of(n) AS text_id, word AS term, word AS folded, count, score, FALSE AS is_name FROM (
        SELECT n, word, count(*)::INTEGER AS count, count(*) * ln(1 + any_value(nth)) AS score FROM made_named_tokens
        WHERE telling AND NOT is_name GROUP BY n, word
        QUALIFY row_number() OVER (PARTITION BY n ORDER BY score DESC, word) <= {TERMS});
INSERT INTO words BY NAME
    SELECT id_of(n) AS text_id, {WORDS} AS words, {SENTENCE * STATEMENTS // 2} AS direct_words
    FROM range($first, $first + $size) AS t(n);
INSERT INTO tokens BY NAME
    SELECT id_of(n) AS text_id, p + 1 AS position, sentence + 1 AS sentence, p * 8 AS start, 7 AS length, word AS form,
        word AS lemma, CASE WHEN sentence = 0 THEN 1 ELSE 0 END AS part,
        CASE WHEN statement = 0 THEN 0 WHEN is_direct(n, statement) THEN 2 ELSE 1 END AS voice, statement, telling
    FROM made_named_tokens ORDER BY n, p;
"""


def draw(rows: duckdb.DuckDBPyConnection, number: int) -> None:
    """Puts `number` drawn texts and their facts into the tables of a library (library/schema.py), and into `tokens`."""
    news = News(1)
    kinds = ("PER", "ORG", "LOC")
    order = random.Random(1)
    frames = {
        "made_words": pd.DataFrame({"word": news.words, "telling": news.telling}).reset_index(names="nth"),
        "made_outlets": pd.DataFrame({"name": news.outlets}).reset_index(names="nth"),
        "made_entities": pd.DataFrame(
            [
                (kind, at, name)
                for kind, own in zip(kinds, news.entities, strict=True)
                for at, (name, _) in enumerate(order.sample(own, len(own)))
            ],
            columns=["kind", "nth", "name"],
        ),
        "entity_sizes": pd.DataFrame({"kind": kinds, "most": [len(own) for own in news.entities]}),
    }
    for name, frame in frames.items():
        rows.register("made", frame)
        rows.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM made")
        rows.unregister("made")
    rows.execute(f"CREATE TABLE tokens ({', '.join(index.COLUMNS)})")
    for statement in filter(str.strip, DRAWN.split(";\n")):
        rows.execute(statement.replace("$first", "0").replace("$size", str(number)))


def fill(rows: duckdb.DuckDBPyConnection, number: int) -> None:
    """Puts the facts of `number` texts into the tables of a library."""
    drawn = min(DRAWN_ONES, number)
    draw(rows, drawn)
    rows.execute("ATTACH IF NOT EXISTS ':memory:' AS drawn")
    for table in ("named", "said", "mentioned", "terms", "words", "tokens"):
        rows.execute(f"CREATE OR REPLACE TABLE drawn.{table} AS SELECT * FROM {table}")
    for copy in range(1, -(-number // drawn)):
        add_copy(rows, copy, min(drawn, number - copy * drawn))
    rows.execute(schema.INDEXED)
    rows.execute("INSERT INTO likened SELECT id FROM texts")


MADE_TEXT = f"""* REPLACE (substr(md5(id || '$copy'), 1, 12) AS id,
    DATE '2024-01-01' + (hash(id, 'day', $copy) % 700)::INTEGER AS date,
    (SELECT name FROM made_outlets WHERE nth = zipf(u(id, 'outlet', $copy), {OUTLETS - 1})) AS outlet),
    250 AS runs, unhex(concat({", ".join(f"md5(id || '$copy {nth}')" for nth in range(32))})) AS hashes"""
"""A drawn text with a signature that is like no other's."""


def write_parts(folder: Path, number: int) -> None:
    """Writes the facts of `number` texts (or of the next multiple of DRAWN_ONES) as a folder of parts,
    as `extract --to` does, with DRAWN_ONES in each. Nothing stands in the tables of analyses and sources."""
    drawn = min(DRAWN_ONES, number)
    with duckdb.connect() as rows:
        schema.create(rows)
        draw(rows, drawn)
        for table, columns in COLUMNS.items():
            (folder / table).mkdir(parents=True)
            names = ", ".join(f'"{column.split()[0].strip(chr(34))}"' for column in columns)
            for copy in range(-(-number // drawn)):
                what = (
                    MADE_TEXT if table == "texts" else "* REPLACE (substr(md5(text_id || '$copy'), 1, 12) AS text_id)"
                )
                made = f"SELECT {names} FROM (SELECT {what.replace('$copy', str(copy))} FROM {table})"
                rows.execute(f"COPY ({made}) TO '{folder}/{table}/{copy:04}.parquet' (COMPRESSION zstd)")
    (folder / ABOUT).write_text(json.dumps({"schema": SCHEMA}), encoding="utf-8")


def add_copy(rows: duckdb.DuckDBPyConnection, copy: int, size: int) -> None:
    """The first `size` texts once more, under other ids, in other outlets and on other days."""
    rows.execute(
        f"""CREATE OR REPLACE TEMP TABLE copied AS SELECT id AS text_id, substr(md5(id || '{copy}'), 1, 12) AS id
        FROM (SELECT id FROM texts ORDER BY added, id LIMIT {size})"""
    )
    rows.execute(
        f"""INSERT INTO texts BY NAME SELECT t.* REPLACE (copied.id AS id,
            added + to_days({copy}) AS added, DATE '2024-01-01' + (hash(copied.id, 'day') % 700)::INTEGER AS date,
            o.name AS outlet)
        FROM texts t JOIN copied ON copied.text_id = t.id
        JOIN made_outlets o ON o.nth = zipf(u(copied.id, 'outlet', 0), {OUTLETS - 1})"""
    )
    for table in ("named", "said", "mentioned", "terms", "words", "tokens"):
        rows.execute(
            f"""INSERT INTO {table} BY NAME SELECT t.* REPLACE (copied.id AS text_id)
            FROM drawn.{table} t JOIN copied USING (text_id)"""
        )
