"""Who is named: entities, their mentions and references, who is named together, who never speaks."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.entities import Entity, Mention, Reference
from analysis.tables.frame import frame
from analysis.tables.places import Places, body, places

PLACE = dict.fromkeys(("start", "stop", "sentence", "paragraph"), "int64")


def entities(analysis: Analysis) -> pd.DataFrame:
    """One row an entity, the most mentioned first.

    kind: PER, ORG or LOC. mentions: by name; in_title: those in the title or name of another; own: the others.
    references: by role and pronoun. variants: the ways to name it with their counts («Помпео 3; …»). role: the first
    that the text gives it; roles: all, joined by «; ». headline, lead: named in the headline, in the first paragraph
    under it. statements: as a speaker, alone or with others; heard: at least one. first: offset of the first mention.
    """
    lead = next((paragraph for paragraph in body(analysis) if paragraph != analysis.title), (0, 0))
    spoken = Counter(name for quote in analysis.quotes for name in quote.speakers)
    rows = sorted(
        (
            (
                entity.name,
                entity.kind,
                len(entity.mentions),
                sum(mention.in_title for mention in entity.mentions),
                sum(not mention.in_title for mention in entity.mentions),
                len(entity.references),
                "; ".join(f"{form} {n}" for form, n in Counter(m.form for m in entity.mentions).most_common()),
                entity.roles[0].text if entity.roles else "",
                "; ".join(dict.fromkeys(role.text for role in entity.roles)),
                _named_in(entity, analysis.title),
                _named_in(entity, lead),
                spoken[entity.name],
                spoken[entity.name] > 0,
                entity.mentions[0].start if entity.mentions else 0,
            )
            for entity in analysis.entities
        ),
        key=lambda row: (-row[2], row[-1]),
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


def _named_in(entity: Entity, span: Span | None) -> bool:
    return span is not None and any(span[0] <= mention.start < span[1] for mention in entity.mentions)


def _at(where: Places, found: Mention | Reference) -> Iterator[int]:
    yield from (found.start, found.stop, where.sentence(found.start), where.paragraph(found.start))
