"""The stories of a selection of texts as tables: which events were covered, by whom first, what each text added."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.rows.chosen import CHOSEN
from analysis.rows.moment import IN_TIME, MOMENT

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tables.many import Rows

FEWEST = 2
"""Texts of a story that is listed: one text alone is no story that anybody shares."""


def told_in(texts: str) -> str:
    """The relation of the texts of stories among `texts` (a condition or a join), for a WITH.

    story, id, outlet, date, moment (UTC, or nothing); since: the story's first day; dawn: the earliest known moment of
    it; n: texts; first: whether it may have been the first (of that day the earliest, or of an unknown hour); behind:
    minutes after `dawn`, where both are known.
    """
    return f"""placed AS (
        SELECT story, id, outlet, date, time, reprint_of, added, {MOMENT} AS moment,
            min(date) OVER (PARTITION BY story) AS since, count(*) OVER (PARTITION BY story) AS n
        FROM texts JOIN story_texts ON story_texts.text_id = id {texts}),
    timed AS (SELECT *, min(moment) FILTER (date = since) OVER (PARTITION BY story) AS dawn FROM placed),
    told AS (SELECT *, coalesce(date = since AND coalesce(moment = dawn, true), false) AS "first",
            CASE WHEN moment >= dawn THEN round(epoch(moment - dawn) / 60)::BIGINT END AS behind FROM timed)"""


TOLD = f"{CHOSEN}, {told_in(f'JOIN chosen ON id = chosen.text_id WHERE story IS NOT NULL QUALIFY n >= {FEWEST}')}"


def stories(library: "Rows", ids: Sequence[str]) -> "pd.DataFrame":
    """One row a story that at least FEWEST of the texts tell, that of most texts first.

    story: its number. name; by_analyst: whether the analyst gave it. texts, outlets: that tell it, of those chosen;
    reprints: of these texts. first: the outlets that may have been first (told_in); since, until: its first day and the
    last; days: between; minutes: from the first to the last, None where an hour is not known.
    """
    query = f"""{TOLD} SELECT story::BIGINT AS story, name, by_analyst, count(*) AS texts,
            count(DISTINCT nullif(outlet, '')) AS outlets, count(reprint_of) AS reprints,
            coalesce(string_agg(DISTINCT nullif(outlet, ''), ', ' ORDER BY nullif(outlet, ''))
                FILTER ("first"), '') AS first,
            min(date) AS since, max(date) AS until, coalesce(max(date) - min(date), 0)::BIGINT AS days,
            CASE WHEN count(behind) = count(*) THEN max(behind) END AS minutes
        FROM told JOIN stories USING (story) GROUP BY story, name, by_analyst
        ORDER BY texts DESC, outlets DESC, story"""
    return with_days(library.query(query, [ids]), "since", "until")


FILES = {"name": "story_name", "first": "first_outlets"}
"""What columns are called in files, where another table has the short name for something else."""


def for_files(found: "pd.DataFrame") -> "pd.DataFrame":
    """A table of stories or outlets with names of columns that no other table has."""
    names = FILES if "story" in found else {"first": "first_to_tell"}
    return found.rename(columns=names)


def stories_for_files(library: "Rows", ids: Sequence[str]) -> "pd.DataFrame":
    """`stories` as a sheet of a workbook."""
    return for_files(stories(library, ids))


def with_stories(library: "Rows", texts: "pd.DataFrame") -> "pd.DataFrame":
    """`texts` (many.texts) with a last column, story_name: "" where a text has none yet."""
    query = f"{CHOSEN} SELECT text_id, name FROM story_texts JOIN chosen USING (text_id) JOIN stories USING (story)"
    found = library.query(query, [list(texts["text_id"])])
    named = dict(zip(found["text_id"].astype(str), found["name"].astype(str), strict=True))
    return texts.assign(story_name=[named.get(str(text), "") for text in texts["text_id"]])


def by_outlet(library: "Rows", ids: Sequence[str]) -> "pd.DataFrame":
    """One row an outlet, that of most stories first: outlet; stories that it tells, of those of `stories`; first: where
    it was or may have been the first; only: told by no other outlet; missed: by two others at least, and not by it.
    Where it was later: minutes_behind, the median over the `timed` stories of which the hours are known; days_behind,
    on average over those of which its day was another. None where there are none.
    """
    query = f"""{TOLD},
        own AS (SELECT story, outlet, since, min(date) AS date, bool_or("first") AS "first", min(behind) AS behind
            FROM told WHERE outlet <> '' GROUP BY ALL),
        telling AS (SELECT story, count(*) AS outlets FROM own GROUP BY story)
        SELECT outlet, count(*) AS stories, count(*) FILTER ("first") AS first,
            count(*) FILTER (outlets = 1) AS "only",
            (SELECT count(*) FROM telling WHERE outlets >= 2) - count(*) FILTER (outlets >= 2) AS missed,
            median(behind) FILTER (NOT "first") AS minutes_behind, count(behind) FILTER (NOT "first") AS timed,
            avg(date - since) FILTER (date > since) AS days_behind
        FROM own JOIN telling USING (story) GROUP BY outlet ORDER BY stories DESC, outlet"""
    return library.query(query, [ids])


OF_OUTLET = {
    "stories": "bool_or(outlet = ?)",
    "first": 'bool_or(outlet = ? AND "first")',
    "only": "bool_and(outlet IN (?, ''))",
    "missed": "count(DISTINCT nullif(outlet, '')) >= 2 AND NOT bool_or(outlet = ?)",
}
"""Which stories a number of `by_outlet` counts."""


def numbers_of(library: "Rows", ids: Sequence[str], outlet: str, which: str) -> list[int]:
    """The numbers of the stories that `which` (a column of by_outlet) counts of this outlet."""
    query = f"{TOLD} SELECT story FROM told GROUP BY story HAVING {OF_OUTLET[which]} AND bool_or(outlet <> '')"
    return [int(story) for story in library.query(query, [ids, outlet])["story"]]


def with_days(found: "pd.DataFrame", *columns: str) -> "pd.DataFrame":
    """Timestamps as dates, None where there is none."""
    import pandas as pd

    for column in columns:
        days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in found[column]]
        found[column] = pd.Series(days, index=found.index, dtype=object)
    return found


def name_of(library: "Rows", story: int) -> str | None:
    """What the story is called, or None where there is none of this number."""
    found = library.query("SELECT name FROM stories WHERE story = ?", [story])
    return None if found.empty else str(found["name"].iloc[0])


def story_of(library: "Rows", text: str) -> int | None:
    """The number of the text's story, or None where it has none yet."""
    found = library.query("SELECT story FROM story_texts WHERE text_id = ? AND story IS NOT NULL", [text])
    return None if found.empty else int(found["story"].iloc[0])


def others(library: "Rows", story: int, most: int) -> dict[str, str]:
    """The other stories by their first text, those nearest in time first: what this one can be joined with."""
    query = f"""WITH told AS (SELECT story, id, date, row_number() OVER (PARTITION BY story ORDER BY {IN_TIME}) AS place
            FROM texts JOIN story_texts ON text_id = id WHERE story IS NOT NULL AND deleted IS NULL)
        SELECT told.id, name FROM told JOIN stories USING (story) WHERE place = 1 AND story <> ?
        ORDER BY abs(date - (SELECT min(date) FROM told WHERE story = ?)) NULLS LAST, story LIMIT {most}"""
    found = library.query(query, [story, story])
    return dict(zip(found["id"].astype(str), found["name"].astype(str), strict=True))
