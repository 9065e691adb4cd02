"""Who is named: entities, their mentions and references, who is named together, who never speaks."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Mention, Reference
from analysis.quotes.quote import joined
from analysis.rows import Places, entity_rows, places
from analysis.tables.frame import frame

PLACE = dict.fromkeys(("start", "stop", "sentence", "paragraph"), "int64")


def entities(analysis: Analysis) -> pd.DataFrame:
    """One row an entity, the most mentioned first.

    kind: PER, ORG or LOC. own: the mentions that are not in_title. variants: with their counts, most first («Помпео 3;
    …»). role: the first that the text gives it; roles: all, joined by «; ». heard: it makes a statement. The others as
    in EntityRow.
    """
    rows = (
        (
            row.entity.name,
            row.entity.kind,
            row.mentions,
            row.in_title,
            row.mentions - row.in_title,
            row.references,
            joined(f"{form} {n}" for form, n in Counter(row.variants).most_common()),
            row.role,
            joined(row.roles),
            row.headline,
            row.lead,
            row.statements,
            row.statements > 0,
            row.first,
        )
        for row in sorted(entity_rows(analysis), key=lambda row: row.rank)
    )
    text, numbers, flags = "str", "int64", "bool"
    columns = {"entity": text, "kind": text, "mentions": numbers, "in_title": numbers, "own": numbers}
    columns |= {"references": numbers, "variants": text, "role": text, "roles": text, "headline": flags, "lead": flags}
    return frame(rows, {**columns, "statements": numbers, "heard": flags, "first": numbers})


def mentions(analysis: Analysis) -> pd.DataFrame:
    """One row for each place where an entity is named, in the order of the text.

    text: as it stands; form: its nominative. in_title: inside the title or name of another. voice: the speaker whose
    words it stands in, AUTHOR ("") or UNKNOWN («?»). sentence, paragraph: numbers from 1.
    """
    where = places(analysis)
    rows = (
        (e.name, e.kind, analysis.text[m.start : m.stop], m.form, m.in_title, where.voice(m.start), *_at(where, m))
        for m, e in sorted(
            ((m, e) for e in analysis.entities for m in e.mentions), key=lambda pair: (pair[0].start, pair[0].stop)
        )
    )
    text = dict.fromkeys(("entity", "kind", "text", "form"), "str")
    return frame(rows, {**text, "in_title": "bool", "voice": "str", **PLACE})


def references(analysis: Analysis) -> pd.DataFrame:
    """One row for each place where a role or a pronoun stands for an entity. how: role or pronoun; else as mentions."""
    where = places(analysis)
    rows = (
        (e.name, e.kind, analysis.text[r.start : r.stop], r.how, where.voice(r.start), *_at(where, r))
        for r, e in sorted(
            ((r, e) for e in analysis.entities for r in e.references), key=lambda pair: (pair[0].start, pair[0].stop)
        )
    )
    return frame(rows, dict.fromkeys(("entity", "kind", "text", "how", "voice"), "str") | PLACE)


def unheard(analysis: Analysis) -> pd.DataFrame:
    """The rows of `entities` of persons who are named and make no statement."""
    table = entities(analysis)
    return table[(table["kind"] == "PER") & (table["mentions"] > 0) & ~table["heard"]].reset_index(drop=True)


def together(analysis: Analysis) -> pd.DataFrame:
    """Pairs of entities named in one sentence, most often first; a name inside a title is no meeting.

    sentences: how many have both; numbers: which («3; 8»).
    """
    met: dict[tuple[int, int], list[int]] = {}
    for number, present in _present(analysis).items():
        for pair in combinations(sorted(present), 2):
            met.setdefault(pair, []).append(number)
    named = analysis.entities
    rows = [
        (named[a].name, named[a].kind, named[b].name, named[b].kind, len(found), "; ".join(map(str, sorted(found))))
        for (a, b), found in met.items()
    ]
    rows.sort(key=lambda row: -row[4])
    text = dict.fromkeys(("a", "a_kind", "b", "b_kind"), "str")
    return frame(rows, {**text, "sentences": "int64", "numbers": "str"})


def together_spans(analysis: Analysis, a: str, b: str) -> list[Span]:
    """The mentions of two entities in the sentences that `together` counts for them."""
    named = {i for i, entity in enumerate(analysis.entities) if entity.name in (a, b)}
    both = [
        [m for i, found in present.items() if i in named for m in found]
        for present in _present(analysis).values()
        if {analysis.entities[i].name for i in present} >= {a, b}
    ]
    return sorted((m.start, m.stop) for found in both for m in found)


def _present(analysis: Analysis) -> dict[int, dict[int, list[Mention]]]:
    """By sentence: the mentions of each entity (its place in Analysis.entities) that are in nobody's title."""
    where = places(analysis)
    present: dict[int, dict[int, list[Mention]]] = {}
    for at, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            if not mention.in_title:
                present.setdefault(where.sentence(mention.start), {}).setdefault(at, []).append(mention)
    return present


def _at(where: Places, found: Mention | Reference) -> Iterator[int]:
    yield from (found.start, found.stop, where.sentence(found.start), where.paragraph(found.start))
