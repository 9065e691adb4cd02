"""The index of words: whatever of it is sorted, taken out or brought over from an older file, the same is found."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from analysis.analyse import Analysis
from analysis.language import forms
from analysis.library import Library, open_library, schema, word_index
from analysis.library.selection import Selection
from analysis.search import index
from analysis.search.scope import Scope
from analysis.tables import contexts, many
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
        *(contexts.beside(library, ids, query, near=contexts.Beside(every_word=True)).to_dict() for query in QUERIES),
        *(many.statements(library, ids, many.Wanted(query=query)).to_dict("records") for query in QUERIES),
        many.found_forms(library, ids, "[новый мост]"),
    ]


def test_there_is_something_to_find(library: Library) -> None:
    found = [contexts.found(library, library.chosen(Selection()), query).places for query in QUERIES]
    assert found == [6, 2, 6, 3, 2, 0, 3, 8]
    library.close()


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
        ):
            rows.execute(f"DROP TABLE {table}")
        rows.execute("ALTER TABLE signatures DROP COLUMN banded; ALTER TABLE said DROP COLUMN text_no")
        rows.execute(f"CREATE TABLE tokens ({', '.join(index.COLUMNS)})")
        for identity, analysis in texts:
            rows.executemany(
                f"INSERT INTO tokens VALUES ({', '.join('?' * len(index.COLUMNS))})",
                list(index.token_rows(identity, analysis)),
            )
        rows.execute("UPDATE library SET schema_version = ?", [schema.STEPS.index(schema.ADDED_IN_16) + 1])
    again = open_library(path, first=None)
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
