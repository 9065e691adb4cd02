"""The stories of a selection of texts as tables: which events were covered, by whom first, what each text added."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Rows

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 2
"""Texts of a story that is listed: one text alone is no story that anybody shares."""

ORDERED = "date NULLS LAST, added, id"
"""A story's texts in time; of one day as they were added."""

TOLD = f"""{CHOSEN}, told AS (
        SELECT story, id, outlet, date, reprint_of, min(date) OVER (PARTITION BY story) AS since,
            count(*) OVER (PARTITION BY story) AS n
        FROM texts JOIN chosen ON id = chosen.text_id JOIN story_texts ON story_texts.text_id = id
        WHERE story IS NOT NULL QUALIFY n >= {FEWEST})"""


def stories(library: Rows, ids: Sequence[str]) -> "pd.DataFrame":
    """One row a story that at least FEWEST of the texts tell, that of most texts first.

    story: its number. name; by_analyst: whether the analyst gave it. texts, outlets: that tell it, of those chosen;
    reprints: of these texts. first: the outlets of its first day; since, until: that day and the last; days: between.
    """
    query = f"""{TOLD} SELECT story::BIGINT AS story, name, by_analyst, count(*) AS texts,
            count(DISTINCT nullif(outlet, '')) AS outlets, count(reprint_of) AS reprints,
            coalesce(string_agg(DISTINCT nullif(outlet, ''), ', ' ORDER BY nullif(outlet, ''))
                FILTER (date = since), '') AS first,
            min(date) AS since, max(date) AS until, coalesce(max(date) - min(date), 0)::BIGINT AS days
        FROM told JOIN stories USING (story) GROUP BY story, name, by_analyst
        ORDER BY texts DESC, outlets DESC, story"""
    return _with_days(library.query(query, [ids]), "since", "until")


FILES = {"name": "story_name", "first": "first_outlets"}
"""What columns are called in files, where another table has the short name for something else."""


def for_files(found: "pd.DataFrame") -> "pd.DataFrame":
    """A table of stories or outlets with names of columns that no other table has."""
    names = FILES if "story" in found else {"first": "first_to_tell"}
    return found.rename(columns=names)


def stories_for_files(library: Rows, ids: Sequence[str]) -> "pd.DataFrame":
    """`stories` as a sheet of a workbook."""
    return for_files(stories(library, ids))


def with_stories(library: Rows, texts: "pd.DataFrame") -> "pd.DataFrame":
    """`texts` (many.texts) with a last column, story_name: "" where a text has none yet."""
    query = f"{CHOSEN} SELECT text_id, name FROM story_texts JOIN chosen USING (text_id) JOIN stories USING (story)"
    found = library.query(query, [list(texts["text"])])
    named = dict(zip(found["text_id"].astype(str), found["name"].astype(str), strict=True))
    return texts.assign(story_name=[named.get(str(text), "") for text in texts["text"]])


