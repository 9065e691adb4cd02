"""Statements that say the same words: what is found is what all pairs compared would give, and few are compared."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from math import ceil
from pathlib import Path

import duckdb
import pytest

from analysis.library import alike, schema
from analysis.search.alike import FEWEST, SHARE

Said = dict[tuple[str, int], frozenset[int]]
"""By text and statement the lemmas that it has."""

WORDS = 3000


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(tmp_path / "library.duckdb")) as made:
        schema.create(made)
        yield made


def write(rows: duckdb.DuckDBPyConnection, said: Said) -> None:
    for text in dict.fromkeys(text for text, _ in said):
        rows.execute("INSERT INTO numbered SELECT ?, count(*) FROM numbered", [text])
        rows.execute("INSERT INTO words VALUES (?, 1, 1)", [text])
    for (text, statement), lemmas in said.items():
        given = "INSERT INTO said_words SELECT text_no, ?, ? FROM numbered WHERE text_id = ?"
        rows.execute(given, [statement, sorted(lemmas), text])


def drawn(number: int) -> Said:
    """Statements of few and of many words, frequent and rare ones, and for every second one a version of another."""
    chance = random.Random(number)
    whole = [frozenset(int(WORDS * chance.random() ** 3) for _ in range(chance.randint(1, 14))) for _ in range(30)]
    versions = [
        frozenset(w for w in own if chance.random() < 0.85)
        | frozenset(chance.sample(range(WORDS), chance.randint(0, 2)))
        for own in whole
    ]
    return {(f"{chance.randrange(20):02}", place): own for place, own in enumerate(whole + versions, start=1) if own}


def all_pairs(said: Said) -> set[frozenset[tuple[str, int]]]:
    """Each of two texts, with their lemmas held against each other."""
    found = set()
    for one, other in combinations(said, 2):
        shorter = min(len(said[one]), len(said[other]))
        least = max(FEWEST, ceil(SHARE * shorter))
        if one[0] != other[0] and len(said[one] & said[other]) >= least:
            found.add(frozenset((one, other)))
    return found


def kept(rows: duckdb.DuckDBPyConnection) -> list[frozenset[tuple[str, int]]]:
    return [frozenset(((a, b), (c, d))) for a, b, c, d, *_ in rows.execute("SELECT * FROM alike").fetchall()]


def in_parts(ids: Sequence[str], chance: random.Random) -> Iterator[list[str]]:
    waiting = iter(chance.sample(ids, len(ids)))
    while part := list(islice(waiting, chance.randint(1, 8))):
        yield part


@pytest.mark.parametrize("number", range(8))
def test_whatever_the_order_what_is_found_is_what_all_pairs_give(rows: duckdb.DuckDBPyConnection, number: int) -> None:
    said, chance = drawn(number), random.Random(number)
    write(rows, said)
    for part in in_parts(sorted({text for text, _ in said}), chance):
        alike.liken(rows, part)
    assert len(kept(rows)) == len(set(kept(rows)))
    assert set(kept(rows)) == all_pairs(said)
    assert len(all_pairs(said)) > 5


@pytest.mark.parametrize("number", range(8))
def test_all_at_once_give_the_same_pairs(
    rows: duckdb.DuckDBPyConnection, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "STATEMENTS_MET_AT_ONCE", 25)  # so that the pairs are sought in several parts
    monkeypatch.setattr(alike, "TEXTS_RANKED_AT_ONCE", 7)
    said = drawn(number)
    write(rows, said)
    alike.liken(rows, alike.waiting(rows))
    expected = sorted(rows.execute("SELECT * FROM alike").fetchall())
    rows.execute("DELETE FROM alike; DELETE FROM likened")
    alike.liken_all(rows)
    assert sorted(rows.execute("SELECT * FROM alike").fetchall()) == expected
    assert alike.waiting(rows) == []


def test_the_shorter_one_stands_first_and_its_share_is_told(rows: duckdb.DuckDBPyConnection) -> None:
    write(rows, {("а", 1): frozenset(range(6)), ("б", 2): frozenset(range(1, 12))})
    alike.liken(rows, ["б"])
    alike.liken(rows, ["а"])
    assert rows.execute("SELECT * FROM alike").fetchall() == [("а", 1, "б", 2, 5, pytest.approx(5 / 6))]


def test_more_texts_of_other_words_are_not_compared_with_a_new_one(rows: duckdb.DuckDBPyConnection) -> None:
    """Each new text has a version that is there, and words that many have: it is compared with its version alone."""
    chance, compared, own = random.Random(1), [], frozenset(range(100_000, 100_010))
    write(rows, {("версия", 1): own})
    for number in (100, 1000):
        others = {
            (f"{number} {at}", 1): frozenset([*range(at % 5), *chance.sample(range(1000, 90_000), 8)])
            for at in range(number)
        }
        write(rows, others | {(f"новый {number}", 1): own | {1, 2}})
        alike.liken(rows, ["версия", *(text for text, _ in others)] if number == 100 else [t for t, _ in others])
        compared.append(alike.liken(rows, [f"новый {number}"]))
    assert compared == [1, 2]  # the version, and then the former new one
