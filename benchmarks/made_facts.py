"""Facts of a million made-up texts, drawn inside DuckDB: `made_texts.py`'s variety at many times its pace.

Words, names, topics, outlets and their frequencies are those of `made_texts`; each number is drawn from a hash of the
text's number, so that the same texts come whatever their order. Offsets are about right only: nothing reads the texts.
"""

import json
import random
import shutil
from pathlib import Path

import duckdb
import pandas as pd

from analysis import lexicon
from analysis.library import schema
from analysis.library.folder import ABOUT, SCHEMA
from analysis.parts.tables import COLUMNS
from analysis.search import index
from benchmarks.made_texts import OF_TOPIC, OUTLETS, SENTENCE, STATEMENTS, TERMS, TOPICS, WORDS, News

DRAWN_ONES = 20_000
"""Texts that are drawn; more are these once more, with other words (COPIED), in other outlets and on other days: words
and names are as frequent in them as in all, which is what questions over counts depend on."""

OF_PART = 500
"""Texts of a part, as many as `extract --to` writes at once."""

COMMON, LAST = 500, 500 + 29_440 - 1
"""Words from one of these ranks to the other change places in a copy, within blocks of 64: the others are few, or
in so many texts that they say nothing."""

BY_SURNAME, WITH_OFFICE, OFFICES = 0.18, 0.45, 40
"""Of the persons of a text those who are named by no more than the surname, and those whose office it gives: as in 310
real news texts (82 and 45 of a hundred persons have a first name and an office)."""

DRAWN = f"""
CREATE OR REPLACE TEMP MACRO u(n, what, k) AS ((hash(n, what, k) >> 11) / 9007199254740992.0);
CREATE OR REPLACE TEMP MACRO zipf(chance, most) AS (exp(chance * ln(most + 1)) - 1)::INTEGER;
CREATE OR REPLACE TEMP MACRO rank_of(chance, most) AS (20 * exp(chance * ln((most + 20) / 20.0)) - 20)::INTEGER;
CREATE OR REPLACE TEMP MACRO id_of(n) AS substr(md5(n::VARCHAR), 1, 12);
CREATE OR REPLACE TEMP MACRO said_in(n, k) AS ((k - 1) * 5 + floor(u(n, 'sentence', k) * 5))::INTEGER;
CREATE OR REPLACE TEMP MACRO is_direct(n, k) AS u(n, 'direct', k) < 0.5;
CREATE OR REPLACE TEMP TABLE made_names AS
    SELECT n, kind, CASE WHEN kind = 'PER' AND u(n, 'short', e.name) < {BY_SURNAME} THEN split_part(e.name, ' ', 2)
            ELSE e.name END AS entity, (1 + floor(-1.2 * ln(1 - min(u(n, 'often', name)))))::INTEGER AS mentions,
        min(gender) AS gender, min(CASE WHEN u(n, 'office', e.name) < {WITH_OFFICE} THEN e.office ELSE '' END) AS office
    FROM (SELECT n, k, CASE WHEN u(n, 'kind', k) < 0.5 THEN 'PER' WHEN u(n, 'kind', k) < 0.75 THEN 'ORG' ELSE 'LOC' END
            AS kind FROM range($first, $first + $size) AS t(n), range(10) AS r(k)) AS drawn
    JOIN entity_sizes USING (kind) JOIN made_entities e ON e.kind = drawn.kind AND e.nth = zipf(u(n, 'who', k), most)
    GROUP BY n, kind, entity;
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
        0 AS in_title, 0 AS "references", coalesce(statements, 0) AS statements, first * 8 AS first, gender,
        office AS roles, '' AS beside, in_headline, in_lead, in_speech, '' AS sex, '' AS sex_by
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


def _bearing(kind: str, name: str, offices: list[str], bodies: list[str]) -> tuple[str, str]:
    """Of a person the gender and the office, of some body; the same for the same name."""
    if kind != "PER":
        return "", ""
    own = random.Random(name)
    return "Fem" if name.split(maxsplit=1)[0][-1] in "ая" else "Masc", f"{own.choice(offices)} {own.choice(bodies)}"


def draw(rows: duckdb.DuckDBPyConnection, number: int) -> None:
    """Puts `number` drawn texts and their facts into the tables of a library (library/schema.py), and into `tokens`."""
    news = News(1)
    kinds = ("PER", "ORG", "LOC")
    order = random.Random(1)
    offices = [row[0] for row in lexicon.rows("roles.tsv") if row[2] == "post"][:OFFICES]
    bodies = [name for name, _ in news.entities[1]]
    frames = {
        "made_words": pd.DataFrame({"word": news.words, "telling": news.telling}).reset_index(names="nth"),
        "made_outlets": pd.DataFrame({"name": news.outlets}).reset_index(names="nth"),
        "made_entities": pd.DataFrame(
            [
                (kind, at, name, *_bearing(kind, name, offices, bodies))
                for kind, own in zip(kinds, news.entities, strict=True)
                for at, (name, _) in enumerate(order.sample(own, len(own)))
            ],
            columns=["kind", "nth", "name", "gender", "office"],
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


COPIED = f"""
CREATE OR REPLACE TEMP MACRO copy_of(id) AS substr(md5(id || '$copy'), 1, 12);
CREATE OR REPLACE TEMP TABLE other_words AS
    SELECT a.word, b.word AS other, b.telling AS says FROM made_words a JOIN made_words b
    ON b.nth = CASE WHEN a.nth BETWEEN {COMMON} AND {LAST} THEN {COMMON} + xor(a.nth - {COMMON}, $copy) ELSE a.nth END;
