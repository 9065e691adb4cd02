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
        f"""SELECT t.text, a.start, b.start + b.length AS stop FROM ({sql}) AS p JOIN texts t ON t.id = p.text_id
        JOIN tokens a ON a.text_id = p.text_id AND a.position = p.first
        JOIN tokens b ON b.text_id = p.text_id AND b.position = p.last ORDER BY a.start""",
        given,
    )
    assert [text[start:stop] for text, start, stop in rows.itertuples(index=False)] == found
