"""The same words in many texts: groups of statements that repeat each other, who had them first, who cut them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

import pandas as pd

from analysis.rows import UNKNOWN
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Ids, Rows, dated
from analysis.tables.stretches import stretches
from analysis.topics.reference import fold
from analysis.words import find_words

OTHER_SHARE, OTHER_FEWEST = 0.8, 6
"""Of telling words that a statement of somebody else has to share to be given to the wrong one: more than a pair of
one speaker, for two people say the same in fewer words."""

VERSION = ("group", "text_id", "outlet", "date", "speaker", "said")
"""What is looked at of the statements of a group, of which the oldest stands first, those without a date last."""

COLUMNS = [
    *("group", "text_id", "place", "title", "outlet", "date", "kind", "speaker", "start", "stop", "said", "other"),
]

Key = tuple[str, int]


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
    found = members(library, ids)
    others = [(group, key) for group, keys in _given_to_others(library, ids, found).items() for key in keys]
    places = pd.DataFrame(
        [(group, text, place) for group, (text, place) in others], columns=["group", "text_id", "place"]
    ).astype({"group": "int64", "text_id": "str", "place": "int64"})
    rows = _statements(library, sorted({key for _, key in others}))
    given = rows.assign(nth=range(len(rows))).merge(places, on=["text_id", "place"]).sort_values(["group", "nth"])
    if given.empty:
        return found.assign(other=False)[COLUMNS]
    return pd.concat([found.assign(other=False)[COLUMNS], given.assign(other=True)[COLUMNS]], ignore_index=True)


def groups_of(grouped: pd.DataFrame) -> pd.DataFrame:
    """`groups` of what `grouped` gives."""
    own, elsewhere = grouped[~grouped["other"]], grouped[grouped["other"]]["group"].value_counts()
    rows = []
    for number, versions in groupby(own[[*VERSION]].itertuples(index=False, name=None), key=itemgetter(0)):
        of_group = list(versions)
        _, _, outlet, date, speaker, _ = of_group[0]
        rows.append(
            (
                number,
                speaker,
                len(of_group),
                len({text for _, text, *_ in of_group}),
                len({outlet for _, _, outlet, *_ in of_group if outlet}),
                date,
                "" if date is None else outlet,
                max((said for *_, said in of_group), key=len),
                int(elsewhere.get(number, 0)),
            )
        )
    columns = {"group": "int64", "speaker": "str", **dict.fromkeys(("statements", "texts", "outlets"), "int64")}
    columns |= {"first": "object", "first_outlet": "str", "said": "str", "elsewhere": "int64"}
    return frame(rows, columns)


def versions_of(grouped: pd.DataFrame, group: int) -> pd.DataFrame:
    """`versions` of what `grouped` gives."""
    return grouped[grouped["group"] == group].drop(columns="group").reset_index(drop=True)


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
def members(library: Rows, ids: Ids) -> pd.DataFrame:
    """The statements of all groups with their group's number: the largest is 1; in a group the oldest first."""
    pairs = library.query(
        f"""{CHOSEN}, ends AS (
            SELECT text_id, place FROM alike UNION SELECT other_text, other_place FROM alike),
        who AS (
            SELECT text_id, place, string_agg(DISTINCT identity, '; ' ORDER BY identity) AS speaker FROM said
            SEMI JOIN ends USING (text_id, place) SEMI JOIN chosen USING (text_id)
            WHERE coalesce(identity, '') <> '' GROUP BY text_id, place)
        SELECT a.text_id, a.place, a.other_text, a.other_place FROM alike a
        JOIN who x ON x.text_id = a.text_id AND x.place = a.place
        JOIN who y ON y.text_id = a.other_text AND y.place = a.other_place AND y.speaker = x.speaker""",
        [ids],
    )
    found = _connected(((str(a), int(b)), (str(c), int(d))) for a, b, c, d in pairs.itertuples(index=False, name=None))
    rows = _statements(library, [key for group in found for key in group])
    numbers = {key: at for at, group in enumerate(found) for key in group}
    rows["group"] = [numbers[key] for key in zip(rows["text_id"], rows["place"], strict=True)]
    size = rows.groupby("group")["text_id"].transform("nunique")
    rows = rows.assign(size=size).sort_values(["size", "group"], ascending=[False, True], kind="stable")
    order = {old: new for new, old in enumerate(dict.fromkeys(rows["group"]), start=1)}
    return rows.assign(group=[order[old] for old in rows["group"]]).drop(columns="size")


def _given_to_others(library: Rows, ids: Ids, members: pd.DataFrame) -> dict[int, list[Key]]:
    """By group the statements of other speakers that say its words."""
    pairs = library.query(
        f"""{CHOSEN} SELECT a.text_id, a.place, a.other_text, a.other_place FROM alike a
        SEMI JOIN chosen c ON c.text_id = a.text_id SEMI JOIN chosen d ON d.text_id = a.other_text
        WHERE share >= {OTHER_SHARE} AND shared >= {OTHER_FEWEST}""",
        [ids],
    )
    group_of = dict(zip(zip(members["text_id"], members["place"], strict=True), members["group"], strict=True))
    speakers = dict(zip(members["group"], members["speaker"], strict=True))
    found: dict[int, dict[Key, None]] = defaultdict(dict)
    ends: set[Key] = set()
    links = []
    for a, b, c, d in pairs.itertuples(index=False, name=None):
        one, other = (str(a), int(b)), (str(c), int(d))
        for here, there in ((one, other), (other, one)):
            if here in group_of and group_of.get(there) != group_of[here]:
                links.append((int(group_of[here]), there))
                ends.add(there)
    said_by = {
        (row["text_id"], row["place"]): row["speaker"] for row in _statements(library, sorted(ends)).to_dict("records")
    }
    for group, key in links:
        if said_by.get(key, UNKNOWN) not in (UNKNOWN, speakers[group]):
            found[group][key] = None
    return {group: list(keys) for group, keys in found.items()}


def _connected(pairs: Iterator[tuple[Key, Key]]) -> list[list[Key]]:
    """What hangs together by pairs, each group sorted, the groups by their first."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    together: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(parent):
        together[root(key)].append(key)
    return [together[first] for first in sorted(together)]


def _statements(library: Rows, keys: Sequence[Key]) -> pd.DataFrame:
    """The statements of these texts and places, the oldest text first, those without a date last."""
    query = """WITH wanted AS (SELECT unnest(?::VARCHAR[]) AS text_id, unnest(?::INTEGER[]) AS place)
        SELECT text_id, place::BIGINT AS place, any_value(coalesce(nullif(t.title, ''), t.name)) AS title,
        any_value(coalesce(t.outlet, '')) AS outlet, any_value(t.date) AS date, any_value(kind) AS kind,
        coalesce(string_agg(DISTINCT nullif(identity, ''), '; ' ORDER BY nullif(identity, '')), '?') AS speaker,
        any_value(start)::BIGINT AS start, any_value(stop)::BIGINT AS stop, any_value(said.said) AS said
        FROM said JOIN wanted USING (text_id, place) JOIN texts t ON t.id = text_id
        GROUP BY text_id, place ORDER BY any_value(t.date) NULLS LAST, any_value(t.added), text_id, place"""
    return dated(library.query(query, [[text for text, _ in keys], [place for _, place in keys]]))
