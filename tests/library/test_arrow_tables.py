"""Arrow tables are those that pyarrow makes of the same values, and load neither pandas nor DuckDB."""

import subprocess
import sys
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.library.arrow_tables import arrow, arrow_columns, packed, unpacked

KINDS: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "VARCHAR": (pa.string(), st.text()),
    "BLOB": (pa.binary(), st.binary()),
    "BOOLEAN": (pa.bool_(), st.booleans()),
    "UTINYINT": (pa.uint8(), st.integers(0, 2**8 - 1)),
    "SMALLINT": (pa.int16(), st.none() | st.integers(-(2**15), 2**15 - 1)),
    "USMALLINT": (pa.uint16(), st.integers(0, 2**16 - 1)),
    "INTEGER": (pa.int32(), st.none() | st.integers(-(2**31), 2**31 - 1)),
    "DOUBLE": (pa.float64(), st.none() | st.floats(allow_nan=False)),
    "DATE": (pa.date32(), st.none() | st.dates()),
    "TIME": (pa.time64("us"), st.none() | st.times()),
}


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None)  # the first time pyarrow loads pandas
@given(data=st.data())
def test_a_column_is_what_pyarrow_makes_of_it(kind: str, data: st.DataObject):
    own, drawn = KINDS[kind]
    values = data.draw(st.lists(drawn))
    made = arrow(["id INTEGER", f'"value" {kind}'], list(enumerate(values)))
    made.validate(full=True)
    assert made.schema == pa.schema([("id", pa.int32()), ("value", own)])
    assert made.column("value").combine_chunks().equals(pa.array(values, own))


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None)
@given(data=st.data())
def test_packed_rows_are_the_same_one_after_the_other(kind: str, data: st.DataObject):
    columns = ["id INTEGER", f'"value" {kind}']
    texts = data.draw(st.lists(st.lists(st.tuples(st.integers(0, 9), KINDS[kind][1]))))
    made = unpacked(columns, [packed(arrow(columns, rows)) for rows in texts])
    made.validate(full=True)
    assert made.equals(arrow(columns, [row for rows in texts for row in rows]))


def test_a_table_of_several_pieces_is_packed_whole():
    pieces = [arrow(["n INTEGER"], [(1,), (2,)]), arrow(["n INTEGER"], [(3,)])]
    made = unpacked(["n INTEGER"], [packed(pa.concat_tables(pieces))])
    assert made["n"].to_pylist() == [1, 2, 3]


def test_rows_are_packed_without_what_both_sides_know():
    columns = ["a_column_of_numbers INTEGER"]
    assert packed(arrow(columns, [])) == b""
    assert b"numbers" not in packed(arrow(columns, [(1,)]))


def test_an_array_of_numbers_is_taken_as_a_list_is():
    made = arrow_columns(["n USMALLINT"], [np.array([1, 65535])])
    assert made.to_pylist() == [{"n": 1}, {"n": 65535}]


@pytest.mark.parametrize("values", [[65536], np.array([65536]), [-1], np.array([-1])])
def test_a_number_that_does_not_fit_is_an_error(values):
    with pytest.raises(OverflowError):
        arrow_columns(["n USMALLINT"], [values])


def test_who_analyses_loads_no_more_than_that():
    program = """
import sys
from analysis.jobs.analyst import answer
from analysis.library.packed_facts import unpacked
from analysis.library.prepared import Waiting
from analysis.parts.tables import analyse_documents
from analysis.reading.document import Document

text = "Мост через реку Тару открыли в мае. «Он нужен городу», — сказала мэр Анна Ким."
[kept] = answer(Waiting("x", text))
made = analyse_documents([Document("мост", text)])
assert made["tokens"].num_rows == unpacked([kept.facts])["tokens"].num_rows == 14
print(sorted({"asyncio", "duckdb", "natasha", "pandas", "plotly", "scipy", "streamlit"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
