"""What of the terms of texts the themes are made of."""

from math import log

import pytest

from analysis.themes.matrix import term_matrix
from tests.themes.made_about import frame


def test_a_phrase_counts_for_its_words_and_forms_are_one():
    rows = [("а", "сточные воды", 1, 9.0, False), ("б", "вода", 1, 5.0, False), ("б", "мост", 1, 5.0, False)]
    rows += [("в", "санкции", 1, 5.0, False), ("г", "санкция", 1, 5.0, False), ("д", "санкции", 1, 5.0, False)]
    matrix = term_matrix(frame([*rows, ("е", "Вода", 1, 5.0, True)]))
    assert list(zip(matrix.words, matrix.terms, matrix.texts_with, strict=True)) == [
        ("вода", "вода", 2),
        ("санкция", "санкции", 3),
    ]


def test_what_nearly_all_texts_have_tells_them_not_apart():
    rows = [(text, term, 1, 5.0, False) for text in "абвгд" for term in ("мост", "паром")]
    matrix = term_matrix(
        frame([row for row in rows if row[:2] not in {("а", "паром"), ("б", "паром"), ("в", "паром")}])
    )
    assert matrix.words == ("паром",)


def test_weights_are_the_formula_with_each_text_of_length_one():
    rows = [("а", "мост", 1, 9.0, False), ("а", "паром", 1, 3.0, False), ("б", "мост", 1, 9.0, False)]
    rows += [("в", "паром", 1, 3.0, False), ("г", "паром", 1, 3.0, False)]
    rows += [(text, f"слово {text}", 1, 3.0, False) for text in "деж"]
    matrix = term_matrix(frame(rows))
    assert (matrix.texts, matrix.words) == (("а", "б", "в", "г", "д", "е", "ж"), ("мост", "паром", "слово"))
    bridge, ferry = log(10) * (log(8 / 3) + 1), log(4) * (log(8 / 4) + 1)
    length = (bridge**2 + ferry**2) ** 0.5
    assert matrix.weights.toarray()[0] == pytest.approx([bridge / length, ferry / length, 0])
    assert matrix.terms == ("мост", "паром", "")


def test_the_texts_of_one_story_are_one_event():
    rows = [(text, "взрыв", 1, 9.0, False) for text in "абв"] + [(text, "мост", 1, 9.0, False) for text in "вг"]
    rows += [(text, "паром", 1, 9.0, False) for text in "де"]
    told = {"а": 7, "б": 7, "в": 7}
    matrix = term_matrix(frame(rows).assign(story=lambda rows: rows["text_id"].map(told)))
    assert (matrix.words, matrix.texts_with) == (("мост", "паром"), (2, 2))
    assert (matrix.weights.shape[0], matrix.events.shape[0]) == (6, 4)


@pytest.mark.parametrize(("elsewhere", "kept"), [(0, False), (2, True)])
def test_what_most_texts_of_one_outlet_have_and_no_other_is_its_signature(elsewhere, kept):
    rows = [(f"{outlet} {n}", f"слово {n % 5}", 1, 5.0, False) for outlet in ("Вестник", "Заря") for n in range(12)]
    rows += [(f"Вестник {n}", "подписка", 1, 5.0, False) for n in range(6)]
    rows += [(f"Заря {n}", "подписка", 1, 5.0, False) for n in range(elsewhere)]
    matrix = term_matrix(frame(rows).assign(outlet=lambda rows: rows["text_id"].str.split().str[0]))
    assert ("подписка" in matrix.words) is kept
