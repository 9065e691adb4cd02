"""Queries with numbers, hyphens, ё, marks and quotes, each with its literal places in one text."""

from collections.abc import Iterator

import pytest

from analysis.library import Library
from analysis.search.compiling import places_of
from analysis.search.query import read_query
from tests.small_library import small

TEXT = (
    "Бюджет вырос на 2,5 процента, до 10 000 рублей, в 2026 году. Ёлка и елка. Северо-запад ждёт снега, запад нет. "
    "Встреча С5+1 прошла. «Новый мост» открыт; новый мост — нет. План-2026 принят. О'Коннор молчит."
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made, _ = small(tmp_path_factory.mktemp("numbers") / "library.duckdb", [("Вестник", "2026-09-01", TEXT)])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2,5", ["2,5"]),
        ("2026", ["2026"]),
        ('"10 000"', ["10 000"]),
        ("10", ["10"]),
        ("ёлка", ["Ёлка", "елка"]),
        ('"елка"', ["Ёлка", "елка"]),
        ("Северо-Запад", ["Северо-запад"]),
        ("запад", ["запад"]),
        ("*запад", ["Северо-запад", "запад"]),
        ("С5+1", ["С5+1"]),
        ("«Новый мост»", ["Новый мост", "новый мост"]),
        ("„новый мост“", ["Новый мост", "новый мост"]),
        ("план-2026", ["План-2026"]),
        ("план*", ["План-2026"]),
        ("О'Коннор", ["О'Коннор"]),
        ("/20[0-9]{2}/", ["2026"]),
        ("3,5", []),
    ],
)
def test_places(library: Library, written: str, found: list[str]):
    sql, given = places_of(read_query(written))
    rows = library.query(
        f"""SELECT t.text, starts[first] AS start, starts[last] + lengths[last] AS stop FROM ({sql}) AS p
        JOIN word_lists USING (text_no) JOIN numbered USING (text_no) JOIN texts t ON t.id = text_id ORDER BY start""",
        given,
    )
    assert [text[start:stop] for text, start, stop in rows.itertuples(index=False)] == found
