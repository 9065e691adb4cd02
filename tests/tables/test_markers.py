"""Cues in dictionary form, for whom and how often."""

from dataclasses import replace

import pytest

from analysis import tables
from analysis.rows.marker import marker
from tests.marked_analysis import marked


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("заявила", ("заявить", "claiming")),
        ("Как подчеркнул", ("подчеркнуть", "saying")),
        ("По ее словам", ("по словам", "saying")),
        ("считают", ("считать", "thinking")),
        ("говорится", ("говориться", "stating")),
        (":", (":", "")),
    ],
)
def test_marker(cue: str, expected: tuple[str, str]):
    assert marker(cue) == expected


def test_a_row_for_each_statement_that_has_a_cue():
    said = marked("{PER Анна Ким}: «[direct Анна Ким: да]». Она считает, что [indirect Анна Ким: мост будет].")
    first, second = said.quotes
    cued = replace(said, quotes=(replace(first, cue="", cue_span=None), replace(second, cue="считает")))
    assert tables.markers(cued).values.tolist() == [[2, "Анна Ким", "считать", "thinking"]]
