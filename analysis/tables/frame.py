"""A DataFrame with fixed columns and types, the same whether it has rows or not."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd


def frame(rows: Iterable[tuple[Any, ...]], columns: Mapping[str, str]) -> pd.DataFrame:
    """`rows` under `columns` (name: pandas dtype), numbered from 0.

    >>> frame([("Ташкент", 2)], {"entity": "str", "mentions": "int64"}).to_dict("records")
    [{'entity': 'Ташкент', 'mentions': 2}]
    """
    return pd.DataFrame(list(rows), columns=list(columns)).astype(dict(columns))
