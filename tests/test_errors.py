"""Errors that the user sees: one sentence each, in both languages, with the same values in it."""

import pickle
from string import Formatter

import pytest

from analysis.corrections.exchange import ExchangeError
from analysis.errors import PlainError
from analysis.library import LibraryError
from analysis.reading import ReadingError
from pages.shared.words import LANGUAGES, words_in


class WeatherError(PlainError):
    sentences = {"rain": "Дождь идёт {days} дней: {place}."}  # noqa: RUF012


def test_an_error_says_its_sentence_and_carries_key_and_values():
    error = WeatherError("rain", days=12000, place="Тарск")
    assert str(error) == "Дождь идёт 12\N{NO-BREAK SPACE}000 дней: Тарск."
    assert (error.key, error.values) == ("rain", {"days": 12000, "place": "Тарск"})


def test_an_error_is_the_same_where_another_process_meets_it():
    error = pickle.loads(pickle.dumps(WeatherError("rain", days=12000, place="Тарск")))
    assert (str(error), error.key) == ("Дождь идёт 12\N{NO-BREAK SPACE}000 дней: Тарск.", "rain")
    assert error.values == {"days": 12000, "place": "Тарск"}


def values(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "key"), [(error, key) for error in (ExchangeError, LibraryError, ReadingError) for key in error.sentences]
)
def test_every_error_is_said_in_both_languages(error, key, language):
    names = values(error.sentences[key])
    words = words_in(language)
    said = words(f"errors.{error.__name__}.{key}", **dict.fromkeys(names, "VALUE"))
    assert said.endswith(".")
    assert "{" not in said
