"""One story: its texts in time with what each added and left out, and why each is in it."""

import datetime
import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.rows.moment import IN_TIME
from analysis.stories.digest import lemmas, rarity
from analysis.tables import repeated
from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, Rows
from analysis.tables.stories import told_in, with_days

if TYPE_CHECKING:
    import pandas as pd

MOST_WORDS = 5
"""Of the rarest words that two texts share: those that tell the event."""


def texts_of(library: Rows, story: int) -> list[str]:
    """The ids of its texts, the earliest first."""
    found = library.query(
        f"""SELECT id FROM texts JOIN story_texts ON text_id = id WHERE story = ? AND deleted IS NULL
        ORDER BY {IN_TIME}""",
        [story],
    )
    return list(found["id"].astype(str))


def told(library: Rows, story: int) -> "pd.DataFrame":
    """One row a text of the story, in time.

    text_id, title, outlet, date; time: of the day, as its card has it, or None; behind: minutes after the first,
    None where an hour is not known; first: whether it may have been the first; reprint: whether it is one.
    added: persons, bodies and places that no text before it names, the most named first; left_out: those that most
    texts of the story name and it does not. statements: that it has; new_speakers: whom no text before it quotes;
    said: statements whose words no text before it has; unsaid: those that most other texts have and it has not.
    numbers: telling ones that no text before it has.
    """
    import pandas as pd

    texts = library.query(
        f"""WITH {told_in("WHERE story = ? AND deleted IS NULL")}
        SELECT id AS text_id, coalesce(nullif(x.title, ''), x.name) AS title, coalesce(told.outlet, '') AS outlet,
            told.date, told.time, behind, "first", told.reprint_of IS NOT NULL AS reprint
        FROM told JOIN texts x USING (id)
        ORDER BY coalesce(moment, told.date + TIME '20:59:59') NULLS LAST, told.added, id""",
        [story],
    )
    ids = list(texts["text_id"])
    names, voices = _names(library, ids), _voices(library, ids)
    said, numbers = _said(library, ids), _numbers(library, ids)
    usual = _most(names, len(ids))
    usually_said = _most({text: [key for key, _ in own] for text, own in said.items()}, 0)
    words = {key: told for own in said.values() for key, told in own}
    seen: dict[str, set[Any]] = {"names": set(), "voices": set(), "said": set(), "numbers": set()}
    rows = []
    for row in texts.to_dict("records"):
        text = row["text_id"]
        own, speaking, saying = names.get(text, []), voices.get(text, {}), said.get(text, [])
        rows.append(
            (
                *(row[name] for name in ("text_id", "title", "outlet", "date", "time")),
                row["behind"],
                *(row[name] for name in ("first", "reprint")),
                tuple(name for name in own if name not in seen["names"]),
                tuple(name for name in usual if name not in own),
                sum(speaking.values()),
                tuple(name for name in speaking if name not in seen["voices"]),
                tuple(told for key, told in saying if key not in seen["said"]),
                tuple(words[key] for key in usually_said if key not in dict(saying)),
                tuple(number for number in numbers.get(text, ()) if number not in seen["numbers"]),
            )
        )
        seen["names"] |= set(own)
        seen["voices"] |= set(speaking)
        seen["said"] |= {key for key, _ in saying}
        seen["numbers"] |= set(numbers.get(text, ()))
    columns = {
        **dict.fromkeys(("text_id", "title", "outlet"), "str"),
        **dict.fromkeys(("date", "time", "behind"), "object"),
    }
    columns |= {"first": "bool", "reprint": "bool", "added": "object", "left_out": "object", "statements": "int64"}
    columns |= dict.fromkeys(("new_speakers", "said", "unsaid", "numbers"), "object")
    found = frame(rows, columns)
    minutes = [None if behind is None else int(behind) for behind in found["behind"].replace({float("nan"): None})]
    return with_days(found.assign(behind=pd.Series(minutes, index=found.index, dtype=object)), "date")


