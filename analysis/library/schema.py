"""The tables of a library, and the steps that bring an older library's tables to them.

What a version added stays as it was written then; a change is a new step at the end of STEPS.
"""

from collections.abc import Sequence

import duckdb

from analysis.library.records import LibraryError

TEXTS = """
CREATE TABLE texts (id VARCHAR PRIMARY KEY, name VARCHAR, text VARCHAR, encoding VARCHAR, title VARCHAR, outlet VARCHAR,
                    date DATE, url VARCHAR, added TIMESTAMP, deleted TIMESTAMP, characters INTEGER, reprint_of VARCHAR);
CREATE TABLE analyses (text_id VARCHAR, version VARCHAR, furniture BOOLEAN, record BLOB);
CREATE TABLE corrections (id INTEGER PRIMARY KEY, text_id VARCHAR, made TIMESTAMP, undone TIMESTAMP, record VARCHAR);
"""

ADDED_IN_2 = """
CREATE TABLE settings (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE collections (id INTEGER PRIMARY KEY, name VARCHAR);
CREATE TABLE collected (collection INTEGER, text_id VARCHAR);
CREATE TABLE failures (text_id VARCHAR, version VARCHAR, reason VARCHAR);

CREATE TABLE named (text_id VARCHAR, entity VARCHAR, kind VARCHAR, identity VARCHAR, mentions INTEGER, in_title INTEGER,
                    "references" INTEGER, statements INTEGER, gender VARCHAR, roles VARCHAR, beside VARCHAR);
CREATE TABLE said (text_id VARCHAR, place INTEGER, kind VARCHAR, speaker VARCHAR, identity VARCHAR,
                   speaker_kind VARCHAR, role VARCHAR, cue VARCHAR, words INTEGER, start INTEGER, stop INTEGER,
                   text VARCHAR, repeat_of INTEGER, checked BOOLEAN);
CREATE TABLE terms (text_id VARCHAR, term VARCHAR, folded VARCHAR, count INTEGER, score DOUBLE, is_name BOOLEAN);
CREATE TABLE words (text_id VARCHAR, words INTEGER, direct_words INTEGER);
CREATE TABLE stopped (folded VARCHAR);
CREATE VIEW about AS SELECT text_id, term, count, score, is_name FROM terms ANTI JOIN stopped USING (folded);
CREATE TABLE identities (written BIGINT, refreshed BIGINT);
INSERT INTO identities VALUES (0, 0);

CREATE TABLE signatures (text_id VARCHAR PRIMARY KEY, runs INTEGER, hashes BLOB, grouped BOOLEAN DEFAULT FALSE);
CREATE TABLE imports (id INTEGER PRIMARY KEY, name VARCHAR, started TIMESTAMP);
CREATE TABLE import_files (import INTEGER, file INTEGER, name VARCHAR, read BOOLEAN, options VARCHAR, head VARCHAR);
CREATE TABLE drafts (import INTEGER, file INTEGER, position INTEGER, place VARCHAR, name VARCHAR, title VARCHAR,
    outlet VARCHAR, date DATE, url VARCHAR, encoding VARCHAR, certain BOOLEAN, characters INTEGER, text VARCHAR,
    text_id VARCHAR, runs INTEGER, hashes BLOB, problem VARCHAR, said VARCHAR, reprint_of VARCHAR);
"""
"""collected: which texts are in which collection. failures: texts that an analysis could not do. named, said, terms,
words: the facts of the analyses (facts.py); `about` are the terms that the analyst has not stopped. identities:
how often entities were written, and how often when they were last told apart. From `signatures` on: of imports."""

ADDED_IN_3 = """
ALTER TABLE named ADD COLUMN leader VARCHAR;
UPDATE identities SET written = written + 1;
"""
"""leader: which text's which entity is the first of the identity, by which those of one name are told apart."""

ADDED_IN_4 = """
ALTER TABLE named ADD COLUMN first INTEGER;
ALTER TABLE said ADD COLUMN nth INTEGER;
ALTER TABLE said ADD COLUMN own_words INTEGER;
ALTER TABLE said RENAME COLUMN text TO said;
UPDATE said SET nth = 0, own_words = CASE WHEN kind = 'indirect' THEN 0 ELSE words END;
"""
"""first: where an entity is named first. nth: which of those who say it together. own_words: as StatementRow has them;
until a text is analysed anew, words within a quote within a quote count for both."""

ADDED_IN_5 = """
CREATE TABLE tokens (text_id VARCHAR, position INTEGER, sentence INTEGER, start INTEGER, length USMALLINT, form VARCHAR,
                     lemma VARCHAR, part UTINYINT, voice UTINYINT, statement USMALLINT);
"""
"""tokens: the words of the texts (analysis/search/index.py), in their order."""

