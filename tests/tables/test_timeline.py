"""The timeline: gaps, unfinished stretches, shares with their bases, undated texts, thirty outlets, ten years."""

import datetime

import pytest

from analysis.tables import timeline
from analysis.tables.timeline import (
    bases,
    counts,
    lines,
    moving_mean,
    of_themes,
    ranked,
    ranked_themes,
    turned,
    undated,
)
from tests.small_library import small
from tests.themes.made_themes import FOUND, TEXTS, day

D = datetime.date


def drawn(library, ids, subject, keys, step="", **asked):
    return lines(counts(library, ids, subject, *keys), bases(library, ids), subject, keys, step=step, **asked)


@pytest.fixture
def september(tmp_path):
    """Ten texts on 1 September, five of which name Анна Ким; one that names her twice on the 3rd; one undated."""
    texts = [("Заря", "2026-09-01", f"{'{PER Анна Ким}' if n < 5 else 'Дождь'} и <мост> {n}.") for n in range(10)]
    texts += [("Эхо", "2026-09-03", "{PER Анна Ким} и {PER Анна Ким}.")]
    texts += [("Эхо", "", "{PER Анна Ким} сказала «[direct Анна Ким: да и нет]».")]
    library, ids = small(tmp_path / "library.duckdb", texts)
    yield library, tuple(ids)
    library.close()


def test_days_with_a_gap_and_a_share_only_of_enough(september):
    rows = drawn(*september, "entities", ["Анна Ким"])
    columns = ["since", "n", "texts", "base", "there", "unfinished"]
    assert rows[columns].to_numpy().tolist() == [
        [D(2026, 9, 1), 5, 5, 10, True, False],
        [D(2026, 9, 2), 0, 0, 0, False, False],
        [D(2026, 9, 3), 2, 1, 1, True, False],
    ]
    assert rows["share"][0] == 0.5
    assert rows["share"][1:].isna().all()


def test_a_text_that_is_not_analysed_is_in_no_share(september):
    library, ids = september
    with library.transaction() as rows:
        rows.execute("DELETE FROM words WHERE text_id = ?", [ids[0]])
    first = {
        subject: drawn(library, ids, subject, keys).to_dict("records")[0]
        for subject, keys in {"entities": ["Анна Ким"], "outlets": ["Заря"], "search": ["мост"]}.items()
    }
    assert (first["entities"]["texts"], first["entities"]["base"]) == (4, 9)
    assert (first["outlets"]["texts"], first["outlets"]["base"], first["outlets"]["share"]) == (10, 10, 1.0)
    assert first["search"]["texts"] <= first["search"]["base"] == 9


def test_an_unfinished_month(september):
    (row,) = drawn(*september, "texts", [""], "month").to_dict("records")
    assert (row["since"], row["until"], row["n"], row["unfinished"]) == (D(2026, 9, 1), D(2026, 9, 30), 11, True)
    whole = drawn(*september, "texts", [""], "month", since=D(2026, 9, 1), until=D(2026, 9, 30))
    assert whole["unfinished"].tolist() == [False]


def test_what_is_undated_is_counted(september):
    library, ids = september
    assert undated(counts(library, ids, "entities", "Анна Ким")) == {"Анна Ким": 1}
    assert undated(counts(library, ids, "speakers", "Анна Ким")) == {"Анна Ким": 1}
    assert undated(counts(library, ids, "outlets", "Заря")) == {}


def test_every_subject(september):
    library, ids = september
    assert ranked(library, ids, "entities").to_numpy().tolist() == [["Анна Ким", 7, 8]]
    assert ranked(library, ids, "outlets").to_numpy().tolist() == [["Заря", 10, 10], ["Эхо", 2, 2]]
    assert ranked(library, ids, "words").to_numpy().tolist() == [["Анна Ким", 1, 3]]
    assert ranked(library, ids, "terms").to_numpy().tolist() == [["мост", 10, 10]]
    assert drawn(library, ids, "search", ["мост"])["n"].tolist() == [10, 0, 0]
    assert set(timeline.FOUND) | {"search", "themes"} == set(timeline.SUBJECTS)


def test_themes_are_drawn_by_their_main_texts():
    found = of_themes(FOUND, TEXTS, ["мост, паром, берег"])
    assert found[["date", "n"]].to_numpy().tolist() == [[day(1), 1], [day(2), 1], [day(2), 1]]
    assert ranked_themes(FOUND)["texts"].tolist() == [3, 2]


def test_all_undated(tmp_path):
    library, ids = small(tmp_path / "u.duckdb", [("Заря", "", f"{{PER Анна Ким}} {n}") for n in range(3)])
    assert drawn(library, ids, "entities", ["Анна Ким"]).empty
    assert undated(counts(library, ids, "entities", "Анна Ким")) == {"Анна Ким": 3}
    library.close()


def test_thirty_outlets_and_ten_years(tmp_path):
    texts = [(f"Газета {n}", f"{2016 + n % 10}-{1 + n % 12:02}-15", f"Снег {n}.") for n in range(300)]
    texts = [(f"Газета {n % 30}", date, text) for n, (_, date, text) in enumerate(texts)]
    library, ids = small(tmp_path / "y.duckdb", texts)
    keys = list(ranked(library, ids, "outlets")["key"])
    assert len(keys) == 30
    rows = drawn(library, ids, "outlets", keys)
    assert set(rows["step"]) == {"month"}
    assert len(rows) == 30 * rows["since"].nunique()
    assert rows["n"].sum() == 300
    assert drawn(library, ids, "outlets", keys[:2], "day")["n"].sum() == 20
    library.close()


def test_moving_mean_waits_until_there_are_enough(tmp_path):
    texts = [("Заря", f"2026-09-{day:02}", f"Снег {day} {n}.") for day in range(1, 9) for n in range(day)]
    library, ids = small(tmp_path / "m.duckdb", texts)
    means = moving_mean(drawn(library, ids, "texts", [""]), "n")
    assert means[:6].isna().all()
    assert means[6:].tolist() == [4.0, 5.0]
    library.close()


def test_new_and_gone(tmp_path):
    texts = [("Заря", "2026-09-01", f"{{PER Анна Ким}} и {{PER Олег Нин}} {n}.") for n in range(12)]
    texts += [("Заря", "2026-10-01", f"{{PER Олег Нин}} и {{PER Вера Лесная}} {n}.") for n in range(12)]
    texts += [("Заря", "2026-10-02", f"{{PER Ян Ли}} {n}.") for n in range(2)]
    library, ids = small(tmp_path / "t.duckdb", texts)
    found = turned(library, ids, "entities", (D(2026, 9, 1), D(2026, 9, 30)), (D(2026, 10, 1), D(2026, 10, 31)))
    assert found[["key", "turn", "texts", "of", "other_of", "tells"]].to_numpy().tolist() == [
        ["Анна Ким", "gone", 12, 12, 14, True],
        ["Вера Лесная", "new", 12, 14, 12, True],
        ["Ян Ли", "new", 2, 14, 12, False],
    ]
    assert turned(library, ids, "terms", (D(2026, 9, 1), D(2026, 9, 2)), (D(2026, 9, 3), D(2026, 9, 4))).empty
    library.close()
