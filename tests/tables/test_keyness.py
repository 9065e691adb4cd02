"""Keyness of texts against the rest of the library: counted in the tables of facts as the library keeps them."""

import duckdb
import pytest

from analysis.tables import keyness


class Facts:
    """The tables of facts that the questions are asked of, without a library around them."""

    def __init__(self):
        self.rows = duckdb.connect()
        self.rows.execute("CREATE TABLE texts (id VARCHAR, deleted TIMESTAMP)")
        self.rows.execute(
            "CREATE TABLE about (text_id VARCHAR, term VARCHAR, count INT, score DOUBLE, is_name BOOLEAN)"
        )
        self.rows.execute("CREATE TABLE words (text_id VARCHAR, words INT, direct_words INT)")
        self.rows.execute("CREATE VIEW numbered AS SELECT text_id, text_id AS text_no FROM words")

    def text(self, identity, words, *, deleted=False, names=(), **terms):
        self.rows.execute("INSERT INTO texts VALUES (?, CASE WHEN ? THEN now()::TIMESTAMP END)", [identity, deleted])
        self.rows.execute("INSERT INTO words VALUES (?, ?, 0)", [identity, words])
        for term, count in terms.items():
            row = [identity, term.replace("_", " "), count, 1.0, term in names]
            self.rows.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?)", row)

    def query(self, sql, values=()):
        return self.rows.execute(sql, list(values)).df()


@pytest.fixture
def library():
    facts = Facts()
    facts.text("a", 300, мост=6, санкции=3, Тарск=2, names=("Тарск",))
    facts.text("b", 2500, экономические_санкции=4, порт=9)
    facts.text("c", 2500, мост=1, санкции=2, военные_санкции=2)
    facts.text("gone", 9000, deleted=True, мост=99)
    return facts


def test_counts_here_and_in_the_rest(library):
    table = keyness.against_rest(library, ["a"])
    assert table[["term", "is_name", "count", "rest"]].to_dict("split")["data"] == [
        ["мост", False, 6, 1],
        ["Тарск", True, 2, 0],
        ["санкции", False, 3, 6],
    ]
    assert table["log_likelihood"].round(1).tolist() == [28.9, 11.5, 6.5]


def test_sizes_without_what_is_deleted(library):
    assert keyness.sizes(library, ["a"]) == keyness.Sizes(300, 5000, 2)
    assert keyness.sizes(library, ["a", "b"]) == keyness.Sizes(2800, 2500, 1)


def test_a_small_rest_is_no_usage(library):
    assert not keyness.sizes(library, ["a", "b"]).enough
    assert keyness.against_rest(library, ["a", "b"]).empty
    assert keyness.against_rest(library, []).empty
