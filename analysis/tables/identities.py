"""Who is named in the whole library: one row an identity, or one for each text in which it is."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.analyse import Analysis
from analysis.corrections import Correction, correct_identities
from analysis.entities import Entity
from analysis.entities.identities import find_identities
from analysis.tables.frame import frame
from analysis.tables.many import Rows


def identity_texts(analyses: Iterable[tuple[str, Analysis]], corrections: Iterable[Correction] = ()) -> pd.DataFrame:
    """One row for each text and entity, from the corrected analyses by text id and the corrections of the library.

    identity: a number, the same in all rows of one person, body or place; that of most texts is 1. name, kind: the
    identity's. text_id; entity: the name that the text's tables have; mentions, statements: there.
    """
    entities: list[tuple[str, tuple[Entity, ...]]] = []
    spoken: dict[str, Counter[str]] = {}
    for text, analysis in analyses:
        entities.append((text, analysis.entities))
        spoken[text] = Counter(name for quote in analysis.quotes for name in quote.speakers)
    found = correct_identities(find_identities(entities), corrections).identities
    rows = (
        (
            number,
            identity.name,
            identity.kind,
            member.text,
            member.entity.name,
            len(member.entity.mentions),
            spoken[member.text][member.entity.name],
        )
        for number, identity in enumerate(found, start=1)
        for member in identity.members
    )
    words = dict.fromkeys(("name", "kind", "text_id", "entity"), "str")
    return frame(rows, {"identity": "int64", **words, "mentions": "int64", "statements": "int64"})


def identities(members: pd.DataFrame) -> pd.DataFrame:
    """One row an identity, those of most texts first; `members` as `identity_texts`.

    texts: how many name it; mentions, statements: in all of them. names: how the texts call it, with the number of
    texts («Анна Ветрова 3; А. Ветрова 1»).
    """
    rows_of: dict[int, list[dict[Any, Any]]] = {}
    for row in members.to_dict("records"):
        rows_of.setdefault(row["identity"], []).append(row)
    rows = (
        (
            number,
            own[0]["name"],
            own[0]["kind"],
            len({row["text_id"] for row in own}),
            sum(row["mentions"] for row in own),
            sum(row["statements"] for row in own),
            "; ".join(f"{called} {n}" for called, n in Counter(row["entity"] for row in own).most_common()),
        )
        for number, own in sorted(rows_of.items())
    )
    numbers = dict.fromkeys(("texts", "mentions", "statements"), "int64")
    return frame(rows, {"identity": "int64", "name": "str", "kind": "str", **numbers, "names": "str"})


_OWN = """WITH own AS (
    SELECT named.*, coalesce(leader, text_id || ' ' || entity) AS head FROM named JOIN texts ON id = text_id
    WHERE deleted IS NULL
), ranked AS (
    SELECT kind, head, count(DISTINCT text_id) AS texts, sum(mentions)::BIGINT AS mentions,
        sum(statements)::BIGINT AS statements, min(identity) AS name,
        row_number() OVER (ORDER BY texts DESC, sum(mentions) DESC, min(identity), kind, head) AS identity
    FROM own GROUP BY kind, head
)"""


def library_named(library: Rows) -> pd.DataFrame:
    """Of `library_identities` identity, name, kind and texts; text_id, entity: its first text, and its name there."""
    query = f"""{_OWN} SELECT identity, name, kind, texts, split_part(head, ' ', 1) AS text_id,
        substring(head, strpos(head, ' ') + 1) AS entity FROM ranked ORDER BY identity"""
    return library.query(query)


def names_state(library: Rows) -> str:
    """Another one as soon as a text names others, or who is who is told anew."""
    row = library.query("SELECT written, refreshed FROM identities").iloc[0]
    return f"{row['written']} {row['refreshed']}"


def library_members(library: Rows) -> pd.DataFrame:
    """`identity_texts` of all analysed texts of the library, from the facts that it keeps."""
    return library.query(
        f"""{_OWN} SELECT ranked.identity, name, own.kind, text_id, entity, own.mentions::BIGINT AS mentions,
        own.statements::BIGINT AS statements FROM own JOIN ranked USING (kind, head) ORDER BY ALL"""
    )


def library_identities(library: Rows) -> pd.DataFrame:
    """`identities` of all analysed texts of the library, from the facts that it keeps."""
    return library.query(
        f"""{_OWN}, called AS (
            SELECT kind, head, entity, count(*) AS n, min(text_id) AS text_id FROM own GROUP BY kind, head, entity
        ), names AS (
            SELECT kind, head, string_agg(entity || ' ' || n, '; ' ORDER BY n DESC, text_id, entity) AS names
            FROM called GROUP BY kind, head
        ) SELECT identity, name, kind, texts, mentions, statements, names
        FROM ranked JOIN names USING (kind, head) ORDER BY identity"""
    )
