"""The same words in many texts: groups of statements that repeat each other, who had them first, who cut them."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Ids, Rows, dated
from analysis.tables.stretches import stretches
from analysis.topics.reference import fold
from analysis.words import find_words

OTHER_SHARE, OTHER_FEWEST = 0.8, 6
"""Of telling words that a statement of somebody else has to share to be given to the wrong one: more than a pair of
one speaker, for two people say the same in fewer words."""

COLUMNS = [
    *("group", "text_id", "place", "title", "outlet", "date", "kind", "speaker", "start", "stop", "said", "other"),
]


def groups(library: Rows, ids: Ids) -> pd.DataFrame:
    """One row a group of statements of one speaker that say the same words in several texts, the largest first.

    Two are the same when they share most telling words of the shorter one (library/alike.py); a group is all that
    hang together so. group: a number from 1. speaker. statements, texts, outlets: counts. first: the day of the first
    dated one, or None. first_outlet: whose it was, "". said: the longest version. elsewhere: statements of the same
    words that a text gives to somebody else.
    """
    return groups_of(grouped(library, ids))


def versions(library: Rows, ids: Ids, group: int) -> pd.DataFrame:
    """One row a statement of a group, the first dated one first, then those that give the words to somebody else.

    text_id, place, title, outlet, date, kind, speaker, start, stop, said. other: whether it is given to somebody else.
    """
    return versions_of(grouped(library, ids), group)


def grouped(library: Rows, ids: Ids) -> pd.DataFrame:
    """The statements of all groups, each as `versions` has it, with its `group`: what both are made of."""
    found, pairs = _statements(library, ids), _pairs(library, ids)
    own, apart = _members(found, pairs), pairs[pairs["apart"]]
    given = pd.DataFrame({"here": [*apart["one"], *apart["other"]], "number": [*apart["other"], *apart["one"]]})
    given = given.assign(group=given["here"].map(own.set_index("number")["group"])).dropna(subset="group")
    elsewhere = found.merge(given[["number", "group"]].drop_duplicates().astype("int64"), on="number")
    elsewhere = elsewhere.sort_values("group", kind="stable")
    return pd.concat([own.assign(other=False)[COLUMNS], elsewhere.assign(other=True)[COLUMNS]], ignore_index=True)


def groups_of(grouped: pd.DataFrame) -> pd.DataFrame:
    """`groups` of what `grouped` gives."""
    own = grouped[~grouped["other"]].assign(length=lambda rows: rows["said"].str.len())
    first = dated(own.drop_duplicates("group")).set_index("group")
    longest = own.sort_values(["group", "length"], ascending=[True, False]).drop_duplicates("group").set_index("group")
    of_group = own.groupby("group")
    rows = pd.DataFrame(
        {
            "group": first.index,
            "speaker": first["speaker"],
            "statements": of_group.size(),
            "texts": of_group["text_id"].nunique(),
            "outlets": own[own["outlet"] != ""].groupby("group")["outlet"].nunique().reindex(first.index, fill_value=0),
            "first": first["date"],
            "first_outlet": first["outlet"].where(first["date"].notna(), ""),
            "said": longest["said"],
            "elsewhere": grouped.groupby("group")["other"].sum(),
        }
    )
    kinds = dict.fromkeys(("group", "statements", "texts", "outlets", "elsewhere"), "int64")
    return rows.astype(kinds | dict.fromkeys(("speaker", "first_outlet", "said"), "str")).reset_index(drop=True)


def versions_of(grouped: pd.DataFrame, group: int) -> pd.DataFrame:
    """`versions` of what `grouped` gives."""
    return dated(grouped[grouped["group"] == group].drop(columns="group").reset_index(drop=True))


def over_time(versions: pd.DataFrame) -> pd.DataFrame:
    """One row an equal stretch of time between the first and the last dated version: step, since, until, texts."""
    dated_ones = versions[versions["date"].notna()]
    rows = [
        (step, since, until, dated_ones[dated_ones["date"].between(since, until)]["text_id"].nunique())
        for step, since, until in stretches(list(dated_ones["date"]))
    ]
    return frame(rows, {"step": "str", "since": "object", "until": "object", "texts": "int64"})


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A stretch of words against the fullest version. how: same, added (not in it), or left (of it, left out here)."""

    text: str
    how: str


