"""Women and men among those who are named and those who speak; bodies and roles without a name are nobody of either."""

import pandas as pd

from analysis.tables.many import CHOSEN, Ids, Rows

GENDERS = ("Fem", "Masc", "")
"""Women, men, and those of whom neither the text nor the name tells it."""

SEXES = """(
    SELECT identity, CASE WHEN women > men THEN 'Fem' WHEN men > women THEN 'Masc' ELSE '' END AS sex, sex_by FROM (
    SELECT identity, count(*) FILTER (sex = 'Fem') AS women, count(*) FILTER (sex = 'Masc') AS men,
    mode(sex_by) FILTER (sex_by <> '') AS sex_by FROM named JOIN texts ON id = text_id
    WHERE named.kind = 'PER' AND deleted IS NULL GROUP BY identity) AS votes)"""
"""Each person's gender over all texts of the library: where they differ most of them decide, a tie nothing."""

OF_PERSONS = f"""SELECT text_id, coalesce(sex, '') AS key, count(DISTINCT place) AS n FROM said
    JOIN chosen USING (text_id) LEFT JOIN {SEXES} AS sexes USING (identity) WHERE speaker_kind = 'PER'
    GROUP BY text_id, key"""
"""The statements of women, of men, and of those of whom it is not known, in each text."""


def persons(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a person with a name, who makes most statements first.

    person; gender: one of GENDERS; by: the name of the rule that tells it most often (rows.gender), or "". texts:
    that name the person. mentions. statements; words: of direct speech.
    """
    query = f"""{CHOSEN}, here AS (
            SELECT identity, count(DISTINCT text_id) AS texts, sum(mentions)::BIGINT AS mentions FROM named
            JOIN chosen USING (text_id) WHERE kind = 'PER' AND mentions > 0 GROUP BY identity),
        spoken AS (
            SELECT identity, count(*) AS statements, coalesce(sum(own_words), 0)::BIGINT AS words FROM said
            JOIN chosen USING (text_id) WHERE speaker_kind = 'PER' GROUP BY identity)
        SELECT identity AS person, coalesce(sex, '') AS gender,
        CASE WHEN coalesce(sex, '') = '' THEN '' ELSE coalesce(sex_by, '') END AS by, texts, mentions,
        coalesce(statements, 0)::BIGINT AS statements, coalesce(words, 0)::BIGINT AS words
        FROM here LEFT JOIN {SEXES} AS sexes USING (identity) LEFT JOIN spoken USING (identity)
        ORDER BY statements DESC, texts DESC, mentions DESC, person"""
    return library.query(query, [ids])


def totals(persons_of: pd.DataFrame) -> pd.DataFrame:
    """One row for each of GENDERS: gender, persons, mentions, speakers (persons who speak), statements, words.

    persons_of: as `persons`.
    """
    speaking = persons_of.assign(speakers=(persons_of["statements"] > 0).astype("int64"), persons=1)
    numbers = ["persons", "mentions", "speakers", "statements", "words"]
    summed = speaking.groupby("gender")[numbers].sum().reindex(GENDERS, fill_value=0).astype("int64")
    return summed.rename_axis("gender").reset_index()


def by_outlet(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row an outlet ("": the card names none) and gender that speaks there: outlet, gender, speakers, statements,
    words; that of most statements first."""
    query = f"""{CHOSEN}, counted AS (
            SELECT coalesce(t.outlet, '') AS outlet, coalesce(sex, '') AS gender,
            count(DISTINCT identity) AS speakers, count(*) AS statements, coalesce(sum(own_words), 0)::BIGINT AS words
            FROM said JOIN chosen USING (text_id) JOIN texts t ON t.id = text_id
            LEFT JOIN {SEXES} AS sexes USING (identity) WHERE speaker_kind = 'PER' GROUP BY 1, 2)
        SELECT * FROM counted ORDER BY outlet = '', sum(statements) OVER (PARTITION BY outlet) DESC, outlet, gender"""
    return library.query(query, [ids])
