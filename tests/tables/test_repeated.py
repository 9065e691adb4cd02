"""The same words in many texts: groups, who was first, who cut them, who gives them to somebody else."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.card import Card
from analysis.language import forms
from analysis.library import Library, open_library
from analysis.library.selection import Selection
from analysis.tables import repeated
from analysis.topics.reference import fold
from analysis.words import find_words
from tests.marked_analysis import marked

WHOLE = "Мост через Тару откроют в мае, и жители Заречья перестанут ездить в город на старом пароме"
CUT = "Мост через Тару откроют в мае, и жители Заречья перестанут ездить в город"
REWORDED = "Жители Заречья скоро перестанут ездить в город на старом пароме, мост через Тару откроют"
SHORT = "Мост откроют в мае"
OTHER = "Школу закроют на ремонт до осени, дети поедут учиться в соседний посёлок"

TEXTS = {
    "first": ("Вестник", 1, f"{{PER Анна Ким}} здесь. «[direct Анна Ким: {WHOLE}]», — сказала она."),
    "cut": ("Заря", 2, f"{{PER Анна Ким}} там. «[direct Анна Ким: {CUT}]», — сказала она. [direct Олег Нин: {OTHER}]."),
    "told": ("Заря", 3, f"{{PER Анна Ким}} отметила, что [indirect Анна Ким: {REWORDED}]."),
    "short": ("Вестник", 4, f"{{PER Анна Ким}} ещё. «[direct Анна Ким: {SHORT}]», — сказала она."),
    "wrong": ("Слово", 5, f"{{PER Олег Нин}} тут. «[direct Олег Нин: {WHOLE}]», — сказал он."),
    "undated": ("", 0, f"{{PER Анна Ким}} где-то. «[direct Анна Ким: {WHOLE}]», — сказала она. {{PER Олег Нин}} ушёл."),
}


def add(library: Library, key: str) -> str:
    outlet, day, markup = TEXTS[key]
    made = marked(markup)
    words = (made.text[start:stop] for start, stop in find_words(made.text))
    analysis = replace(made, lemmas=tuple(fold(forms(word.lower())[0].normal) for word in words))
    card = Card(key, outlet, datetime.date(2026, 9, day) if day else None)
    identity = library.add(analysis.text, name=key, card=card)
    library.keep(identity, analysis)
    return identity


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = open_library(tmp_path_factory.mktemp("repeated") / "library.duckdb", first=None)
    for key in TEXTS:
        add(made, key)
    assert made.liken(wait=True) == 0
    yield made
    made.close()


def test_one_group_with_its_first_and_its_outlets(library: Library):
    ids = library.select(Selection())
    (group,) = repeated.groups(library, ids).to_dict("records")
    assert group == {
        "group": 1,
        "speaker": "Анна Ким",
        "statements": 4,
        "texts": 4,
        "outlets": 2,
        "first": datetime.date(2026, 9, 1),
        "first_outlet": "Вестник",
        "said": WHOLE,
        "elsewhere": 1,
    }


def test_versions_the_oldest_first_then_those_of_somebody_else(library: Library):
    rows = repeated.versions(library, library.select(Selection()), 1)
    assert rows[["title", "kind", "speaker", "other"]].to_numpy().tolist() == [
        ["first", "direct", "Анна Ким", False],
        ["cut", "direct", "Анна Ким", False],
        ["told", "indirect", "Анна Ким", False],
        ["undated", "direct", "Анна Ким", False],
        ["wrong", "direct", "Олег Нин", True],
    ]


def test_only_the_chosen_texts_count(library: Library):
    assert repeated.groups(library, library.select(Selection(outlets=("Вестник",)))).empty
    assert repeated.groups(library, ()).empty
    (group,) = repeated.groups(library, library.select(Selection(outlets=("Заря",)))).to_dict("records")
    assert (group["statements"], group["first_outlet"], group["elsewhere"]) == (2, "Заря", 0)


@pytest.mark.parametrize("order", [list(TEXTS), list(reversed(TEXTS))])
def test_texts_that_come_one_by_one_give_the_same(library: Library, tmp_path: Path, order: list[str]):
    other = open_library(tmp_path / "library.duckdb", first=None)
    for key in order:
        add(other, key)
        other.liken()
    ids = library.select(Selection())
    pairs = "SELECT least((text_id, place), (other_text, other_place)) AS a, shared, share FROM alike ORDER BY ALL"
    assert other.query(pairs).to_dict("list") == library.query(pairs).to_dict("list")
    assert repeated.groups(other, other.select(Selection())).equals(repeated.groups(library, ids))
    other.close()


def test_what_is_deleted_or_said_otherwise_leaves_its_groups(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    first, cut = add(library, "first"), add(library, "cut")
    library.liken(wait=True)
    assert len(repeated.groups(library, (first, cut))) == 1
    library.keep(cut, marked(TEXTS["short"][2]))
    assert library.query("SELECT count(*) AS n FROM alike")["n"].tolist() == [0]
    library.delete(first)
    library.empty_bin()
    assert library.query("SELECT text_id FROM likened")["text_id"].tolist() == []
    library.close()


@pytest.mark.parametrize(
    ("said", "fullest", "shown"),
    [
        ("Мост готов", "Мост готов", "Мост готов"),
        ("Мост готов", "Мост через реку готов", "Мост [-через реку]готов"),
        ("Мост почти готов!", "Мост готов", "Мост [+почти ]готов!"),
        ("мост закрыт", "Мост готов", "мост [-готов][+закрыт]"),
        ("", "Мост", "[-Мост]"),
    ],
)
def test_differences(said: str, fullest: str, shown: str):
    signs = {"same": "{}", "added": "[+{}]", "left": "[-{}]"}
    assert "".join(signs[piece.how].format(piece.text) for piece in repeated.difference(said, fullest)) == shown


def test_when_the_words_are_repeated(library: Library):
    rows = repeated.versions(library, library.select(Selection()), 1)
    course = repeated.over_time(rows)
    assert course[["since", "texts"]].to_numpy().tolist() == [
        [datetime.date(2026, 9, day), texts] for day, texts in ((1, 1), (2, 1), (3, 1), (4, 0), (5, 1))
    ]
    assert repeated.over_time(rows[rows["title"] == "first"]).empty
    assert repeated.over_time(rows.head(0)).empty
