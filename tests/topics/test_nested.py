"""Which of a phrase and the phrases within it are terms."""

import pytest

from analysis.article import read_article
from analysis.language import parse
from analysis.topics import find_terms


def counts(text: str) -> dict[str, int]:
    article = read_article(text)
    return {term.term: term.count for term in find_terms(article, parse(article), ())}


def test_recurring_phrase_stands_for_its_words() -> None:
    assert counts("Строят морской порт. О морском порте спорят.") == {"морской порт": 2}


def test_word_that_stands_outside_too_keeps_all_its_places() -> None:
    assert counts("Строят морской порт. О морском порте спорят. Порт нужен.") == {"морской порт": 2, "порт": 3}


def test_phrase_that_stands_once_gives_way_to_its_recurring_noun() -> None:
    assert counts("Строят морской порт. О порте спорят.") == {"порт": 2}


def test_noun_that_stands_once_keeps_its_adjective() -> None:
    assert counts("Обсудили санкционную политику.") == {"санкционная политика": 1}


def test_phrase_of_the_headline_is_kept() -> None:
    found = counts("Заречье получило морской порт\n\nО порте спорят. В порту тихо.")
    assert found["морской порт"] == 1
    assert found["порт"] == 3


@pytest.mark.parametrize("glued", ["Вышли оленеводывчера.", "Ждут стронцийбарию."])
def test_unknown_word_that_stands_once_is_no_term(glued: str) -> None:
    assert counts(glued) == {}


def test_phrase_says_how_often_its_noun_stands() -> None:
    article = read_article("Строят морской порт. О морском порте спорят. Порт нужен. Ищут рабочее место.")
    heads = {term.term: (term.head, term.head_count) for term in find_terms(article, parse(article), ())}
    assert heads["морской порт"] == ("порт", 3)
    assert heads["порт"] == heads["рабочее место"] == ("", 0)
