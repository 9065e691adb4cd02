"""How much there was of something in each day, week or month: counts, and shares with what they are shares of."""

import datetime
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.search.compiling import places_of
from analysis.search.query import read_query
from analysis.tables.chance import CRITICAL, HANDFUL, log_likelihoods
from analysis.tables.distinctive import LEAST
from analysis.tables.frame import frame
from analysis.tables.gender import OF_PERSONS
from analysis.tables.many import CHOSEN, SPEAKER, STATEMENTS, Ids, Rows
from analysis.tables.stretches import begun, next_start, step_of
from analysis.themes import Themes

STEPS = ("day", "week", "month")

SUBJECTS = ("texts", "outlets", "entities", "speakers", "words", "terms", "themes", "gender", "search")
"""What can be drawn: all texts, those of outlets, mentions of entities, statements of speakers, their own words, terms,
texts of themes, statements of women and men, the places of a search."""

FOUND = {
    "texts": "SELECT text_id, '' AS key, 1 AS n FROM chosen",
    "outlets": "SELECT text_id, coalesce(outlet, '') AS key, 1 AS n FROM chosen JOIN texts ON id = text_id",
    "entities": """SELECT text_id, identity AS key, mentions AS n FROM named JOIN chosen USING (text_id)
        WHERE mentions > 0""",
    "speakers": f"SELECT text_id, {SPEAKER} AS key, 1 AS n FROM said JOIN chosen USING (text_id)",
    "words": f"""SELECT text_id, {SPEAKER} AS key, own_words AS n FROM said JOIN chosen USING (text_id)
        WHERE own_words > 0""",
    "terms": "SELECT text_id, term AS key, count AS n FROM about JOIN chosen USING (text_id) WHERE NOT is_name",
    "gender": OF_PERSONS,
}
"""text_id, key, n: what a text has of each key."""

BASES = {"texts": "all", "outlets": "all", "speakers": "statements", "gender": "persons", "words": "words"}
"""What a share is a share of: of the analysed texts, unless said here."""

WHOLE = ("texts", "outlets")
"""What a text has before it is analysed; of all others only analysed texts count, as in what they are shares of."""

UNITS = {"speakers": "statements", "gender": "statements", "words": "words"}

FIRST_DAY = datetime.date(1, 1, 1)


def ranked(library: Rows, ids: Ids, subject: str, most: int = 1000) -> pd.DataFrame:
    """The keys of a subject that can be drawn, that of most texts first: key, texts, n."""
    query = f"""{CHOSEN} SELECT key, count(DISTINCT text_id) AS texts, sum(n)::BIGINT AS n FROM ({FOUND[subject]}) AS f
        WHERE key <> '?' GROUP BY key ORDER BY texts DESC, n DESC, key LIMIT {int(most)}"""
    return library.query(query, [ids])


def counts(library: Rows, ids: Ids, subject: str, *keys: str) -> pd.DataFrame:
    """One row a day and key: date (None: texts without one), key, n, texts. Of a search the keys are queries; of themes
    see `of_themes`."""
    if subject == "search":
        return _places(library, ids, keys)
    analysed = "" if subject in WHOLE else "SEMI JOIN words USING (text_id)"
    query = f"""{CHOSEN} SELECT t.date AS date, key, sum(n)::BIGINT AS n, count(DISTINCT text_id) AS texts
        FROM ({FOUND[subject]}) AS f {analysed} JOIN texts t ON t.id = text_id
        WHERE list_contains(?::VARCHAR[], key) GROUP BY t.date, key ORDER BY t.date, key"""
    return _dated(library.query(query, [ids, list(keys)]))


