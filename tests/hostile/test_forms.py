"""Whatever comes of a file on its way, it is read or refused with a reason: no exception, nothing of another file."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.document import Document, Left, Refused
from analysis.reading.files import read_any
from tests.hostile.forms import FORMS, PIECES, mutated

BROKEN = 150
"""Files of each form, the same in each run; benchmarks/hostile.py goes on for as long as one likes."""


@pytest.mark.parametrize("name", FORMS)
def test_a_good_file_is_read(name: str):
    found = list(read_any(name, FORMS[name]()))
    assert any(isinstance(part, Document) or (name == "a.pdf" and isinstance(part, Refused)) for part in found)


@pytest.mark.parametrize("name", FORMS)
def test_a_broken_one_is_read_or_refused(name: str):
    chance, good = random.Random(name), FORMS[name]()
    others = [make() for make in FORMS.values()]
    for _ in range(BROKEN):
        content = mutated(good, others, chance)
        for part in read_any(name, content):
            assert isinstance(part, Document | Refused | Left), content
            if isinstance(part, Document):
                assert "root:x:0" not in part.text


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(FORMS)),
    st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(PIECES), st.text(max_size=60).map(str.encode))),
)
def test_whatever_it_is(name: str, pieces: list[bytes]):
    assert all(isinstance(part, Document | Refused | Left) for part in read_any(name, b"".join(pieces)))
