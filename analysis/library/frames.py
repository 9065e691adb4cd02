"""Large answers as DataFrames: columns go to pandas as they are, where DuckDB's own way makes a Python string for each
cell, while which no other thread of the server runs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

LARGE = 10_000
"""Texts; a question about fewer is asked DuckDB's way, which plans it once and not twice, a millisecond or two."""

KNOWN = {"VARCHAR", "BIGINT", "INTEGER", "SMALLINT", "DOUBLE", "BOOLEAN", "DATE"}
"""The types of columns that are given as they are."""


def frame(rows: "duckdb.DuckDBPyConnection", sql: str, values: Sequence[Any]) -> "pd.DataFrame":
    """The rows of a SELECT, to the type as `execute(sql, values).df()` has them."""
    import pandas as pd

    found = rows.sql(sql, params=list(values))
    if not {str(kind) for kind in found.types} <= KNOWN:
        whole: pd.DataFrame = found.df()
        return whole
    table = found.to_arrow_table()
    return pd.DataFrame({name: _series(table[name]) for name in table.column_names})


def _series(column: "pa.ChunkedArray") -> "pd.Series[Any]":
    import pandas as pd
    import pyarrow as pa
    from pyarrow import types

    told: pd.Series[Any]
    if types.is_string(column.type):
        if column.null_count == len(column):  # pandas cannot tell what it would be
            return pd.Series([None] * len(column), dtype="object")
        told = column.to_pandas(types_mapper={pa.string(): pd.StringDtype(na_value=float("nan"))}.get)
    elif types.is_date(column.type):
        told = column.to_pandas(date_as_object=False).astype("datetime64[us]")
    elif column.null_count and not types.is_floating(column.type):
        whole = {pa.int16(): pd.Int16Dtype(), pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}
        told = column.to_pandas(types_mapper={**whole, pa.bool_(): pd.BooleanDtype()}.get)
    else:
        told = column.to_pandas()
    return told
