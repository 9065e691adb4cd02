"""Columns mean the same in every table: `text_id` is the id of a text, `said` the words of a statement."""

import re
from pathlib import Path

from analysis import tables
from analysis.tables import statements_of_many
from tests.marked_analysis import marked
from tests.small_library import small

MARKUP = "{PER Анна Ким} там. «[direct Анна Ким: Мост открыт]», — сказала она."


def test_no_query_calls_an_id_text():
    files = (Path(__file__).parents[2] / "analysis").rglob("*.py")
    found = [file.name for file in files if re.search(r"\bid AS text\b(?!_)", file.read_text(encoding="utf-8"))]
    assert not found


def test_statements_of_one_text_and_of_many_call_their_words_alike(tmp_path):
    library, ids = small(tmp_path / "a.duckdb", [("Заря", "", MARKUP)])
    one, of_many = tables.statements(marked(MARKUP)), statements_of_many.statements(library, ids)
    assert (list(one["said"]), list(of_many["said"])) == (["Мост открыт"], ["Мост открыт"])
    assert list(of_many["text_id"]) == ids and "text" not in one and "text" not in of_many
    library.close()
