"""Who with whom over many texts: numbers counted by hand in two short texts."""

from collections.abc import Iterator
from math import log2
from pathlib import Path

import pytest

from analysis import corrections
from analysis.card import Card
from analysis.library import Library, Selection, open_library
from analysis.tables import network
from tests.marked_analysis import marked

BRIDGE = """\
Мост 😀 готов

{PER Анна Ветрова} и {PER Борис Кленов} в {LOC Тарск=Тарске}. {PER Анна Ветрова=Ветрова} ушла.
«[direct Анна Ветрова: {PER Борис Кленов} и {LOC Тарск} ждут, {PER Борис Кленов=Кленов} строит]», — сказала она.
{PER Борис Кленов} отметил, что [indirect Борис Кленов: {PER Анна Ветрова} права]. Глава {LOC* Тарск=Тарска} молчит."""

SCHOOL = """\
{PER Анна Ветрова} назвала {LOC Тарск}. «[direct Анна Ветрова: {LOC Тарск} и {PER Анна Ветрова} едины]», — сказала она.
[fragment ?: {PER Борис Кленов}]. [direct Анна Ветрова: Он сказал: [direct Борис Кленов: {LOC Тарск} ждёт]]."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "library.duckdb", first=None)
    for markup in (BRIDGE, SCHOOL):
        analysis = marked(markup)
        made.keep(made.add(analysis.text), analysis)
    yield made
    made.close()


@pytest.fixture
def ids(library: Library) -> tuple[str, ...]:
    return library.select(Selection())


def rows(table, *columns: str) -> list[list]:
    return table[list(columns)].to_numpy().tolist()


def test_named_together_in_a_sentence(library: Library, ids: tuple[str, ...]):
    """Eight sentences name somebody outside of a title: four of the bridge, four of the school."""
    found = network.together(library, ids)
    assert rows(found, "a", "a_kind", "b", "b_kind", "count", "texts", "a_count", "b_count") == [
        ["Анна Ветрова", "PER", "Тарск", "LOC", 3, 2, 5, 5],
        ["Анна Ветрова", "PER", "Борис Кленов", "PER", 2, 1, 5, 4],
        ["Тарск", "LOC", "Борис Кленов", "PER", 2, 1, 5, 4],
    ]
    assert list(found["pmi"]) == pytest.approx([log2(3 * 8 / 25), log2(2 * 8 / 20), log2(2 * 8 / 20)])


def test_a_text_whose_facts_are_written_anew_meanwhile_is_counted(library: Library):
    chosen = library.chosen(Selection())
    before = network.together(library, chosen)
    for text in chosen:
        library.keep_all([(text, library.corrected(text))], beside=True)
    assert library.chosen(Selection()) == chosen
    assert network.together(library, chosen).equals(before) and len(before) == 3


@pytest.mark.parametrize(("unit", "counts"), [("paragraph", [3, 2, 2]), ("text", [2, 2, 2])])
def test_named_together_in_something_longer(library: Library, ids: tuple[str, ...], unit: str, counts: list[int]):
    assert list(network.together(library, ids, unit)["count"]) == counts


def test_least_weight_and_one_text(library: Library, ids: tuple[str, ...]):
    assert rows(network.together(library, ids, "sentence", 3), "a", "b") == [["Анна Ветрова", "Тарск"]]
    assert list(network.together(library, ids[:1])["count"]) in ([2, 2, 1], [2])
    assert network.together(library, ()).empty and network.speaks_of(library, ()).empty


def test_an_unknown_unit_is_refused(library: Library, ids: tuple[str, ...]):
    with pytest.raises(ValueError, match="страница"):
        network.together(library, ids, "страница")


def test_named_sizes(library: Library, ids: tuple[str, ...]):
    """Кленов is named twice in one sentence; Тарск in a title is not counted."""
    assert rows(
        network.named(library, ids, ["Тарск", "Анна Ветрова", "Борис Кленов", "Никто"]), "name", "mentions"
    ) == [
        ["Анна Ветрова", 5],
        ["Борис Кленов", 5],
        ["Тарск", 5],
    ]


def test_who_speaks_of_whom(library: Library, ids: tuple[str, ...]):
    """Of himself nobody speaks; nobody's fragment names nobody's speaker; what is quoted within is the inner one's."""
    found = network.speaks_of(library, ids)
    assert rows(found, "a", "b", "count", "texts", "direct", "indirect", "fragments") == [
        ["Анна Ветрова", "Тарск", 2, 2, 2, 0, 0],
        ["Анна Ветрова", "Борис Кленов", 1, 1, 1, 0, 0],
        ["Борис Кленов", "Анна Ветрова", 1, 1, 0, 1, 0],
        ["Борис Кленов", "Тарск", 1, 1, 1, 0, 0],
    ]
    assert rows(network.speaks_of(library, ids, "indirect"), "a", "b") == [["Борис Кленов", "Анна Ветрова"]]