ADDED_IN_6 = """
CREATE TABLE story_texts (text_id VARCHAR PRIMARY KEY, made_of VARCHAR, digest VARCHAR, story INTEGER);
CREATE TABLE story_pairs (one VARCHAR, other VARCHAR, likelihood INTEGER);
CREATE TABLE stories (story INTEGER PRIMARY KEY, name VARCHAR, by_analyst BOOLEAN);
"""
"""story_texts: what each text's story is told by and which it is; made_of: the analysis and card that it comes from.
story_pairs: texts that may be one story, each pair once."""

ADDED_IN_7 = """
CREATE TABLE mentioned (text_id VARCHAR, entity VARCHAR, kind VARCHAR, start INTEGER, stop INTEGER, in_title BOOLEAN,
    sentence INTEGER, sentence_start INTEGER, sentence_stop INTEGER, paragraph INTEGER, statement INTEGER);
DELETE FROM words;
"""
"""mentioned: each place where an entity is named, for who stands beside whom. A text without a row in `words` counts as
unanalysed: the facts of the older texts are made anew."""

ADDED_IN_8 = """
ALTER TABLE named ADD COLUMN in_headline INTEGER;
ALTER TABLE named ADD COLUMN in_lead INTEGER;
ALTER TABLE named ADD COLUMN in_speech INTEGER;
ALTER TABLE named ADD COLUMN sex VARCHAR;
ALTER TABLE named ADD COLUMN sex_by VARCHAR;
ALTER TABLE said ADD COLUMN marker VARCHAR;
ALTER TABLE said ADD COLUMN manner VARCHAR;
CREATE TABLE cited (text_id VARCHAR, nth INTEGER, source VARCHAR, folded VARCHAR, via VARCHAR, via_folded VARCHAR,
                    rule VARCHAR, start INTEGER, stop INTEGER);
DELETE FROM named; DELETE FROM said; DELETE FROM terms; DELETE FROM mentioned; DELETE FROM words;
DELETE FROM tokens;
"""
"""Where an entity is named, a person's gender, what introduces a statement, and the sources that a text names. Facts
without them would be half-true, so they are made anew."""

ADDED_IN_9 = """
ALTER TABLE tokens ADD COLUMN telling BOOLEAN;
CREATE TABLE alike (text_id VARCHAR, place INTEGER, other_text VARCHAR, other_place INTEGER, shared INTEGER,
                    share DOUBLE);
CREATE TABLE likened (text_id VARCHAR);
"""
"""alike: pairs of statements of two texts that share most of their telling words (alike.py). likened: the texts whose
statements have been held against all others."""

ADDED_IN_10 = """
CREATE TABLE kept (text_id VARCHAR, field VARCHAR, value VARCHAR, place INTEGER, number DOUBLE);
ALTER TABLE drafts ADD COLUMN kept_fields VARCHAR[];
ALTER TABLE drafts ADD COLUMN kept_values VARCHAR[];
"""
"""kept: what an export said of a text under names of its own («Тональность»); place: which of its columns it was."""

ADDED_IN_11 = """
CREATE TABLE journal (made TIMESTAMP, who VARCHAR, what VARCHAR, object VARCHAR);
ALTER TABLE corrections ADD COLUMN who VARCHAR;
UPDATE corrections SET who = '';
"""
"""journal: who did what and when (access.py). who: whose a correction is, "" of the one user of a machine."""

ADDED_IN_12 = """
ALTER TABLE texts ADD COLUMN time TIME;
ALTER TABLE texts ADD COLUMN zone SMALLINT;
ALTER TABLE drafts ADD COLUMN time TIME;
ALTER TABLE drafts ADD COLUMN zone SMALLINT;
"""
"""time: of the day, as it was written; zone: minutes from Greenwich, where that was said."""

ADDED_IN_13 = """
CREATE TABLE stale (text_id VARCHAR);
"""
"""stale: the texts whose facts another program made; until they are made anew the former ones stand whole."""

ADDED_IN_14 = """
ALTER TABLE imports ADD COLUMN who VARCHAR;
UPDATE imports SET who = '';
"""
"""who: whose a list is that waits, "" of the one user of a machine."""

ADDED_IN_15 = """
ALTER TABLE said ADD COLUMN sure VARCHAR;
"""
"""sure: how it is known who says it; NULL until the facts of the text are made anew, which another program does."""

