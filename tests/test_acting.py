"""Who holds an office for a time: read as who holds it, shown as the text says it."""

import pytest

from analysis.acting import acting
from analysis.article import read_article
from analysis.language import parse


def nominatives(text: str) -> list[str]:
    """The words of «и. о.» and the office that are read in the nominative."""
    tokens = parse(read_article(text)).sentences[0].tokens
    genitive = [t.read_as({**t.feats, "Case": "Gen"}) if t.text == "директора" else t for t in tokens]
    return [" ".join(t.text for t in tokens[opening.start : at + 1]) for opening, at in acting(genitive)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вечером сказал врио директора.", ["врио директора"]),
        ("Вечером приехал и. о. директора Олег Вьюн.", ["и . о . директора"]),
        ("Вечером приехал и.о. директора Олег Вьюн.", ["и . о . директора"]),
        ("Исполняющий обязанности директора Олег Вьюн уехал.", ["Исполняющий обязанности директора"]),
        ("Он говорил с врио директора завода.", []),  # hangs on a preposition
        ("Слова врио директора услышали.", []),  # and on a noun
        ("Олег Вьюн и Олег О. уехали.", []),
        ("Исполняющий обязанности уехал.", []),  # no office
    ],
)
def test_who_may_be_the_subject(text: str, found: list[str]) -> None:
    assert nominatives(text) == found