def of_themes(found: Themes, texts: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """`counts` of the themes that are called so: the texts whose main one they are. `texts` as many.texts."""
    analysed = texts[texts["analysed"]]
    date_of = dict(zip(analysed["text_id"], analysed["date"], strict=True))
    main = [(theme.title, text.text) for theme in found.themes for text in theme.texts if text.main]
    rows = [(date_of[text], title, 1, 1) for title, text in main if title in keys and text in date_of]
    return frame(rows, {"date": "object", "key": "str", "n": "int64", "texts": "int64"})


def ranked_themes(found: Themes) -> pd.DataFrame:
    """`ranked` of themes, that of most texts first."""
    rows = [(theme.title, theme.main_texts, theme.main_texts) for theme in found.themes]
    return frame(rows, {"key": "str", "texts": "int64", "n": "int64"})


def bases(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a day: date (None: texts without one), all (texts), texts (analysed ones), statements, persons
    (statements of persons with a name), words (of direct speech)."""
    query = f"""{CHOSEN}, spoken AS (
            SELECT text_id, {STATEMENTS} AS statements, count(DISTINCT place) FILTER (speaker_kind = 'PER')
            AS persons FROM said JOIN chosen USING (text_id) GROUP BY text_id)
        SELECT t.date AS date, count(*) AS "all", count(w.text_id) AS texts,
        coalesce(sum(s.statements), 0)::BIGINT AS statements, coalesce(sum(s.persons), 0)::BIGINT AS persons,
        coalesce(sum(w.direct_words), 0)::BIGINT AS words
        FROM chosen JOIN texts t ON t.id = chosen.text_id LEFT JOIN words w ON w.text_id = t.id
        LEFT JOIN spoken s ON s.text_id = w.text_id GROUP BY t.date ORDER BY t.date"""
    return _dated(library.query(query, [ids]))


def lines(
    found: pd.DataFrame,
    base: pd.DataFrame,
    subject: str,
    keys: Sequence[str],
    *,
    step: str = "",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> pd.DataFrame:
    """One row a key and stretch of time, without a gap; none where no text has a date.

    found, base: as `counts` and `bases`. step: one of STEPS, or "": by what the time is long. since, until: the days
    that were asked for, else those of the first and the last text. key; since, until: the stretch. n: what is counted;
    texts: that have it. base: what a share is a share of. share: of it, from 0 to 1, NaN of a handful. there: texts
    appeared then (without them n is no zero but a gap). unfinished: the stretch is longer than what was asked for.
    """
    days = [day for day in base["date"] if day]
    columns = {"step": "str", "key": "str", "since": "object", "until": "object"}
    columns |= dict.fromkeys(("n", "texts", "base"), "int64")
    columns |= {"share": "float64", "there": "bool", "unfinished": "bool"}
    if not days:
        return frame([], columns)
    first, last = max(since or min(days), FIRST_DAY), until or max(days)
    step = step or step_of(min(days), max(days))
    unit = UNITS.get(subject, "texts")
    whole = _by_stretch(base, step)
    part = {key: _by_stretch(rows, step) for key, rows in found.groupby("key")}
    rows: list[tuple[Any, ...]] = []
    for key in keys:
        own = part.get(key, {})
        for start, stop in stretches(min(days), max(days), step):
            all_of, here = whole.get(start, {}), own.get(start, {})
            of = int(all_of.get(BASES.get(subject, "texts"), 0))
            n, texts = int(here.get("n", 0)), int(here.get("texts", 0))
            # counts and bases are asked for one after the other, and an analysis may end between them
            share = min(1.0, (texts if unit == "texts" else n) / of) if of >= HANDFUL else float("nan")
            unfinished = start < first or stop > last
            rows.append((step, key, start, stop, n, texts, of, share, bool(all_of), unfinished))
    return frame(rows, columns)


def stretches(first: datetime.date, last: datetime.date, step: str) -> list[tuple[datetime.date, datetime.date]]:
    """The first and last day of each day, week (from Monday) or month from `first` to `last`.

    >>> [str(stop) for _, stop in stretches(datetime.date(2026, 1, 30), datetime.date(2026, 2, 2), "month")]
    ['2026-01-31', '2026-02-28']
    """
    found, start = [], begun(first, step)
    while start <= last:
        after = next_start(start, step)
        found.append((start, max(start, after - datetime.timedelta(days=1))))
        if after == start:  # the calendar ends here
            break
        start = after
    return found


def undated(found: pd.DataFrame) -> dict[str, int]:
    """What stands in texts without a date and so in no stretch, by key. `found` as `counts`."""
    rows = found[found["date"].isna()]
    return {str(key): int(n) for key, n in rows.groupby("key")["n"].sum().items() if n}


SMOOTHED = {"day": 7, "week": 4, "month": 3}
"""Stretches of a moving mean: a week of days, a month of weeks, a quarter of months."""


def moving_mean(rows: pd.DataFrame, column: str) -> pd.Series:
    """The mean of `column` over a stretch and those before it, SMOOTHED of them; NaN until there are so many.

    rows: as `lines`. A stretch in which nothing appeared has no part in it.
    """
    window = SMOOTHED[rows["step"].iloc[0]] if len(rows) else 1
    values = rows[column].where(rows["there"]).astype("float64")
    means = (
        values.groupby(rows["key"], sort=False).rolling(window, min_periods=1).mean().reset_index(level=0, drop=True)
    )
    whole = rows.groupby("key", sort=False).cumcount() >= window - 1
    return means.reindex(rows.index).where(whole)


# ---------------------------------------------------------------- what is new, what is gone
Days = tuple[datetime.date, datetime.date]
"""A stretch of time, its first and its last day."""


def halves(first: datetime.date, last: datetime.date) -> tuple[Days, Days]:
    """The two halves of a time.

    >>> halves(datetime.date(2026, 1, 1), datetime.date(2026, 1, 4))[1]
    (datetime.date(2026, 1, 3), datetime.date(2026, 1, 4))
    """
    middle = first + (last - first) // 2
    return (first, middle), (min(middle + datetime.timedelta(days=1), last), last)


def turned(
    library: Rows,
    ids: Ids,
    subject: str,
    before: Days,
    after: Days,
) -> pd.DataFrame:
    """What is in only one of two stretches of time, `before` and `after`, in LEAST texts at least; the surest first.

    key; turn: new (only in the second) or gone (only in the first). texts: that have it. of, other_of: the analysed
    texts of that stretch and of the other one. log_likelihood: Dunning's G². tells: chance makes it once in a hundred
    cases at most.
    """
    query = f"""{CHOSEN}, placed AS (
            SELECT text_id, date BETWEEN ? AND ? AS before, date BETWEEN ? AND ? AS after FROM chosen
            JOIN texts ON id = text_id JOIN words USING (text_id)),
        sizes AS (SELECT count(*) FILTER (before) AS before_of, count(*) FILTER (after) AS after_of FROM placed),
        found AS (SELECT DISTINCT key, text_id, before, after
            FROM ({FOUND[subject]}) AS f JOIN placed USING (text_id)
            WHERE (before OR after) AND key NOT IN ('', '?')),
        counted AS (SELECT key, count(*) FILTER (before) AS before, count(*) FILTER (after) AS after
            FROM found GROUP BY key)
        SELECT * FROM counted, sizes WHERE (before = 0 OR after = 0) AND before + after >= {LEAST}"""
    found = library.query(query, [ids, *before, *after])
    new = found["before"] == 0
    of, other = (
        found["after_of"].where(new, found["before_of"]).astype("int64"),
        found["before_of"].where(new, found["after_of"]).astype("int64"),
    )
    texts = (found["before"] + found["after"]).astype("int64")
    likelihood = pd.Series(0.0, index=found.index)
    if len(found) and min(found["before_of"].iloc[0], found["after_of"].iloc[0]):
        sizes = int(found["before_of"].iloc[0]), int(found["after_of"].iloc[0])
        likelihood[:] = log_likelihoods([found[side].to_numpy(dtype="float64") for side in ("before", "after")], sizes)
    made = pd.DataFrame(
        {
            "key": found["key"].astype("str"),
            "turn": new.map({True: "new", False: "gone"}).astype("str"),
            "texts": texts,
            "of": of,
            "other_of": other,
            "log_likelihood": likelihood,
            "tells": likelihood >= CRITICAL[2],
        }
    )
    ordered = made.sort_values(["log_likelihood", "texts", "key"], ascending=[False, False, True], kind="stable")
    return ordered.reset_index(drop=True)


# ---------------------------------------------------------------- rows
def _places(library: Rows, ids: Ids, queries: Sequence[str]) -> pd.DataFrame:
    dated = []
    for written in queries:
        placed, given = places_of(read_query(written))
        query = f"""{CHOSEN} SELECT t.date AS date, ? AS key, count(*) AS n, count(DISTINCT text_no) AS texts
            FROM ({placed}) AS p JOIN chosen USING (text_no) SEMI JOIN words USING (text_id)
            JOIN texts t ON t.id = text_id
            GROUP BY t.date ORDER BY t.date"""
        dated.append(_dated(library.query(query, [ids, written, *given])))
    columns = dict.fromkeys(("date", "key", "n", "texts"), "object")
    return pd.concat(dated, ignore_index=True) if dated else frame([], columns)


def _by_stretch(rows: pd.DataFrame, step: str) -> dict[datetime.date, dict[str, int]]:
    """The sums of the numbers of each stretch, by its first day."""
    dated = rows[rows["date"].notna()]
    starts = [begun(day, step) for day in dated["date"]]
    numbers = dated.select_dtypes("number").groupby(starts).sum()
    return {
        start: dict(zip(numbers.columns, row, strict=True))
        for start, row in zip(numbers.index, numbers.to_numpy(), strict=True)
    }


def _dated(found: pd.DataFrame) -> pd.DataFrame:
    days = pd.to_datetime(found["date"]).dt.date.astype("object")
    return found.assign(date=days.where(days.notna(), None))