WORDS_INDEXED = """
INSERT INTO numbered SELECT text_id, row_number() OVER (ORDER BY rowid) FROM words;
INSERT INTO vocabulary (word, form, lemma, telling)
    SELECT row_number() OVER (ORDER BY lemma, form, telling), form, lemma, telling
    FROM (SELECT DISTINCT form, lemma, coalesce(telling, FALSE) AS telling
          FROM tokens SEMI JOIN numbered USING (text_id));
INSERT INTO postings SELECT word, text_no, position, sentence, part, voice, statement
    FROM tokens JOIN numbered USING (text_id) JOIN vocabulary v USING (form, lemma)
    WHERE v.telling = coalesce(tokens.telling, FALSE) ORDER BY word, text_no, position;
INSERT INTO word_lists SELECT text_no, list(word ORDER BY position), list(sentence ORDER BY position),
    list(start ORDER BY position), list(length ORDER BY position)
    FROM tokens JOIN numbered USING (text_id) JOIN vocabulary v USING (form, lemma)
    WHERE v.telling = coalesce(tokens.telling, FALSE) GROUP BY text_no ORDER BY text_no;
DROP TABLE tokens;
"""
"""What stands in `tokens`, a row a word as search/index.py gives it, as the index of words."""

STATED = """
INSERT INTO said_words
    SELECT text_no, statement, list(DISTINCT lemma ORDER BY lemma) FROM (FROM postings UNION ALL FROM fresh_postings)
    JOIN (SELECT word, min(word) OVER (PARTITION BY lemma) AS lemma FROM vocabulary WHERE telling) USING (word)
    WHERE statement > 0 GROUP BY ALL ORDER BY ALL;
"""
"""The words of the statements, from the index."""

COUNTED = """
UPDATE vocabulary SET times = counted.times FROM (
    SELECT word, count(*) AS times FROM (FROM postings UNION ALL FROM fresh_postings) GROUP BY word) AS counted
    WHERE vocabulary.word = counted.word;
UPDATE said SET text_no = numbered.text_no FROM numbered WHERE said.text_id = numbered.text_id;
"""
"""How often each word stands, and the numbers of the texts of statements, from the index."""

INDEXED = WORDS_INDEXED + STATED + COUNTED
"""The index of words and what is made of it, from `tokens`."""

ADDED_IN_16 = (
    """
CREATE TABLE numbered (text_id VARCHAR, text_no INTEGER);
CREATE TABLE vocabulary (word INTEGER, form VARCHAR, lemma VARCHAR, telling BOOLEAN);
CREATE TABLE postings (word INTEGER, text_no INTEGER, position INTEGER, sentence INTEGER, part UTINYINT, voice UTINYINT,
                       statement USMALLINT);
CREATE TABLE fresh_postings (word INTEGER, text_no INTEGER, position INTEGER, sentence INTEGER, part UTINYINT,
                             voice UTINYINT, statement USMALLINT);
CREATE TABLE word_lists (text_no INTEGER, words INTEGER[], sentences INTEGER[], starts INTEGER[], lengths USMALLINT[]);
"""
    + WORDS_INDEXED
)
"""The index of words by numbers of texts and words instead of `tokens` (word_index.py)."""

ADDED_IN_17 = """
CREATE TABLE retold (text_id VARCHAR, written BIGINT);
CREATE TABLE bands (text_id VARCHAR, band UINTEGER);
ALTER TABLE signatures ADD COLUMN banded BOOLEAN;
UPDATE signatures SET banded = false;
"""
"""retold: texts that name others than when who is who was told, with the number of that writing (retold.py). bands:
what of the signatures two texts have to have in common to be compared; banded: whether a text has its own there."""

ADDED_IN_18 = (
    """
CREATE TABLE said_words (text_no INTEGER, statement USMALLINT, lemmas INTEGER[]);
CREATE TABLE rare_words (lemma INTEGER, text_no INTEGER, statement USMALLINT, words USMALLINT);
DELETE FROM alike;
DELETE FROM likened;
"""
    + STATED
)
"""said_words: the telling lemmas of each statement, a lemma as the first number of its forms in the vocabulary.
rare_words: those of them by which the texts in `likened` are compared (alike.py); words: how many there are in all."""

ADDED_IN_19 = f"""
ALTER TABLE vocabulary ADD COLUMN times INTEGER DEFAULT 0;
ALTER TABLE said ADD COLUMN text_no INTEGER;
{COUNTED}
"""
"""times: how often the word stands in all texts that are analysed. text_no: the text's number in the index."""

RANK = "row_number() OVER (PARTITION BY text_id, is_name ORDER BY score DESC, term)"
"""The place of a term among those of its text, the weightiest first; names have places of their own."""

RANKED = f"""
CREATE TABLE ranked AS SELECT * REPLACE (({RANK})::INTEGER AS rank) FROM terms ORDER BY rowid;
DROP TABLE terms;
ALTER TABLE ranked RENAME TO terms;
"""
"""All terms are written anew: an UPDATE of 2.5 million rows takes three seconds or fourteen."""