def difference(said: str, fullest: str) -> tuple[DiffPiece, ...]:
    """`said` against the `fullest` version, word by word, whatever their case and marks.

    >>> [piece.how for piece in difference("Мост готов", "Мост почти готов")]
    ['same', 'left', 'same']
    """
    own, full = list(find_words(said)), list(find_words(fullest))
    matcher = SequenceMatcher(
        None, [fold(fullest[a:b]) for a, b in full], [fold(said[a:b]) for a, b in own], autojunk=False
    )
    found: list[DiffPiece] = []
    for sign, a, b, c, d in matcher.get_opcodes():
        if b > a and sign != "equal":
            found.append(DiffPiece(fullest[full[a][0] : full[b - 1][1]], "left"))
        if d > c:
            begin = own[c][0] if c else 0
            stop = own[d][0] if d < len(own) else len(said)
            found.append(DiffPiece(said[begin:stop], "same" if sign == "equal" else "added"))
    return tuple(found)


# ---------------------------------------------------------------- groups
ENDS = f"""{CHOSEN}, pairs AS (
        SELECT c.text_no AS one_no, a.place AS one_place, d.text_no AS other_no, a.other_place, shared, share
        FROM alike a JOIN chosen c ON c.text_id = a.text_id JOIN chosen d ON d.text_id = a.other_text),
    ends AS (
        SELECT text_no, place, text_no::BIGINT * 65536 + place AS number, any_value(text_id) AS text_id,
        any_value(kind) AS kind, array_to_string(list_sort(list_distinct(list(identity))), '; ') AS speaker,
        any_value(start)::BIGINT AS start, any_value(stop)::BIGINT AS stop, any_value(said.said) AS said
        FROM said SEMI JOIN (SELECT one_no AS text_no, one_place AS place FROM pairs
                             UNION SELECT other_no, other_place FROM pairs) AS e USING (text_no, place)
        WHERE identity <> '' GROUP BY text_no, place)"""
"""The statements that are alike, in the chosen texts, of whom it is known who says them; `number` is a statement's."""


def members(library: Rows, ids: Ids) -> pd.DataFrame:
    """The statements of all groups with their group's number: the largest is 1; in a group the oldest first."""
    return dated(_members(_statements(library, ids), _pairs(library, ids)))


def _members(found: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    same = pairs[~pairs["apart"]]
    group_of = _connected(zip(same["one"].tolist(), same["other"].tolist(), strict=True))
    rows = found[found["number"].isin(list(group_of))]
    of_group = rows.groupby(rows["number"].map(group_of))
    rows = rows.assign(size=of_group["text_id"].transform("nunique"), turn=of_group["turn"].transform("min"))
    rows = rows.sort_values(["size", "turn"], ascending=[False, True])
    return rows.assign(group=pd.factorize(rows["turn"])[0] + 1)


def _connected(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Of each number one of those that it hangs together with by pairs, the same for all of them."""
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in pairs:
        parent[root(other)] = root(one)
    return {key: root(key) for key in parent}


def _pairs(library: Rows, ids: Ids) -> pd.DataFrame:
    """The statements that say the same words, two by two: one, other (their numbers); apart: one speaker's words are
    given to another."""
    query = f"""{ENDS} SELECT x.number AS one, y.number AS other, x.speaker <> y.speaker AS apart FROM pairs
        JOIN ends x ON x.text_no = one_no AND x.place = one_place
        JOIN ends y ON y.text_no = other_no AND y.place = other_place
        WHERE x.speaker = y.speaker OR (share >= {OTHER_SHARE} AND shared >= {OTHER_FEWEST})"""
    return library.query(query, [ids])


def _statements(library: Rows, ids: Ids) -> pd.DataFrame:
    """All ENDS, the oldest text first, those without a date last; turn: in the order of texts by id."""
    query = f"""{ENDS} SELECT number, row_number() OVER (ORDER BY text_id, place) AS turn, text_id,
        place::BIGINT AS place, coalesce(nullif(t.title, ''), t.name) AS title, coalesce(t.outlet, '') AS outlet,
        t.date AS date, kind, speaker, start, stop, said
        FROM ends JOIN texts t ON t.id = text_id ORDER BY t.date NULLS LAST, t.added, text_id, place"""
    return library.query(query, [ids])
