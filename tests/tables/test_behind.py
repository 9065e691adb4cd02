"""What stands behind a ranking: for each name what the question about that name alone gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.library.selection import Selection
from analysis.tables import behind, many, statements_of_many
from analysis.tables.behind import first_sentences, first_statements
from analysis.tables.statements_of_many import Wanted
from tests.many_texts import FourTexts, four_texts


@pytest.fixture
def four(tmp_path: Path) -> Iterator[FourTexts]:
    made = four_texts(tmp_path / "library.duckdb")
    yield made
    made.library.close()


@pytest.mark.parametrize(
    ("most", "wanted"), [(1, Wanted()), (2, Wanted(kind="direct")), (9, Wanted(repeats="without"))]
)
def test_first_statements_are_those_of_each_speaker_alone(four: FourTexts, most: int, wanted: Wanted):
    library, ids = four.library, four.library.select(Selection())
    speakers = list(many.speakers(library, ids)["speaker"])
    found = first_statements(library, ids, speakers, most, wanted)
    for speaker in speakers:
        alone = statements_of_many.statements(library, ids, Wanted(speaker, wanted.kind, wanted.repeats), most=most)
        own = found[found["whose"] == speaker].drop(columns="whose").reset_index(drop=True)
        assert own.to_dict("records") == alone.to_dict("records")
    assert len(speakers) > 1
    assert not found.empty


def test_first_sentences_name_each(four: FourTexts):
    library, ids = four.library, four.library.select(Selection())
    named = many.entities(library, ids)[["entity", "kind", "mentions"]].to_dict("records")
    found = first_sentences(library, ids, [(row["entity"], row["kind"]) for row in named], 1)
    assert sorted(zip(found["named"], found["named_kind"], strict=True)) == sorted(
        (row["entity"], row["kind"]) for row in named if row["mentions"]
    )
    for row in found.to_dict("records"):
        text = library.text(row["text_id"])
        assert text[row["start"] : row["stop"]] == row["said"]


@pytest.mark.parametrize("most", [1, 2])
def test_what_the_newest_texts_have_enough_of_is_not_looked_for_in_all(
    four: FourTexts, most: int, monkeypatch: pytest.MonkeyPatch
):
    library, ids = four.library, four.library.select(Selection())
    names = [("Анна Ветрова", "PER"), ("Тарск", "LOC")]
    of_all = (
        first_sentences(library, ids, names, most),
        first_statements(library, ids, ["Анна Ветрова"], most, Wanted()),
    )
    monkeypatch.setattr(behind, "RECENT", 2)  # one of them is not analysed: the other has each name once
    asked: list[str] = []
    query = library.query
    monkeypatch.setattr(library, "query", lambda sql, values: (asked.append(sql), query(sql, values))[1])
    assert first_sentences(library, ids, names, most).equals(of_all[0])
    assert first_statements(library, ids, ["Анна Ветрова"], most, Wanted()).equals(of_all[1])
    assert ["LIMIT 2)" in sql for sql in asked] == ([True, True] if most == 1 else [True, False] * 2)
