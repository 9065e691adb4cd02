"""What the pages ask of many texts before anybody has chosen anything: `gather` keeps the answers over all texts."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.tables import crossed, gender, keyness, leaning, many, network, statements_of_many, timeline
from analysis.tables.many import Ids, Rows
from analysis.tables.statements_of_many import Wanted

RANKED = ("outlets", "entities", "speakers", "terms")
"""Subjects of a timeline of which the page offers keys."""


def _turned(library: Rows, ids: Ids) -> pd.DataFrame | None:
    """What is new in the second half of the time, and what is gone."""
    told = many.figures(library, ids)
    if told.first is None or told.last is None or told.first == told.last:
        return None
    return timeline.turned(library, ids, "entities", *timeline.halves(told.first, told.last))


FIRST_ASKED: tuple[Callable[[Rows, Ids], Any], ...] = (
    *many.SHARED,
    statements_of_many.markers,
    lambda library, ids: statements_of_many.count_statements(library, ids, Wanted()),
    *(lambda library, ids, of=subject: timeline.ranked(library, ids, of) for subject in RANKED),
    *(lambda library, ids, of=what: crossed.columns(library, ids, of) for what in crossed.MEASURES),
    *(
        lambda library, ids, of=what: crossed.first_cells(library, ids, of, "outlet", crossed.SCREEN)
        for what in crossed.MEASURES
    ),
    timeline.bases,
    _turned,
    lambda library, ids: network.together(library, ids, network.UNITS[0], network.USUAL_LEAST),
    network.leans_on,
    keyness.sizes,
    gender.persons,
    gender.by_outlet,
    leaning.own_and_taken,
)
"""Each with the library and its texts, as the page asks it."""