def reasons(library: Rows, story: int) -> "pd.DataFrame":
    """One row a text of the story that has another before it: why it is one story with the likeliest of those.

    text_id, other: ids. likelihood: that the two are one story, 0 to 1; nothing where the analyst said so, or texts
    between them do. names: that both name, the rarest in the library first. words: how many both have, in dictionary
    forms; rarest: of these the MOST_WORDS rarest that no name has. numbers: that both have. hours: between them,
    nothing where it is not known.
    """
    ids = texts_of(library, story)
    place = {text: at for at, text in enumerate(ids)}
    pairs = library.query(
        f"""{CHOSEN} SELECT one, other, likelihood FROM story_pairs
        SEMI JOIN chosen c ON c.text_id = one SEMI JOIN chosen d ON d.text_id = other""",
        [ids],
    )
    best: dict[str, tuple[int, int]] = {}
    for one, other, likelihood in pairs.itertuples(index=False, name=None):
        first, later = sorted((one, other), key=place.__getitem__)
        best[later] = max(best.get(later, (-1, 0)), (int(likelihood), -place[first]))
    digests, names = _digests(library, ids), _names(library, ids)
    known = _rarest_first(library, ids)
    rows = []
    for text in ids[1:]:
        likelihood, at = best.get(text, (0, 0))
        other = ids[-at]
        one, two = digests.get(text, {}), digests.get(other, {})
        shared = set(one.get("words", ())) & set(two.get("words", ()))
        both = set(names.get(text, ())) & set(names.get(other, ()))
        rows.append(
            (
                text,
                other,
                likelihood / 1_000_000 if likelihood else None,
                tuple(name for name in known if name in both),
                len(shared),
                _rarest(shared.difference(lemmas(" ".join(both)))),
                tuple(sorted(set(one.get("numbers", ())) & set(two.get("numbers", ())))),
                _hours(one, two),
            )
        )
    columns = {"text_id": "str", "other": "str", "likelihood": "float64", "names": "object", "words": "int64"}
    return frame(rows, columns | {"rarest": "object", "numbers": "object", "hours": "float64"})


def recurring(library: Rows, story: int) -> "pd.DataFrame":
    """`repeated.groups` of the story's texts: what is said in several of them."""
    return repeated.groups(library, texts_of(library, story))


# ---------------------------------------------------------------- what each text has
def _names(library: Rows, ids: Sequence[str]) -> dict[str, list[str]]:
    rows = library.query(
        f"""{CHOSEN} SELECT text_id, identity, sum(mentions) AS times FROM named JOIN chosen USING (text_id)
        WHERE mentions > 0 GROUP BY ALL ORDER BY times DESC, identity""",
        [ids],
    )
    return {str(text): list(own["identity"]) for text, own in rows.groupby("text_id")}


def _voices(library: Rows, ids: Sequence[str]) -> dict[str, dict[str, int]]:
    rows = library.query(
        f"""{CHOSEN} SELECT text_id, identity, count(*) AS times FROM said JOIN chosen USING (text_id)
        WHERE identity <> '' AND nth = 0 GROUP BY ALL ORDER BY times DESC, identity""",
        [ids],
    )
    return {
        str(text): {str(name): int(n) for name, n in zip(own["identity"], own["times"], strict=True)}
        for text, own in rows.groupby("text_id")
    }


def _said(library: Rows, ids: Sequence[str]) -> dict[str, list[tuple[object, str]]]:
    """The statements of each text with what they are told by: their group where several texts have them."""
    rows = library.query(
        f"""{CHOSEN} SELECT text_id, place, any_value(said) AS said FROM said JOIN chosen USING (text_id)
        GROUP BY text_id, place ORDER BY text_id, place""",
        [ids],
    )
    groups = repeated.members(library, ids)
    group_of = dict(zip(zip(groups["text_id"], groups["place"], strict=True), groups["group"], strict=True))
    found: dict[str, list[tuple[object, str]]] = {}
    for text, place, said in rows.itertuples(index=False, name=None):
        key = group_of.get((text, int(place)), (text, int(place)))
        found.setdefault(str(text), []).append((key, str(said)))
    return found


def _numbers(library: Rows, ids: Sequence[str]) -> dict[str, tuple[float, ...]]:
    return {text: tuple(sorted(told["numbers"])) for text, told in _digests(library, ids).items()}


def _digests(library: Rows, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    rows = library.query(f"{CHOSEN} SELECT text_id, digest FROM story_texts JOIN chosen USING (text_id)", [ids])
    return {str(text): json.loads(digest) for text, digest in rows.itertuples(index=False, name=None)}


def _most(had: Mapping[str, Collection[Any]], of: int) -> list[Any]:
    """What more than half of the texts have, in the order in which it is met."""
    number = of or len(had)
    counted: dict[Any, int] = {}
    for own in had.values():
        for key in dict.fromkeys(own):
            counted[key] = counted.get(key, 0) + 1
    return [key for key, n in counted.items() if 2 * n > number > 1]


def _rarest_first(library: Rows, ids: Sequence[str]) -> list[str]:
    """The names of these texts, those of the fewest texts of the library first."""
    rows = library.query(
        f"""{CHOSEN}, here AS (SELECT DISTINCT identity FROM named JOIN chosen USING (text_id) WHERE mentions > 0)
        SELECT identity FROM named SEMI JOIN here USING (identity) WHERE mentions > 0
        GROUP BY identity ORDER BY count(DISTINCT text_id), identity""",
        [ids],
    )
    return list(rows["identity"].astype(str))


def _rarest(lemmas_of_both: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(lemmas_of_both, key=lambda lemma: (-rarity(lemma), lemma))[:MOST_WORDS])


def _hours(one: Mapping[str, Any], two: Mapping[str, Any]) -> float | None:
    if not (one.get("exact") and two.get("exact")):
        return None
    first, second = (datetime.datetime.fromisoformat(told["moment"]) for told in (one, two))
    return abs((first - second).total_seconds()) / 3600
