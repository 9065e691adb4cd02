"""Reprints are found and grouped; different articles on one subject are not."""

import datetime
import random
import re
from itertools import permutations
from pathlib import Path

import duckdb
import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import read_article
from analysis.card import Card
from analysis.library import Library, Selection, groups, open_library, reprints, schema
from analysis.library.likeness import BANDS, PERMUTATIONS, Index, Signature, bands, runs_of_words, shared, sign
from analysis.library.texts import Given
from analysis.reading.examples import example_documents

TEXTS = {document.name: document.text for document in example_documents()}
ARTICLE = (Path(__file__).resolve().parents[2] / "data" / "article.txt").read_text(encoding="utf-8")
LEAD = "Наш корреспондент побывал на месте и расспросил жителей. " * 3


def other_headline(text: str) -> str:
    return "\n".join(["Совсем другой заголовок", *text.split("\n")[1:]])


def every_twelfth_word(text: str) -> str:
    at = iter(range(100_000))
    return re.sub(r"\w+", lambda word: "слово" if next(at) % 12 == 5 else word.group(), text)


REPRINTS = {
    "another headline": other_headline,
    "the last third cut": lambda text: text[: len(text) * 2 // 3],
    "the last half cut": lambda text: text[: len(text) // 2],
    "a lead added": lambda text: LEAD + "\n" + text,
    "words changed": every_twelfth_word,
    "all but the words": lambda text: LEAD + "\n" + other_headline(text)[: len(text) * 2 // 3],
}


@pytest.mark.parametrize("made", REPRINTS)
def test_reprints_are_found(made: str):
    for text in (ARTICLE, *TEXTS.values()):
        index = Index()
        index.add("text", sign(text))
        assert [identity for identity, _ in index.alike(sign(REPRINTS[made](text)))] == ["text"], text[:40]


def test_articles_on_one_subject_are_not_alike():
    """Of the examples, which are on three subjects, one is a reprint of another."""
    index = Index()
    for name, text in TEXTS.items():
        index.add(name, sign(text))
    alike = {frozenset((name, other)) for name, text in TEXTS.items() for other, _ in index.alike(sign(text))}
    assert [set(pair) for pair in alike if len(pair) > 1] == [
        {
            "Проверка нашла на «Северолите» превышение по фенолу",
            "«Северолит» загрязняет реку: прокуратура назвала цифры",
        }
    ]


@given(
    st.lists(st.sampled_from(["мост", "река", "Тара", "открыли", "в", "мае", "ёлка", "№", "5", "𝔐"]), max_size=60).map(
        " ".join
    )
)
def test_signatures_are_those_of_datasketch(text: str):
    """It signed the libraries that there are: other bytes would be compared with its own."""
    runs = runs_of_words(read_article(text))
    expected = MinHash(num_perm=PERMUTATIONS, scheme="affine32")
    expected.update_batch([run.encode() for run in runs])
    made = sign(text)
    assert made.runs == len(runs)
    assert made.hashes == expected.hashvalues.astype("<u4").tobytes()


def test_short_texts_are_no_reprints():
    index = Index()
    index.add("text", sign("Мэр приехал в Тарск."))
    assert list(index.alike(sign("Мэр приехал в Тарск."))) == []


@pytest.fixture
def library(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    yield library
    library.close()


def reprint_of(library: Library) -> dict[str, str | None]:
    """By name: the name of the first text of the group."""
    with library.transaction() as rows:
        query = "SELECT t.name, f.name FROM texts t LEFT JOIN texts f ON f.id = t.reprint_of"
        return dict(rows.execute(query).fetchall())


DAYS = {"first": 1, "second": 3, "third": 9}


@pytest.mark.parametrize("order", list(permutations(DAYS)))
def test_the_earliest_is_the_first_in_whatever_order_they_come(library: Library, order: tuple[str, ...]):
    texts = {
        "first": ARTICLE,
        "second": REPRINTS["another headline"](ARTICLE),
        "third": REPRINTS["the last third cut"](ARTICLE),
    }
    for name in order:
        library.add(texts[name], name=name, card=Card(date=datetime.date(2026, 5, DAYS[name])))
        assert reprints.group(library) == 1
    assert reprint_of(library) == {"first": None, "second": "first", "third": "first"}


def test_of_texts_without_a_date_the_first_added_is_the_first(library: Library):
    for name, text in (("a", ARTICLE), ("b", other_headline(ARTICLE)), ("c", TEXTS[next(iter(TEXTS))])):
        library.add(text, name=name)
    reprints.group(library)
    assert reprint_of(library) == {"a": None, "b": "a", "c": None}


def test_what_is_grouped_is_not_read_again(library: Library, monkeypatch: pytest.MonkeyPatch):
    library.add(ARTICLE, name="a")
    reprints.group(library)
    monkeypatch.setattr(reprints, "sign", lambda text: pytest.fail("signed twice"))
    assert reprints.group(library) == 0
    state = library.changes
    assert reprints.group(library) == 0
    assert library.changes == state  # nothing that pages have counted is another
    monkeypatch.undo()
    library.add(other_headline(ARTICLE), name="b")
    assert reprints.group(library) == 1
    assert reprint_of(library) == {"a": None, "b": "a"}


@pytest.fixture
def group(library: Library) -> dict[str, str]:
    """Three reprints, the earliest first, in one collection; the id of each."""
    texts = {"first": ARTICLE, "second": other_headline(ARTICLE), "third": REPRINTS["the last third cut"](ARTICLE)}
    ids = {
        name: library.add(text, name=name, card=Card(date=datetime.date(2026, 5, DAYS[name])))
        for name, text in texts.items()
    }
    reprints.group(library)
    return ids


def test_without_its_first_text_a_group_has_another_and_is_counted_once(library: Library, group: dict[str, str]):
    library.delete(group["first"])
    assert reprint_of(library) == {"first": "second", "second": None, "third": "second"}
    assert library.select(Selection(once=True)) == (group["second"],)
    library.restore(group["first"])
    assert reprint_of(library) == {"first": None, "second": "first", "third": "first"}


def test_a_group_is_one_when_its_first_text_is_gone_for_good(library: Library, group: dict[str, str]):
    library.delete(group["first"])
    library.empty_bin()
    assert reprint_of(library) == {"second": None, "third": "second"}
    assert library.select(Selection(once=True)) == (group["second"],)


def test_a_text_that_is_added_anew_takes_its_place_in_its_group(library: Library, group: dict[str, str]):
    library.delete(group["first"])
    library.add(ARTICLE)
    assert reprint_of(library)["second"] == "first"


def test_with_a_collection_the_first_of_a_group_may_go(library: Library, group: dict[str, str]):
    number = library.make_collection("Май", [group["first"]])
    library.delete_collection(number, with_texts=True)
    assert reprint_of(library) == {"first": "second", "second": None, "third": "second"}


def test_another_date_makes_another_text_the_first(library: Library, group: dict[str, str]):
    library.set_card(group["third"], Card(date=datetime.date(2026, 4, 1)))
    assert reprint_of(library) == {"first": "third", "second": "third", "third": None}


def test_an_older_librarys_reprints_are_found_as_if_they_had_come_now(library: Library):
    library.add(ARTICLE, name="a")
    reprints.group(library)
    with library.transaction() as rows:
        rows.execute("DELETE FROM bands; UPDATE signatures SET banded = false")  # as schema step 14 leaves them
    library.add(other_headline(ARTICLE), name="b")
    reprints.group(library)
    assert reprint_of(library) == {"a": None, "b": "a"}


def test_a_text_is_compared_with_those_alone_that_share_a_band_with_it(library: Library, monkeypatch):
    """Words drawn alike from one list: as many texts again change nothing about what a new one is compared with."""
    chance = random.Random(1)
    words = [f"слово{n}" for n in range(4000)]
    compared = []
    monkeypatch.setattr(reprints, "shared", lambda ones, others: compared.extend(ones) or shared(ones, others))
    library.add(ARTICLE, name="a")
    for number in (100, 500):
        library.add_all(Given("", " ".join(chance.choices(words, k=60))) for _ in range(number))
        reprints.group(library)
        compared.clear()
        library.add(f"{other_headline(ARTICLE)}\n{number}", name=f"b{number}")
        reprints.group(library)
        assert len(compared) == (1 if number == 100 else 2)  # the article, and then its former reprint


def test_bands_are_32_bits_of_which_two_unlike_texts_share_none():
    made = bands([sign(text) for text in (ARTICLE, next(iter(TEXTS.values())), other_headline(ARTICLE))])
    assert (made.shape, made.dtype) == ((3, BANDS), "uint32")
    one, other, again = (set(row) for row in made.tolist())
    assert not one & other
    assert len(one & again) > BANDS / 2
    assert bands([]).shape == (0, BANDS)


@settings(max_examples=50, deadline=None)
@given(
    runs=st.tuples(st.integers(0, 400), st.integers(0, 400)),
    hashes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=PERMUTATIONS, max_size=PERMUTATIONS),
)
def test_what_two_texts_share_is_the_formula_whatever_else_is_compared_with_them(runs, hashes):
    one, other = (
        Signature(number, b"".join(pair[at].to_bytes(4, "little") for pair in hashes)) for at, number in enumerate(runs)
    )
    jaccard = sum(a == b for a, b in hashes) / PERMUTATIONS
    part = min(1.0, jaccard / (1 + jaccard) * sum(runs) / min(runs)) if min(runs) else 0.0
    article = sign(ARTICLE)
    assert shared([one, article, other], [other, article, one]).tolist() == [part, 1.0, part]


def told_one_by_one(pairs):
    """Groups as they are where each pair joins those of its two texts."""
    groups = [{text} for text in "абвгдежз"]
    for pair in pairs:
        whole = set().union(*(group for group in groups if group & set(pair)))
        groups = [*(group for group in groups if not group & set(pair)), whole]
    return {frozenset(group) for group in groups}


PAIRS = st.lists(st.tuples(st.sampled_from("абвгдежз"), st.sampled_from("абвгдежз")).filter(lambda p: p[0] != p[1]))


@settings(max_examples=40, deadline=None)
@given(before=PAIRS, after=PAIRS)
def test_groups_are_those_of_all_pairs_however_they_come(before, after):
    """The first of a group is the one added first."""
    with duckdb.connect() as rows:
        schema.create(rows)
        rows.execute("INSERT INTO texts (id, added) SELECT unnest(split('абвгдежз', '')), '2026-01-01'")
        for pairs in (before, after):
            groups.unite(rows, pairs)
        grouped = rows.execute("SELECT coalesce(reprint_of, id), list(id) FROM texts GROUP BY ALL").fetchall()
    assert {frozenset(members) for _, members in grouped} == told_one_by_one([*before, *after])
    assert all(first == min(members) for first, members in grouped)
