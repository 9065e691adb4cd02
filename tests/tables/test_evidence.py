"""The sentences behind a number."""

from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from tests.marked_analysis import marked

TEXT = marked("Первое здесь. Второе там.\nТретье тут.\nЧитайте также:\nЧужая новость")


def pieces(found):
    return ["".join(f"[{text}]" if is_marked else text for text, is_marked in row.pieces) for row in found]


def test_each_sentence_once_with_all_its_marks():
    found = tables.evidence(TEXT, [(7, 12), (0, 6), (33, 36)])
    assert pieces(found) == ["[Первое] [здесь].", "Третье [тут]."]
    assert [(row.sentence, row.paragraph) for row in found] == [(1, 1), (3, 2)]
    assert found[0].marks == ((0, 6), (7, 12))


def test_a_span_over_several_sentences_marks_its_part_of_each():
    assert pieces(tables.evidence(TEXT, [(7, 20)])) == ["Первое [здесь.]", "[Второе] там."]


def test_marks_that_overlap_are_one():
    assert pieces(tables.evidence(TEXT, [(0, 4), (2, 6), (0, 4)])) == ["[Первое] здесь."]


def test_furniture_is_shown_in_its_paragraph():
    start = TEXT.text.index("Чужая")
    (row,) = tables.evidence(TEXT, [(start, start + 5)])
    assert (row.sentence, pieces([row])) == (0, ["[Чужая] новость"])


def test_the_voice_is_that_of_the_first_mark():
    talk = marked("«[direct Анна Ким: Да]», — сказала она.")
    assert [row.voice for row in tables.evidence(talk, [talk.quotes[0].spans[0]])] == ["Анна Ким"]


@given(st.lists(st.tuples(st.integers(0, 62), st.integers(1, 20))))
def test_pieces_joined_are_the_sentence_and_marks_are_what_was_asked_for(spans):
    asked = [(start, min(start + length, len(TEXT.text))) for start, length in spans]
    found = tables.evidence(TEXT, asked)
    for row in found:
        assert "".join(text for text, _ in row.pieces) == TEXT.text[row.start : row.stop]
        assert [text for text, is_marked in row.pieces if is_marked] == [TEXT.text[a:b] for a, b in row.marks]
    counted = {i for row in found for start, stop in row.marks for i in range(start, stop)}
    assert counted <= {i for start, stop in asked for i in range(start, stop)}
