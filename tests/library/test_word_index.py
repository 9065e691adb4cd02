"""The index of words: whatever of it is sorted, taken out or brought over from an older file, the same is found."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.analyse import Analysis
from analysis.language import forms
from analysis.library import Library, facts, merging, open_library, schema, word_index
from analysis.library.arrow_tables import arrow
from analysis.library.rows import shown
from analysis.library.selection import Selection
from analysis.search import index
from analysis.search.scope import Scope
from analysis.tables import collocates, contexts, statements_of_many
from analysis.tables.statements_of_many import Wanted
from analysis.topics.reference import fold
from analysis.words import find_words
from tests.marked_analysis import marked

TEXTS = (
    "{PER Анна Ким} сказала: «[direct Анна Ким: Новый мост готов, мост откроют]». Паром стоит у моста.",
    "Паромы стоят. {PER Анна Ким} сообщила, что [indirect Анна Ким: новый мост закрыт].",
    "Моста в Тарске нет, а новых мостов ждут.",
)

QUERIES = ("мост", '"моста"', "мост*", "[новый мост]", "мост -паром", "НЕ паром", "/м.ст(а|ов)/", "мост | паром")

SCOPES = (Scope(), Scope("headline"), Scope("speech"), Scope("statements", "Анна Ким"))


def read(markup: str) -> Analysis:
    made = marked(markup)
    words = (made.text[start:stop] for start, stop in find_words(made.text))
    return replace(made, lemmas=tuple(fold(forms(word.lower())[0].normal) for word in words))


@pytest.fixture
def library(path: Path) -> Library:
    made = open_library(path, first=None)
    made.keep_all([(made.add(analysis.text), analysis) for analysis in map(read, TEXTS)])
    return made


def answers(library: Library) -> list[object]:
    """What the questions of search say: places in each order, texts, neighbours, statements."""
    ids = library.chosen(Selection())
    return [
        *(len(library.chosen(Selection(query=query, part=scope.part))) for query in QUERIES for scope in SCOPES),
        *(contexts.found(library, ids, query, scope) for query in QUERIES for scope in SCOPES),
        *(
            contexts.lines(library, ids, query, shown=contexts.Shown(sort)).to_dict("records")
            for query in QUERIES
            for sort in contexts.SORTS
        ),
        *(
            contexts.lines(library, ids, query, shown=contexts.Shown(beside="новый")).to_dict("records")
            for query in QUERIES
        ),
        *(
            collocates.beside(library, ids, query, near=collocates.Beside(every_word=True)).to_dict()
            for query in QUERIES
        ),
        *(statements_of_many.statements(library, ids, Wanted(query=query)).to_dict("records") for query in QUERIES),
        statements_of_many.found_forms(library, ids, "[новый мост]"),
    ]


def test_there_is_something_to_find(library: Library) -> None:
    found = [contexts.found(library, library.chosen(Selection()), query).places for query in QUERIES]
    assert found == [6, 2, 6, 3, 2, 0, 3, 8]
    library.close()


def test_places_that_end_at_one_word_are_a_line_each_in_every_order(library: Library) -> None:
    ids, query = library.chosen(Selection()), "мост | [новый мост]"
    found = [len(contexts.lines(library, ids, query, shown=contexts.Shown(sort))) for sort in contexts.SORTS]
    assert found == [6 + 3] * len(contexts.SORTS)


def changed(library: Library, what: Callable[[duckdb.DuckDBPyConnection], object]) -> None:
    with library.transaction() as rows:
        what(rows)


def test_the_same_is_found_when_the_places_are_sorted(library: Library) -> None:
    before = answers(library)
    library._merging.now()
    assert library.query("SELECT count(*) AS n FROM fresh_postings")["n"].tolist() == [0]
    changed(library, lambda rows: None)  # nothing that was counted is remembered
    assert answers(library) == before
    library.close()


def test_places_are_sorted_in_beside_the_pages_when_there_are_enough(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not library._rows.read(word_index.is_due)
    monkeypatch.setattr(word_index, "FEWEST", 5)
    library.query("SELECT 1")
    assert library._merging.beside._thread is not None
    library._merging.beside.wait()
    assert not library._rows.read(word_index.is_due)
    words = library.query("SELECT word FROM postings")["word"].tolist()
    assert words
    assert words == sorted(words)
    library.close()


def test_what_failed_is_tried_again_though_nothing_changes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(rows: duckdb.DuckDBPyConnection) -> int:
        raise duckdb.Error("No space left on device")

    monkeypatch.setattr(word_index, "FEWEST", 5)
    monkeypatch.setattr(merging, "AGAIN", 0.05)
    with monkeypatch.context() as failing:
        failing.setattr(word_index, "sort", full_disk)
        library.query("SELECT 1")
        library._merging.beside.wait()
    assert library._rows.read(word_index.is_due)
    library.query("SELECT 1")
    library._merging.beside.wait()
    assert not library._rows.read(word_index.is_due)
    library.close()


def test_what_changes_while_places_are_sorted_is_not_lost(library: Library) -> None:
    first, second, _ = (text.id for text in reversed(library.texts()))
    with library.reading() as rows:
        last = word_index.sort(rows)
    library.keep(first, read(TEXTS[0]))  # written anew
    library.delete(second)
    library.empty_bin()
    new = read("Ещё один мост.")
    library.keep(library.add(new.text), new)
    before = answers(library)
    changed(library, lambda rows: word_index.take(rows, last))
    assert answers(library) == before
    library.close()


def test_the_words_of_an_older_file_are_found_as_those_of_a_new_one(library: Library, path: Path) -> None:
    texts = [(text.id, read(markup)) for text, markup in zip(reversed(library.texts()), TEXTS, strict=True)]
    before = answers(library)
    library.close()
    with duckdb.connect(str(path)) as rows:
        for table in (
            "numbered",
            "vocabulary",
            "postings",
            "fresh_postings",
            "word_lists",
            "retold",
            "bands",
            "said_words",
            "rare_words",
            "known_names",
            "meetings",
        ):
            rows.execute(f"DROP TABLE {table}")
        for table, column in (("signatures", "banded"), ("said", "text_no"), ("terms", "rank")):
            rows.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        rows.execute(f"CREATE TABLE tokens ({', '.join(index.COLUMNS)})")
        for identity, analysis in texts:
            with shown(rows, "given", facts.token_table(facts.make(identity, analysis))):
                rows.execute("INSERT INTO tokens FROM given")
        rows.execute("UPDATE library SET schema_version = ?", [schema.STEPS.index(schema.ADDED_IN_16) + 1])
    told: list[str] = []
    again = open_library(path, first=None, tell=told.append)
    assert [sentence.startswith(f"{path}: библиотеку записала прежняя версия") for sentence in told] == [True]
    assert answers(again) == before
    assert again.query("SELECT count(*) AS n FROM postings")["n"].tolist() == [
        sum(len(list(find_words(analysis.text))) for _, analysis in texts)
    ]
    again.close()


def test_numbers_are_not_given_twice(library: Library) -> None:
    ids = [text.id for text in library.texts()]
    for identity in ids:
        library.delete(identity)
    library.empty_bin()
    again = read(TEXTS[2])
    library.keep(library.add(again.text), again)
    assert contexts.found(library, library.chosen(Selection()), "мост").places == 2
    library.close()


WORDS = ("мост", "паром", "река")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = open_library(tmp_path_factory.mktemp("empty") / "library.duckdb", first=None)
    yield made
    made.close()


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), max_size=3), max_size=4),
    query=st.sampled_from((("мост",), ("паром",), ("мост", "паром"), ("мост", "мост"))),
    side=st.sampled_from(tuple(collocates.REACH)),
    chosen=st.integers(0, 4),
)
def test_neighbours_are_those_of_a_plain_count(
    empty: Library, texts: list[list[list[str]]], query: tuple[str, ...], side: str, chosen: int
) -> None:
    """Texts of sentences of words: each word beside a place counts once, whatever places it stands beside."""
    names = [f"t{number}" for number in range(len(texts))]
    given_rows = [
        (name, position, number, 0, 1, word, word, 0, 0, 0, True)
        for name, text in zip(names, texts, strict=True)
        for position, (number, word) in enumerate(
            ((number, word) for number, sentence in enumerate(text, start=1) for word in sentence), start=1
        )
    ]
    with empty.transaction() as rows:
        word_index.forget(rows, [f"t{number}" for number in range(4)])  # those of the last example
        word_index.write(rows, names, arrow(index.COLUMNS, given_rows))
    if chosen % 2:
        empty._merging.now()
    wanted = f"[{' '.join(query)}]" if len(query) > 1 else query[0]
    found = collocates.beside(empty, names[:chosen], wanted, near=collocates.Beside(side, every_word=True))
    left, right = collocates.REACH[side]
    together: Counter[str] = Counter()
    for text in texts[:chosen]:
        for sentence in text:
            places = [at for at in range(len(sentence)) if tuple(sentence[at : at + len(query)]) == query]
            inside = {at + n for at in places for n in range(len(query))}
            near = {
                spot
                for at in places
                for spot in (*range(at - left, at), *range(at + len(query), at + len(query) + right))
            }
            together.update(sentence[spot] for spot in near - inside if 0 <= spot < len(sentence))
    count = Counter(word for text in texts[:chosen] for sentence in text for word in sentence)
    assert {row["lemma"]: (row["together"], row["count"]) for row in found.to_dict("records")} == {
        word: (n, count[word]) for word, n in together.items() if n >= collocates.LEAST
    }
    shown = (contexts.Shown(beside=word, side=side) for word in WORDS)
    opened = [contexts.times_beside(empty, names[:chosen], wanted, Scope(), asked) for asked in shown]
    assert opened == [together[word] for word in WORDS]
