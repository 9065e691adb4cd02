"""Where queries hold: literal places of a small library, whatever their scope."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.analyse import Analysis
from analysis.language import forms
from analysis.library import Library, open_library
from analysis.search.compiling import places_of, statements_with, texts_with
from analysis.search.query import read_query
from analysis.search.scope import EVERYWHERE, Scope
from analysis.topics.reference import fold
from analysis.words import find_words
from tests.marked_analysis import marked

BRIDGE = """\
Новые мосты

{PER Анна Ветрова} хвалит мост.
«[direct Анна Ветрова: Нам нужен новый мост, а [fragment Борис Кленов: не паром] — ёлки]», — сказала она.
{PER Борис Кленов} отметил, что [indirect Борис Кленов: мост откроют]. Новый. Мост закрыт.
Читайте также:
Мост через Тару"""

FERRY = "Паромы стоят. Нур-Султан ждёт парома и моста."


def read(markup: str) -> Analysis:
    """A marked analysis with the dictionary's lemmas."""
    made = marked(markup)
    words = (made.text[start:stop] for start, stop in find_words(made.text))
    return replace(made, lemmas=tuple(fold(forms(word.lower())[0].normal) for word in words))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = open_library(tmp_path_factory.mktemp("search") / "library.duckdb", first=None)
    for name, markup in (("мосты", BRIDGE), ("паромы", FERRY)):
        analysis = read(markup)
        made.keep(made.add(analysis.text, name=name), analysis)
    yield made
    made.close()


def places(library: Library, written: str, scope: Scope = EVERYWHERE) -> list[str]:
    """The words at each place, in the order of the texts."""
    sql, given = places_of(read_query(written), scope)
    rows = library.query(
        f"""SELECT t.text, starts[first] AS start, starts[last] + lengths[last] AS stop FROM ({sql}) AS p
        JOIN word_lists USING (text_no) JOIN numbered USING (text_no) JOIN texts t ON t.id = text_id
        ORDER BY t.name, start""",
        given,
    )
    return [text[start:stop] for text, start, stop in rows.itertuples(index=False)]


def texts(library: Library, written: str, scope: Scope = EVERYWHERE) -> list[str]:
    sql, given = texts_with(read_query(written), scope)
    named = f"SELECT name FROM ({sql}) AS t JOIN numbered USING (text_no) JOIN texts ON id = text_id ORDER BY name"
    return library.query(named, given)["name"].tolist()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("мост", ["мосты", "мост", "мост", "мост", "Мост", "моста"]),
        ('"мост"', ["мост", "мост", "мост", "Мост"]),
        ("елки", ["ёлки"]),
        ("Ёлка", ["ёлки"]),
        ("[новый мост]", ["Новые мосты", "новый мост"]),
        ('"новый мост"', ["новый мост"]),
        ("пар*", ["паром", "Паромы", "парома"]),
        ("*етров*", ["Ветрова"]),
        ("/мост(а|ы)/", ["мосты", "моста"]),
        ("Нур-Султан", ["Нур-Султан"]),
        ("мост паром", ["мосты", "мост", "мост", "паром", "мост", "Мост", "Паромы", "парома", "моста"]),
        ("мост -стоять", ["мосты", "мост", "мост", "мост", "Мост"]),
        ("паром -мост", []),
        ("(ёлка | стоять) мост", ["мосты", "мост", "мост", "ёлки", "мост", "Мост", "стоят", "моста"]),
        ("через", []),
        ("НЕ мост", []),
    ],
)
def test_places(library: Library, written: str, found: list[str]):
    assert places(library, written) == found


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope("headline"), ["мосты"]),
        (Scope("lead"), ["мост", "моста"]),
        (Scope("body"), ["мост", "мост", "мост", "Мост", "моста"]),
        (Scope("speech"), ["мост"]),
        (Scope("statements"), ["мост", "мост"]),
        (Scope("statements", "Борис Кленов"), ["мост"]),
        (Scope("speech", "Борис Кленов"), []),
        (Scope("", "Анна Ветрова"), ["мост"]),
        (Scope("", "Кто-то ещё"), []),
    ],
)
def test_scopes(library: Library, scope: Scope, found: list[str]):
    assert places(library, "мост", scope) == found


def test_words_inside_another_s_quote_are_the_inner_speaker_s(library: Library):
    assert places(library, "паром", Scope("statements", "Борис Кленов")) == ["паром"]
    assert places(library, "паром", Scope("statements", "Анна Ветрова")) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("мост", ["мосты", "паромы"]),
        ("мост -ёлка", ["паромы"]),
        ("НЕ ёлка", ["паромы"]),
        ("ёлка | стоять", ["мосты", "паромы"]),
        ("ёлка стоять", []),
        ("НЕ мост", []),
        ("НЕ (ёлка | стоять)", []),
    ],
)
def test_texts(library: Library, written: str, found: list[str]):
    assert texts(library, written) == found


def test_a_query_holds_in_a_statement_where_all_of_it_does(library: Library):
    def statements(written: str) -> list[int]:
        sql, given = statements_with(read_query(written))
        return sorted(library.query(sql, given)["statement"].tolist())

    assert statements("мост") == [1, 3]
    assert statements("мост ёлка") == [1]
    assert statements("мост паром") == []
    assert statements("паром") == [2]
    assert statements("мост -ёлка") == [3]


def test_the_index_follows_the_texts(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    identity = library.add(marked(FERRY).text)
    library.keep(identity, read(FERRY))
    library.keep(identity, read(FERRY))
    assert len(places(library, "паром")) == 2
    library.delete(identity)
    library.empty_bin()
    for table in ("numbered", "postings", "fresh_postings", "word_lists"):
        assert library.query(f"SELECT count(*) AS n FROM {table}")["n"].tolist() == [0]
    library.close()
