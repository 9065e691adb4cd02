"""Statements, speakers, voices, sources, who speaks of whom."""

from dataclasses import replace

from analysis import tables
from analysis.tables import AUTHOR, UNKNOWN
from tests.marked_analysis import marked

MEETING = marked(
    """В {LOC Тарск=Тарске} прошла встреча, передаёт @Вести>2@ со ссылкой на @ТАСС@.
{PER Анна Ким} сообщила, что [indirect Анна Ким >2: {LOC Орлов} поможет {LOC Тарск=Тарску}].
«[direct Анна Ким: {LOC Орлов} поможет {LOC Тарск=Тарску}, и {PER~ Пётр Орлов=он} рад. {LOC* Тарск=Тарска} ждёт мэр]»,
— сказала {PER! Анна Ким=министр связи} {PER Анна Ким=Ким}.
«[direct ?: Дождались]», — раздалось в зале. {PER Пётр Орлов} назвал это «[fragment Пётр Орлов: подарком]».

Читайте также:
Пять слов здесь не считаются"""
)


def test_statements_stand_in_the_order_of_the_text_with_their_places():
    table = tables.statements(MEETING)
    assert table[["place", "kind", "speaker", "repeat_of"]].to_dict("split")["data"] == [
        [1, "indirect", "Анна Ким", 2],
        [2, "direct", "Анна Ким", 0],
        [3, "direct", UNKNOWN, 0],
        [4, "fragment", "Пётр Орлов", 0],
    ]
    first = table.iloc[0]
    assert first["said"] == "Орлов поможет Тарску" == MEETING.text[first["start"] : first["stop"]]
    assert (first["words"], first["sentence"], first["paragraph"], first["role"]) == (3, 2, 2, "министр связи")
    assert not table["checked"].any()


def test_speakers_who_says_most_first_and_the_unknown_last():
    table = tables.speakers(MEETING)
    columns = ["speaker", "direct", "indirect", "fragments", "statements", "statements_without_repeats", "words_direct"]
    assert table[columns].to_dict("split")["data"] == [
        ["Анна Ким", 1, 1, 0, 2, 1, 9],
        ["Пётр Орлов", 0, 0, 1, 1, 1, 1],
        [UNKNOWN, 1, 0, 0, 1, 1, 1],
    ]
    assert table["named"].tolist() == [2, 1, 0]
    assert table["roles"].tolist() == ["министр связи", "", ""]
    assert table["kind"].tolist() == ["PER", "PER", ""]


def test_voices_divide_the_words_of_the_body_and_nothing_of_the_furniture():
    table = tables.voices(MEETING)
    assert table["voice"].tolist() == [AUTHOR, "Анна Ким", "Пётр Орлов", UNKNOWN]
    assert table["words"].tolist() == [28, 9, 1, 1]
    assert table["share"].sum() == 1.0


def test_words_quoted_within_a_quote_are_counted_once():
    nested = marked("«[direct Анна Ким: Он сказал «[direct Пётр Орлов: нет]» и ушёл]», — сказала {PER Анна Ким}.")
    assert dict(tables.voices(nested)[["voice", "words"]].values) == {
        AUTHOR: 3,
        "Анна Ким": 4,
        "Пётр Орлов": 1,
    }


def test_sources_with_the_source_behind_them():
    assert tables.sources(MEETING)[["source", "via"]].to_dict("split")["data"] == [["Вести", "ТАСС"], ["ТАСС", ""]]


def test_who_speaks_of_whom_in_own_words_and_with_paraphrases():
    columns = ["speaker", "entity", "mentions", "own", "references"]
    assert tables.speaks_of(MEETING)[columns].to_dict("split")["data"] == [
        ["Анна Ким", "Тарск", 2, 1, 0],
        ["Анна Ким", "Орлов", 1, 1, 0],
        ["Анна Ким", "Пётр Орлов", 0, 0, 1],
    ]
    both = tables.speaks_of(MEETING, paraphrases=True)
    assert both[["entity", "mentions"]].to_dict("split")["data"][:2] == [["Тарск", 3], ["Орлов", 2]]


def test_parts_of_an_interrupted_statement_are_one_text():
    analysis = marked("«[direct Анна Ким: Мы рады], — сказала она, — [direct Анна Ким: и горды]».")
    one, other = analysis.quotes
    analysis = replace(analysis, quotes=(replace(one, spans=one.spans + other.spans),))
    row = tables.statements(analysis).iloc[0]
    assert (row["said"], row["words"]) == ("Мы рады и горды", 4)
    assert (row["start"], row["stop"]) == (one.spans[0][0], other.spans[0][1])


def test_a_text_without_statements_has_the_same_columns():
    silent = marked("Дождь.")
    for table in (tables.statements, tables.speakers, tables.sources, tables.speaks_of):
        assert table(silent).empty
        assert table(silent).dtypes.equals(table(MEETING).dtypes)


def test_what_is_to_be_checked_is_the_least_sure_first_and_what_is_ticked_last():
    rules = ("name", "pronoun", "open", "role")
    quotes = [replace(quote, speaker_rule=rule) for quote, rule in zip(MEETING.quotes, rules, strict=True)]
    table = tables.statements(MEETING)
    assert list(tables.to_check(replace(MEETING, quotes=tuple(quotes)), table)["place"]) == [3, 2, 4]
    quotes[2] = replace(quotes[2], checked=True)
    assert list(tables.to_check(replace(MEETING, quotes=tuple(quotes)), table)["place"]) == [2, 4, 3]
