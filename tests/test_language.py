"""The door to the models: what they are given, and that it is bounded."""

import pytest

from analysis import language, sentences
from analysis.article import read_article


@pytest.mark.parametrize("text", ["Анна Ким ждёт. " * 300, "Анна Ким ждёт " * 300, "слово" * 1000, "«" * 5000])
def test_a_long_paragraph_is_read_in_parts_that_leave_nothing_out(text, monkeypatch):
    monkeypatch.setattr(language, "NER_PIECE", 1000)
    parts = list(language._cuts(text, 3, len(text) - 2))
    assert "".join(text[start:stop] for start, stop in parts) == text[3:-2]
    assert all(0 < stop - start <= 1000 for start, stop in parts)
    for start, stop in parts[:-1]:
        assert text[stop - 1] == " " or " " not in text[start:stop]


def test_a_name_is_not_cut_in_two(monkeypatch):
    monkeypatch.setattr(language, "NER_PIECE", 100)
    parsed = language.parse(read_article("В город приехала Анна Ким. " * 20))
    assert len(parsed.names) == 20


def test_a_sentence_without_an_end_is_cut(monkeypatch):
    monkeypatch.setattr(sentences, "LONGEST_SENTENCE", 50)
    parsed = language.parse(read_article("слово и дело " * 50))
    assert {len(sentence.tokens) for sentence in parsed.sentences} == {50}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Мэр ввёл меры.Ночью он уехал.", ["Мэр ввёл меры.", "Ночью он уехал."]),
        ("Мэр ввёл меры.«Мост» открыт.", ["Мэр ввёл меры.", "«Мост» открыт."]),
        ("Мост стоит «Волне».Мэр уехал.", ["Мост стоит «Волне».", "Мэр уехал."]),
        ("Он спросил: «Кто там?»Мэр уехал.", ["Он спросил: «Кто там?»", "Мэр уехал."]),
        ("Приехал А.С.Котов из п.ТЭЦ", ["Приехал А.С.Котов из п.ТЭЦ"]),
    ],
)
def test_sentences_with_no_space_between_are_two(text, apart):
    found = sentences.sentences_of(text, (0, len(text)))
    edges = [(draft.starts[0], draft.starts[-1] + len(draft.words[-1])) for draft in found]
    assert [text[start:stop] for start, stop in edges] == apart


def test_a_word_is_the_same_with_yo():
    texts = ("Мост откроют, передаёт ТАСС.", "Мост откроют, передает ТАСС.")
    with_yo, without = (language.parse(read_article(text)).sentences[0].tokens for text in texts)
    assert [(t.pos, t.lemma) for t in with_yo] == [(t.pos, t.lemma) for t in without]
    assert (with_yo[3].text, with_yo[3].pos) == ("передаёт", "VERB")


@pytest.mark.parametrize("space", [" ", "\xa0", "\t"])
def test_any_number_of_spaces_is_a_space(space):
    text = f"Мост открыт{space * 20_000}вчера в Ташкенте."
    assert [text[name.start : name.stop] for name in language.parse(read_article(text)).names] == ["Ташкенте"]