CREATE OR REPLACE TEMP TABLE tokens_copied AS
    SELECT * REPLACE (copy_of(text_id) AS text_id, coalesce(other, form) AS form, coalesce(other, lemma) AS lemma,
        coalesce(says, telling) AS telling) FROM tokens LEFT JOIN other_words ON word = form;
CREATE OR REPLACE TEMP TABLE texts_copied AS
    SELECT texts.* REPLACE (copy_of(id) AS id, words AS text, title_words AS title, title_words AS name,
            length(words) AS characters, DATE '2024-01-01' + (hash(id, 'day', $copy) % 700)::INTEGER AS date,
            o.name AS outlet), 250 AS runs,
        unhex(concat({", ".join(f"md5(id || '$copy {nth}')" for nth in range(32))})) AS hashes
    FROM texts JOIN (SELECT text_id, string_agg(form, ' ' ORDER BY position) AS words,
            string_agg(form, ' ' ORDER BY position) FILTER (position <= 6) AS title_words
        FROM tokens_copied GROUP BY text_id) ON text_id = copy_of(id)
    JOIN made_outlets o ON o.nth = zipf(u(id, 'outlet', $copy), {OUTLETS - 1});
CREATE OR REPLACE TEMP TABLE said_copied AS
    SELECT said.* REPLACE (words.text_id AS text_id, words.said AS said)
    FROM said JOIN (SELECT text_id, statement AS place, string_agg(form, ' ' ORDER BY position) AS said
        FROM tokens_copied WHERE statement > 0 GROUP BY ALL) AS words
    ON words.text_id = copy_of(said.text_id) AND words.place = said.place;
CREATE OR REPLACE TEMP TABLE terms_copied AS
    SELECT * REPLACE (copy_of(text_id) AS text_id, coalesce(other, term) AS term, coalesce(other, folded) AS folded)
    FROM terms LEFT JOIN other_words ON word = term;
"""
"""The drawn texts once more, their words (but the commonest) others that are as frequent: so no statement is another's.
Each has a signature that is like no other's."""


def write_parts(folder: Path, number: int) -> None:
    """Writes the facts of `number` texts (or of the next multiple of DRAWN_ONES) as a folder of parts of OF_PART texts,
    as `extract --to` does. Nothing stands in the tables of analyses and sources."""
    drawn = min(DRAWN_ONES, number)
    with duckdb.connect(config={"threads": 1, "memory_limit": "3GB", "temp_directory": str(folder / "aside")}) as rows:
        schema.create(rows)
        draw(rows, drawn)
        for copy in range(-(-number // drawn)):
            for statement in filter(str.strip, COPIED.split(";\n")):
                rows.execute(statement.replace("$copy", str(copy)))
            rows.execute(
                f"""CREATE OR REPLACE TEMP TABLE parted AS SELECT id AS text_id,
                printf('{copy:04}%04d', ((row_number() OVER (ORDER BY id) - 1) // {OF_PART})::INTEGER) AS file
                FROM texts_copied"""
            )
            for table, columns in COLUMNS.items():
                names = ", ".join(f't."{column.split()[0].strip(chr(34))}"' for column in columns)
                _write_table(rows, folder / table, table, names)
    shutil.rmtree(folder / "aside", ignore_errors=True)
    (folder / ABOUT).write_text(json.dumps({"schema": SCHEMA}), encoding="utf-8")


def _write_table(rows: duckdb.DuckDBPyConnection, folder: Path, table: str, names: str) -> None:
    """One table of a copy, a file for each part; where a part has no row an empty one."""
    copied = (
        f"{table}_copied"
        if table in ("texts", "tokens", "said", "terms")
        else (f"(SELECT * REPLACE (copy_of(text_id) AS text_id) FROM {table})")
    )
    key = "id" if table == "texts" else "text_id"
    made = f"SELECT {names}, file FROM {copied} AS t JOIN parted ON parted.text_id = t.{key}"
    divided = folder / "divided"
    divided.mkdir(parents=True)
    rows.execute(f"COPY ({made}) TO '{divided}' (FORMAT parquet, PARTITION_BY (file), COMPRESSION zstd, OVERWRITE)")
    for (part,) in rows.execute("SELECT DISTINCT file FROM parted").fetchall():
        (written,) = (divided / f"file={part}").glob("*.parquet") if (divided / f"file={part}").exists() else (None,)
        if written:
            written.replace(folder / f"{part}.parquet")
        else:
            rows.execute(f"COPY (SELECT {names} FROM {copied} AS t LIMIT 0) TO '{folder}/{part}.parquet'")
    shutil.rmtree(divided)
