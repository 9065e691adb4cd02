"""A library of its own for each test."""

import pytest

from analysis.library import open_library


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.duckdb"


@pytest.fixture
def library(path):
    opened = open_library(path, first=None)
    yield opened
    opened.close()
