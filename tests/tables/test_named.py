"""Entities, mentions, references, who is named together, who is never heard."""

import pytest

from analysis import tables
from analysis.tables import AUTHOR
from tests.marked_analysis import marked

VISIT = marked(
    """Визит в {LOC Орлов}

{PER! Анна Ким=Мэр} {PER Анна Ким} и {PER Пётр Лужин} приехали в {LOC Орлов}, передаёт {ORG ТАСС}.
{PER Олег Нин} остался. «[direct Анна Ким: {PER Пётр Лужин=Лужин} знает {LOC Орлов}]», — сказала {PER~ Анна Ким=она}.
{PER Пётр Лужин} встретил мэра {LOC* Орлов=Орлова}."""
)


def test_entities_with_where_they_stand_and_whether_they_speak():
    table = tables.entities(VISIT)
    columns = ["entity", "kind", "mentions", "in_title", "own", "references", "headline", "lead", "statements", "heard"]
    assert table[columns].to_dict("split")["data"] == [
        ["Орлов", "LOC", 4, 1, 3, 0, True, True, 0, False],
        ["Пётр Лужин", "PER", 3, 0, 3, 0, False, True, 0, False],
        ["Анна Ким", "PER", 1, 0, 1, 1, False, True, 1, True],
        ["ТАСС", "ORG", 1, 0, 1, 0, False, True, 0, False],
        ["Олег Нин", "PER", 1, 0, 1, 0, False, False, 0, False],
    ]
    assert table["first"].tolist() == [VISIT.text.index(name) for name in table["entity"]]
    assert table.loc[2, ["variants", "role", "roles"]].tolist() == ["Анна Ким 1", "Мэр", "Мэр"]


def test_mentions_in_the_order_of_the_text_with_the_voice_they_stand_in():
    table = tables.mentions(VISIT)
    assert table["entity"].tolist() == [
        "Орлов",
        "Анна Ким",
        "Пётр Лужин",
        "Орлов",
        "ТАСС",
        "Олег Нин",
        "Пётр Лужин",
        "Орлов",
        "Пётр Лужин",
        "Орлов",
    ]
    assert table["voice"].tolist() == [AUTHOR] * 6 + ["Анна Ким"] * 2 + [AUTHOR] * 2
    assert table["in_title"].tolist() == [False] * 9 + [True]
    assert table["sentence"].tolist() == [1, 2, 2, 2, 2, 3, 4, 4, 5, 5]
    assert table["paragraph"].tolist() == [1, 2, 2, 2, 2, 3, 3, 3, 4, 4]
    assert [VISIT.text[row.start : row.stop] for row in table.itertuples()] == table["text"].tolist()


def test_references_say_how():
    (row,) = tables.references(VISIT).to_dict("records")
    assert (row["entity"], row["text"], row["how"], row["voice"]) == ("Анна Ким", "она", "pronoun", AUTHOR)


def test_unheard_are_persons_who_are_named_and_say_nothing():
    assert tables.unheard(VISIT)["entity"].tolist() == ["Пётр Лужин", "Олег Нин"]


def test_one_of_joint_speakers_is_heard():
    joint = marked("{PER Анна Ким} и {PER Олег Нин} сказали, что [indirect Анна Ким; Олег Нин: всё хорошо].")
    assert tables.unheard(joint).empty
    assert tables.entities(joint)["statements"].tolist() == [1, 1]
    speakers = tables.speakers(joint)
    assert speakers["speaker"].tolist() == ["Анна Ким", "Олег Нин"]
    assert speakers["statements"].tolist() == [1, 1]
    assert tables.speakers(joint)["words_direct"].tolist() == [0, 0]


def test_together_counts_sentences_and_a_title_is_no_meeting():
    table = tables.together(VISIT)
    pairs = {frozenset((row.a, row.b)): (row.sentences, row.numbers) for row in table.itertuples()}
    assert pairs[frozenset(("Орлов", "Пётр Лужин"))] == (2, "2; 4")
    assert pairs[frozenset(("Анна Ким", "Орлов"))] == (1, "2")
    assert table.iloc[0][["a", "b"]].tolist() == ["Орлов", "Пётр Лужин"]
    assert frozenset(("Олег Нин", "Орлов")) not in pairs


def test_together_spans_are_the_mentions_in_the_shared_sentences():
    spans = tables.together_spans(VISIT, "Пётр Лужин", "Орлов")
    assert [VISIT.text[a:b] for a, b in spans] == ["Пётр Лужин", "Орлов", "Лужин", "Орлов"]


@pytest.mark.parametrize(
    "table", [tables.entities, tables.mentions, tables.references, tables.unheard, tables.together]
)
def test_nothing_named_gives_the_same_columns(table):
    nothing = marked("Дождь.")
    assert table(nothing).empty
    assert table(nothing).dtypes.equals(table(VISIT).dtypes)
