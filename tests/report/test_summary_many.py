"""The sentences about many texts, from literal tables, in both languages; where there is nothing to say, none."""

import datetime

import pandas as pd

from analysis.report.pieces import Target
from analysis.report.summary_many import summary
from analysis.tables.many import Totals
from pages.shared.words import words_in

FIGURES = Totals(
    texts=13,
    outlets=3,
    first=datetime.date(2026, 9, 2),
    last=datetime.date(2026, 10, 30),
    undated=1,
    no_outlet=2,
    unanalysed=4,
    reprints=1,
    words=4530,
    words_direct=1042,
    statements=26,
    unattributed=5,
)
SPEAKERS = pd.DataFrame(
    [["Анна Ким", 14, 5], ["Олег Нин", 7, 1], ["?", 5, 2]], columns=["speaker", "statements", "texts"]
)
ENTITIES = pd.DataFrame(
    [["Тарск", "LOC", 34, 10], ["Анна Ким", "PER", 21, 5]], columns=["entity", "kind", "mentions", "texts"]
)
TERMS = pd.DataFrame([["мост", 6], ["новый завод", 2]], columns=["term", "texts"])
NONE = Totals(2, 0, None, None, 2, 2, 2, 0, 0, 0, 0, 0)


def told(figures: Totals = FIGURES, speakers=SPEAKERS, entities=ENTITIES, terms=TERMS, language="ru") -> list[str]:
    sentences = summary(figures, speakers, entities, terms, words_in(language))
    return [str(sentence).replace("\N{NO-BREAK SPACE}", " ") for sentence in sentences]


def test_sentences():
    assert told() == [
        "13 текстов 3 изданий с 02.09.2026 по 30.10.2026.",
        "В них 4 530 слов; прямая речь — 23 %.",
        "Больше всего высказываний: Анна Ким (14 высказываний в 5 текстах), Олег Нин (7 в 1 тексте).",
        "Чаще всего называют: Тарск (34 упоминания в 10 текстах), Анна Ким (21 в 5 текстах).",
        "Ключевые слова: «мост» (6 текстов), «новый завод» (2).",
        "Проверьте: у 5 высказываний спикер не установлен; у 1 текста дата не указана; "
        "у 2 текстов издание не указано; 1 текст — перепечатка.",
    ]


def test_english():
    assert told(language="en")[:3] == [
        "13 texts of 3 outlets from 2 Sept 2026 to 30 Oct 2026.",
        "They have 4,530 words; direct speech is 23% of them.",
        "Most statements: Анна Ким (14 statements in 5 texts), Олег Нин (7 in 1 text).",
    ]


def test_texts_that_are_not_analysed_say_nothing_else():
    nothing = (SPEAKERS[:0], ENTITIES[:0], TERMS[:0])
    assert told(NONE, *nothing) == ["2 текста."]


def test_analysed_texts_without_speech_and_names():
    figures = Totals(1, 1, datetime.date(2026, 9, 2), datetime.date(2026, 9, 2), 0, 0, 0, 0, 40, 0, 0, 0)
    assert told(figures, SPEAKERS[:0], ENTITIES[:0], TERMS[:0]) == [
        "1 текст 1 издания за 02.09.2026.",
        "В нём 40 слов; прямой речи нет.",
        "Высказываний не найдено.",
        "Персоны, организации и места не названы.",
    ]


def test_only_unattributed_statements_have_no_first_speaker():
    assert not [sentence for sentence in told(speakers=SPEAKERS[2:]) if "Больше всего" in sentence]


def test_names_open_their_pages():
    targets = {
        piece.text: piece.target
        for sentence in summary(FIGURES, SPEAKERS, ENTITIES, TERMS, words_in("ru"))
        for piece in sentence.pieces
        if piece.target
    }
    assert targets["Олег Нин"] == Target("quotes", {"speaker": "Олег Нин"})
    assert targets["Тарск"] == Target("entities", {"entity": "Тарск", "kind": "LOC"})
    assert targets["мост"] == Target("topics", {"term": "мост"})
    assert targets["у 1 текста дата не указана"] == Target("reader", {"only": "undated"})
    assert targets["у 5 высказываний спикер не установлен"] == Target("quotes", {"speaker": "?"})
