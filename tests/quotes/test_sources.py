"""Where the text has something from."""

import pytest

from tests.quotes.drawn_quotes import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Мост закрыли, передает Reka.kz.", ["Reka.kz"]),
        ("Мост закрыли, сообщает РИА Новости.", ["РИА Новости"]),
        ('Мост закрыли. Об этом пишет газета "Коммерсант".', ["Коммерсант"]),
        ("Мост закрыли. Об этом сообщил Иван Котов.", ["Иван Котов"]),
        ("Иван Котов сообщил ТАСС, что мост закрыли.", ["ТАСС"]),
        ("Иван Котов рассказал в интервью Reuters, что мост закрыли.", ["Reuters"]),
        ("Мост закрыли, передает ТАСС. По данным агентства, ремонт займёт год.", ["ТАСС", "ТАСС"]),
        ("Иван Котов приехал на мост.", []),
    ],
)
def test_sources(text: str, names: list[str]) -> None:
    assert [source.name for source in found(text)[1]] == names


def test_chain() -> None:
    _, sources = found("Мост закрыли, передает Reka.kz со ссылкой на Most.kz.")
    assert [(s.name, s.via) for s in sources] == [("Reka.kz", 1), ("Most.kz", None)]
