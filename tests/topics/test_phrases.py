"""Candidates: what a sentence gives, as it stands there."""

import pytest

from analysis.article import read_article
from analysis.language import parse
from analysis.topics.phrases import TermPhrase, find_phrases
from analysis.topics.reference import per_million
from analysis.topics.words import term_words


def candidates(text: str, names: tuple[str, ...] = ()) -> dict[str, TermPhrase]:
    """The candidates of a sentence as they stand there; `names` are words that belong to names."""
    tokens = [token for sentence in parse(read_article(text)).sentences for token in sentence.tokens]
    found = find_phrases(tokens, term_words(tokens), lambda token: token.text in names)
    return {text[slice(*phrase.span)]: phrase for phrase in found}


def phrases(text: str, names: tuple[str, ...] = ()) -> set[str]:
    return set(candidates(text, names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a noun with its adjectives, and with fewer of them
        ("Обсудили санкционную политику.", {"санкционную политику", "политику"}),
        ("Открыли новый грузовой порт.", {"грузовой порт", "порт"}),
        # masculine and neuter look alike in the genitive: the tagger's gender is no obstacle
        ("Нет стратегического партнерства.", {"стратегического партнерства", "партнерства"}),
        # with the genitives that follow
        ("Обещают ремонт школьных крыш.", {"ремонт школьных крыш", "ремонт", "школьных крыш", "крыш"}),
        # a genitive that two nouns share
        ("Идёт разведка и добыча нефти.", {"разведка и добыча нефти", "разведка", "добыча", "добыча нефти", "нефти"}),
        # words that carry others make a term with an adjective only
        ("Это вопрос безопасности.", {"безопасности"}),
        ("Появятся рабочие места.", {"рабочие места"}),
        # words that never make one
        ("В прошлом году, в марте, построили мост.", {"мост"}),
        # what somebody did is no kind of thing
        ("Нашлась сбежавшая лошадь.", {"лошадь"}),
        # a full stop of the sentence, a preposition, a comma part phrases
        ("Сняли фильм о море, пьесу о лесе.", {"фильм", "море", "пьесу", "лесе"}),
    ],
)
def test_candidates(text: str, expected: set[str]) -> None:
    assert phrases(text) == expected


def test_names_end_a_phrase() -> None:
    assert phrases("Растёт экономика Заречья.", names=("Заречья",)) == {"экономика"}


def test_no_more_than_three_links() -> None:
    found = phrases("Отменён проект порядка ремонта фасадов школ.")
    assert "ремонта фасадов школ" in found
    assert not any(len(phrase.split()) > 3 for phrase in found)


def test_phrase_is_as_rare_as_its_rarest_word() -> None:
    found = candidates("Обсудили стратегическое партнёрство.")
    assert found["стратегическое партнёрство"].uses == per_million("партнёрство") < per_million("стратегический")
