"""What the project's own article is about: checks of general rules on real text."""

from pathlib import Path

import pytest

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.topics import Term

ARTICLE = Path(__file__).resolve().parent.parent / "data" / "article.txt"


@pytest.fixture(scope="module")
def terms() -> tuple[Term, ...]:
    return analyse(read_article(ARTICLE.read_text(encoding="utf-8"))).terms


@pytest.fixture(scope="module")
def subjects(terms: tuple[Term, ...]) -> list[str]:
    return [term.term for term in terms if not term.is_name]


@pytest.mark.parametrize("word", ["партнёрство", "сотрудничество", "безопасность", "реабилитация"])
def test_subjects_stand_among_the_first_fifteen(subjects: list[str], word: str) -> None:
    assert any(word in term.split() for term in subjects[:15])


def test_shared_genitive_keeps_its_two_nouns(subjects: list[str]) -> None:
    assert "реабилитация и реинтеграция граждан" in subjects


@pytest.mark.parametrize("word", ["также", "год", "отметить", "отметивший", "ход", "февраль", "рамка"])
def test_empty_words_make_no_term(subjects: list[str], word: str) -> None:
    assert not any(word in term.lower().split() for term in subjects)


def test_names_are_marked(terms: tuple[Term, ...]) -> None:
    names = {term.term: term.count for term in terms if term.is_name}
    assert names["США"] == 21
    assert names["Казахстан"] == 20
    assert names["Майк Помпео"] == 12
    assert not {"США", "Казахстан", "Помпео"} & {term.term for term in terms if not term.is_name}


def test_each_place_of_a_term_is_in_the_text_and_not_in_furniture(terms: tuple[Term, ...]) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    furniture = text.index("Читайте также")
    partnership = next(term for term in terms if term.term == "партнёрство")
    assert [text[start:stop] for start, stop in partnership.spans] == [
        *["партнерство", "партнерства", "партнерства", "партнерство", "партнерство"]
    ]
    assert all(stop <= furniture for term in terms for _, stop in term.spans)


def test_best_first(terms: tuple[Term, ...]) -> None:
    assert [term.score for term in terms] == sorted((term.score for term in terms), reverse=True)
