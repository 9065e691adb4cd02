"""The first word of a sentence as its verb reads it."""

import pytest

from analysis.article import read_article
from analysis.language import parse


def case(text: str) -> str:
    (first, *_) = parse(read_article(text)).sentences[0].tokens
    return first.case


@pytest.mark.parametrize(
    "text",
    [
        "Волкова напоминает, что допрос состоится завтра.",
        "Авиакомпании считают, что билеты подорожают.",
        "МВД Грузии заявило, что дорога закрыта.",
        "Матери погибших говорят, что писем нет.",
    ],
)
def test_a_subject_stands_in_the_nominative(text: str) -> None:
    assert case(text) == "Nom"


@pytest.mark.parametrize("text", ["Волкова ищет полиция.", "Денег не нашли.", "Президента встретили у входа."])
def test_an_object_does_not(text: str) -> None:
    assert case(text) != "Nom"
