"""What the pages ask of many texts before anybody has chosen anything: `gather` keeps the answers over all texts."""

from collections.abc import Callable
from typing import Any

from analysis.tables import gender, keyness, leaning, many, network, timeline
from analysis.tables.many import Ids, Rows

RANKED = ("outlets", "entities", "speakers", "terms")
"""Subjects of a timeline of which the page offers keys."""

FIRST_ASKED: tuple[Callable[[Rows, Ids], Any], ...] = (
    many.figures,
    many.outlets,
    many.over_time,
    many.entities,
    many.speakers,
    many.terms,
    many.markers,
    lambda library, ids: many.count_statements(library, ids, many.Wanted()),
    *(lambda library, ids, of=subject: timeline.ranked(library, ids, of) for subject in RANKED),
    timeline.bases,
    network.named,
    network.leans_on,
    keyness.sizes,
    gender.persons,
    gender.by_outlet,
    leaning.own_and_taken,
)
"""Each with the library and its texts, as the page asks it."""
