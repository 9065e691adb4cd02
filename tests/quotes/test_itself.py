"""A statement that names the one who makes it."""

import pytest

from analysis.article import read_article
from analysis.entities import find_entities
from analysis.language import parse
from analysis.quotes import find_quotes
from analysis.quotes.itself import names_its_speaker


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Иван Котов заявил, что Котов никогда не врёт.", True),
        ("Иван Котов заявил, что мост готов.", False),
        ("Как стало известно, мост готов, сообщила мэрия.", False),
    ],
)
def test_names_its_speaker(text: str, named: bool) -> None:
    article = read_article(text)
    parsed = parse(article)
    entities = find_entities(article, parsed)
    (quote,) = find_quotes(article, parsed, entities).quotes
    assert names_its_speaker(quote, entities) is named
