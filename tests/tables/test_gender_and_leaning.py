"""Women and men with what tells it; outlets that lean on outlets."""

import pytest

from analysis.tables import gender, leaning, many, timeline
from tests.small_library import small


@pytest.fixture
def talks(tmp_path):
    texts = [
        ("Заря", "2026-09-01", "{PER Анна Ким} сказала: «[direct Анна Ким: мост нужен]». @Эхо@ и @ТАСС>1@."),
        (
            "Эхо",
            "2026-09-02",
            "{PER Олег Нин} рад: «[direct Олег Нин: да]». {PER Ю Ли}, {ORG Мэрия}: «[direct Ю Ли; Мэрия: и я]».",
        ),
        ("Эхо", "", "[indirect глава города: Дождь пройдёт], {ORG Мэрия} ждёт. {PER Анна Ким} молчит. @Анна Ким@."),
    ]
    library, ids = small(tmp_path / "library.duckdb", texts)
    yield library, tuple(ids)
    library.close()


def test_persons_with_the_reason(talks):
    found = gender.persons(*talks)
    assert found[["person", "gender", "by", "texts", "statements", "words"]].to_numpy().tolist() == [
        ["Анна Ким", "Fem", "first_name", 2, 1, 2],
        ["Олег Нин", "Masc", "first_name", 1, 1, 1],
        ["Ю Ли", "", "", 1, 1, 2],
    ]


def test_totals_always_have_who_is_not_known(talks):
    library, ids = talks
    assert gender.totals(gender.persons(library, ids)).to_numpy().tolist() == [
        ["Fem", 1, 2, 1, 1, 2],
        ["Masc", 1, 1, 1, 1, 1],
        ["", 1, 1, 1, 1, 2],
    ]
    assert gender.totals(gender.persons(library, ()))["persons"].tolist() == [0, 0, 0]


def test_by_outlet_and_over_time(talks):
    library, ids = talks
    assert gender.by_outlet(library, ids).to_numpy().tolist() == [
        ["Эхо", "", 1, 1, 2],
        ["Эхо", "Masc", 1, 1, 1],
        ["Заря", "Fem", 1, 1, 2],
    ]
    found = timeline.counts(library, ids, "gender", *gender.GENDERS)
    assert found[["key", "n"]].to_numpy().tolist() == [["Fem", 1], ["", 1], ["Masc", 1]]


def test_who_leans_on_whom(talks):
    found = leaning.leans(*talks)
    assert found.to_numpy().tolist() == [
        ["Заря", "ТАСС", "source", 1],
        ["Заря", "Эхо", "source", 1],
        ["ТАСС", "Эхо", "via", 1],
    ]


def test_own_and_taken_over(talks):
    library, ids = talks
    with library.transaction() as rows:
        rows.execute("UPDATE texts SET reprint_of = ? WHERE id = ?", [ids[0], ids[1]])
    assert leaning.own_and_taken(library, ids).to_numpy().tolist() == [
        ["Эхо", 2, 1, 0, 1, 0, 0],
        ["Заря", 1, 0, 1, 0, 1, 1],
    ]
    assert ["Эхо", "Заря", "reprint", 1] in leaning.leans(library, ids).to_numpy().tolist()
    of = {("Эхо", "taken"): [ids[1]], ("Эхо", "own"): [ids[2]], ("Эхо", "first"): [], ("Заря", "first"): [ids[0]]}
    assert {key: leaning.texts_of(library, ids, *key) for key in of} == of


HEADLINE = """\
{PER Анна Ким} уходит

{PER Анна Ким} ушла. @Эхо@ пишет.
«[direct ?: {PER Анна Ким} права]». {ORG Завод}, {LOC* Тарск}."""


def test_where_in_the_text(tmp_path):
    library, ids = small(tmp_path / "w.duckdb", [("Заря", "", HEADLINE), ("Эхо", "", "{PER Анна Ким} и {ORG Завод}.")])
    found = many.entities(library, ids)
    columns = ["entity", "texts", "mentions", "headline", "lead", "body", "speech", "in_title", "main"]
    assert found[columns].to_numpy().tolist() == [
        ["Анна Ким", 2, 4, 1, 2, 1, 1, 0, 1],
        ["Завод", 2, 2, 0, 1, 1, 0, 0, 0],
        ["Тарск", 1, 1, 0, 0, 1, 0, 1, 0],
    ]
    named = {where: list(many.entities(library, ids, where)["entity"]) for where in ("headline", "main", "speech")}
    assert named == {"headline": ["Анна Ким"], "main": ["Анна Ким"], "speech": ["Анна Ким"]}
    assert list(many.entities(library, ids, "title")["entity"]) == ["Тарск"]
    assert list(many.entities(library, ids, "episodic")["entity"]) == ["Завод", "Анна Ким", "Тарск"]
    assert len(many.naming(library, ids, "Анна Ким", many.Named(where="main"))) == 1
    library.close()
