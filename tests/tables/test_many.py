"""The tables over many texts: literal numbers of four short ones, no texts at all, corrections that follow at once."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import corrections, tables
from analysis.library import WHOLE_LIBRARY
from analysis.library.records import id_of
from analysis.library.selection import Selection
from analysis.tables import many, statements_of_many
from analysis.tables.many import Totals
from analysis.tables.statements_of_many import Wanted
from tests.many_texts import FourTexts, four_texts
from tests.marked_analysis import marked


@pytest.fixture
def four(tmp_path: Path) -> Iterator[FourTexts]:
    made = four_texts(tmp_path / "library.duckdb")
    yield made
    made.library.close()


@pytest.fixture
def ids(four: FourTexts) -> tuple[str, ...]:
    return four.library.select(Selection())


def rows(table, *columns: str) -> list[list]:
    return table[list(columns)].to_numpy().tolist()


def test_figures(four: FourTexts, ids: tuple[str, ...]):
    assert many.figures(four.library, ids) == Totals(
        texts=4,
        outlets=2,
        first=datetime.date(2026, 9, 1),
        last=datetime.date(2026, 9, 10),
        undated=1,
        no_outlet=1,
        unanalysed=1,
        reprints=0,
        words=39,
        words_direct=8,
        statements=4,
        unattributed=1,
    )


def test_texts_newest_first(four: FourTexts, ids: tuple[str, ...]):
    assert ids == (four.unread, four.school, four.bridge, four.weather)
    found = many.texts(four.library, ids)
    assert list(found["text_id"]) == list(ids)
    assert rows(found, "title", "outlet", "words", "statements", "analysed", "reprint") == [
        ["Уход", "Заря", 0, 0, False, False],
        ["Школа", "Заря", 14, 2, True, False],
        ["Мост готов", "Вестник", 23, 2, True, False],
        ["Погода", "", 2, 0, True, False],
    ]
    assert list(found["date"]) == [
        datetime.date(2026, 9, 10),
        datetime.date(2026, 9, 3),
        datetime.date(2026, 9, 1),
        None,
    ]


def test_outlets(four: FourTexts, ids: tuple[str, ...]):
    found = many.outlets(four.library, ids)
    assert rows(found, "outlet", "texts", "statements", "words") == [
        ["Заря", 2, 2, 14],
        ["Вестник", 1, 2, 23],
        ["", 1, 0, 2],
    ]


def test_entities(four: FourTexts, ids: tuple[str, ...]):
    found = many.entities(four.library, ids)
    assert rows(found, "entity", "kind", "texts", "mentions", "in_title", "statements") == [
        ["Тарск", "LOC", 3, 4, 1, 0],
        ["Анна Ветрова", "PER", 2, 3, 0, 2],
        ["Борис Кленов", "PER", 1, 2, 0, 1],
    ]


def test_a_text_that_names_one_by_two_names_counts_once(four: FourTexts, ids: tuple[str, ...]):
    with four.library.transaction() as facts:
        facts.execute("UPDATE named SET identity = 'Анна Ветрова' WHERE entity = 'Борис Кленов'")
        facts.execute("UPDATE named SET in_lead = 3, mentions = 3 WHERE kind = 'PER' AND text_id = ?", [four.bridge])
    found = many.entities(four.library, ids)
    assert rows(found, "entity", "texts", "mentions", "main", "statements") == [
        ["Тарск", 3, 4, 0, 0],
        ["Анна Ветрова", 2, 7, 1, 3],
    ]


def test_naming(four: FourTexts, ids: tuple[str, ...]):
    found = many.naming(four.library, ids, "Тарск")
    assert rows(found, "text_id", "title", "entity", "mentions", "in_title") == [
        [four.school, "Школа", "Тарск", 1, 1],
        [four.bridge, "Мост готов", "Тарск", 2, 0],
        [four.weather, "Погода", "Тарск", 1, 0],
    ]
    assert many.naming(four.library, ids, "Тарск", many.Named(kind="PER")).empty
    assert len(many.naming(four.library, ids, "Тарск", many.Named(name="Тарск"))) == len(found)
    assert many.naming(four.library, ids, "Тарск", many.Named(name="Тарска")).empty


def test_speakers(four: FourTexts, ids: tuple[str, ...]):
    found = many.speakers(four.library, ids)
    columns = ("speaker", "texts", "direct", "indirect", "fragments", "statements", "words_direct")
    assert rows(found, *columns) == [
        ["Анна Ветрова", 2, 2, 0, 0, 2, 7],
        ["Борис Кленов", 1, 0, 1, 0, 1, 0],
        [tables.UNKNOWN, 1, 0, 0, 1, 1, 1],
    ]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(), ["Школа и мост нужны", "Ура", "Тарск ждёт мост", "мост откроют в мае"]),
        (Wanted(speaker="Анна Ветрова"), ["Школа и мост нужны", "Тарск ждёт мост"]),
        (Wanted(speaker=tables.UNKNOWN), ["Ура"]),
        (Wanted(kind="indirect"), ["мост откроют в мае"]),
        (Wanted(speaker="Борис Кленов", kind="direct"), []),
        (Wanted(repeats="only"), []),
        (Wanted(marker="отметить"), []),
        (Wanted(query="мост"), ["Школа и мост нужны", "Тарск ждёт мост", "мост откроют в мае"]),
        (Wanted(query="мост -школа"), ["Тарск ждёт мост", "мост откроют в мае"]),
        (Wanted(query="мост школа"), ["Школа и мост нужны"]),
        (Wanted(speaker="Борис Кленов", query="мост"), ["мост откроют в мае"]),
        (Wanted(query="НЕ мост"), ["Ура"]),
        (Wanted(speaker="Анна'; DROP TABLE said; --"), []),
    ],
)
def test_statements(four: FourTexts, ids: tuple[str, ...], wanted: Wanted, said: list[str]):
    assert list(statements_of_many.statements(four.library, ids, wanted)["said"]) == said
    assert statements_of_many.count_statements(four.library, ids, wanted) == len(said)


def test_statements_by_the_screen(four: FourTexts, ids: tuple[str, ...]):
    found = statements_of_many.statements(four.library, ids, first=1, most=2)
    assert rows(found, "text_id", "place", "said") == [[four.school, 2, "Ура"], [four.bridge, 1, "Тарск ждёт мост"]]


def test_joint_statement_is_one_and_counts_for_each(four: FourTexts):
    analysis = four.library.corrected(four.bridge)
    four.library.correct(four.bridge, corrections.reassign(analysis.quotes[0], "Анна Ветрова; Борис Кленов", "PER"))
    statements = statements_of_many.statements(four.library, [four.bridge])
    assert rows(statements, "speaker", "said")[0] == ["Анна Ветрова; Борис Кленов", "Тарск ждёт мост"]
    assert len(statements) == statements_of_many.count_statements(four.library, [four.bridge], Wanted()) == 2
    counted = many.speakers(four.library, [four.bridge])
    assert rows(counted, "speaker", "statements") == [["Борис Кленов", 2], ["Анна Ветрова", 1]]


def test_terms(four: FourTexts, ids: tuple[str, ...]):
    assert rows(many.terms(four.library, ids), "term", "texts", "count") == [["мост", 2, 3], ["школа", 1, 2]]


def test_where_a_term_is_stopped_those_after_it_move_up(four: FourTexts):
    few, letters = marked(" ".join(f"<{letter}>" for letter in "аб")), "абвгдежзиклм"
    many_terms = marked(" ".join(f"<{letter}> " * (20 - at) for at, letter in enumerate(letters)))
    for made in (few, many_terms):
        four.library.keep(four.library.add(made.text), made)
    chosen = [id_of(made.text) for made in (few, many_terms)]

    def counted() -> list[list]:
        return sorted(rows(many.terms(four.library, chosen), "term", "texts", "count"))

    before = [["а", 2, 21], ["б", 2, 20], *([letter, 1, 20 - at] for at, letter in enumerate(letters[2:10], 2))]
    assert counted() == before
    stopped = four.library.correct(WHOLE_LIBRARY, corrections.stop_word("а"))
    assert counted() == [*before[1:], ["л", 1, 10]]
    four.library.undo(stopped)
    assert counted() == before


def test_correction_is_counted_at_once(four: FourTexts, ids: tuple[str, ...]):
    analysis = four.library.corrected(four.bridge)
    made = four.library.correct(four.bridge, corrections.not_quote(analysis.quotes[1]))
    assert many.figures(four.library, ids).statements == 3
    assert "Борис Кленов" not in list(many.speakers(four.library, ids)["speaker"])
    four.library.undo(made)
    assert many.figures(four.library, ids).statements == 4


def test_no_texts(four: FourTexts):
    assert many.figures(four.library, ()).texts == 0
    for count in (
        many.texts,
        many.outlets,
        many.over_time,
        many.entities,
        many.speakers,
        statements_of_many.statements,
        many.terms,
    ):
        assert count(four.library, ()).empty


@pytest.mark.parametrize(
    ("chosen", "stretches"),
    [
        (("school", "bridge", "weather"), [("day", "01", "01", 1), ("day", "02", "02", 0), ("day", "03", "03", 1)]),
        (("bridge", "weather"), []),
    ],
)
def test_over_time_has_no_gap(four: FourTexts, chosen: tuple[str, ...], stretches: list[tuple[str, str, str, int]]):
    found = many.over_time(four.library, [getattr(four, name) for name in chosen])
    shown = [
        (row["step"], f"{row['since']:%d}", f"{row['until']:%d}", row["texts"]) for row in found.to_dict("records")
    ]
    assert shown == stretches


@pytest.mark.parametrize(
    ("last", "step", "first_until", "n"),
    [
        (datetime.date(2026, 10, 1), "day", datetime.date(2026, 9, 1), 31),
        (datetime.date(2026, 10, 2), "week", datetime.date(2026, 9, 6), 5),
        (datetime.date(2027, 6, 1), "month", datetime.date(2026, 9, 30), 10),
    ],
)
def test_steps_of_time(four: FourTexts, last: datetime.date, step: str, first_until: datetime.date, n: int):
    card = four.library.stored(four.school).card
    four.library.set_card(four.school, type(card)(outlet=card.outlet, date=last))
    found = many.over_time(four.library, [four.school, four.bridge])
    assert (set(found["step"]), found["until"].iloc[0], len(found)) == ({step}, first_until, n)
    assert found["texts"].sum() == 2