def test_the_sentences_of_an_edge(library: Library, ids: tuple[str, ...]):
    found = network.places_together(library, ids, "sentence", "Тарск", "Анна Ветрова")
    assert sorted(found["said"]) == [
        "«Тарск и Анна Ветрова едины», — сказала она.",
        "Анна Ветрова и Борис Кленов в Тарске.",
        "Анна Ветрова назвала Тарск.",
    ]
    for row in found.to_dict("records"):
        text = library.text(row["text_id"])
        assert text[row["start"] : row["stop"]] == row["said"]
        assert {text[start:stop] for start, stop in row["marks"]} <= {"Анна Ветрова", "Тарск", "Тарске"}
    assert len(network.places_together(library, ids, "sentence", "Тарск", "Анна Ветрова", first=1, most=1)) == 1


def test_the_statements_of_an_edge(library: Library, ids: tuple[str, ...]):
    found = network.places_of_speech(library, ids, "", "Анна Ветрова", "Борис Кленов")
    assert list(found["said"]) == ["Борис Кленов и Тарск ждут, Кленов строит"]
    (marks,) = found["marks"]
    start = found["start"].iloc[0]
    assert [found["said"].iloc[0][a - start : b - start] for a, b in marks] == ["Борис Кленов", "Кленов"]
    assert network.places_of_speech(library, ids, "indirect", "Анна Ветрова", "Борис Кленов").empty


def test_a_correction_changes_the_edges_at_once(library: Library, ids: tuple[str, ...]):
    school = next(i for i in ids if "назвала" in library.text(i))
    library.correct(school, corrections.hide(next(e for e in library.corrected(school).entities if e.name == "Тарск")))
    assert rows(network.together(library, ids), "a", "b", "count")[-1] == ["Анна Ветрова", "Тарск", 1]


def test_who_leans_on_whom(tmp_path: Path):
    library = open_library(tmp_path / "leaning.duckdb", first=None)
    for markup in ("Мост готов, сообщает @Вестник>2@ со ссылкой на @Минстрой@.\nЕщё.", "Школа тоже, пишет @Вестник@."):
        analysis = marked(markup)
        library.keep(library.add(analysis.text, card=Card(outlet="Заря")), analysis)
    ids = library.select(Selection())
    assert rows(network.leans_on(library, ids), "a", "b", "count") == [
        ["Заря", "Вестник", 2],
        ["Вестник", "Минстрой", 1],
        ["Заря", "Минстрой", 1],
    ]
    assert rows(network.leans_on(library, ids, "via"), "a", "b") == [["Вестник", "Минстрой"]]
    assert sorted(network.places_leaning(library, ids, "", "Заря", "Вестник")["said"]) == [
        "Мост готов, сообщает Вестник со ссылкой на Минстрой.",
        "Школа тоже, пишет Вестник.",
    ]
    (found,) = network.places_leaning(library, ids, "via", "Вестник", "Минстрой").to_dict("records")
    assert [library.text(found["text_id"])[a:b] for a, b in found["marks"]] == ["Вестник"]
    library.close()