ADDED_IN_20 = f"""
ALTER TABLE terms ADD COLUMN rank INTEGER;
{RANKED}
CREATE OR REPLACE VIEW about AS SELECT text_id, term, count, score, is_name, rank
    FROM terms ANTI JOIN stopped USING (folded);
"""
"""rank: as RANK, stopped terms among the others."""

MET = """
INSERT INTO known_names
    SELECT row_number() OVER (ORDER BY identity, kind), identity, kind FROM (SELECT DISTINCT identity, kind FROM named);
CREATE TEMP TABLE present AS SELECT DISTINCT text_no, sentence, who FROM mentioned AS m
    JOIN numbered USING (text_id) JOIN named AS n USING (text_id, entity, kind)
    JOIN known_names AS k ON k.name = n.identity AND k.kind = n.kind WHERE NOT m.in_title;
INSERT INTO meetings SELECT * FROM (
    SELECT text_no, a.who AS a, b.who AS b, count(*) FROM present a JOIN present b USING (text_no, sentence)
        WHERE a.who <= b.who GROUP BY ALL
    UNION ALL SELECT text_no, NULL, NULL, count(DISTINCT sentence) FROM present GROUP BY text_no) ORDER BY ALL;
DROP TABLE present;
"""
"""The meetings of all texts, as meetings.py has them."""

ADDED_IN_21 = f"""
CREATE TABLE known_names (who INTEGER, name VARCHAR, kind VARCHAR);
CREATE TABLE meetings (text_no INTEGER, a INTEGER, b INTEGER, n INTEGER);
{MET}
"""
"""meetings: how often who is named in one sentence with whom, by text; known_names: the numbers of the names there."""

STEPS = (
    ADDED_IN_2,
    ADDED_IN_3,
    ADDED_IN_4,
    ADDED_IN_5,
    ADDED_IN_6,
    ADDED_IN_7,
    ADDED_IN_8,
    ADDED_IN_9,
    ADDED_IN_10,
    ADDED_IN_11,
    ADDED_IN_12,
    ADDED_IN_13,
    ADDED_IN_14,
    ADDED_IN_15,
    ADDED_IN_16,
    ADDED_IN_17,
    ADDED_IN_18,
    ADDED_IN_19,
    ADDED_IN_20,
    ADDED_IN_21,
)
"""What each version added, in order. A new one stands at the end."""

SCHEMA = TEXTS + "".join(STEPS)

FROM_1 = """
ALTER TABLE texts ADD COLUMN characters INTEGER;
ALTER TABLE texts ADD COLUMN reprint_of VARCHAR;
UPDATE texts SET characters = length(text);
"""

MIGRATIONS = (FROM_1 + STEPS[0], *STEPS[1:])
"""The first brings version 1 to version 2, and so on; each in one transaction."""

VERSION = 1 + len(MIGRATIONS)


def create(connection: duckdb.DuckDBPyConnection, version: int = VERSION) -> None:
    """The tables of a new library, as `version` had them."""
    connection.execute("CREATE TABLE library (schema_version INTEGER)")
    connection.execute("INSERT INTO library VALUES (?)", [version])
    connection.execute(TEXTS + "".join(STEPS[: version - 1]))
    if version == 1:
        connection.execute("ALTER TABLE texts DROP COLUMN characters; ALTER TABLE texts DROP COLUMN reprint_of")


def found_version(connection: duckdb.DuckDBPyConnection, path: object) -> int:
    """The version of the library in the file `path`, if this program knows it.

    Raises LibraryError of another program's database and of a newer version's library; both are left as they are.
    """
    try:
        found = connection.execute("SELECT max(schema_version) FROM library").fetchall()
    except duckdb.Error as error:
        raise LibraryError("unreadable", path=path, reason="это другая база данных") from error
    return known_version(found, path)


def known_version(rows: Sequence[Sequence[object]], path: object) -> int:
    """The version that was asked of the table `library`, if this program knows it; LibraryError where it does not."""
    found = rows[0][0] if rows else None
    if not isinstance(found, int) or not 1 <= found <= VERSION:
        raise LibraryError("newer", path=path, found=str(found), known=str(VERSION))
    return found


def migrate(connection: duckdb.DuckDBPyConnection, path: object) -> None:
    """Brings the library in the file `path` to this version's tables; ended at any moment, it goes on the next time."""
    for version in range(found_version(connection, path), VERSION):
        connection.begin()
        try:
            connection.execute(MIGRATIONS[version - 1])
            connection.execute("UPDATE library SET schema_version = ?", [version + 1])
            connection.commit()
        except duckdb.Error as error:
            connection.rollback()
            raise LibraryError("unreadable", path=path, reason=str(error).splitlines()[0]) from error
