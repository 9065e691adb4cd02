"""The facts of a text as bytes, as who analyses gives them to who writes them, and only he reads them.

Apart from facts.py: how they are sent is nothing that makes them others.
"""

from collections.abc import Collection, Mapping

from analysis.library import arrow_tables
from analysis.library.facts import COLUMNS, Tables

Packed = Mapping[str, bytes]
"""The rows of a text for each of COLUMNS, as arrow_tables.packed gives them."""


def packed(tables: Tables) -> Packed:
    """The facts of a text as bytes."""
    return {name: arrow_tables.packed(table) for name, table in tables.items()}


def unpacked(given: Collection[Packed]) -> Tables:
    """The facts of all these texts, in their order."""
    return {name: arrow_tables.unpacked(columns, [own[name] for own in given]) for name, columns in COLUMNS.items()}
