"""Average linkage on pairs whose likelihood is given."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from analysis.stories.linkage import linked

HALF = 500_000


def test_a_text_between_two_chains_nothing():
    assert linked("абв", {("а", "б"): 900_000, ("б", "в"): 800_000}, HALF) == [("а", "б"), ("в",)]


def test_of_equal_pairs_the_earlier_goes_first():
    assert linked("абв", {("б", "в"): 700_000, ("а", "б"): 700_000}, HALF) == [("а", "б"), ("в",)]
    assert linked("вба", {("б", "в"): 700_000, ("а", "б"): 700_000}, HALF) == [("в", "б"), ("а",)]


def test_all_alike_are_one():
    pairs = dict.fromkeys(itertools.combinations("абвг", 2), 600000)
    assert linked("абвг", pairs, HALF) == [("а", "б", "в", "г")]
    assert linked("абвг", pairs, HALF, parted=[("а", "г")]) == [("а", "б", "в"), ("г",)]


TEXTS = "абвгде"


@given(
    st.dictionaries(st.sampled_from(list(itertools.combinations(TEXTS, 2))), st.integers(0, 1_000_000)),
    st.lists(st.sampled_from(list(itertools.combinations(TEXTS, 2)))),
    st.lists(st.sampled_from(list(itertools.combinations(TEXTS, 2)))),
)
def test_each_text_is_in_one_group_and_no_parted_pair_is(likelihood, joined, parted):
    groups = linked(TEXTS, likelihood, HALF, joined=joined, parted=parted)
    assert sorted(itertools.chain.from_iterable(groups)) == sorted(TEXTS)
    assert not [pair for pair in parted if any(set(pair) <= set(group) for group in groups)]
    again = linked(TEXTS, dict(reversed(likelihood.items())), HALF, joined=joined[::-1], parted=parted[::-1])
    assert groups == again
