"""Rows of a table as a screen reads them."""

from collections.abc import Hashable, Mapping
from typing import Any

Row = Mapping[Hashable, Any]
"""A row by its columns, as DataFrame.to_dict("records") gives it."""