def told(library: Rows, story: int) -> "pd.DataFrame":
    """One row a text of the story, in time.

    text: its id; title, outlet, date; reprint: whether it is one. added: persons, bodies and places that no text before
    it names, the most named first; left_out: those that most texts of the story name and it does not. statements: that
    it has; new_statements: by speakers whom no text before it quotes.
    """
    texts = library.query(
        f"""SELECT id AS text, coalesce(nullif(title, ''), name) AS title, outlet, date,
            reprint_of IS NOT NULL AS reprint
        FROM texts JOIN story_texts ON text_id = id WHERE story = ? AND deleted IS NULL ORDER BY {ORDERED}""",
        [story],
    )
    ids = list(texts["text"])
    named = library.query(
        f"""{CHOSEN} SELECT text_id, identity, sum(mentions) AS times FROM named JOIN chosen USING (text_id)
        WHERE mentions > 0 GROUP BY ALL ORDER BY times DESC, identity""",
        [ids],
    )
    said = library.query(
        f"""{CHOSEN} SELECT text_id, identity, count(*) AS times FROM said JOIN chosen USING (text_id)
        WHERE identity <> '' AND nth = 0 GROUP BY ALL ORDER BY times DESC, identity""",
        [ids],
    )
    names = {text: list(rows["identity"]) for text, rows in named.groupby("text_id")}
    voices = dict(list(said.groupby("text_id")))
    usual = [name for name, n in named["identity"].value_counts().sort_index().items() if 2 * n > len(ids) > 1]
    seen: set[str] = set()
    heard: set[str] = set()
    rows = []
    for row in texts.to_dict("records"):
        own, speaking = names.get(row["text"], []), voices.get(row["text"])
        new = [] if speaking is None else [name for name in speaking["identity"] if name not in heard]
        rows.append(
            (
                *(row[name] for name in ("text", "title", "outlet", "date", "reprint")),
                tuple(name for name in own if name not in seen),
                tuple(name for name in usual if name not in own),
                0 if speaking is None else int(speaking["times"].sum()),
                tuple(new),
            )
        )
        seen |= set(own)
        heard |= set(new)
    return _with_days(
        frame(
            rows,
            {
                **dict.fromkeys(("text", "title", "outlet"), "str"),
                "date": "object",
                "reprint": "bool",
                "added": "object",
                "left_out": "object",
                "statements": "int64",
                "new_speakers": "object",
            },
        ),
        "date",
    )


def by_outlet(library: Rows, ids: Sequence[str]) -> "pd.DataFrame":
    """One row an outlet, that of most stories first: outlet; stories that it tells, of those of `stories`; first: told
    by it on their first day; only: by no other outlet; missed: by two others at least, and not by it; days_behind: on
    average, where it was later (None: nowhere).
    """
    query = f"""{TOLD},
        own AS (SELECT story, outlet, since, min(date) AS date FROM told WHERE outlet <> '' GROUP BY ALL),
        telling AS (SELECT story, count(*) AS outlets FROM own GROUP BY story)
        SELECT outlet, count(*) AS stories, count(*) FILTER (date = since) AS first,
            count(*) FILTER (outlets = 1) AS "only",
            (SELECT count(*) FROM telling WHERE outlets >= 2) - count(*) FILTER (outlets >= 2) AS missed,
            avg(date - since) FILTER (date > since) AS days_behind
        FROM own JOIN telling USING (story) GROUP BY outlet ORDER BY stories DESC, outlet"""
    return library.query(query, [ids])


def _with_days(found: "pd.DataFrame", *columns: str) -> "pd.DataFrame":
    """Timestamps as dates, None where there is none."""
    import pandas as pd

    for column in columns:
        days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in found[column]]
        found[column] = pd.Series(days, index=found.index, dtype=object)
    return found


def name_of(library: Rows, story: int) -> str | None:
    """What the story is called, or None where there is none of this number."""
    found = library.query("SELECT name FROM stories WHERE story = ?", [story])
    return None if found.empty else str(found["name"].iloc[0])


def story_of(library: Rows, text: str) -> int | None:
    """The number of the text's story, or None where it has none yet."""
    found = library.query("SELECT story FROM story_texts WHERE text_id = ? AND story IS NOT NULL", [text])
    return None if found.empty else int(found["story"].iloc[0])


def others(library: Rows, story: int, most: int) -> dict[str, str]:
    """The other stories by their first text, those nearest in time first: what this one can be joined with."""
    query = f"""WITH told AS (SELECT story, id, date, row_number() OVER (PARTITION BY story ORDER BY {ORDERED}) AS place
            FROM texts JOIN story_texts ON text_id = id WHERE story IS NOT NULL AND deleted IS NULL)
        SELECT told.id, name FROM told JOIN stories USING (story) WHERE place = 1 AND story <> ?
        ORDER BY abs(date - (SELECT min(date) FROM told WHERE story = ?)) NULLS LAST, story LIMIT {most}"""
    found = library.query(query, [story, story])
    return dict(zip(found["id"].astype(str), found["name"].astype(str), strict=True))
