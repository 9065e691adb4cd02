"""The words of the report: both languages have all of them, and every subject has its method."""

import tomllib
from pathlib import Path

import pytest

from analysis.article import LONGEST_TITLE
from analysis.quotes.repeats import SAME
from analysis.quotes.sureness import LEVELS
from analysis.report.charts.network import KINDS
from analysis.report.methods import SUBJECTS, method
from analysis.topics import weight
from pages.shared.words import words_in

WORDS = Path(__file__).parents[2] / "pages" / "shared" / "words"
PLURALS = {"ru": {"one", "few", "many"}, "en": {"one", "other"}}


def keys(table, language, path=""):
    for key, value in table.items():
        if isinstance(value, dict) and set(value) <= {"one", "few", "many", "other"}:
            assert set(value) == PLURALS[language], (language, path, key)
            yield f"{path}.{key}"
        elif isinstance(value, dict):
            yield from keys(value, language, f"{path}.{key}")
        else:
            yield f"{path}.{key}"


def read(language):
    return set(keys(tomllib.loads((WORDS / language / "report.toml").read_text(encoding="utf-8")), language))


def test_both_languages_have_the_same_words_with_all_their_plural_forms():
    assert read("ru") == read("en")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_subject_has_its_method(language):
    paragraphs = method(words_in(language))
    assert len(paragraphs) >= len(SUBJECTS)
    assert all(paragraph == paragraph.strip() and paragraph for paragraph in paragraphs)


def test_the_method_names_the_numbers_that_the_analysis_uses():
    told = " ".join(method(words_in("ru"))).replace("\N{NO-BREAK SPACE}", " ")
    assert f"не больше {LONGEST_TITLE} знаков" in told
    assert f"не меньше {SAME:.0%} значимых слов".replace("%", " %") in told
    assert f"{weight.KINDS['LOC']:.1f} для названия места".replace(".", ",") in told


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_code_stands_in_a_file_for_want_of_a_word(language):
    words = words_in(language)
    assert [code for code in (*KINDS, *LEVELS) if f"report.value.{code}" not in words] == []


@pytest.mark.parametrize("folder", ["ru", "en"])
def test_the_program_has_one_name_in_a_language(folder):
    other = {"ru": "Golosa", "en": "Голоса"}[folder]
    found = [path.name for path in (WORDS / folder).glob("*.toml") if other in path.read_text(encoding="utf-8")]
    assert found == []
