"""Groups of terms of a matrix, where there are none to be found."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from analysis.themes.factors import factors, within


@pytest.mark.parametrize("weights", [csr_matrix(np.eye(12) * 1e-9), csr_matrix((12, 8))])
def test_texts_that_share_nothing_have_themes_of_nothing(weights):
    found = factors(weights, 3)
    assert found.texts.shape == (12, 3)
    assert found.terms.sum() == found.texts.sum() == within(weights, found.terms).texts.sum() == 0


def test_what_there_is_is_found():
    weights = csr_matrix(np.kron(np.eye(3), np.ones((4, 2))))
    found = factors(weights, 3)
    assert sorted(found.terms.argmax(axis=1) // 2) == [0, 1, 2]
